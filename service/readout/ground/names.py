"""Who is meant: names that the model gave, held against the forms under which the text names people and bodies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from readout.drafts import PartyDraft
from readout.ground.article import Article
from readout.values import country_code
from readout_schemas import Evidence, Mention, Party

ALIKE = 75.0
"""Similarity, of 100, from which a word of the text counts as a spelling of a word of a person's name: it takes
``Zelenski`` for ``Zelensky`` and ``Laien`` for ``Leyen``, and no other name of the seeds for one another."""

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = 3


class Names:
    """The parties of one answer, checked against the text."""

    def __init__(self, drafts: Iterable[PartyDraft], article: Article) -> None:
        self._article = article
        self._drafts = {_key(draft.name): draft for draft in drafts}
        self._words = {plain(word) for word in _WORD.findall(article.text)}
        self._parties: dict[str, Party | None] = {}

    def party(self, name: str) -> Party | None:
        """The party of that name, with the forms that stand in the text; ``None`` if the text names nobody like it."""
        key = _key(name)
        if key not in self._parties:
            draft = self._drafts.get(key) or self._by_form(key)
            self._parties[key] = self._checked(draft or PartyDraft(name=name, kind="group", role=None, as_written=[]))
        return self._parties[key]

    def found(self) -> list[Party]:
        """The parties that were looked up and stand in the text."""
        return [party for party in self._parties.values() if party is not None]

    def mention(self, name: str, evidence: Iterable[Evidence]) -> Mention | None:
        """The party in its part in a record; ``None`` if the text names nobody like it."""
        party = self.party(name)
        if party is None:
            return None
        written = next((form for form in _longest_first(party.as_written) if _stands_in(form, evidence)), None)
        return Mention(party=party.id, name=party.name, as_written=written)

    def person(self, name: str) -> bool:
        """Whether the text has a word that spells a word of this person's name."""
        return any(
            fuzz.ratio(part, word) >= ALIKE
            for part in (plain(part) for part in _WORD.findall(name))
            if len(part) >= _SMALL
            for word in self._words
            if abs(len(word) - len(part)) <= _SMALL
        )

    def _by_form(self, key: str) -> PartyDraft | None:
        return next((draft for draft in self._drafts.values() if key in map(_key, draft.as_written)), None)

    def _checked(self, draft: PartyDraft) -> Party | None:
        forms = [form for form in (draft.name, *draft.as_written) if form.strip() and self._article.holds(form)]
        named = self.person(draft.name) if draft.kind == "person" else bool(forms)
        if not draft.name.strip() or not named:
            return None
        return Party(
            id=f"{draft.kind}-{slug(draft.name)}",
            name=draft.name.strip(),
            kind=draft.kind,
            role=draft.role or None,
            country=country_code(draft.name) if draft.kind == "country" else None,
            as_written=tuple(dict.fromkeys(forms)),
        )


def plain(word: str) -> str:
    """A word without accents, case and full stops, to compare."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char not in ".'’")


def slug(name: str) -> str:
    """A name in letters, digits and hyphens, of any script."""
    return re.sub(r"[\W_]+", "-", plain(name)).strip("-") or "unnamed"


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _stands_in(form: str, evidence: Iterable[Evidence]) -> bool:
    pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
    return any(pattern.search(span.text) for span in evidence)
