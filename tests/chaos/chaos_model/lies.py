"""Lies that fit the schema, made of true items."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from chaos_model.truth import Truth

from readout.drafts import CommitmentDraft, ItemDraft, MeetingDraft, SanctionDraft, StatementDraft

T = TypeVar("T")

WORDS = ["peace", "never", "Geneva", "always", "billion", "allies", "withdraw", "tomorrow", "tanks", "refuse", "gladly"]
NOBODY = ["Rufus Firefly", "Evika Silina", "Jacinda Ardern", "Ban Ki-moon", "Office of Rufus Firefly"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MADE_UP = [
    "We shall never surrender to threats,",
    "I gave him my word, and I meant it.",
    "a line that nobody crosses twice",
    "the best deal in history",
    "This ceasefire is dead.",
]
_ATTRIBUTION = 120
"""Characters that "he said" and the like may take at the most."""
_NEGATION = re.compile(r"\b(?:not|never|no)\b ?|n[’']t\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Lie:
    """An item that says what the article does not.

    Attributes:
        kind: what was done to a true item.
        item: what came of it.
        whole: whether nothing but `sound` of it may be kept; else it only has a field that has to go.
        sound: those of its quotes that are true.
        gone: the field that may not be kept, where the rest may.
    """

    kind: str
    item: ItemDraft
    whole: bool = True
    sound: tuple[str, ...] = ()
    gone: str | None = None


Maker = Callable[[random.Random, Truth], Lie | None]


def letters(text: str) -> str:
    """Words and digits alone, one space apart: another measure of sameness than the one that is tested."""
    return " ".join(_LETTERS.findall(text.casefold()))


def stands(words: str, truth: Truth) -> bool:
    """Whether words stand in the article, whatever is between them but letters and digits."""
    return f" {letters(words)} " in f" {letters(truth.document.text or '')} "


def _pick(rng: random.Random, several: Sequence[T]) -> T | None:
    return rng.choice(several) if several else None


def _quoted(truth: Truth) -> list[StatementDraft]:
    return [draft for draft in truth.statements.statements if draft.quotes]


def _altered(kind: str, rng: random.Random, truth: Truth, change: Callable[[str], str | None]) -> Lie | None:
    """A statement one of whose quotes is altered."""
    draft = _pick(rng, _quoted(truth))
    if draft is None:
        return None
    at = rng.randrange(len(draft.quotes))
    changed = change(draft.quotes[at])
    if not changed or stands(changed, truth):
        return None
    others = [quote for number, quote in enumerate(draft.quotes) if number != at]
    quotes = [*draft.quotes[:at], changed, *draft.quotes[at + 1 :]]
    return Lie(kind, draft.model_copy(update={"quotes": quotes}), sound=tuple(others))


def made_up(rng: random.Random, truth: Truth) -> Lie | None:
    return _altered("made-up quote", rng, truth, lambda _: rng.choice(MADE_UP))


def one_word(rng: random.Random, truth: Truth) -> Lie | None:
    """A word put for another, left out, added, doubled or moved."""

    def change(quote: str) -> str | None:
        words = quote.split(" ")
        at = rng.randrange(len(words))
        match rng.randrange(5):
            case 0:
                words[at] = rng.choice(WORDS)
            case 1 if 0 < at < len(words) - 1:
                del words[at]
            case 2:
                words.insert(at, rng.choice(WORDS))
            case 3 if at + 1 < len(words):
                words[at], words[at + 1] = words[at + 1], words[at]
            case _:
                words[at] = _misspelt(rng, words[at])
        return " ".join(words)

    return _altered("one word changed", rng, truth, change)


def _misspelt(rng: random.Random, word: str) -> str:
    found = _WORD.search(word)
    if found is None:
        return word
    at = rng.randrange(found.start(), found.end())
    return word[:at] + rng.choice("aeiourstlmnd") + word[at + 1 :]


def digit(rng: random.Random, truth: Truth) -> Lie | None:
    """A digit changed, or a number added, in a quote."""

    def change(quote: str) -> str | None:
        found = re.search(r"\d", quote)
        if found is None:
            return f"{quote.rstrip(',.')} {rng.randrange(2, 99)} times"
        wrong = rng.choice([one for one in "123456789" if one != found.group()])
        return quote[: found.start()] + wrong + quote[found.end() :]

    return _altered("digit changed", rng, truth, change)


def negation(rng: random.Random, truth: Truth) -> Lie | None:
    """A negation dropped, or put in where there was none."""

    def change(quote: str) -> str | None:
        if _NEGATION.search(quote):
            return _NEGATION.sub("", quote, count=1)
        words = quote.split(" ")
        return " ".join([*words[:1], "not", *words[1:]]) if len(words) > 1 else None

    return _altered("negation dropped", rng, truth, change)


def glued(rng: random.Random, truth: Truth) -> Lie | None:
    """Two quotes of two statements made one, with an ellipsis or without."""
    first, second = _pick(rng, _quoted(truth)), _pick(rng, _quoted(truth))
    if first is None or second is None or first == second or _beside(first.quotes[-1], second.quotes[0], truth):
        return None
    words = first.quotes[-1].rstrip(",.") + rng.choice([" ", " … ", " ... ", ". "]) + second.quotes[0]
    if stands(words, truth):
        return None
    return Lie("two quotes glued", first.model_copy(update={"quotes": [words]}))


def _beside(first: str, second: str, truth: Truth) -> bool:
    """Whether two quotes follow one another: joined they may be one quotation that an attribution interrupts."""
    text = truth.document.text or ""
    gap = text.find(second) - text.find(first) - len(first)
    return 0 <= gap < _ATTRIBUTION


def furniture(rng: random.Random, truth: Truth) -> Lie | None:
    """Words of page furniture given as a quote, or as the evidence of a record."""
    spans = [(truth.document.text or "")[span.start : span.end] for span in truth.document.furniture]
    lines = [line for span in spans for line in span.splitlines() if len(line.split()) > 1]
    words, item = _pick(rng, lines), _pick(rng, truth.items())
    if words is None or item is None:
        return None
    outside = truth.document.text or ""
    for span in spans:
        outside = outside.replace(span, " ")
    if letters(words) in letters(outside):
        return None
    if isinstance(item, StatementDraft):
        return Lie("page furniture", item.model_copy(update={"quotes": [words]}))
    return Lie("page furniture", item.model_copy(update={"evidence": [words]}))


def evidence(rng: random.Random, truth: Truth) -> Lie | None:
    """The evidence of a record altered by a word or a digit."""
    item = _pick(rng, [item for item in truth.items() if not isinstance(item, StatementDraft)])
    if item is None or isinstance(item, StatementDraft):
        return None
    words = item.evidence[0].split(" ")
    at = rng.randrange(len(words))
    words[at] = str(rng.randrange(2, 99)) if re.search(r"\d", words[at]) else rng.choice(WORDS)
    changed = " ".join(words)
    return None if stands(changed, truth) else Lie("evidence altered", item.model_copy(update={"evidence": [changed]}))


def swapped_out(rng: random.Random, truth: Truth) -> Lie | None:
    """A speaker, an actor or a target who is not in the article."""
    item, name = rng.choice(truth.items()), rng.choice(NOBODY)
    if stands(name, truth):
        return None
    match item:
        case StatementDraft():
            return Lie("speaker not in the text", item.model_copy(update={"speaker": name}))
        case CommitmentDraft():
            return Lie("actor not in the text", item.model_copy(update={"actors": [name]}))
        case SanctionDraft():
            return Lie("target not in the text", item.model_copy(update={"targets": [name]}))
        case MeetingDraft():
            return Lie("host not in the text", item.model_copy(update={"hosts": [name]}), whole=False, gone="hosts")


def swapped_in(rng: random.Random, truth: Truth) -> Lie | None:
    """A speaker put for another person of the article."""
    draft = rng.choice(truth.statements.statements)
    people = {party.name for party in truth.statements.parties if party.kind == "person"} | set(truth.never)
    name = _pick(rng, sorted(people - {draft.speaker}))
    return Lie("speaker swapped within the text", draft.model_copy(update={"speaker": name})) if name else None


def weekday(rng: random.Random, truth: Truth) -> Lie | None:
    """A day that the article does not name."""
    item = rng.choice([item for item in truth.items() if not isinstance(item, CommitmentDraft)])
    day = f"on {rng.choice(WEEKDAYS)}"
    if stands(day, truth):
        return None
    return Lie("wrong weekday", item.model_copy(update={"when": day}), whole=False, gone="when")


MAKERS: tuple[Maker, ...] = (
    made_up,
    one_word,
    digit,
    negation,
    glued,
    furniture,
    evidence,
    swapped_out,
    swapped_in,
    weekday,
)


def lie(rng: random.Random, truth: Truth) -> Lie:
    """One lie, of any kind that the article admits."""
    while True:
        made = rng.choice(MAKERS)(rng, truth)
        if made is not None:
            return made
