"""The language model: which is named, whether it is installed and in which version; on request, whether it works.

Invariant: `check_model` imports neither spaCy nor the model, and takes milliseconds.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from parley.config import load_settings
from parley.errors import ConfigError, ParleyError
from parley.workflows.health.findings import Finding, ok, raised, wrong

SENTENCE = "The Hill Front offered the Velmar government a ceasefire of ten days."
EXPECTED = "offer"
"""The act that the trial sentence must give."""

ABOUT = "language model"

INSTALL_MODEL = "run make setup, or set PARLEY_MODEL to an installed spaCy pipeline"


def check_model() -> Iterator[Finding]:
    """spaCy and the named model, by what is installed of them."""
    try:
        yield ok("spaCy", metadata.version("spacy"))
    except metadata.PackageNotFoundError:
        yield wrong("spaCy", "is not installed", "run make setup, or install Parley again")
    try:
        name = load_settings().model
    except ConfigError:
        return  # told with the variables
    version = model_version(name)
    if version is None:
        yield wrong(ABOUT, f"{name} is not installed", INSTALL_MODEL)
    else:
        yield ok(ABOUT, f"{name} {version}".strip())


def model_version(name: str) -> str | None:
    """The version of an installed model, "" where it tells none, None where the package is not there.

    >>> model_version("no_such_model") is None
    True
    """
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    if spec is None:
        return None
    for folder in spec.submodule_search_locations or ():
        try:
            told = json.loads(Path(folder, "meta.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(told, dict):
            return str(told.get("version", ""))
    return ""


def try_model() -> Iterator[Finding]:
    """As `check_model`, and the model loaded and one sentence analysed. Takes some seconds."""
    yield from check_model()
    try:
        yield _trial()
    except ParleyError as error:
        yield raised(ABOUT, error)
    except Exception as error:  # a broken model can raise anything, and the examination goes on
        yield wrong(ABOUT, f"cannot be used ({type(error).__name__}: {error})".splitlines()[0], INSTALL_MODEL)


def _trial() -> Finding:
    from parley.model.records import RawDocument
    from parley.reading import ReadingOptions, read
    from parley.workflows.resources import load_analyser

    started = time.monotonic()
    analyser = load_analyser(load_settings())
    doc = read(RawDocument(key="trial", media="text", text=SENTENCE), options=ReadingOptions(plain=True))
    found = analyser.analyse(doc, gate=False)
    if any(stmt.act == EXPECTED for stmt in found.statements):
        versions = ", ".join(f"{name} {value}" for name, value in sorted(analyser.versions.items()))
        return ok("analysis", f"works ({versions}; {time.monotonic() - started:.1f} s)")
    reasons = "; ".join(fail.reason for fail in found.failures) or "it finds no offer in a plain sentence that tells one"
    return wrong("analysis", reasons, "use the model that Parley is installed with: unset PARLEY_MODEL, run make setup")
