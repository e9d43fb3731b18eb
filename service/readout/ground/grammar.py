"""The little grammar that attributions need: where a name stands, and which verb it is the subject of.

It knows only what it has to, and says nothing where it is not sure. The words are those of English news first, with the
commonest of other languages; where none of them is met, every name counts as standing for itself.
"""

from __future__ import annotations

import enum
import functools
import re

from readout.text.marks import QUOTES
from readout.text.speech import verbs_of_speech


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Place(enum.Enum):
    """How a name stands in its phrase."""

    ALONE = "for itself"
    POSSESSOR = "what follows is something else: Putin’s response"
    TITLE = "part of another name or office: US Secretary of State"
    DOER = "after a preposition that names the doer: by Putin"
    BEHIND = "after a preposition that says whose: a statement of the ministry"
    STAFFED = "whose office or servant it is: a spokesman for the ministry, Berg’s adviser"
    GOVERNED = "after another preposition: to Putin"


_SPEAK = re.compile(r"[^\W\d_]+")
_TELLING = _words(
    "told tell tells telling urged urge urges urging asked ask asks asking warned warn warns warning reminded reminds "
    "reminding informed informs informing assured assures assuring thanked thanks thanking pressed pressing begged "
    "implored advised advises advising"
)
"""Verbs whose object is the one spoken to."""
_PARTICIPLES = _words(
    "adding saying remarking stressing noting telling warning urging asking insisting explaining claiming arguing "
    "calling describing quoting citing asserting reiterating announcing"
)
QUOTING = _words("quoted quotes quote quoting cited cites cite citing")
REPORTING = _words("reported reports report reporting")
SINGULAR = _words("he she")
_NOUNS = _words("remarks notes claims reports quotes answers quote report promises vows states calls asks")
"""Verbs that more often are nouns."""
_MORE_SPEECH = _words(
    "echoed echoes repeated reaffirmed signalled signaled revealed disclosed hinted complained outlined "
    "expressed expresses hoped emphasizes commended lauded praised condemned denounced criticised criticized thanked "
    "indicated maintained maintains voiced demanded demands called"
)
_SPEECH = _TELLING | _PARTICIPLES | _MORE_SPEECH | REPORTING
_BETWEEN = _words(
    "has have had is was were are be been being will would did does do also later then again further reportedly "
    "earlier meanwhile repeatedly publicly previously only today yesterday tomorrow who still now himself herself "
    "itself themselves since already just even once himself"
)
"""Words that may stand between a subject and its verb."""
_OFFICES = _words(
    "administration adviser advisers advisor advisors aide aides allies ally ambassador associates bureau cabinet camp "
    "campaign commissioner chief colleagues counterpart counterparts delegation deputy diplomats envoy envoys forces "
    "foreign government governments justice lawyer lawyers leader leaders minister ministers ministry military "
    "national negotiators office officer officers official officials party people press prime president secretary "
    "spokesman spokesperson spokespersons spokeswoman special staff team troops"
)
"""Words after which a name in front is not the one who speaks: ``Trump administration``."""
TITLES = _words(
    "president minister prime chancellor secretary general chairman chairwoman chair chief commissioner premier king "
    "queen pope prince princess governor mayor ambassador director speaker leader senator taoiseach sir dame "
    "lord lady mr mrs ms dr prof professor foreign former then vice admiral colonel herr frau monsieur madame "
    "spokesman spokeswoman"
)
_OPENS_WITH_VERB = QUOTES + "\ufffc\n.!?…–—:"
_PERFECT = re.compile(r"(?<!\w)(?:a|ont|ha|han|hat|haben)\s+\Z")
_CONJUNCTIONS = _words("after before since until than")
"""Prepositions that may begin a clause: ``after Berg said``."""
_LINKS = _words("and as while when who but or")
_NO_NAMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december they she you who that this these those some others many both all one"
)
_OFFICE_NEXT = re.compile(rf"\s*(?:[\w-]+\s+)?(?:{'|'.join(sorted(_OFFICES))})\b", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_OFFICES - TITLES | {'spokesman', 'spokeswoman'}))})\s+\Z")
_DETERMINERS = _words("the a an his her its their our my")
_DOERS = _words("by from par von")
_BEHIND = _words("of for de du des della di für")
_PREPOSITIONS = _words(
    "to with in on at against about over around toward towards into between under including like than after before "
    "without among alongside behind beyond despite during near per upon within versus via since until à avec "
    "dans chez contre mit gegen über bei zu zum zur an am im aus nach"
)
_BEFORE = re.compile(r"([\w'’.-]+)\s+\Z")
_AFTER = re.compile(r"\s+([\w'’-]+)")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
_ACCORDING = re.compile(r"\b(?:according\s+to|laut|selon)\s+(?:\w+\s+){0,4}\Z", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?:\b(\w+)\s+)?([^\W\d_][\w'’-]{2,})((?:\s+\w+){0,4})\s+\Z")
_NAME_AFTER = re.compile(r"\s+([^\W\d_][\w'’-]{2,})")
_WHO = re.compile(r",\s+who\b")
_LISTING = frozenset({"and", "und", "et", "y", "e"})
_JOINED = re.compile(r"\s*(?:,|\(|–|—)|\s+(?:and|und|et|y|e)\s")


def placed(text: str, start: int, end: int) -> Place:
    """How the name at ``text[start:end]`` stands in its phrase."""
    possessive = _POSSESSIVE.match(text, end)
    if possessive is not None:
        return Place.STAFFED if _OFFICE_NEXT.match(text, possessive.end()) else Place.POSSESSOR
    after = _AFTER.match(text, end)
    if after is not None and after[1].casefold() in _OFFICES:
        return Place.STAFFED
    if after is not None and after[1][0].isupper() and not is_speech(after[1]):
        return Place.TITLE
    if _ACCORDING.search(text, max(start - 60, 0), start):
        return Place.ALONE
    return _governed(text, start, end)


def _governed(text: str, start: int, end: int) -> Place:
    """How a name depends on the word before it, its titles and articles passed over."""
    before = _governor(text, start)
    word = before[1].casefold() if before else ""
    if (
        before is not None
        and word in _BEHIND | {"to"}
        and _OFFICE_BEFORE.search(text, max(before.start() - 30, 0), before.start())
    ):
        return Place.STAFFED
    if word in _DOERS:
        return Place.DOER
    if word in _BEHIND:
        return Place.BEHIND
    if (
        word in _CONJUNCTIONS
        and (verb := next(iter(verbs(text, end, end + 40)), None))
        and adjoins(text, end, verb.start())
    ):
        return Place.ALONE
    told = before is not None and word in _TELLING and not leads(text, before.start())
    return Place.GOVERNED if told or word in _PREPOSITIONS else Place.ALONE


def _governor(text: str, start: int) -> re.Match[str] | None:
    at, titled = start, False
    while (before := _BEFORE.search(text, max(at - 40, 0), at)) is not None:
        word = before[1]
        title = word.casefold().rstrip(".") in TITLES
        if not (title or word.casefold() in _DETERMINERS or (titled and word[0].isupper())):
            return before
        titled = title or (titled and not word[0].isupper())
        at = before.start()
    return None


@functools.lru_cache(maxsize=1 << 14)
def is_speech(word: str) -> bool:
    """Whether a word is a verb of speech."""
    folded = word.casefold()
    return folded in _SPEECH or verbs_of_speech(folded) > 0


def is_telling(word: str) -> bool:
    """Whether the object of a verb is the one spoken to."""
    return word.casefold() in _TELLING


def is_participle(word: str) -> bool:
    """Whether a verb of speech leans on a subject that stands elsewhere: ``adding``."""
    return word.casefold() in _PARTICIPLES


def verbs(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The verbs of speech in a range, in order; `remarks from` is none."""
    found = [match for match in _SPEAK.finditer(text, start, end) if is_speech(match.group())]
    return [match for match in found if match.group().casefold() not in _NOUNS or _is_verb(text, match.start())]


def _is_verb(text: str, at: int) -> bool:
    before = _BEFORE.search(text, max(at - 40, 0), at)
    return before is None or before[1][0].isupper() or before[1].casefold() in {"he", "she", "it", "who", "which"}


def adjoins(text: str, name_end: int, verb_start: int) -> bool:
    """Whether nothing but adverbs and auxiliaries stands between a name and the verb after it."""
    return all(word.casefold() in _BETWEEN for word in _SPEAK.findall(text, name_end, verb_start)) and not (
        set(text[name_end:verb_start]) & set(",.;:!?”\ufffc")
    )


def parenthesis(text: str, name_end: int, verb_start: int) -> bool:
    """Whether an apposition, a clause or another name follows a name, up to the verb: ``Rao, the minister, said``."""
    between = text[name_end:verb_start]
    return _JOINED.match(between) is not None and not set(between) & set(";:!?”\ufffc")


def relative(text: str, name_end: int) -> bool:
    """Whether a clause about a name follows, whose subject it is: ``by Rao, who said``."""
    return _WHO.match(text, name_end) is not None


def listed(text: str, start: int, end: int) -> bool:
    """Whether nothing but names, joined by a conjunction, stands between two: ``Norway, Chile and Peru``."""
    words = _SPEAK.findall(text, start, end)
    joined = [word for word in words if word.casefold() in _LISTING]
    return bool(joined) and all(word[0].isupper() or word in joined for word in words)


def inverted(text: str, verb_end: int, name_start: int, name_end: int, end: int) -> bool:
    """Whether a verb comes first and its subject next, and no clause about it: ``said Starmer``."""
    between = _SPEAK.findall(text, verb_end, name_start)
    after = _AFTER.match(text, name_end, end)
    titled = all(word.casefold() in _DETERMINERS | TITLES | _BETWEEN or word[0].isupper() for word in between)
    return titled and (after is None or after[1].casefold() in _PREPOSITIONS | _DOERS | _LINKS)


def leads(text: str, verb_start: int) -> bool:
    """Whether a verb of speech comes right after a quotation, a mark or a break: its subject can only follow."""
    before = _PERFECT.sub("", text[max(verb_start - 12, 0) : verb_start]).rstrip(" ,")
    return not before or before[-1] in _OPENS_WITH_VERB


def passive(text: str, verb: re.Match[str]) -> bool:
    """Whether ``quoted`` is ``was quoted``."""
    before = _BEFORE.search(text, max(verb.start() - 20, 0), verb.start())
    return before is not None and before[1].casefold() in {"was", "were", "is", "are", "been", "being"}


def stranger(text: str, start: int, end: int) -> str | None:
    """The name beside the first verb of speech in a range, whoever bears it; ``None`` for an office or a pronoun."""
    for verb in verbs(text, start, end)[:1]:
        before = _NAME_BEFORE.search(text[start : verb.start()])
        if before is not None and set(before[3].casefold().split()) <= _BETWEEN:
            return _as_name(text, before[2])
        after = _NAME_AFTER.match(text, verb.end(), end)
        if (
            before is None
            and after is not None
            and leads(text, verb.start())
            and inverted(text, verb.end(), after.start(1), after.end(1), end)
        ):
            return _as_name(text, after[1])
    return None


def _as_name(text: str, word: str) -> str | None:
    """A capitalised word that the text nowhere writes small, and that is no title."""
    bare = re.sub(r"['’]s?$", "", word)
    common = bare.casefold() in TITLES | _OFFICES | _NO_NAMES | _BETWEEN
    if not bare[:1].isupper() or common or re.search(rf"\b{re.escape(bare.lower())}\b", text):
        return None
    return bare
