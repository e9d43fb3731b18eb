"""People whom nobody names: a source, an aide, one of the delegates.

They are no party of an answer, or one under a description, so that an attribution to them names at most somebody else:
whom they are close to, or the newspaper that they spoke to. Such words confirm nobody by what stands before them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from readout.ground.adverbials import has_object, is_office, past_adverbials
from readout.ground.candidates import Candidate, Mention
from readout.ground.clauses import MARK
from readout.ground.grammar import Grammar
from readout.ground.noun_phrases import noun_phrase
from readout.ground.predicates import through_his
from readout.ground.told import begins_told, is_told
from readout.languages import LANGUAGES, Language
from readout.parties.naming import alike, plain, romanised

_REACH = 120
"""Code points behind a verb in which the rest of its clause is looked for."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FIRST_WORDS = 4
"""Words of an attribution among which a pronoun is its subject."""
_SHORTEST_STEM = 4
_SHORTEST_FIRST_NAME = 2
"""Letters that a name and its form in another case have in common at least: ``Ewa``, ``Ewie``."""
_ENDING = 3
"""Letters by which a case may lengthen a noun."""
_LAST_VOWEL = re.compile(r"[аеиоуыэюяіїєьaeiouyąęůěéíýηοας]\Z")
_OBLIQUE = ("a u e om em im oi ei ou ogo ego omu emu ovi evi owi iem iego iemu iei owei oveho ovei ove").split()
"""Endings of cases in which no subject stands, in Latin letters: of Russian, Ukrainian, Polish, Czech surnames."""
_ONE_LETTER = str.maketrans("yj", "ii")
"""Letters for one sound: ``Зеленский`` is Zelensky."""
_DATIVE = "u omu emu ovi evi owi iemu".split()
"""Those of the one spoken to, in which nobody stands whose view is given: ``по выражению Каримова``."""
_OF_FIRST_NAMES = "i ie".split()
"""Those that only first names have: ``Олені Коваль``."""
_OF_WOMEN = "ová"
"""What Czech adds to a surname, in the case of the subject."""
_SUFFIX = re.compile(r"['’](?!n?[ıiuü]n\b)\w")
"""What Turkish writes behind a name in a case, but for that of who has done what is said."""


def subject_behind(grammar: Grammar, text: str, verb: re.Match[str]) -> int | None:
    """Where the clause behind a verb of speech has a subject that is no name: ``confesó al diario una fuente``.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        verb: A verb that no name or pronoun before it has for a subject.

    Returns:
        Where its article or its noun begins; ``None`` if no noun phrase without a preposition is there.
    """
    words = grammar.words
    low = verb.group().lower()
    if low in words.leaning:
        return None
    if not words.verb_before_subject and not grammar.verb_leads(text, verb.start(), comma=low not in words.telling):
        return None
    start = verb.end() if has_object(grammar, text, verb) else past_adverbials(grammar, text, verb.end())
    clause = MARK.split(text[start : start + _REACH])[0]
    return noun_phrase(grammar, list(_WORD.finditer(text, start, start + len(clause))), names=True)


def has_own_subject(grammar: Grammar, words: str) -> bool:
    """Whether words before a verb have a noun phrase without a preposition: ``his host``, ``one of his aides``."""
    return own_subject(grammar, words) is not None


def own_subject(grammar: Grammar, words: str) -> int | None:
    """Where the first noun phrase without a preposition begins in words before a verb."""
    return noun_phrase(grammar, list(_WORD.finditer(words)))


def pronoun_acts(grammar: Grammar, said: str) -> bool:
    """Whether a pronoun is the subject of an attribution whose verb is not known: ``a-t-il juré``, ``zo vatte zij``.

    It stands near the beginning and behind no preposition; no noun phrase and no other doer comes after it; and no verb
    says that somebody hears or reads.
    """
    words = grammar.words
    found = list(_WORD.finditer(through_his(grammar, MARK.split(said)[0])))
    if any(match.group().lower() in words.hearing for match in found):
        return False
    for at, match in enumerate(found[:_FIRST_WORDS]):
        if match.group().lower().rpartition("-")[2] in words.subject_pronouns:
            governed = at > 0 and found[at - 1].group().lower() in words.governing
            rest = [one for one in found[at + 1 :] if one.group().lower() not in words.thing_pronouns]
            doer = any(one.group().lower() in words.by for one in rest)
            return not governed and not doer and noun_phrase(grammar, rest) is None
    return False


def begins_with_another(grammar: Grammar, said: str) -> bool:
    """Whether an attribution begins with one of several: ``said another minister``, ``a minister said``."""
    known = grammar.words
    found = map(str.lower, _WORD.findall(said))
    first = next((low for low in found if low not in known.with_verbs and low not in known.verbs), "")
    office = first in known.spokespeople or first in known.titles or first in known.offices
    return first in known.indefinite or (first in known.unnamed and not office)


