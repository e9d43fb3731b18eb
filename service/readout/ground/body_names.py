"""Names of bodies that are no offices of a state, taken apart: what a body is, of what level, for what, and the rest.

*Krankenhausgesellschaft* and *Hospital Association* come to the same; *Municipal council of Ostheim* says the place
besides. The words are data (``readout.languages.body_words``); the rest of a name is a place most often.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from readout.ground.body_table import Match, matches_in, signs_in
from readout.ground.country_words import country_of_words
from readout.ground.movements import is_another_movement
from readout.ground.state_offices import is_another_office
from readout.languages import Language, language
from readout.languages.body_words import BodyWords, body_words, fields_of, kinds_of, levels_of
from readout.parties import chinese_names
from readout.parties.naming import alike, consonants, plain, romanised

_PARTS = re.compile(r"[^\w]+")
_AFTER_APOSTROPHE = re.compile(r"(?<=\w)['’][^\W\d_]+")
_OF = frozenset("of for on in at".split())
_SHORTEST_NAME = 3
_TELLING = 2
"""Consonants from which a name in another script can be told."""
_OF_PLACES = ("er", "ers", "ern")
"""Endings with which a compounding language makes adjectives of places."""
_NAMED_BY_KIND = frozenset({"company", "club"})
"""Kinds that an English name leaves out: *Park-Net* for the company of that name."""
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_UNPOINTED = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]")


class BodyName(NamedTuple):
    """What the words of a body's name say."""

    kinds: frozenset[str]
    """What it is: one of these."""
    levels: tuple[frozenset[str], ...]
    """Of what part of a state: each one of several, by words that say so."""
    fields: tuple[frozenset[str], ...]
    """What it is for, likewise."""
    rest: tuple[str, ...]
    """Words that are in no table, as they are written."""
    head: str = ""
    """The words that say what it is, as they are written."""

    def says_all_of(self, form: BodyName) -> bool:
        """Whether a form is of this kind, and says nothing that this name does not: its rest is not looked at."""
        levels, fields = frozenset().union(*self.levels), frozenset().union(*self.fields)
        return (
            bool(self.kinds & form.kinds)
            and all(level & levels for level in form.levels)
            and all(field & fields for field in form.fields)
        )

    def contradicts(self, form: BodyName) -> bool:
        """Whether a form is of another level or kind, or for something else; cognates are of one kind."""
        pairs = ((self.levels, form.levels), (self.fields, form.fields))
        if any(one and other and not frozenset().union(*one) & frozenset().union(*other) for one, other in pairs):
            return True
        heads = bool(self.head and form.head) and not alike(self.head, form.head)
        return heads and not self.kinds & form.kinds


@lru_cache(maxsize=8192)
def body_name(name: str, tag: str | None) -> BodyName | None:
    """A name taken apart; ``None`` where no word of it says what it is, and none is a level that stands for it."""
    known = language(tag)
    words = body_words(known.language) if known is not None else None
    if known is None or words is None:
        return None
    if known.unspaced and not name.isascii():
        parts, matches = tuple(name), signs_in(name, known.language)
        rest = _runs(parts, matches, words)
    else:
        parts = tuple(written_parts(name, known))
        matches = matches_in(parts, known.language)
        covered = {at for match in matches for at in range(match.start, match.end)}
        rest = tuple(part for at, part in enumerate(parts) if at not in covered and not is_small(part, known, words))
    return _taken_apart(parts, matches, rest, words)


def spells(word: str, token: str, tag: str | None) -> bool:
    """Whether a word of a text is one of an English name, in whatever script, with the ending of a case at most."""
    one, other = plain(word), plain(token)
    if token.isascii() or not _is_foreign(token):
        return _has_stem(romanised(one), romanised(other), tag)
    unpointed = _UNPOINTED.search(token) is not None
    written = plain(token).replace("г", "h") if (tag or "").startswith("uk") else token
    sound, written = (_sound(each, unpointed=unpointed) for each in (word, written))
    if len(sound) < _TELLING:
        return False
    return written == sound or (
        len(sound) > _TELLING and written.startswith(sound) and len(written) - len(sound) <= _TELLING - 1
    )


def can_be_told(word: str) -> bool:
    """Whether a word of a name has consonants enough to be told in a script that leaves out vowels."""
    return len(_sound(word, unpointed=True)) >= _TELLING


def _has_stem(name: str, written: str, tag: str | None) -> bool:
    """Whether a word is a name with an ending that the language has: ``Ostheimer``, but for Berg no ``Bergen``."""
    known = language(tag)
    words = body_words(known.language) if known is not None else None
    if not name or known is None or words is None:
        return bool(name) and name == written
    endings = {*words.endings, "s", *(_OF_PLACES if known.compounds else ())}
    stems = [name, name[:-1]] if known.endings and len(name) > _SHORTEST_NAME and name[-1] in "aeiouy" else [name]
    return any(written.startswith(stem) and written[len(stem) :] in endings for stem in stems)


