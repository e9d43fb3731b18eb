"""Makes ``twins_model`` importable for the tests beside it, as ``benchmarks/twins.py`` does for itself."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
