"""The country that a text means where it names none: *our country*, *the government*, *Ministerstvo zemědělství*.

It is that of who published the text, or the only one of those that write in its language which the text names. Words
are taken for its own only where no other country stands beside them; a country is never refuted by them.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from readout.ground.capitals import WORD
from readout.ground.country_words import country_by_sign, without_endings
from readout.ground.state_offices import is_ours, office_at, state_bodies, state_office
from readout.languages import language
from readout.values import (
    capital_country,
    country_code,
    demonym_country,
    is_seated_in,
    place_name,
    state_body_names,
)
from readout.values.countries import country_names, home_countries
from readout.values.folding import fold_name

if TYPE_CHECKING:
    from readout.ground.article import Article, Range

_SHORTEST_ADJECTIVE = 5
"""Letters from which a word without a capital may be a country's adjective."""
_CLOSE = 20
"""Code points behind an office in which the name of its country may come."""
_LONGEST_NAME = 3
"""Words of the longest name of a country that is looked for."""
_EXECUTIVE = frozenset({"government", "ministry", "presidency", "head_of_government"})
"""Offices that stand for their country where it acts."""
_HEADS = frozenset({"presidency", "head_of_government"})
"""Offices that a building of the capital may be called by."""
_EMBASSY = "embassy"
_SEAT_OF_UNION = "Brussels"
"""A capital that more often stands for the European Union than for its country."""
_BESIDE = 25
"""Code points before an office within which the name of its country may stand."""
_IDEOGRAPH = re.compile("[\u30a0-\u30ff\u4e00-\u9fff]")
_WORLDWIDE = "en"
"""The language in which texts of every country are written: all that a text names count."""


class _Named(NamedTuple):
    """A country where the text names it."""

    start: int
    end: int
    code: str


class _Office(NamedTuple):
    """An office beside the name of a country."""

    start: int
    code: str
    kind: str


class HomeCountry:
    """The country at whose home a text was written, as far as the text shows it."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._tag = article.document.language

    def is_country(self, name: str, form: str, places: Sequence[Range]) -> bool:
        """Whether a form means the country by that name: *our country*, or an office of its without the country.

        Args:
            name: The country, in English.
            form: As the text has it.
            places: Where it stands.
        """
        code = country_code(name)
        if code is None:
            return False
        bodies = state_bodies(form, self._tag)
        if any(body.country in {None, code} and body.kind in _EXECUTIVE for body in bodies):
            return self.is_meant(code, places, frozenset(body.kind for body in bodies))
        ours = is_ours(form, self._tag) and self._is_home(code)
        return ours and any(self._article.is_reported(place) for place in places)

    def is_office(self, name: str, form: str, places: Sequence[Range]) -> bool:
        """Whether a form means an office of a state by that name, and leaves its country to be understood."""
        code, kinds = state_office(name, form, self._tag), {body.kind for body in state_bodies(form, self._tag)}
        return bool(code) and code is not None and self.is_meant(code, places, frozenset(kinds))

    def is_seat(self, town: str, form: str, places: Sequence[Range]) -> bool:
        """Whether a form is a building in a capital that is called by the head's office: *Kanzleramt* for Berlin.

        Args:
            town: The capital, in English.
            form: As the text has it.
            places: Where it stands.
        """
        code, day = capital_country(town), self._article.document.published
        if code is None or code not in _seated() or not is_seated_in(town, code, day):
            return False
        heads = [body for body in state_bodies(form, self._tag) if body.kind in _HEADS]
        if any(body.country is not None for body in heads):
            return any(body.country == code for body in heads)
        return bool(heads) and self._is_home(code) and any(self._is_nobody_elses(code, place) for place in places)

    def _is_nobody_elses(self, code: str, place: Range) -> bool:
        """Whether no other country stands beside a place, and no other capital before it in its sentence."""
        start, _ = self._article.sentence(place)
        text = self._article.text
        before = [one for one in self._named if start <= one.start < place[0]]
        capitals = {capital_country(text[one.start : one.end], self._tag) for one in before} - {None}
        return self._codes(place[0] - _BESIDE, place[1] + _CLOSE) <= {code} and capitals <= {code}

    def is_meant(self, code: str, places: Sequence[Range], kinds: frozenset[str] = frozenset()) -> bool:
        """Whether words that stand somewhere are of the country from which the text reports, and of no other.

        Args:
            code: The country.
            places: Where the words stand.
            kinds: What offices they may be; none for what is no office.
        """
        return self._is_home(code) and any(self._is_own(code, place, kinds) for place in places)

    def _is_home(self, code: str) -> bool:
        """Whether the text was written in a country; what can be none is told without reading the text."""
        known = language(self._tag)
        worldwide = known is None or known.language == _WORLDWIDE or self._article.document.publisher
        return bool(worldwide or code in home_countries(self._tag or "")) and code == self._code

    @functools.cached_property
    def _code(self) -> str | None:
        house = self._article.document.publisher or ""
        publisher = {one.code for one in _countries(house, self._tag)} or {
            body.country for tag in (self._tag, _WORLDWIDE) for body in state_bodies(house, tag) if body.country
        }
        if len(publisher) == 1:
            return publisher.pop()
        tag = self._tag or ""
        states, region = home_countries(tag), tag.upper().partition("-")[2]
        if len(states) == 1 or region in states:
            return region if region in states else next(iter(states))
        known, named = language(tag), {one.code for one in self._named if not self._is_seat_of_union(one)}
        own = named if known is None or known.language == _WORLDWIDE else named & states
        if not own and known is not None:
            return known.home or None
        return next(iter(own)) if len(own) == 1 else None

    def _is_seat_of_union(self, one: _Named) -> bool:
        return place_name(self._article.text[one.start : one.end], self._tag) == _SEAT_OF_UNION

    @functools.cached_property
    def _named(self) -> list[_Named]:
        return list(_countries(self._article.text, self._tag))

    @functools.cached_property
    def _offices(self) -> list[_Office]:
        """Where an office stands beside the name of a country, and whose it is; embassies stand in other countries."""
        words = [(match.start(), match.group()) for match in WORD.finditer(self._article.text)]
        starts, texts = [start for start, _ in words], [word for _, word in words]
        found: list[_Office] = []
        for one in self._named:
            first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
            near = [*range(max(first - 2, 0), first), *range(last, min(last + 1, len(words)))]
            bodies = (office_at(texts, at, self._tag) for at in near)
            kinds = [body.kind for body in bodies if body is not None and body.kind != _EMBASSY]
            found += [_Office(one.start, one.code, kind) for kind in kinds]
        return found

    def _is_own(self, code: str, place: Range, kinds: frozenset[str]) -> bool:
        """Whether words of the reporter's own stand where no other country was named of which they might be said.

        None is before them in their sentence or close behind them, none alone in the sentence before, and the last
        office beside a country's name is not another's: of the same kind, or of whatever kind in the paragraph.
        """
        article = self._article
        if not article.is_reported(place) or self._is_joined(place):
            return False
        start, _ = article.sentence(place)
        before = max(article.sentence((start - 2, start - 1))[0] if start > 1 else 0, article.paragraph_start(start))
        here, earlier = self._codes(start, place[1] + _CLOSE), self._codes(min(before, start), start)
        paragraph = article.paragraph_start(place[0])
        offices = (one for one in reversed(self._offices) if one.start < place[0])
        last = next((one.code for one in offices if not kinds or one.kind in kinds or one.start >= paragraph), code)
        return here <= {code} and (not earlier or code in earlier) and last == code

    def _codes(self, start: int, end: int) -> set[str]:
        return {one.code for one in self._named if start <= one.start < end}

    def _is_joined(self, place: Range) -> bool:
        """Whether the sign before a place may be another's name, in a script that does not part its words."""
        known = language(self._tag)
        if known is None or not known.unspaced or place[0] == 0:
            return False
        sign = self._article.text[place[0] - 1]
        return _IDEOGRAPH.match(sign) is not None and sign not in known.of | known.to | known.office_links


