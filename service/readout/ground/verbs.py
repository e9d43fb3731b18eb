"""Verbs of speech in a text, and what stands between one and the name that is its subject.

The words are those of one language (see ``readout.languages``). Where the lists know nothing of a word, nothing is told
of the verb.
"""

from __future__ import annotations

import functools
import re

from readout.ground.views import Views, alternatives
from readout.ground.word_index import LETTERS, word_index
from readout.languages import Language
from readout.text.marks import QUOTES

REACH = 60
"""Code points beside a name or a verb in which the words that belong to it are looked for."""
REMEMBERED = 512
"""Answers about ranges that are kept: what one document asks again and again."""
_WORD = re.compile(LETTERS)
_NEXT_WORD = re.compile(rf"[ \u00a0]+({LETTERS})")
_HYPHEN = re.compile(r"\A-(?:t-)?")
"""What joins a verb and its pronoun: ``dit-elle``, ``ajoute-t-il``."""
_LAST_RUN = re.compile(r"[\w'’.-]+\Z")
_OPENS_WITH_VERB = frozenset(QUOTES + "\ufffc\n.!?…–—:,")
_STOPS = frozenset(".;:!?”\ufffc")
_STOP_OR_COMMA = re.compile("[,.;:!?”\ufffc]")
_CLAUSE = re.compile("[.;:!?“”«»\ufffc\n]")
_NOUN = re.compile(r"\s+(?P<word>[^\W\d_]+)[^,.;:!?“”«»\ufffc\n]{0,80},")
"""A noun phrase up to a comma."""
_PRONOUN = 12
"""Code points behind a verb in which a pronoun for its subject ends, and a comma."""
_TIME_WORDS = 2
"""Words behind a preposition among which one of time is looked for."""
_MOST_BETWEEN = 9
"""Words of a title between a verb and the name behind it."""


def word_before(text: str, at: int) -> tuple[str, int] | None:
    """The word that white space parts from a place, and where it begins."""
    first = max(at - REACH, 0)
    before = text[first:at]
    ended = before.rstrip()
    found = _LAST_RUN.search(ended.rsplit(maxsplit=1)[-1]) if ended and len(ended) < len(before) else None
    return None if found is None else (found.group(), first + len(ended) - len(found.group()))


