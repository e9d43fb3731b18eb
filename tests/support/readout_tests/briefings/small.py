"""A small briefing, made by hand."""

from __future__ import annotations

import datetime as dt

from readout_schemas import (
    Amount,
    Briefing,
    Claim,
    Count,
    Coverage,
    Disagreement,
    Judgement,
    KeyPoint,
    Rejected,
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


def small_briefing() -> Briefing:
    """Everything that a briefing can hold, once or twice; ``copy`` is a copy of ``gazette``."""
    texts = Texts()
    oslo, peru, freedonia = party("Norway"), party("Peru"), party("Freedonia")
    berg = party("Ida Berg", "person", "Prime Minister of Norway")
    firefly = party("Rufus Firefly", "person")
    texts.say("gazette", "🕊️ The ball is in their court 🙂, a sign read.")
    met = texts.say("gazette", "Leaders of some 20 countries met in Oslo on Saturday, Norway and Peru among them.")
    said = texts.say("gazette", "“The ball is in their court,” Ida Berg said.")
    sent = texts.say("gazette", "Norway will send two ships, provided parliament consents.")
    froze = texts.say("gazette", "Norway froze more than €2bn of Freedonian assets.")
    met_too = texts.say("courier", "About 25 nations gathered in Oslo on 15 March 2025.")
    said_too = texts.say("courier", "Berg: “The ball is now in their court.”")
    plans = texts.say("courier", "The ministers will meet again next week in Lima.")
    label = texts.say("courier", "Critics spoke of a “peace theatre”.")
    copied = texts.say("copy", "Leaders of some 20 countries met in Oslo on Saturday, Norway and Peru among them.")
    refused = texts.say("copy", "Rufus Firefly refused to come, the palace said.")
    return Briefing(
        documents=documents(
            texts,
            gazette={
                "title": "Leaders meet in Oslo",
                "publisher": "The Gazette",
                "url": "https://gazette.example/oslo",
            },
            courier={"title": "Oslo gathering", "publisher": "Courier", "published": dt.date(2025, 3, 16)},
            copy={"url": "javascript:alert(1)"},
        ),
        summary=Summary(
            headline="Leaders meet in Oslo; Norway offers ships",
            points=(
                KeyPoint(text="Some 20 leaders met in Oslo.", records=("m-oslo",)),
                KeyPoint(text="Berg put the ball in the others’ court.", records=("s-ball", "c-ships")),
            ),
        ),
        meetings=(
            meeting(
                "m-oslo",
                "Oslo summit",
                (met, met_too, copied),
                when=when("2025-03-15", "on Saturday"),
                format="in_person",
                place="Oslo",
                hosts=(mention(berg),),
                participants=(side(oslo, "Ida Berg"), side(peru)),
                absent=(mention(freedonia),),
                counts=(Count(text="some 20 countries", value=20, approx=True),),
                topics=("the truce",),
                sourcing=sourcing(
                    "gazette",
                    "courier",
                    "copy",
                    independent=2,
                    standing="disputed",
                    variants=(
                        Variant(field="counts", value="some 20 countries", document="gazette", record="gazette.r"),
                        Variant(field="counts", value="About 25 nations", document="courier", record="courier.r"),
                    ),
                ),
            ),
            meeting(
                "m-lima",
                "Ministers’ meeting in Lima",
                (plans,),
                status="planned",
                when=when("2025-03-17/2025-03-23", "next week"),
                place="Lima",
                participants=(side(peru), side(oslo), side(firefly)),
            ),
            meeting("m-copy", "Palace call", (refused, copied), sourcing=sourcing("gazette", "copy")),
        ),
        statements=(
            statement(
                "s-ball",
                berg,
                (said, said_too),
                (part(said, "The ball is in their court,"),),
                gist="It is for the others to act.",
                when=when("2025-03-15"),
                sourcing=sourcing(
                    "gazette",
                    "courier",
                    independent=2,
                    standing="corroborated",
                    variants=(
                        Variant(
                            field="quotes",
                            value="The ball is now in their court.",
                            document="courier",
                            record="courier.r",
                            evidence=(part(said_too, "The ball is now in their court."),),
                        ),
                    ),
                ),
            ),
            statement("s-palace", firefly, (refused,), (), gist="He will not come."),
        ),
        commitments=(
            commitment(
                "c-ships",
                oslo,
                "to send two ships",
                (sent,),
                conditions=("provided parliament consents",),
                deadline=when("2025-04"),
            ),
            commitment("c-come", firefly, "come", (refused,), stance="declines", status="refused"),
        ),
        sanctions=(
            sanction(
                "x-freeze",
                oslo,
                freedonia,
                (froze,),
                amount=Amount(text="more than €2bn", value=2e9, currency="EUR", approx=True),
            ),
        ),
        parties=(berg, firefly, oslo, peru, freedonia),
        disagreements=(
            Disagreement(
                id="d-count",
                record="m-oslo",
                subject="How many countries met",
                field="counts",
                kind="number",
                claims=(
                    Claim(
                        value="some 20", document="gazette", record="gazette.r", evidence=part(met, "some 20 countries")
                    ),
                    Claim(
                        value="about 25",
                        document="courier",
                        record="courier.r",
                        evidence=part(met_too, "About 25 nations"),
                    ),
                ),
            ),
        ),
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
        coverage=Coverage(quotations=3, covered=2, labels=0, unexplained=(part(label, "peace theatre"),)),
        run=RUN,
    )
