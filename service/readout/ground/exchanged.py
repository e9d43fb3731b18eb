"""Forms that are another's: what the answer lists for one party and is the name of another whom it lists."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable

from readout.drafts import PartyDraft
from readout.ground.descriptions import describes
from readout.ground.name_matching import of_person, reads_person
from readout.languages import Language, language
from readout.parties.naming import alike, plain, words_of
from readout.values import country_code

_IN_WORDS = re.compile(r"[\s'’.-]+")
"""What joins the parts of a word, and the words of a form."""
_OF_A_BODY = re.compile(r"^\S+['’]s (?=\S+ \S)")
"""Whose he is, before a whole name: ``Labour’s Ida Berg``."""


class OtherNames:
    """The names that the persons of one answer bear.

    Args:
        drafts: The parties as the model lists them.
        tag: Language of the text (BCP 47).
    """

    def __init__(self, drafts: Iterable[PartyDraft], tag: str | None) -> None:
        self._tag = tag
        self._people = [_Person(draft) for draft in drafts if draft.kind == "person"]

    def has(self, form: str, draft: PartyDraft) -> bool:
        """Whether a form is the name of a listed person or of another country, and not like this party's own."""
        if draft.kind == "country":
            own, other = country_code(draft.name), country_code(form, self._tag)
            if own and other and own != other:
                return True
        key, own_words = _key(form), set(_key(draft.name).split())
        if not key or not own_words.isdisjoint(key.split()):
            return False
        others = [person for person in self._people if person.draft is not draft]
        if any(key in person.names for person in others):
            return True
        if draft.kind != "person":
            return False
        return any(self._names(form, person, draft.name) or self._sounds(form, person, draft.name) for person in others)

    def _names(self, form: str, person: _Person, own: str) -> bool:
        """Whether a form is another's name or surname behind what he is, and that is like none of her name."""
        known = language(self._tag)
        name = person.name_in(form, known) if known else ""
        return bool(name) and not alike(own, name)

    def _sounds(self, form: str, person: _Person, own: str) -> bool:
        """Whether a form in another script sounds like a whole name or like its surname, or is read as one."""
        if form.isascii() or alike(own, form) or of_person(own, form, self._tag):
            return False
        name, together = person.draft.name, _IN_WORDS.sub("", form)
        return reads_person(name, form, self._tag) or any(
            alike("".join(one.split()), together) for one in (name, *name.split()[-1:])
        )


class _Person:
    def __init__(self, draft: PartyDraft) -> None:
        self.draft = draft
        name = _key(draft.name)
        surname = "" if describes(draft.name, "en") else name.rpartition(" ")[2]
        self.names = frozenset(filter(None, (name, surname)))
        parts = words_of(draft.name)
        self._names = {parts[at:] for at in range(len(parts))}
        self._role = words_of(draft.role or "")

    def name_in(self, form: str, known: Language) -> str:
        """His name or surname at the end of a form, behind titles or his role: ``le maire de Caen, M. Roux``."""
        whole = words_of(_OF_A_BODY.sub("", form))
        if whole == words_of(self.draft.name):
            return " ".join(whole)
        words = words_of(form)
        at = next((at for at in range(1, len(words)) if words[at:] in self._names), None)
        if at is None:
            return ""
        before = list(words[:at])
        while before and before[-1] in _titles(known):
            before.pop()
        office = _bare(before, known)
        return " ".join(words[at:]) if not office or office == _bare(self._role, known) else ""


def _bare(words: Iterable[str], known: Language) -> list[str]:
    """Words without the articles with which they begin."""
    return list(itertools.dropwhile(known.determiners.__contains__, words))


@functools.cache
def _titles(known: Language) -> frozenset[str]:
    return frozenset(map(plain, known.titles))


@functools.lru_cache(maxsize=16384)
def _key(name: str) -> str:
    return " ".join(name.casefold().split())
