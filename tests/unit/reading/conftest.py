"""Makes the loader of the fixture pages importable; the evaluation uses it too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
