"""How much of an article's body is read from a page, and how much of what stands around it.

    python benchmarks/article_bodies.py [FOLDER] [--write] [-v]

The pages are invented (``tests/ingest/pages``): NAME.html, and in NAME.txt what a reader calls its article. Compared
are runs of four words, each as often as it stands there, as the article extraction benchmark of Zyte has it
(https://github.com/scrapinghub/article-extraction-benchmark); a Chinese or Japanese letter is a word of its own.
trafilatura alone, and readability where it is installed, are measured in the same run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from throughput import write

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from readout_tests.article_bodies import PAGES, RUN, Score, score  # noqa: E402

Extractor = Callable[[Path], str]


def readout(page: Path) -> str:
    from readout.ingest import read

    return "\n".join(document.text or "" for document in read([page]))


def trafilatura(page: Path) -> str:
    from trafilatura import extract

    return extract(page.read_bytes(), include_comments=False) or ""


def readability(page: Path) -> str:
    from lxml.html import fromstring
    from readability import Document

    return str(fromstring(Document(page.read_text(encoding="utf-8")).summary()).text_content())


def scores(extract: Extractor, folder: Path) -> Iterator[tuple[str, Score]]:
    for page in sorted(folder.glob("*.html")):
        yield page.stem, score(extract(page), page.with_suffix(".txt").read_text(encoding="utf-8"))


def mean(found: list[Score]) -> Score:
    """The mean over pages, each counting once."""
    return Score(*(sum(values) / len(found) for values in zip(*found, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--write", action="store_true", help="put the table into the results")
    parser.add_argument("-v", "--verbose", action="store_true", help="each page")
    given = parser.parse_args()
    lines = ["| extractor | precision | recall | F1 |", "|---|---|---|---|"]
    pages = len(list(given.folder.glob("*.html")))
    for extract in (readout, trafilatura, readability):
        try:
            found = dict(scores(extract, given.folder))
        except ModuleNotFoundError as missing:
            print(f"{extract.__name__}: {missing}", file=sys.stderr)
            continue
        if given.verbose:
            for name, one in found.items():
                print(f"{extract.__name__} {name}: {one.precision:.3f} {one.recall:.3f} {one.f1:.3f}")
        total = mean(list(found.values()))
        f1 = sum(one.f1 for one in found.values()) / pages
        lines.append(f"| {extract.__name__} | {total.precision:.3f} | {total.recall:.3f} | {f1:.3f} |")
    table = "\n".join(lines)
    print(table)
    if given.write:
        write("article bodies", f"## Article bodies\n\n{pages} invented pages, runs of {RUN} words.\n\n{table}")


if __name__ == "__main__":
    main()
