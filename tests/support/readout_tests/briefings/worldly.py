"""A briefing from reports in three scripts, with quotations of every kind, translations, and what is not confirmed."""

from __future__ import annotations

from readout_schemas import Briefing, Coverage, Evidence, Open, Quote, QuoteMark, Statement
from readout_tests.briefings.pieces import (
    RUN,
    Texts,
    commitment,
    documents,
    meeting,
    part,
    party,
    sanction,
    side,
    statement,
    when,
)

ARABIC = "لن نغادر قبل الاتفاق"
JAPANESE = "交渉を続けることが重要だ"
SWEDISH = "Vi ger inte upp"
RIGHT_TO_LEFT_NAME = "شهباز شريف"


SHARIF = party(RIGHT_TO_LEFT_NAME, "person")
KISHI, BERG = party("Taro Kishi", "person"), party("Eva Berg", "person")
QATAR, JAPAN = party("Qatar"), party("Japan")


def worldly_briefing() -> Briefing:
    """An Arabic, a Japanese and a Swedish report."""
    texts = Texts()
    spoke = texts.say("arabic", f"قال {RIGHT_TO_LEFT_NAME}: {ARABIC}.")
    stressed = texts.say("japanese", f"岸氏は「{JAPANESE}」と述べた。")
    refused = texts.say("swedish", f"– {SWEDISH}, säger Eva Berg.")
    met = texts.say("arabic", "اجتمع الجانبان في الدوحة.")
    talks = meeting(
        "m-doha",
        "Talks in Doha",
        (met,),
        place="Doha",
        place_as_written="الدوحة",
        participants=(side(QATAR), side(JAPAN)),
        open=(Open(field="participants", reason="Japan is implied by the publisher"),),
    )
    return Briefing(
        documents=documents(texts, arabic={"language": "ar"}, japanese={"language": "ja"}, swedish={"language": "sv"}),
        meetings=(talks,),
        statements=_statements(spoke, stressed, refused),
        commitments=(commitment("c-stay", QATAR, "stay", (spoke,), conditions=(ARABIC,), deadline=when("2025-04")),),
        sanctions=(sanction("x-list", JAPAN, QATAR, (met,), open=(Open(field="senders", reason="only implied"),)),),
        parties=(SHARIF, KISHI, BERG, QATAR, JAPAN),
        coverage=Coverage(quotations=3, covered=3, labels=0, unexplained=()),
        run=RUN,
    )


def _statements(spoke: Evidence, stressed: Evidence, refused: Evidence) -> tuple[Statement, ...]:
    doubt = Open(field="speaker", reason="no form of the name in Latin letters to compare")
    arabic = statement("s-arabic", SHARIF, (spoke,), (), open=(doubt,))
    japanese = statement("s-japanese", KISHI, (stressed,), ())
    swedish = statement("s-swedish", BERG, (refused,), ())
    return (
        _said(arabic, part(spoke, ARABIC), "none", "We will not leave before the agreement"),
        _said(japanese, part(stressed, JAPANESE), "marks", "It is important to go on negotiating"),
        _said(swedish, part(refused, SWEDISH), "dash", "We are not giving up"),
    )


def _said(of: Statement, words: Evidence, mark: QuoteMark, translation: str) -> Statement:
    return of.model_copy(update={"mode": "direct", "quotes": (Quote.of(words, mark, translation),)})
