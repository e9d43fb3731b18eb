"""A briefing from reports in three scripts, with quotations of every kind, translations, and what is not confirmed."""

from __future__ import annotations

from readout_schemas import Briefing, Coverage, Open, Quote, QuoteMark, Statement
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


def worldly_briefing() -> Briefing:
    """An Arabic, a Japanese and a Swedish report."""
    texts = Texts()
    sharif = party(RIGHT_TO_LEFT_NAME, "person")
    kishi, berg = party("Taro Kishi", "person"), party("Eva Berg", "person")
    qatar, japan = party("Qatar"), party("Japan")
    spoke = texts.say("arabic", f"قال {RIGHT_TO_LEFT_NAME}: {ARABIC}.")
    stressed = texts.say("japanese", f"岸氏は「{JAPANESE}」と述べた。")
    refused = texts.say("swedish", f"– {SWEDISH}, säger Eva Berg.")
    met = texts.say("arabic", "اجتمع الجانبان في الدوحة.")
    doubt = (Open(field="speaker", reason="no form of the name in Latin letters to compare"),)
    return Briefing(
        documents=documents(texts, arabic={"language": "ar"}, japanese={"language": "ja"}, swedish={"language": "sv"}),
        meetings=(
            meeting(
                "m-doha",
                "Talks in Doha",
                (met,),
                place="Doha",
                place_as_written="الدوحة",
                participants=(side(qatar), side(japan)),
                open=(Open(field="participants", reason="Japan is implied by the publisher"),),
            ),
        ),
        statements=(
            _said(
                "s-arabic",
                statement("s-arabic", sharif, (spoke,), (), open=doubt),
                part(spoke, ARABIC),
                "none",
                "We will not leave before the agreement",
            ),
            _said(
                "s-japanese",
                statement("s-japanese", kishi, (stressed,), ()),
                part(stressed, JAPANESE),
                "marks",
                "It is important to go on negotiating",
            ),
            _said(
                "s-swedish",
                statement("s-swedish", berg, (refused,), ()),
                part(refused, SWEDISH),
                "dash",
                "We are not giving up",
            ),
        ),
        commitments=(commitment("c-stay", qatar, "stay", (spoke,), conditions=(ARABIC,), deadline=when("2025-04")),),
        sanctions=(sanction("x-list", japan, qatar, (met,), open=(Open(field="senders", reason="only implied"),)),),
        parties=(sharif, kishi, berg, qatar, japan),
        coverage=Coverage(quotations=3, covered=3, labels=0, unexplained=()),
        run=RUN,
    )


def _said(id_: str, of: Statement, words: object, mark: QuoteMark, translation: str) -> Statement:
    quote = Quote.of(words, mark, translation)  # type: ignore[arg-type]
    return of.model_copy(update={"id": id_, "mode": "direct", "quotes": (quote,)})
