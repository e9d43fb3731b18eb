"""Lies made of true answers: what a model says that the text does not."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from truth_model.corpus import Truth

from readout.drafts import ItemDraft, MeetingDraft, ParticipantDraft, PartyDraft, Readout, StatementDraft

ALTERED, INVENTED, SIDE, FORMS, SPEAKER = "altered words", "invented words", "invented side", "forms", "speaker"
KINDS = (ALTERED, INVENTED, SIDE, FORMS, SPEAKER)
NOWHERE = ("Paraguay", "Zambia", "Laos", "Vanuatu", "Honduras", "Eswatini")
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Lie:
    """An answer one item of which is false.

    Attributes:
        kind: what was done to it.
        answer: the whole answer.
        item: the false item in it.
        false: the words or the name that may not be kept.
    """

    kind: str
    answer: Readout
    item: ItemDraft
    false: str


def lies(truth: Truth, others: list[Truth]) -> Iterator[Lie]:
    """Lies about one text, the same ones every time.

    Args:
        truth: the text.
        others: texts of the same language, from which words are taken that nobody said here.
    """
    rng = random.Random(truth.name)  # noqa: S311  (no secrets here)
    for draft in truth.answer.statements:
        yield from _altered(rng, truth, draft)
        yield from _invented(rng, truth, draft, others)
        yield from _swapped(truth, draft)
    for meeting in truth.answer.meetings:
        yield from _sides(rng, truth, meeting)
    yield from _forms(truth)


def letters(text: str) -> str:
    """Words and digits alone, one space apart: another measure of sameness than the one that is tested."""
    return " ".join(_LETTERS.findall(text.casefold()))


def _with(truth: Truth, old: ItemDraft, new: ItemDraft, parties: list[PartyDraft] | None = None) -> Readout:
    def put(items: list[ItemDraft]) -> list[ItemDraft]:
        return [new if item is old else item for item in items]

    changed = {name: put(getattr(truth.answer, name)) for name in ("meetings", "statements")}
    return truth.answer.model_copy(update={**changed, "parties": parties or truth.answer.parties})


def _altered(rng: random.Random, truth: Truth, draft: StatementDraft) -> Iterator[Lie]:
    """A word left out, moved or put for another; a sign in scripts that do not part words."""
    for at, quote in enumerate(draft.quotes):
        unspaced = _UNSPACED.search(quote) is not None
        words = list(quote) if unspaced else quote.split()
        if len(words) < 3:
            continue
        place = rng.randrange(1, len(words) - 1)
        source = (truth.document.text or "") if unspaced else (truth.document.text or "").split()
        for changed in (
            [*words[:place], *words[place + 1 :]],
            [*words[:place], words[place + 1], words[place], *words[place + 2 :]],
            [*words[:place], rng.choice(source), *words[place + 1 :]],
        ):
            false = ("" if unspaced else " ").join(changed)
            if letters(false) not in letters(truth.document.text or ""):
                quotes = [*draft.quotes[:at], false, *draft.quotes[at + 1 :]]
                new = draft.model_copy(update={"quotes": quotes})
                yield Lie(ALTERED, _with(truth, draft, new), new, false)


def _invented(rng: random.Random, truth: Truth, draft: StatementDraft, others: list[Truth]) -> Iterator[Lie]:
    """Words that somebody said in another text."""
    said = [quote for other in others for one in other.answer.statements for quote in one.quotes]
    said = [quote for quote in said if letters(quote) not in letters(truth.document.text or "")]
    if draft.quotes and said:
        false = rng.choice(said)
        new = draft.model_copy(update={"quotes": [false]})
        yield Lie(INVENTED, _with(truth, draft, new), new, false)


def _swapped(truth: Truth, draft: StatementDraft) -> Iterator[Lie]:
    """The speaker put for each other person of the text."""
    for party in truth.answer.parties:
        if party.kind == "person" and party.name != draft.speaker:
            new = draft.model_copy(update={"speaker": party.name})
            yield Lie(SPEAKER, _with(truth, draft, new), new, party.name)


def _sides(rng: random.Random, truth: Truth, meeting: MeetingDraft) -> Iterator[Lie]:
    """A country that the text does not name, listed under its own name or under nothing."""
    name = rng.choice(NOWHERE)
    if letters(name) in letters(truth.document.text or "") or any(name == one.name for one in truth.answer.parties):
        return
    side = ParticipantDraft(name=name, representative=None, role=None)
    new = meeting.model_copy(update={"participants": [*meeting.participants, side]})
    for forms in ([], [name]):
        listed = PartyDraft(name=name, kind="country", role=None, as_written=forms)
        yield Lie(SIDE, _with(truth, meeting, new, [*truth.answer.parties, listed]), new, name)


def _forms(truth: Truth) -> Iterator[Lie]:
    """Two people of the text whose forms are exchanged."""
    people = [party for party in truth.answer.parties if party.kind == "person" and party.as_written]
    for first, second in itertools.pairwise(people):
        item = next((draft for draft in truth.answer.statements if draft.speaker == first.name), None)
        if item is None:
            continue
        new = {
            first.name: first.model_copy(update={"as_written": second.as_written}),
            second.name: second.model_copy(update={"as_written": first.as_written}),
        }
        parties = [new.get(party.name, party) for party in truth.answer.parties]
        copy = item.model_copy()
        yield Lie(FORMS, _with(truth, item, copy, parties), copy, first.name)