class Verbs:
    """What the words of one language tell about verbs of speech.

    Attributes:
        words: The lists.
        known: Whether they suffice to refute an attribution.
        views: What they tell about whose view or utterance something is.
    """

    def __init__(self, words: Language) -> None:
        self.words = words
        self.known = words.grammar
        self.views = Views(words)
        self._who = re.compile(rf",\s+(?:{alternatives(words.relative)})\b")
        self._cited_by = re.compile(rf"(?:{'|'.join(words.cited_by) or '(?!)'})(?!\w)", re.IGNORECASE)
        joining = alternatives(words.joining)
        self._joined = re.compile(rf"\s*(?:,|\(|–|—)|\s+(?:{joining})\s")

    def is_title(self, word: str) -> bool:
        """Whether a word is a title or function that stands before a name."""
        low = word.lower().rstrip(".")
        return low in self.words.titles or low.endswith(self.words.long_titles)

    def is_speech(self, word: str) -> bool:
        """Whether a word is a verb of speech."""
        return word.lower() in self.words.verbs

    @functools.lru_cache(maxsize=REMEMBERED)  # noqa: B019  (there is one grammar a language, for good)
    def verbs(self, text: str, start: int, end: int) -> tuple[re.Match[str], ...]:
        """The verbs of speech in a range, in order; `remarks from` is none."""
        found, nouns = word_index(text).within(self.words.verbs, start, end), self.words.nouns
        return tuple(one for one in found if one.group().lower() not in nouns or self._is_verb(text, one))

    def _is_verb(self, text: str, match: re.Match[str]) -> bool:
        """Whether a word that may be a noun is a verb here: behind a name, a pronoun or an auxiliary."""
        at = match.start()
        before = word_before(text, at)
        if before is None:
            return text[max(at - 2, 0) : at].strip()[-1:] in _OPENS_WITH_VERB
        word = before[0].lower()
        words = self.words
        if words.nouns_have_capitals or match.group()[0].isupper():
            return not match.group()[0].isupper()
        opening = word in words.determiners or word in words.depending or word in words.links
        name = before[0][0].isupper() and word not in words.nameless and not opening
        return name or self._pronoun(word) or word in words.relative or word in words.between

    def adjoins(self, text: str, name_end: int, verb_start: int) -> bool:
        """Whether nothing but adverbs and auxiliaries stands between a name and the verb after it."""
        if _STOP_OR_COMMA.search(text, name_end, verb_start):
            return False
        return all(word.group().lower() in self.words.between for word in _WORD.finditer(text, name_end, verb_start))

    def parenthesis(self, text: str, name_end: int, verb_start: int) -> bool:
        """Whether an apposition, clause or other name follows a name, up to the verb: ``Rao, the minister, said``."""
        between = text[name_end:verb_start]
        return self._joined.match(between) is not None and not set(between) & (_STOPS - {"."})

    def interposed(self, text: str, name_end: int, verb: re.Match[str]) -> bool:
        """Whether a verb of speech only interrupts what is said of a name: ``O Malawi, disse, pagará``."""
        before, between = text[name_end : verb.start()].strip(), self.words.between
        own = all(self._pronoun(word.lower()) or word.lower() in between for word in _WORD.findall(before))
        if before[:1] not in {",", "–", "—"} or not own:
            return False
        after = _HYPHEN.sub(" ", text[verb.end() : verb.end() + _PRONOUN])
        pronoun = _WORD.match(after.lstrip())
        if pronoun is not None and self._pronoun(pronoun.group().lower()):
            after = after.lstrip()[pronoun.end() :]  # `Lund, sagte sie, sei krank`
        return after.lstrip()[:1] in {",", "–", "—"} or self._inverts(text, name_end, verb)

    def interrupted(self, text: str, name_end: int, verb: re.Match[str]) -> bool:
        """Whether a verb is of who interrupts what is said of a name: ``Lund, she said, was late, adding``.

        The verb interrupts itself, or it leans on one that does or is joined to it.
        """
        if self.interposed(text, name_end, verb):
            return True
        shares = verb.group().lower() in self.words.leaning or self._is_joined(text, verb)
        return shares and any(self.interposed(text, name_end, one) for one in self.verbs(text, name_end, verb.start()))

    def _is_joined(self, text: str, verb: re.Match[str]) -> bool:
        """Whether ``and`` stands before a verb, with auxiliaries and adverbs at most between them."""
        at = verb.start()
        while (before := word_before(text, at)) is not None and before[0].lower() in self.words.with_verbs:
            at = before[1]
        return before is not None and before[0].lower() in self.words.joining

    def _inverts(self, text: str, name_end: int, verb: re.Match[str]) -> bool:
        """Whether the subject of a verb right behind a comma follows it: ``Le Pérou, a dit la ministre, paiera``.

        Not where the comma ends an apposition: ``Berg, présidente du Conseil, a dit la vérité``.
        """
        if not self.words.verb_before_subject:
            return False
        auxiliaries = self.words.auxiliaries | self.words.inside_verbs
        if not all(word.lower() in auxiliaries for word in _WORD.findall(text, name_end, verb.start())):
            return False
        apposed = "," in _CLAUSE.split(text[max(name_end - 2 * REACH, 0) : name_end])[-1]
        after = _NOUN.match(text, verb.end())
        word = after["word"] if after else ""
        return not apposed and bool(word) and (word.lower() in self.words.determiners or word[0].isupper())

    def _pronoun(self, word: str) -> bool:
        """Whether a word is a subject's pronoun, or ends with one: ``a-t-il``."""
        return word in self.words.pronouns or word.rpartition("-")[2] in self.words.pronouns

    def relative(self, text: str, name_end: int) -> bool:
        """Whether a clause about a name follows, whose subject it is: ``by Rao, who said``."""
        return self._who.match(text, name_end) is not None

    def determines(self, text: str, start: int, end: int) -> bool:
        """Whether a word but stands before a noun and with no verb of speech: ``one line``, not ``one recalled``."""
        behind = _NEXT_WORD.match(text, end)
        if behind is None or (word := behind.group(1).lower()) in self.words.prepositions | self.words.of:
            return False
        near = self.verbs(text, max(start - REACH, 0), end + REACH)
        beside = any(not text[verb.end() : start].strip() for verb in near if verb.end() <= start)
        ahead = word in self.words.with_verbs or any(verb.start() == behind.start(1) for verb in near)
        return not beside and not ahead

    def listed(self, text: str, start: int, end: int) -> bool:
        """Whether nothing but names, joined by a conjunction, stands between two: ``Norway, Chile and Peru``."""
        words = _WORD.findall(text, start, end)
        joined = [word for word in words if word.lower() in self.words.joining]
        return bool(joined) and all(word[0].isupper() or word in joined for word in words)

    def follows(self, text: str, verb_end: int, name_start: int) -> bool:
        """Whether what stands between a verb and a name behind it is but its title: ``said the minister, Ida Berg``.

        No pronoun, preposition or other verb may come between, but those inside a title (``minister of defence``).
        """
        between = self.views.without_asides(text[verb_end:name_start])
        if set(between) & (_STOPS - {"."}) or "\n\n" in between:
            return False
        words, titled = self.words, False
        found = _WORD.findall(between)
        told = bool(found) and found[0].lower() in words.datives
        if told or self.views.sets_off(between):
            return not told
        for at, word in enumerate(found):
            folded = word.lower()
            titled = titled or self.is_title(word)
            if folded in words.subject_pronouns or (folded in words.surely_verbs and not word[0].isupper()):
                return False
            if folded in words.clauses:
                return False
            if folded in words.depending and not titled and not self._dates(found[at + 1 : at + 1 + _TIME_WORDS]):
                return False
        stops = between.count(",")
        return len(found) <= _MOST_BETWEEN and stops <= int(titled)

    def _dates(self, after: list[str]) -> bool:
        """Whether words behind a preposition are of time: ``on Monday evening``, ``am Abend``."""
        return any(word.lower() in self.words.times for word in after)

    def verb_leads(self, text: str, verb_start: int, *, comma: bool = True) -> bool:
        """Whether a verb of speech comes right after a quotation, a mark or a break: its subject can only follow.

        Args:
            text: The text, quotations made marks.
            verb_start: Where the verb stands.
            comma: Whether a comma is such a mark; it is none before a verb that has an object (``…, urged Chile``).
        """
        spaces = " " if comma else " ,"
        before = text[max(verb_start - REACH, 0) : verb_start].rstrip(spaces)
        while (word := re.search(r"[\w'’-]+\Z", before)) and word.group().lower() in self.words.with_verbs:
            before = before[: word.start()].rstrip(spaces)
        return not before or before[-1] in _OPENS_WITH_VERB

    def passive(self, text: str, verb: re.Match[str]) -> bool:
        """Whether ``quoted`` is ``was quoted`` or ``quoted by``, or as in ``wird Berg zitiert``."""
        if self._cited_by.match(text, verb.start()):
            return True
        at, known = verb.start(), self.words
        while (before := word_before(text, at)) is not None:
            word = before[0].lower()
            if word in known.passive or not (before[0][0].isupper() or word in known.between):
                return word in known.passive
            at = before[1]
        return False

    def pronoun_before(self, text: str, start: int, verb_start: int) -> bool:
        """Whether a pronoun is the subject of a verb: ``he later said``, ``a-t-il dit``."""
        before = _WORD.findall(text, max(start, verb_start - REACH), verb_start)
        for word in reversed(before):
            folded = word.lower()
            if self._pronoun(folded):
                return True
            if folded not in self.words.between:
                return False
        return False

    def first_person(self, text: str, start: int, end: int) -> int | None:
        """Where who writes or speaks is named as a subject, in words without another: ``I told them``.

        Nowhere in ``I was told``, nor in ``we asked the ministry, which said``.
        """
        own, words = None, self.words
        if not (word_index(text).within(words.first_person, start, end) or "-" in text[start:end]):
            return None
        if len(self.verbs(text, start, end)) > 1:
            return None
        for match in _WORD.finditer(text, start, end):
            folded = match.group().lower()
            if self._pronoun(folded) or folded in words.other_subjects:
                return None
            if own is None and {folded, folded.rpartition("-")[2]} & words.first_person:
                own = match.start()
        return own
