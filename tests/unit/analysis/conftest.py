"""One analyser for all tests of the analysis: loading the language model takes a second."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.config import load_settings
from parley.workflows.resources import load_analyser


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return load_analyser(load_settings(environ={}))
