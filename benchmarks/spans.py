"""Whether what is cited stands at its place in the text, for a file of each format: spans, pages, times.

    python benchmarks/spans.py

Three statements are put into a file of each format (``tests/ingest/formats/spans_by_format.py``), the file is read, and
the statements are grounded in its text. Counted are the spans of their sentences, quotations and attributions that are
the very words at their place, and the quotations whose page, second or hour of the post is right.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ingest" / "formats"))

from spans_by_format import rows, table

if __name__ == "__main__":
    print(table(rows()))
