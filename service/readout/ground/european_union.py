"""The European Union and its institutions by one word that the text explains: *Brussels*, *Unie*, *Komisja*, *der Rat*.

*Brussels* acts for the Union where it is no place of what happens, the text names Europe, and neither Belgium nor the
other body that has its seat there. A union is the European one where the text names that by its full name or acronym,
or Brussels, and no other union.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from readout.drafts import PartyDraft
from readout.ground.article import Article, Range
from readout.ground.capitals import WORD
from readout.ground.country_words import without_endings
from readout.languages import language
from readout.languages.body_words import body_words
from readout.values import body_names, country_code, demonym_country, is_institution, names_europe, place_name
from readout.values.bodies import is_union_alone
from readout.values.folding import fold_name

_APOSTROPHE = re.compile("['’]")
_UNION, _COMMISSION, _ALLIANCE = "european union", "european commission", "north atlantic treaty organization"
_SEAT, _BELGIUM = "Brussels", "BE"
_BEHIND_DATELINE = re.compile(r"\s*(?:[,(/:—–-]|\d)")
"""What stands behind the name of a place at the head of a text."""
_OTHER_UNION = frozenset({"de", "ru", "uk", "tr"})
"""Languages in which a party or another state is called *the Union*."""


class EuropeanUnion:
    """The Union in one text.

    Args:
        drafts: The parties as the model lists them.
        article: The text.
        is_sure: Whether a party of a name is listed and confirmed.
    """

    def __init__(self, drafts: Sequence[PartyDraft], article: Article, is_sure: Callable[[str], bool]) -> None:
        self._drafts = drafts
        self._article = article
        self._is_sure = is_sure
        self._tag = article.document.language
        self._known = language(self._tag)

    def is_meant(self, draft: PartyDraft, form: str, places: Sequence[Range]) -> bool:
        """Whether one word means the Union or an institution of its, by what the text says beside.

        Not where another party is listed under the same word.

        Args:
            draft: The body.
            form: As the text has it.
            places: Where it stands.
        """
        if any(form in other.as_written for other in self._drafts if other is not draft):
            return False
        endings = self._known is not None and self._known.endings
        if is_institution(draft.name, (form.split() or [""])[-1], endings=endings):
            return self._is_sure("European Union")
        if body_names(draft.name) & {_UNION, _COMMISSION} and self._is_seat(form):
            return self._acts_from_seat(places)
        return self.is_only_a_union(draft, form) and self._is_the_only_union(form)

    def is_only_a_union(self, draft: PartyDraft, form: str) -> bool:
        """Whether a form says *the union* and no more, for the European one: alone it shows nothing."""
        return _UNION in body_names(draft.name) and is_union_alone(form.rsplit(maxsplit=1)[-1] if form.split() else "")

    def _is_seat(self, form: str) -> bool:
        word = form.rsplit(maxsplit=1)[-1] if form.split() else ""
        return any(place_name(one, self._tag) == _SEAT for one in (word, *without_endings(word, self._tag)))

    def _acts_from_seat(self, places: Sequence[Range]) -> bool:
        text = self._article.text
        return (
            names_europe(text)
            and _BELGIUM not in self._countries
            and not any(_ALLIANCE in body_names(word) for word in self._words)
            and any(self._acts(place) for place in places)
        )

    def _acts(self, place: Range) -> bool:
        """Whether a place's name has no preposition before it and is no dateline."""
        words, text = body_words((self._tag or "").split("-")[0]), self._article.text
        if words is None or text[slice(*place)].isupper() or _BEHIND_DATELINE.match(text, place[1]):
            return False
        start, _ = self._article.sentence(place)
        before = [match.group().lower() for match in WORD.finditer(text, start, place[0])]
        unspaced = self._known is not None and self._known.unspaced
        return not unspaced and not (before and before[-1] in words.inside | words.whence | words.of)

    def _is_the_only_union(self, form: str) -> bool:
        known, word = self._known, (form.split() or [""])[-1]
        if known is None or known.language in _OTHER_UNION or not _APOSTROPHE.split(word)[-1][:1].isupper():
            return False
        own = [draft for draft in self._drafts if _UNION not in body_names(draft.name)]
        if any("union" in fold_name(draft.name).split() for draft in own if draft.kind != "person"):
            return False
        pairs = zip(self._words, self._words[1:], strict=False)
        named = any(_UNION in body_names(one) for one in (*self._words, *(f"{a} {b}" for a, b in pairs)))
        return named or any(self._is_seat(one) for one in self._words)

    @functools.cached_property
    def _words(self) -> list[str]:
        found = (match.group().rstrip(".'’-") for match in WORD.finditer(self._article.text))
        return [_APOSTROPHE.split(word)[-1] for word in found]

    @functools.cached_property
    def _countries(self) -> set[str | None]:
        """The countries that the text names by their names and adjectives."""
        return {country_code(word, self._tag) or demonym_country(word, self._tag) for word in self._words}
