"""Quoted words stand for themselves, or inside the reporter's sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.text.mode import standalone

SEEDS = Path(__file__).parents[2] / "seeds"
DIRECT = [
    "⟦Accept the ceasefire,⟧ he said.",
    "He added: “⟦Accept it. End the war.⟧”",
    "He said, “⟦We will⟧”.",
    "He said, “⟦We will⟧”",
    "It was over. “⟦We will go,⟧” he said.",
    "Over.\n” ⟦Yes, but ‘not enough⟧’said Starmer.",
    "His message was “⟦This is the moment.⟧”",
    "« ⟦Nous sommes prêts⟧ », a-t-il dit.",
    "Er sagte: „⟦Wir kommen⟧“.",
    "«⟦Мы готовы⟧», — сказал он.",
    "首相は述べた。「⟦支持する⟧」",
]
MIXED = [
    "urged Russia to “⟦end all hostilities⟧”.",
    "build a “⟦Coalition of the Willing⟧”. He continued",
    "Putin’s answer is “⟦not good enough,⟧” he said.",
    "said the leaders “⟦They agreed to act⟧”. Thursday’s",
    "On the contrary, “⟦Putin is the one who delays⟧” the ceasefire, he said.",
    "The leaders ‘⟦They also discussed sanctions⟧ »said Starmer.",
    "« ⟦prêts⟧ » à tout",
]


def span(marked: str) -> tuple[str, int, int]:
    return marked.replace("⟦", "").replace("⟧", ""), marked.index("⟦"), marked.index("⟧") - 1


@pytest.mark.parametrize("marked", DIRECT)
def test_words_that_stand_for_themselves(marked: str) -> None:
    assert standalone(*span(marked))


@pytest.mark.parametrize("marked", MIXED)
def test_words_inside_the_reporters_sentence(marked: str) -> None:
    assert not standalone(*span(marked))


@pytest.mark.parametrize("path", sorted((SEEDS / "gold").glob("seed_*.json")), ids=lambda path: path.stem)
def test_mode_of_all_statements_of_a_seed(path: Path) -> None:
    """A statement is direct if all of its quotes stand for themselves, as its readers said."""
    reading = json.loads(path.read_text(encoding="utf-8"))
    text = (SEEDS / reading["file"]).read_text(encoding="utf-8")
    for statement in reading["statements"]:
        if statement["quotes"]:
            direct = all(standalone(text, quote["start"], quote["end"]) for quote in statement["quotes"])
            assert ("direct" if direct else "mixed") == statement["mode"], statement["id"]
