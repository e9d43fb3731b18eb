"""What is known of one language: each list of words and each fact of grammar that the program asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from readout.languages.dialogue import Dialogue, Words

_NONE: Words = frozenset()
_SHORTEST_WORD = 3
"""Letters that are left of a word without a prefix."""
_SHORTEST_END = 6
"""Letters of a title that may be the end of another word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Dialogue):
    """One language. All words are in small letters, as ``str.lower`` makes them: ``äußerte``, ``πως``."""

    language: str
    """BCP 47 code."""
    name: str
    source: str
    """Where the lists come from."""
    also: Words = _NONE
    """Other codes of the language, or of its written forms: ``nb`` and ``nn`` for Norwegian."""
    grammar: bool = False
    """Whether the subject of a verb of speech can be told from the lists below."""
    nouns_have_capitals: bool = False
    """Whether every noun begins with a capital, so that a capital makes no name."""
    verb_before_subject: bool = False
    """Whether a subject may follow its verb anywhere; else only where the verb opens the clause."""
    verb_last: bool = False
    """Whether a verb stands behind its subject, at the end of its clause."""
    endings: bool = False
    """Whether names change their endings by case."""
    subject_by_case: bool = False
    """Whether the ending of most names tells that somebody is no subject."""
    compounds: bool = False
    """Whether a title may be the end of a longer word: ``fiskeriminister``."""
    case_endings: Words = _NONE
    """What names of places have in place of their last letter, or behind it: ``в Ашхабаде``."""
    drops_subject: bool = False
    """Whether a verb needs no pronoun beside it."""
    object_has_preposition: bool = False
    """Whether a person who is an object has a preposition: ``advirtió a la ministra``."""
    unspaced: bool = False
    """Whether words are written without spaces between them."""
    speech: Words = _NONE
    """Verbs of speech, in the forms that stand beside a quotation."""
    speech_before_stop: Words = _NONE
    """Verbs of one sign, which count only before a comma or colon."""
    announcing: Words = _NONE
    """Words that announce speech where they stand before a colon, and are no verbs of it: ``the words:``."""
    resuming: Words = _NONE
    """Words with which speech goes on after a reporting clause between commas: but, then, pronouns of who speaks."""
    telling: Words = _NONE
    """Those whose object is the one spoken to: ``told``."""
    leaning: Words = _NONE
    """Participles whose subject stands elsewhere: ``adding``."""
    citing: Words = _NONE
    """Those whose subject passes on what others say: ``quoted``."""
    cited_by: tuple[str, ...] = ()
    """Regular expressions for participles of these and who cites: ``cited by``."""
    genders: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    """Regular expressions: pronouns, pasts (*feminine*, *masculine*), titles, surnames (*women*, *men*), *several*."""
    adding: Words = _NONE
    """Verbs with which whoever spoke last goes on: ``dodal``."""
    adpositions: Words = _NONE
    """Words before nouns that are no subject, where the grammar is not known: ``v``; ``ב-`` is part of the noun."""
    adjuncts: Words = _NONE
    """Words beside a verb without a subject that name nobody: ``včera``, ``se``."""
    functions: Words = _NONE
    """Nouns for people and bodies that may act, as subjects have them, where the grammar is not known: ``ministr``."""
    oblique: tuple[str, ...] = ()
    """Regular expressions for nouns in cases in which no subject stands, and participles: ``novinářům``."""
    voices: tuple[str, ...] = ()
    """Those for words before whoever speaks for a body: ``through its``, ``par la voix de``."""
    reporting: Words = _NONE
    """Those whose subject passes on what others say if anybody else is said to speak: ``reported``."""
    nouns: Words = _NONE
    """Forms of these that more often are nouns or other verbs: ``remarks``."""
    beside_marks: Words = _NONE
    """Forms that are verbs of speech only beside a quotation, of ``nouns``, ``citing`` or no list: ``remarks``."""
    resumes: tuple[str, ...] = ()
    """Regular expressions for words with which the last to speak goes on, without a subject: ``Et d'ajouter``."""
    points_back: tuple[str, ...] = ()
    """Those for the beginning of a sentence that says whose words stood before it: ``That was``."""
    speaking: Words = _NONE
    """Verbs for it that stand beside no quotation, but tell whose voice it was: ``It was Berg speaking``."""
    replying: Words = _NONE
    """Those with which the one who was spoken to speaks next: ``replied``."""
    between: Words = _NONE
    """Auxiliaries, adverbs and reflexives that may stand between a subject and its verb."""
    subject_pronouns: Words = _NONE
    """Pronouns that stand for one person who acts: ``she``."""
    pronouns_of_persons: bool = False
    """Whether these stand for persons alone: *she* is no embassy, *elle* may be one."""
    thing_pronouns: Words = _NONE
    """Those that stand for a thing, a body or several: ``they``."""
    determiners: Words = _NONE
    indefinite: Words = _NONE
    """Articles before one of several: ``a minister`` is not the one who was named."""
    datives: Words = _NONE
    """Articles before one who is no subject: ``dem``."""
    addresses: Words = _NONE
    """Titles with which somebody is spoken to by his name: ``pani``, ``пане``."""
    titles: Words = _NONE
    """Titles and functions that stand before a name."""
    offices: Words = _NONE
    """Words after which a name in front is not the one who speaks: ``Trump administration``."""
    stand_ins: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    """Nouns for who holds an office (_ for a space), with parts of words for it: ``prélat`` for an ``évêque``."""
    described: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    """English nouns for people whom nobody names, with the words for them: * for an ending, _ for a space.

    Beside them stand those for *another*, *my*, *their*, *anonymous* and *close*."""
    spokespeople: Words = _NONE
    """Words for those who speak for somebody else: ``spokesman``."""
    auxiliaries: Words = _NONE
    """Auxiliaries of the perfect that may stand before a verb whose subject follows: ``a déclaré``."""
    inside_verbs: Words = _NONE
    """Auxiliaries, pronouns and adverbs that may stand before or inside a verb of speech: ``a-t-il dit``."""
    past: tuple[str, ...] = ()
    """Regular expressions for the past tense of any verb, with which a clause between dashes begins."""
    clipped: Words = _NONE
    """What is left of words that have lost their beginning to an apostrophe: ``'tis``."""
    elided: Words = _NONE
    """Words that lose their end to an apostrophe before any other: ``l'``, ``dell'``."""
    cut_off: Words = _NONE
    """Words that lose their end for good: ``po'``."""
    passive: Words = _NONE
    """Auxiliaries before a participle whose subject is the object: ``was quoted``."""
    hearing: Words = _NONE
    """Verbs whose subject is told what is quoted, or reads it: ``got``, ``heard``."""
    plural: tuple[str, ...] = ()
    """Endings of verbs of speech whose subject is several: ``dijeron``; no verb of one person ends so."""
    unnamed: Words = _NONE
    """Words for people whom nobody names, and for those who speak for others: ``source``, ``aide``, ``another``."""
    people: Words = _NONE
    """Nouns for one person whom nobody names: ``lawyer``, ``neighbour``."""
    copulas: Words = _NONE
    """Verbs and particles before what somebody is said to be: ``is``, ``became``, ``as``."""
    addressing: Words = _NONE
    """Verbs behind which the one spoken to may stand before the subject, without a preposition: ``erzählte``."""
    nominatives: Words = _NONE
    """Articles and possessives with which a subject may begin behind such an object: ``ein``."""
    subject_or_dative: Words = _NONE
    """Articles of a subject that are something else before other nouns, as of the one spoken to: ``der``."""
    to: Words = _NONE
    """Words before the one spoken to or about, where the grammar is not known: ``به``."""
    to_prefixes: tuple[str, ...] = ()
    """The same, written as part of the name: ``ל``."""
    to_suffixes: tuple[str, ...] = ()
    """The same, behind the name: ``に``."""
    times: Words = _NONE
    """Nouns of time, which with an article are no subject: ``el martes``."""
    utterances: Words = _NONE
    """Nouns for what somebody has said: ``remarks``."""
    possessives: Words = _NONE
    """``his``, ``her``."""
    capitals: Words = _NONE
    """Words for the seat of a government: ``capital``."""
    writings: Words = _NONE
    """Nouns for what somebody writes and others read: ``letter``, ``statement``."""
    reading: Words = _NONE
    """Verbs whose subject is a text: ``reads``, ``heißt``."""
    inside: Words = _NONE
    """Prepositions before a text in which words stand: ``in``."""
    latter: tuple[str, ...] = ()
    """Pronouns for the last of those who were named: ``the latter``, ``dieser``."""
    by_age: tuple[str, ...] = ()
    """Regular expressions for words for whoever was named last by his age: ``der 68-Jährige``."""
    of: Words = _NONE
    """Prepositions that say whose: ``a statement of the ministry``."""
    genitives: Words = _NONE
    """Those and articles behind words that somebody has said: ``of``, ``der``, and not ``for``, of who hears them."""
    by: Words = _NONE
    """Those that name the doer."""
    negations: Words = _NONE
    """``not``, before one who has not done what is said: ``not by Berg but by Lund``."""
    prepositions: Words = _NONE
    clause_openers: Words = _NONE
    """Conjunctions with which a clause with a subject of its own begins."""
    links: Words = _NONE
    """Words that begin another clause or part of a sentence."""
    joining: Words = _NONE
    """``and``, between two names."""
    relative: Words = _NONE
    """``who``."""
    according: tuple[str, ...] = ()
    """Phrases before the name of one whose view is given: ``according to``."""
    according_after: tuple[str, ...] = ()
    """The same, behind the name: ``zufolge``."""
    according_to_him: tuple[str, ...] = ()
    """The same, of one who was named before: ``in his words``."""
    hearsay: tuple[str, ...] = ()
    """Regular expressions for verbs of speech without a subject, which circles may have said: ``hieß es``."""
    heard_from: Words = _NONE
    """Prepositions before those from whom it is heard: ``in``."""
    according_first: tuple[str, ...] = ()
    """Prepositions that say whose view it is at the head of a sentence: ``For Berg, it is``."""
    view_openers: tuple[str, ...] = ()
    """Prepositions before a possessive and one of ``views``: ``In Berg’s words``."""
    views: Words = _NONE
    """Nouns for how somebody sees it: ``words``, ``view``."""
    reached: Words = _NONE
    """Participles before how the one who speaks was reached: ``joint par téléphone``."""
    asides: tuple[str, ...] = ()
    """Phrases that may stand between a verb and its subject, and name nobody: ``por su parte``."""
    accompanying: Words = _NONE
    """``with``, before a speaker and a participle."""
    of_states: Words = _NONE
    """Signs behind the name of a state: ``国``, and ``方`` for its side."""
    country_signs: tuple[str, ...] = ()
    """Signs that stand for a country, each followed by its ISO 3166-1 code: ``中``, ``CN``."""
    prefixes: tuple[str, ...] = ()
    """What is written as part of the next word; first the article, which names of countries may have too."""
    joined_to_verbs: str = ""
    """Signs each of which is a conjunction and the first of the verb behind it: ``ו``."""
    plain_initials: str = ""
    """First letters with a sign that some agencies leave out, and last the plain one: ``أإآا``."""
    bodies: tuple[str, ...] = ()
    """Names of international bodies, as they are without a case."""
    state_offices: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    """Words for offices that every state has, by kind: ``foreign_ministry``; hyphens and apostrophes part words."""
    ministries: Words = _NONE
    """Words for a ministry, alone or behind its portfolio: ``ministerium`` ends ``Justizministerium``."""
    portfolios: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    """What a ministry is for, by its English key: ``agriculture``, as it stands beside ``ministries``."""
    office_links: Words = _NONE
    """Small words in names of offices: ``and``, ``of``, and ``republic`` where a case hides a country's full name."""
    our_country: Words = _NONE
    """How a text says where it was written, _ for a space: ``our_country``."""
    home: str = ""
    """The ISO 3166-1 code of the state where nearly all who write the language live; empty where several share it."""
    endings_after_apostrophe: bool = False
    """Whether names have their endings behind an apostrophe: ``Ankara'da``."""
    longest_ending: int = 3
    """Letters of the longest ending of a case."""
    nameless: Words = _NONE
    """Words with a capital that are nobody's name."""
    verbs: Words = dataclasses.field(init=False, default=_NONE)
    """All verbs that tie words to somebody: the five lists above."""
    relaying: Words = dataclasses.field(init=False, default=_NONE)
    """Those whose subject may pass on what others say."""
    surely_verbs: Words = dataclasses.field(init=False, default=_NONE)
    """Those that are no nouns."""
    pronouns: Words = dataclasses.field(init=False, default=_NONE)
    """Those that stand for who acts, one or several."""
    with_verbs: Words = dataclasses.field(init=False, default=_NONE)
    """What stands beside a verb: auxiliaries and adverbs, those of the perfect too."""
    small: Words = dataclasses.field(init=False, default=_NONE)
    """Words that name nobody: auxiliaries, adverbs, verbs, and what begins another clause."""
    depending: Words = dataclasses.field(init=False, default=_NONE)
    """All prepositions but those that name the doer."""
    governing: Words = dataclasses.field(init=False, default=_NONE)
    """What stands before a noun that is no subject: all prepositions, and articles of the one spoken to."""
    long_titles: tuple[str, ...] = dataclasses.field(init=False, default=())
    """Titles with which a longer word may end, where the language has such words."""
    clauses: Words = dataclasses.field(init=False, default=_NONE)
    """What begins a clause, or names the doer: no title has it."""
    other_subjects: Words = dataclasses.field(init=False, default=_NONE)
    """Words after which the subject is another than the one who speaks."""
    before_names: Words = dataclasses.field(init=False, default=_NONE)
    """What may stand before a name in its clause, and is neither a subject nor a verb."""

    def __post_init__(self) -> None:
        before = (self.titles, self.offices, self.determiners, self.of, self.prepositions, self.between, self.links)
        together = {
            "verbs": (self.speech, self.telling, self.leaning, self.citing, self.reporting),
            "relaying": (self.citing, self.reporting),
            "pronouns": (self.subject_pronouns, self.thing_pronouns),
            "with_verbs": (self.between, self.auxiliaries),
            "depending": (self.of, self.prepositions),
            "governing": (self.of, self.prepositions, self.by, self.datives),
            "clauses": (self.by, self.clause_openers, self.relative),
            "other_subjects": (self.relative, self.passive),
            "before_names": before,
        }
        for name, several in together.items():
            object.__setattr__(self, name, _NONE.union(*several))
        ends = sorted(title for title in self.titles if self.compounds and len(title) >= _SHORTEST_END)
        object.__setattr__(self, "long_titles", tuple(ends))
        object.__setattr__(self, "surely_verbs", self.verbs - self.nouns)
        object.__setattr__(self, "small", self.verbs | self.between | self.links)

    @property
    def inflected(self) -> bool:
        """Whether names are written with endings of cases or with other words before them."""
        return self.endings or bool(self.prefixes)

    def without_prefixes(self, word: str) -> Iterator[str]:
        """A word without each of the ``prefixes`` that it begins with, where a word is left: ``القطرية``."""
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_WORD:
                yield word.removeprefix(prefix)
