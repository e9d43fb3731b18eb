"""How fast quotations are placed: 1,000 quotes, a tenth of them near misses, in texts of 20 KB to 2 MB.

Run with ``python benchmarks/grounding.py``; ``--profile`` adds texts that are made to be slow.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from readout.text.fold import FoldedText
from readout.text.nearest import nearest
from readout.text.quotations import quotations
from readout.text.sentences import Sentences

_SYLLABLES = "ka lo mi ter pra sen du vel ion qui bar oth ness ing ra te su mo fé ün"


def _vocabulary(rng: random.Random) -> list[str]:
    return ["".join(rng.choices(_SYLLABLES.split(), k=rng.randint(1, 4))) for _ in range(12_000)]


def article(rng: random.Random, size: int) -> str:
    """Prose of about ``size`` characters with Zipf's frequencies, quotations, stops and paragraphs."""
    vocabulary = _vocabulary(rng)
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    pieces: list[str] = []
    length = 0
    while length < size:
        words = rng.choices(vocabulary, weights, k=rng.randint(8, 30))
        cut = rng.randint(2, len(words) - 2)
        quoted = rng.random() < 0.4
        sentence = " ".join(words[:cut]) + (" said, “" if quoted else ", ") + " ".join(words[cut:])
        pieces.append(sentence.capitalize() + (".”" if quoted else ".") + (" " if rng.random() < 0.7 else "\n\n"))
        length += len(pieces[-1])
    return "".join(pieces)


def quotes(rng: random.Random, text: str, count: int) -> list[str]:
    """Stretches of the text, every tenth with a word changed, in random order."""
    words = text.split(" ")
    taken = []
    for number in range(count):
        length = rng.randint(2, 40)
        start = rng.randrange(len(words) - length)
        stretch = words[start : start + length]
        if number % 10 == 0:
            stretch[rng.randrange(length)] = "misquoted"
        taken.append(" ".join(stretch))
    rng.shuffle(taken)
    return taken


def _timed(work: Callable[[], object]) -> float:
    """Seconds of the best of three runs."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _ground(text: str, wanted: list[str], *, mend: bool) -> int:
    folded = FoldedText(text)
    found = 0
    for quote in wanted:
        if folded.place(quote):
            found += 1
        elif mend:
            folded.find_parts(quote)
            nearest(folded, quote)
    return found


def _row(name: str, text: str, wanted: list[str]) -> None:
    plain = _timed(lambda: _ground(text, wanted, mend=False))
    mended = _timed(lambda: _ground(text, wanted, mend=True))
    scan = _timed(lambda: quotations(text))
    cut = _timed(lambda: Sentences(text))
    found = _ground(text, wanted, mend=False)
    print(
        f"{name:28} {len(text):>9,} {len(wanted):>6,} {found:>6,} {plain * 1e3:>9.1f} {mended * 1e3:>11.1f} "
        f"{scan * 1e3:>9.1f} {cut * 1e3:>9.1f}"
    )


def _hostile(rng: random.Random) -> dict[str, tuple[str, list[str]]]:
    many = [" ".join(["word"] * rng.randint(1, 60)) for _ in range(200)]
    return {
        "one word, 1 MB": ("word " * 200_000, many),
        "one letter, 1 MB": ("a" * 1_000_000, ["a" * n for n in range(1, 200)]),
        "10,000 marks": ("“" * 10_000 + " word " + "”" * 10_000, ["word", "“word”"]),
        "10,000 mixed marks": ("".join(rng.choices("“”‘’\"'«»„ a\n", k=30_000)), ["a a", "a"]),
        "10,000 apostrophes": ("the dogs' bones 'n' " * 10_000, ["dogs bones"]),
        "1 MB of spaces": ("a" + " " * 1_000_000 + "b", ["a b", "a  c"]),
        "1 MB of line breaks": ("a" + "\n" * 1_000_000 + "b", ["a b"]),
        "1 MB of dots": ("a" + "." * 1_000_000 + "b", ["a...b"]),
        "1 MB of accents": ("a" + "\u0301" * 1_000_000, ["a"]),
        "1 MB of soft hyphens": ("a\xad" * 500_000, ["aaa"]),
        "20,000 left open": ("“word and word.\n\n" * 20_000, ["word and word"]),
        "20,000 attributions": ("“Word,” he said, “word.” " * 10_000, ["word word", "Word, word.”"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="also texts that are made to be slow")
    arguments = parser.parse_args()
    rng = random.Random(3)
    print(
        f"{'text':28} {'chars':>9} {'quotes':>6} {'found':>6} {'place ms':>9} {'+nearest ms':>11} "
        f"{'scan ms':>9} {'cut ms':>9}"
    )
    for size in (20_000, 200_000, 2_000_000):
        text = article(rng, size)
        _row(f"prose, {size:,}", text, quotes(rng, text, 1_000))
    text = article(rng, 2_000_000)
    for count in (250, 500, 2_000, 4_000):
        _row(f"prose, {count:,} quotes", text, quotes(rng, text, count))
    if arguments.profile:
        for name, (text, wanted) in _hostile(rng).items():
            _row(name, text, wanted)


if __name__ == "__main__":
    main()
