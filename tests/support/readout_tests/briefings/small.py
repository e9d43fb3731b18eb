"""A small briefing, made by hand."""

from __future__ import annotations

import datetime as dt

from readout_schemas import (
    Amount,
    Briefing,
    Claim,
    Commitment,
    Count,
    Coverage,
    Disagreement,
    Evidence,
    Judgement,
    KeyPoint,
    Meeting,
    Rejected,
    Sanction,
    Statement,
    Summary,
    Variant,
)
from readout_tests.briefings.pieces import (
    RUN,
    Texts,
    commitment,
    documents,
    meeting,
    mention,
    part,
    party,
    sanction,
    side,
    sourcing,
    statement,
    when,
)

OSLO, PERU, FREEDONIA = party("Norway"), party("Peru"), party("Freedonia")
BERG = party("Ida Berg", "person", "Prime Minister of Norway")
FIREFLY = party("Rufus Firefly", "person")
SENTENCES = {
    "sign": ("gazette", "🕊️ The ball is in their court 🙂, a sign read."),
    "met": ("gazette", "Leaders of some 20 countries met in Oslo on Saturday, Norway and Peru among them."),
    "said": ("gazette", "“The ball is in their court,” Ida Berg said."),
    "sent": ("gazette", "Norway will send two ships, provided parliament consents."),
    "froze": ("gazette", "Norway froze more than €2bn of Freedonian assets."),
    "met too": ("courier", "About 25 nations gathered in Oslo on 15 March 2025."),
    "said too": ("courier", "Berg: “The ball is now in their court.”"),
    "plans": ("courier", "The ministers will meet again next week in Lima."),
    "label": ("courier", "Critics spoke of a “peace theatre”."),
    "copied": ("copy", "Leaders of some 20 countries met in Oslo on Saturday, Norway and Peru among them."),
    "refused": ("copy", "Rufus Firefly refused to come, the palace said."),
}
ABOUT = {
    "gazette": {
        "title": "Leaders meet in Oslo",
        "publisher": "The Gazette",
        "url": "https://gazette.example/oslo",
    },
    "courier": {"title": "Oslo gathering", "publisher": "Courier", "published": dt.date(2025, 3, 16)},
    "copy": {"url": "javascript:alert(1)"},
}


def small_briefing() -> Briefing:
    """Everything that a briefing can hold, once or twice; ``copy`` is a copy of ``gazette``."""
    texts = Texts()
    said = {name: texts.say(document, sentence) for name, (document, sentence) in SENTENCES.items()}
    return Briefing(
        documents=documents(texts, **ABOUT),
        summary=Summary(
            headline="Leaders meet in Oslo; Norway offers ships",
            points=(
                KeyPoint(text="Some 20 leaders met in Oslo.", records=("m-oslo",)),
                KeyPoint(text="Berg put the ball in the others’ court.", records=("s-ball", "c-ships")),
            ),
        ),
        meetings=_meetings(said),
        statements=_statements(said),
        commitments=_commitments(said),
        sanctions=_sanctions(said),
        parties=(BERG, FIREFLY, OSLO, PERU, FREEDONIA),
        disagreements=(_disagreement(said),),
        unsure=(Judgement(first="m-lima", second="m-copy", verdict="unsure", reasons=("no date",), by="rule"),),
        rejected=(
            Rejected(
                id="r-1",
                document="courier",
                type="statement",
                reasons=("quotes: these words are not in the text",),
                draft={"gist": "Berg said that she was glad"},
            ),
        ),
        notes=("3 pairs were not judged.",),
        coverage=Coverage(quotations=3, covered=2, labels=0, unexplained=(part(said["label"], "peace theatre"),)),
        run=RUN,
    )


def _meetings(said: dict[str, Evidence]) -> tuple[Meeting, ...]:
    numbers = (
        Variant(field="counts", value="some 20 countries", document="gazette", record="gazette.r"),
        Variant(field="counts", value="About 25 nations", document="courier", record="courier.r"),
    )
    oslo = meeting(
        "m-oslo",
        "Oslo summit",
        (said["met"], said["met too"], said["copied"]),
        when=when("2025-03-15", "on Saturday"),
        format="in_person",
        place="Oslo",
        hosts=(mention(BERG),),
        participants=(side(OSLO, "Ida Berg"), side(PERU)),
        absent=(mention(FREEDONIA),),
        counts=(Count(text="some 20 countries", value=20, approx=True),),
        topics=("the truce",),
        sourcing=sourcing("gazette", "courier", "copy", independent=2, standing="disputed", variants=numbers),
    )
    lima = meeting(
        "m-lima",
        "Ministers’ meeting in Lima",
        (said["plans"],),
        status="planned",
        when=when("2025-03-17/2025-03-23", "next week"),
        place="Lima",
        participants=(side(PERU), side(OSLO), side(FIREFLY)),
    )
    call = meeting("m-copy", "Palace call", (said["refused"], said["copied"]), sourcing=sourcing("gazette", "copy"))
    return (oslo, lima, call)


def _statements(said: dict[str, Evidence]) -> tuple[Statement, ...]:
    other_words = Variant(
        field="quotes",
        value="The ball is now in their court.",
        document="courier",
        record="courier.r",
        evidence=(part(said["said too"], "The ball is now in their court."),),
    )
    ball = statement(
        "s-ball",
        BERG,
        (said["said"], said["said too"]),
        (part(said["said"], "The ball is in their court,"),),
        gist="It is for the others to act.",
        when=when("2025-03-15"),
        sourcing=sourcing("gazette", "courier", independent=2, standing="corroborated", variants=(other_words,)),
    )
    return (ball, statement("s-palace", FIREFLY, (said["refused"],), (), gist="He will not come."))


def _commitments(said: dict[str, Evidence]) -> tuple[Commitment, ...]:
    ships = commitment(
        "c-ships",
        OSLO,
        "to send two ships",
        (said["sent"],),
        conditions=("provided parliament consents",),
        deadline=when("2025-04"),
    )
    return (ships, commitment("c-come", FIREFLY, "come", (said["refused"],), stance="declines", status="refused"))


def _sanctions(said: dict[str, Evidence]) -> tuple[Sanction, ...]:
    froze = Amount(text="more than €2bn", value=2e9, currency="EUR", approx=True)
    return (sanction("x-freeze", OSLO, FREEDONIA, (said["froze"],), amount=froze),)


def _disagreement(said: dict[str, Evidence]) -> Disagreement:
    return Disagreement(
        id="d-count",
        record="m-oslo",
        subject="How many countries met",
        field="counts",
        kind="number",
        claims=(
            Claim(
                value="some 20",
                document="gazette",
                record="gazette.r",
                evidence=part(said["met"], "some 20 countries"),
            ),
            Claim(
                value="about 25",
                document="courier",
                record="courier.r",
                evidence=part(said["met too"], "About 25 nations"),
            ),
        ),
    )
