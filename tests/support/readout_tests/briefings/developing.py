"""A briefing of a meeting that was planned in one report and held in the next, of which a third is a copy."""

from __future__ import annotations

import datetime as dt

from readout_schemas import Briefing, Coverage, Development, Evidence, FieldEvidence, Meeting, Origin, Step
from readout_tests.briefings.pieces import RUN, Texts, documents, meeting, party, side, sourcing, when

COPIES = "the texts are copies or rewrites of one another"


NORWAY, PERU = party("Norway"), party("Peru")


def developing_briefing() -> Briefing:
    """What is shown as held rests on the later report; the earlier one says only that it will be."""
    texts = Texts()
    planned = texts.say("monday", "Norway and Peru will hold talks in Lima on Tuesday.")
    held = texts.say("wednesday", "The talks of Norway and Peru in Lima ended on Tuesday evening.")
    copied = texts.say("copy", "The talks of Norway and Peru in Lima ended on Tuesday evening.")
    days = {"monday": 17, "wednesday": 19, "copy": 19}
    return Briefing(
        documents=documents(texts, **{name: {"published": dt.date(2025, 3, day)} for name, day in days.items()}),
        meetings=(_talks(planned, held, copied),),
        developments=(_development(planned, held),),
        parties=(NORWAY, PERU),
        coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
        run=RUN,
    )


def _talks(planned: Evidence, held: Evidence, copied: Evidence) -> Meeting:
    fields = (
        FieldEvidence(field="status", value="held", documents=("wednesday", "copy"), evidence=(held, copied)),
        FieldEvidence(field="when", value="2025-03-18", documents=("monday",), evidence=(planned,)),
    )
    return meeting(
        "m-lima",
        "Talks in Lima",
        (planned, held, copied),
        when=when("2025-03-18", "on Tuesday"),
        place="Lima",
        participants=(side(NORWAY), side(PERU)),
        sourcing=sourcing(
            "monday",
            "wednesday",
            "copy",
            independent=2,
            standing="corroborated",
            origins=(Origin(documents=("wednesday", "copy"), reason=COPIES),),
            fields=fields,
        ),
    )


def _development(planned: Evidence, held: Evidence) -> Development:
    first = Step(value="planned", date=dt.date(2025, 3, 17), document="monday", record="monday.m1", evidence=planned)
    then = Step(value="held", date=None, document="wednesday", record="wednesday.m1", evidence=held)
    return Development(id="v-lima", record="m-lima", subject="Talks in Lima", field="status", steps=(first, then))