def is_same(own: BodyName, form: BodyName, tag: str | None) -> bool:
    """Whether all words of a form are explained by a name, those of no table too: they are spelt or read so."""
    if not form.rest:
        return own.says_all_of(form)
    spelled = all(any(spells(word, part, tag) for word in own.rest) for part in form.rest)
    if not spelled and len(form.rest) == 1:
        spelled = chinese_names.reads(" ".join(own.rest), form.rest[0])
    if not spelled:
        code = country_of_words(form.rest, tag)
        spelled = code is not None and code == country_of_words(own.rest, "en")
    return spelled and own.says_all_of(form)


def is_named_so(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is the word for a company or a club, and behind it all words of a name that says no kind."""
    found = body_name(form, tag)
    parts = [part for part in _PARTS.split(name) if part]
    if found is None or not found.kinds & _NAMED_BY_KIND or found.fields or len(found.rest) != len(parts):
        return False
    return all(spells(part, word, tag) for part, word in zip(parts, found.rest, strict=True))


def is_anothers(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is of an office or a body that a name is not, so that a word which both have shows nothing.

    Nor does the word for a body alone show that it is the one of a place.
    """
    another = is_another_office(name, form, tag) or is_another_movement(name, form, tag)
    return another or _is_another_body(name, form, tag) or _leaves_out(name, form, tag)


def _is_another_body(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is of a body that a name contradicts.

    It says another kind, level or purpose, or another country or, in English, another place: *Ugandan Red Cross*, and
    *Red Cross of Kenya*.
    """
    own, other = body_name(name, "en"), body_name(form, tag)
    if own is None or other is None:
        return False
    if any(spells(word, part, tag) for word in own.rest for part in other.rest):
        return False
    whose, theirs = country_of_words(own.rest, "en"), country_of_words(other.rest, tag)
    if whose and theirs:
        return whose != theirs
    if own.rest and other.rest:
        return (tag or "").startswith("en") and own.says_all_of(other)
    return own.contradicts(other)


def _leaves_out(name: str, form: str, tag: str | None) -> bool:
    """Whether a form says what a body is, and nothing of the place that its name says: *le conseil municipal*."""
    own, said = body_name(name, "en"), body_name(form, tag)
    if own is None or said is None or not own.rest or not own.levels or said.rest or not own.says_all_of(said):
        return False
    return country_of_words(own.rest, "en") is None


def written_parts(text: str, known: Language) -> list[str]:
    """The words of a name as they are written, without what stands behind an apostrophe where endings do."""
    bare = _AFTER_APOSTROPHE.sub("", text) if known.endings_after_apostrophe else text
    return [part for part in _PARTS.split(bare.replace("\u200c", " ")) if part]


def is_small(word: str, known: Language, words: BodyWords) -> bool:
    """Whether a word of a name says nothing of the body: an article, but none for any one, or a preposition."""
    low = word.lower()
    if low in known.indefinite or low in known.possessives:
        return False
    small = known.determiners | known.office_links | known.depending | known.by | known.to | known.inside
    return low in words.small or low in small


def _taken_apart(
    parts: Sequence[str], matches: Sequence[Match], rest: tuple[str, ...], words: BodyWords
) -> BodyName | None:
    of_kind = [match for match in matches if kinds_of(match.keys)]
    head = _head(parts, of_kind, words.head)
    levels = tuple(levels_of(match.keys) for match in matches if levels_of(match.keys))
    fields = [frozenset({field}) for match in matches for field in sorted(fields_of(match.keys))]
    fields += [kinds_of(match.keys) for match in of_kind if match is not head]
    fields += [match.bodies for match in matches if match.bodies]
    if head is not None:
        said = " ".join(parts[head.start : head.end])
        kinds = kinds_of(head.keys)
        own = (frozenset({"municipal"}),) if kinds == {"municipality"} and not levels else levels
        return BodyName(kinds, own, tuple(fields), rest, said)
    if words.head != "before_of" or not levels or fields or matches[-1].end != len(parts) != 1 + matches[0].start:
        return None
    kind = "municipality" if any("municipal" in level for level in levels) else "authority"
    return BodyName(frozenset({kind}), levels, (), rest)


def _head(parts: Sequence[str], of_kind: Sequence[Match], rule: str) -> Match | None:
    if not of_kind or rule == "first":
        return of_kind[0] if of_kind else None
    if rule == "last":
        return of_kind[-1]
    links = (at for at, part in enumerate(parts) if part.lower() in _OF)
    link = next(links, len(parts))
    return next((match for match in reversed(of_kind) if match.end <= link), of_kind[-1])


def _runs(parts: Sequence[str], matches: Sequence[Match], words: BodyWords) -> tuple[str, ...]:
    """What is left of a name in a script without spaces, in runs of signs."""
    covered = {at for match in matches for at in range(match.start, match.end)}
    left = "".join(" " if at in covered or part in words.small else part for at, part in enumerate(parts))
    return tuple(part for part in _PARTS.split(left) if part)


def _is_foreign(token: str) -> bool:
    """Whether a word is written in another alphabet than the Latin one."""
    return _LATIN.search(token) is None


def _sound(word: str, *, unpointed: bool) -> str:
    found = consonants(romanised(plain(word)), unpointed=unpointed)
    return found.replace("f", "p") if unpointed else found
