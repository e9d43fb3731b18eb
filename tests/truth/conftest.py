from __future__ import annotations

import sys
from pathlib import Path

# The truth model is shared with benchmarks/truth.py, so it is a package beside the tests and not a part of them.
sys.path.insert(0, str(Path(__file__).parent))