@functools.cache
def _seated() -> frozenset[str | None]:
    """Countries with buildings that are known by name for the offices of their heads, all in the capital."""
    return frozenset(body.country for body in state_body_names().values() if body.kind in _HEADS)


def _countries(text: str, tag: str | None) -> Iterator[_Named]:
    """The countries that a text names, by name, adjective or capital, in order."""
    known = language(tag)
    if known is not None and known.unspaced:
        yield from _in_signs(text, known.language)
        return
    words = [(match.start(), match.group().rstrip(".'’-")) for match in WORD.finditer(text)]
    for at, (start, word) in enumerate(words):
        if word[:1].islower():
            common = len(word) < _SHORTEST_ADJECTIVE or country_code(word, tag) is not None  # `reunión` is no island
            code = None if common else demonym_country(word, tag)
        else:
            code = _of_name(words[at : at + _LONGEST_NAME], tag) or demonym_country(word, tag)
        if code is not None:
            yield _Named(start, start + len(word), code)


def _of_name(words: Sequence[tuple[int, str]], tag: str | None) -> str | None:
    """The country whose name, or whose capital's, the first of several words is, or several with it."""
    for many in range(len(words), 0, -1):
        if many > 1 and any(second[0] - first[0] - len(first[1]) != 1 for first, second in pairwise(words[:many])):
            continue
        if words[many - 1][1][:1].islower():
            continue  # `La reunión` begins a sentence
        name = " ".join(word for _, word in words[:many])
        code = _of_one_word(name, tag) if many == 1 else country_code(name, tag) or capital_country(name, tag)
        if code is not None:
            return code
    return None


@functools.lru_cache(maxsize=16384)
def _of_one_word(word: str, tag: str | None) -> str | None:
    """The country whose name, or whose capital's, a word is in whatever case."""
    found = (country_code(one, tag) or capital_country(one, tag) for one in (word, *without_endings(word, tag)))
    return next((code for code in found if code is not None), None)


@functools.lru_cache(maxsize=8192)
def _folded(sign: str) -> str:
    """A sign as names are compared, where that is one: places stay what they are."""
    folded = fold_name(sign)
    return folded if len(folded) == 1 else sign


def _in_signs(text: str, tag: str) -> Iterator[_Named]:
    folded = "".join(_folded(sign) for sign in text)
    found = [
        _Named(match.start(), match.end(), code)
        for name, code in country_names(tag).items()
        if name in folded
        for match in re.finditer(re.escape(name), folded)
    ]
    signs = [(match, country_by_sign(match.group(), tag)) for match in re.finditer(".[国國方側]", text)]
    found += [_Named(match.start(), match.end(), code) for match, code in signs if code is not None]
    yield from sorted(found)
