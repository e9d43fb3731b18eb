"""Who is meant: names that the model gave, held against the forms under which the text names people and bodies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz

from readout.drafts import PartyDraft
from readout.ground.article import Article
from readout.ground.capitals import SHORT, WORD, plain
from readout.values import country_code
from readout_schemas import Evidence, Mention, Party

ALIKE = 75.0
"""Similarity, of 100, from which a capitalised word of the text counts as a spelling of a surname (rapidfuzz's ratio):
``Zelenski`` and ``Zelensky`` have 88, ``Walts`` and ``Waltz`` 80, ``Trump`` and ``Truss`` 60."""

SAME = 90.0
"""The same for a word of a name within a form of that name."""

WHOLE = 85.0
"""The same for a whole name: ``Ursula von der Laien`` has 90 of ``Ursula von der Leyen``."""

_INSIDE = re.compile(r"\w")


class Names:
    """The parties of one answer, checked against the text."""

    def __init__(self, drafts: Iterable[PartyDraft], article: Article) -> None:
        self._article = article
        self._drafts = {_key(draft.name): draft for draft in drafts}
        self._parties: dict[str, Party | None] = {}

    @property
    def drafts(self) -> tuple[PartyDraft, ...]:
        """The parties as the model lists them, by name the last of several."""
        return tuple(self._drafts.values())

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
        return Mention.of(party, written)

    def person(self, name: str, forms: Iterable[str] = ()) -> bool:
        """Whether the text names this person.

        It has a word that spells the surname, or words that spell the whole name; or one of ``forms``, which stand in
        it, has a word of the name; or it has the first name, and nobody's surname after it. A first name with another
        surname is somebody else.
        """
        parts = [plain(part) for part in WORD.findall(name)]
        if not parts:
            return False
        written = {plain(word) for form in forms for word in WORD.findall(form)}
        if any(_spelt(part, written, SAME) for part in parts):
            return True
        capitals = self._article.capitals
        return (
            _spelt(parts[-1], capitals.words, ALIKE)
            or any(fuzz.ratio(" ".join(parts), whole) >= WHOLE for whole in capitals.names(parts))
            or parts[0] in capitals.alone
        )

    def _by_form(self, key: str) -> PartyDraft | None:
        return next((draft for draft in self._drafts.values() if key in map(_key, draft.as_written)), None)

    def _of_another(self, form: str, draft: PartyDraft) -> bool:
        """Whether a form is the name or surname of a listed person, and no word of it is in this party's own name."""
        key, own = _key(form), set(_key(draft.name).split())
        bearers = [name for name, other in self._drafts.items() if other.kind == "person" and name != _key(draft.name)]
        return any(key in {name, name.split()[-1]} for name in bearers if name) and own.isdisjoint(key.split())

    def _checked(self, draft: PartyDraft) -> Party | None:
        listed = [form for form in draft.as_written if not self._of_another(form, draft)]
        forms = [form for form in (draft.name, *listed) if form.strip() and self._article.holds(form)]
        named = self.person(draft.name, forms) if draft.kind == "person" else bool(forms)
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


def slug(name: str) -> str:
    """A name in letters, digits and hyphens, of any script."""
    return re.sub(r"[\W_]+", "-", plain(name)).strip("-") or "unnamed"


def _spelt(part: str, words: Collection[str], alike: float) -> bool:
    if part in words or len(part) <= SHORT:
        return part in words
    return any(abs(len(word) - len(part)) <= SHORT and fuzz.ratio(part, word) >= alike for word in words)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _stands_in(form: str, evidence: Iterable[Evidence]) -> bool:
    sought = form.casefold()
    return any(_has_word(span.text.casefold(), sought) for span in evidence)


def _has_word(text: str, sought: str) -> bool:
    """Whether words stand in a text with no letter or digit beside them."""
    at = text.find(sought)
    while at >= 0:
        beside = text[max(at - 1, 0) : at] + text[at + len(sought) : at + len(sought) + 1]
        if not _INSIDE.search(beside):
            return True
        at = text.find(sought, at + 1)
    return False
