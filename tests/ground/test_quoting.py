"""Where the words of a statement stand, and what sets them off as its speaker's."""

from __future__ import annotations

import pytest

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout.ingest import Metadata, document
from readout_schemas import Statement

NO_MARKS = "quotes: {!r} stands in the article, but not between quotation marks"
NOT_SET_OFF = "the words stand in the text, and nothing sets them off as the speaker's"


def judged(text: str, words: str, language: str = "en") -> tuple[list[str], list[str]]:
    """What is wrong with words that Ida Berg is to have said, and what is open of them."""
    berg = PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Berg"])
    blank = dict.fromkeys(("attribution", "occasion", "via", "when"))
    said = StatementDraft.model_validate(
        {**blank, "quotes": [words], "translations": [], "speaker": "Ida Berg", "gist": "No.", "addressee": []}
    )
    grounding = Grounding(Article(document(text, source="d.txt", metadata=Metadata(language=language))))
    grounding.take(Statements(parties=[berg], statements=[said], labels=[]))
    made = [*grounding.taken, *(failure.rest for failure in grounding.failures)]
    doubts = [one.reason for record in made if isinstance(record, Statement) for one in record.open]
    faults = [reason for failure in grounding.failures for reason in failure.reasons]
    return [one for one in faults if one.startswith("quotes:")], [one for one in doubts if "sets them off" in one]


LONG = "Ida Berg wrote this to all of us in the old town hall of the port, and we read it aloud."


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (f"{LONG}\n\nThe mast is down, and we row home.\n\nOtto Lund wept.", "The mast is down", "open"),
        ("The mast is down, and we row home.\n\nIda Berg", "The mast is down, and we row home.", "sure"),
        ("The mast is down, Ida Berg said.", "The mast is down", "fault"),
        ("Ida Berg said the mast is down.", "the mast is down", "fault"),
        ("Ida Berg said in her own words: the mast is down.", "the mast is down.", "sure"),
        (
            "BERG: The mast is down.\n\nLUND: Why?\n\nBERG: It is ours.\n\nLUND: Since when?",
            "The mast is down.",
            "sure",
        ),
    ],
)
def test_words_without_marks_are_open_a_fault_or_sure_by_what_sets_them_off(text: str, words: str, told: str) -> None:
    faults, doubts = judged(text, words)
    assert faults == ([NO_MARKS.format(words)] if told == "fault" else [])
    assert doubts == ([NOT_SET_OFF] if told == "open" else [])


PROSE = "\n\n" + 12 * "Otto Lund 2025. Otto Lund 2026.\n"
"""What no signature stands in."""
SAID = [
    ("tr", "Çernomor ajansına konuşan Berg da {}, dedi.", "biz denize su bastık, zehir değil", "open"),
    ("tr", "Berg {} söyledi.", "denize su bastıklarını", "fault"),
    ("cs", "{}, řekla Berg.", "Nikl nepustíme ani po volbách", "open"),
    ("cs", "Berg řekla, že {}.", "nikl nepustíme ani po volbách", "fault"),
    ("he", "Berg נפגעה? אצלנו, השיבה בחיוך, {}.", "מחכים גם לאביב", "open"),
    ("el", "Η Berg είπε ότι {}.", "η δόση θα δοθεί", "fault"),
    ("en", "{}, Ida Berg said, but we can wait.", "Nobody told us of it", "open"),
    ("en", "{}, Ida Berg said.", "Norway would pay", "fault"),
    ("en", "Ida Berg said that {}.", "we can wait", "fault"),
    ("de", "{}, sagte Ida Berg.", "Ihr Land werde zahlen", "fault"),
    ("de", "{}, sagte Ida Berg.", "Wir zahlen nicht", "open"),
    ("fr", "{}, dit Ida Berg.", "J’ai faim", "open"),
    ("es", "{}, contó Ida Berg, pero no hay cajero.", "Nadie nos trató mal", "open"),
    ("nl", "{} zei Ida Berg, wij wachten.", "Wij kiezen geen kamp,", "open"),
    ("sv", "{} sade Ida Berg.", "Den räkningen betalade vi själva,", "open"),
    ("sv", "{} sade Ida Berg.", "Norge skulle betala räkningen,", "fault"),
    ("fa", "Berg خندید و گفت {}.", "من حسابدار نیستم", "open"),
    ("fa", "Berg خندید و گفت {}.", "او حسابدار نیست", "fault"),
    ("fa", "Berg خندید و گفت {} و رفت.", "من حسابدار نیستم", "fault"),
]


@pytest.mark.parametrize(("language", "sentence", "words", "told"), SAID)
def test_commas_set_speech_off_where_a_language_writes_it_so_or_it_tells_of_who_speaks(
    language: str, sentence: str, words: str, told: str
) -> None:
    faults, doubts = judged(f"{sentence.format(words)}{PROSE}", words, language)
    assert faults == ([NO_MARKS.format(words)] if told == "fault" else [])
    assert doubts == ([NOT_SET_OFF] if told == "open" else [])


def test_a_semicolon_parts_words_from_who_is_said_to_have_said_them() -> None:
    """They are no part of the sentence in which somebody tells something."""
    text = "جلسه تمام شد. مادرم می‌گفت نان را باید تقسیم کرد؛ این را برگ گفت."
    assert judged(text, "مادرم می‌گفت نان را باید تقسیم کرد", "fa")[0] == []
    beside = "برگ گفت مادرم نان را تقسیم کرد؛ لوند خندید."
    words = "مادرم نان را تقسیم کرد"
    assert judged(beside, words, "fa")[0] == [NO_MARKS.format(words)]


@pytest.mark.parametrize(
    ("text", "words", "refused"),
    [
        ("«Vengo», dijo Berg, con un cartel que rezaba La casa es mía.", "La casa es mía", False),
        ("«Vengo», dijo Berg, con un cartel que rezaba la casa es mía.", "la casa es mía", True),
        ("Berg dijo, con un cartel que rezaba La casa es mía, que viene.", "La casa es mía", True),
        ("Berg dijo que La Casa Azul cierra.", "La Casa Azul", True),
    ],
)
def test_what_a_sign_says_at_the_end_of_a_sentence_is_not_refused(text: str, words: str, refused: bool) -> None:
    """A capital sets it off where its marks or its italics are lost."""
    faults, _ = judged(text, words, "es")
    assert bool(faults) == refused