def names_whom(grammar: Grammar, words: str) -> bool:
    """Whether words before a name are but its article and title: ``el presidente``, not ``una fuente cercana a``."""
    found, known = {match.group().lower() for match in _WORD.finditer(words)}, grammar.words
    people = known.unnamed - known.spokespeople - known.titles
    others = people | known.prepositions | (known.relative - known.determiners)
    if not words:
        return True  # the name itself has them: it is listed as `la ministra de Aguas, Ida Berg`
    named = words.rstrip().removesuffix(",")  # `la ministra de Aguas, Ida Berg`
    if named != words.rstrip() and not is_office(grammar, named):
        return False
    return not set(named) & set(",:;()") and bool(found & known.determiners) and not found & others


def speaks_for(grammar: Grammar, words: str) -> bool:
    """Whether words between a verb and a body are but one who speaks for it: ``said a spokesman for the ministry``."""
    found, known = {match.group().lower() for match in _WORD.finditer(words)}, grammar.words
    small = known.determiners | known.spokespeople | known.depending | known.with_verbs
    return bool(found & known.spokespeople) and found <= small and not set(words) & set(",:;()")


def describes_another(grammar: Grammar, words: str, candidate: Candidate) -> bool:
    """Whether words have a noun for somebody unnamed, and the party is not described so: ``источник у Макрона``.

    Who speaks for a body is no other than the body: ``заявил представитель МИД``.
    """
    known, english = grammar.words, LANGUAGES["en"]
    found = _nouns(known, words) - (frozenset() if candidate.person else known.spokespeople)
    own = any(plain(noun) in word for noun in found for word in candidate.words)
    return bool(found) and not candidate.role & (english.unnamed | english.spokespeople) and not own


def _nouns(known: Language, words: str) -> set[str]:
    if known.unspaced:
        return {noun for noun in known.unnamed if noun in words}
    found = {word.lower() for word in _WORD.findall(words)}
    if known.prefixes:
        found |= {word[1:] for word in found if word[:1] in known.prefixes}
    exact = found & known.unnamed
    return exact | {noun for noun in known.unnamed if _is_inflected(noun, found)} if known.endings else exact


def _is_inflected(noun: str, found: Iterable[str]) -> bool:
    """Whether one of some words is a noun in whatever case."""
    stem = _LAST_VOWEL.sub("", noun)
    return len(stem) > _SHORTEST_STEM and any(
        word.startswith(stem) and len(word) - len(stem) <= _ENDING for word in found
    )


def is_declined(grammar: Grammar, word: str, nouns: Iterable[str]) -> bool:
    """Whether a word is one of some nouns in another case, where nouns have cases."""
    return grammar.words.endings and any(_is_inflected(noun, (word,)) for noun in nouns)


def in_a_case(grammar: Grammar, text: str, mention: Mention, candidate: Candidate, *, verb: bool) -> bool:
    """Whether a surname stands in a case in which no subject does: ``источник, близкий к Каримову``.

    Args:
        grammar: That of the text's language.
        text: The text.
        mention: Where the name stands.
        candidate: Whose it is.
        verb: Whether a verb of speech stands there too; without one the view of somebody may be given.
    """
    if text[mention.start : mention.end].lower() in grammar.words.to_me:
        return True  # *me*, listed as a form of who writes
    if is_told(grammar, text, mention) or begins_told(grammar, text, mention, candidate):
        return True
    if not grammar.words.endings:
        return False
    if verb and _SUFFIX.match(text, mention.end):
        return True
    written, name = text[mention.start : mention.end].split() or [""], candidate.name.split() or [""]
    endings = _OBLIQUE if verb else _DATIVE
    first = verb and len(written) == len(name) > 1
    if first and _declined(grammar, written[0], name[0], [*endings, *_OF_FIRST_NAMES]):
        return True
    return _declined(grammar, written[-1], name[-1], endings, verb=verb)


def _declined(grammar: Grammar, written: str, named: str, endings: Iterable[str], *, verb: bool = True) -> bool:
    """Whether a part of a name has an ending of a case in which no subject stands."""
    form, name = (romanised(each).translate(_ONE_LETTER) for each in (written, named))
    if not (alike(name, form) or _same_stem(name, form)) or written.endswith(_OF_WOMEN):
        return False
    if verb and name.endswith("a") and form.removesuffix("i") == name[:-1]:
        return True  # `Hrdličky`: of Hrdlička
    as_is = fuzz.ratio(form, name)
    if grammar.words.language == "el":
        return verb and name.endswith("s") and not form.endswith("s") and fuzz.ratio(f"{form}s", name) > as_is
    bare = [form.removesuffix(ending) for ending in endings if form.endswith(ending)]
    return any(fuzz.ratio(other, name) > as_is for other in bare)


def _same_stem(name: str, form: str) -> bool:
    """Whether a short first name and a form of it differ in their endings alone: ``Anna``, ``Annie``."""
    shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(name, form, strict=False)))
    return shared >= _SHORTEST_FIRST_NAME and max(len(name), len(form)) - shared <= _ENDING


def tells_another(grammar: Grammar, text: str, start: int, name_start: int) -> bool:
    """Whether somebody without a name stands between a verb of telling and a name: ``أبلغ الجار لوند``.

    It may be who tells, or the name's own title, which a language without a list of titles does not tell.
    """
    before = [match.group().lower() for match in _WORD.finditer(text, start, name_start)]
    told = next((at for at, word in enumerate(before) if word in grammar.words.telling), len(before))
    return any(word not in grammar.words.titles for word in before[told + 1 :])
