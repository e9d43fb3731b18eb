"""Look-alikes: what is counted alike, a deputy among ministers, plans that date nothing, a correction passed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout_schemas import Mention, Participant, When

Write = Callable[..., Any]


@pytest.mark.parametrize(
    ("day", "first", "second", "number"),
    [
        ("2031-07-05", "open two additional lanes at the border", "open four more lanes at the border", 2),
        ("2031-07-02", "open two additional lanes at the border", "open four more lanes at the border", 2),
        ("2031-07-02", "open two lanes at the border", "open four lanes at the border", 1),
        ("1998-03-04", "send three hospital ships to the coast", "send five hospital ships to the coast", 2),
        ("2031-07-05", "open two additional lanes at the border", "open two extra lanes at the border", 1),
    ],
)
def test_another_number_on_a_later_day_is_another_promise(
    writer: Write, day: str, first: str, second: str, number: int
) -> None:
    earlier = day[:8] + "01"
    reports = [writer("a", earlier).commitment("China", first), writer("b", day).commitment("China", second)]
    assert len(merge([report.report() for report in reports]).commitments) == number


def _side(mention: Mention, role: str) -> Participant:
    return Participant(**mention.model_dump(), representative=None, role=role)


@pytest.mark.parametrize(
    ("roles", "title", "number"),
    [
        (("ministre", "ministre", "Deputy Minister"), "Fisheries talks", 1),
        (("Deputy Minister", "Deputy Minister", "ministre"), "Fisheries talks", 2),
        (("ministre", "ministre", "Deputy Minister"), "Technical talks on fisheries", 2),
    ],
)
def test_one_of_many_may_send_a_deputy(
    writer: Write, mention: Callable[[str], Mention], roles: tuple[str, ...], title: str, number: int
) -> None:
    names = ("Georgia", "Turkey", "Bulgaria")
    sides = tuple(_side(mention(name), role) for name, role in zip(names, roles, strict=True))
    told = writer("b").meeting(*names, day="2026-10-21", title=title)
    told.records["meetings"][0] = told.records["meetings"][0].model_copy(update={"participants": sides})
    other = writer("a").meeting(*names, day="2026-10-21", title="Fisheries ministers' meeting")
    assert len(merge([other.report(), told.report()]).meetings) == number


@pytest.mark.parametrize(("plan", "number"), [("planned", 1), ("held", 2)])
def test_what_is_to_come_dates_nothing_that_was_held(writer: Write, plan: str, number: int) -> None:
    """`In the morning` is not the morning of tomorrow's talks, and may be that of talks that were held."""
    told = writer("a", "2019-10-08")
    told.meeting("Norway", "Peru", when=When(text="in the morning", edtf=None, basis="none"))
    told.meeting("Norway", "Chile", day="2019-10-09" if plan == "planned" else "2019-10-05", status=plan)
    other = writer("b", "2019-10-08").meeting("Norway", "Peru", day="2019-10-08")
    briefing = merge([told.report(), other.report()])
    of_peru = [one for one in briefing.meetings if any(side.name == "Peru" for side in one.participants)]
    assert len(of_peru) == number


@pytest.mark.parametrize(
    ("actors", "counted", "number"),
    [(("Norway", "Chile", "Peru"), "three countries", 1), (("Norway", "Chile"), "three countries", 2)],
)
def test_as_many_as_are_named_are_those_who_are_named(
    writer: Write, mention: Callable[[str], Mention], actors: tuple[str, ...], counted: str, number: int
) -> None:
    group = mention(counted).model_copy(update={"kind": "group", "party": "group-of-states"})
    named = writer("a").commitment("Norway", "exchange daily river readings", actors=tuple(map(mention, actors)))
    named.names_too(*actors)
    other = writer("b").commitment("Norway", "exchange daily river readings", actors=(group,))
    report = other.report()
    party = report.parties[0].model_copy(update={"id": group.party, "name": counted, "kind": "group"})
    report = report.model_copy(update={"parties": (*report.parties, party)})
    assert len(merge([named.report(), report]).commitments) == number


@pytest.mark.parametrize(("credit", "number"), [("reports Agencia Sur", 1), ("reports Nordbyrå", 2)])
def test_a_correction_is_one_for_who_passed_on_what_it_corrects(writer: Write, credit: str, number: int) -> None:
    """It may correct how they met: in the room, or by video."""
    wrong = writer("a", "2027-05-01", text=f"They met in Tacna, {credit}.\n")
    wrong.meeting("Peru", "Chile", day="2027-05-01", place="Tacna", format="in_person")
    right = writer("b", "2027-05-02", text="LIMA, May 2 (Agencia Sur) - Correction: they spoke by video.\n")
    right.meeting("Peru", "Chile", day="2027-05-01", format="video")
    assert len(merge([wrong.report(), right.report()]).meetings) == number


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("31 officials of Belarus", "31 Belarus officials", 1),
        ("31 officials of Belarus", "12 Belarus officials", 2),
        ("31 officials of Belarus", "31 Minsk banks", 2),
    ],
)
def test_lists_of_as_many_of_the_same_are_one(
    writer: Write, mention: Callable[[str], Mention], first: str, second: str, number: int
) -> None:
    reports = []
    for name, target in (("a", first), ("b", second)):
        group = mention(target).model_copy(
            update={"kind": "group", "party": f"group-{target.replace(' ', '-').lower()}"}
        )
        told = writer(name).sanction("Belarus", "in_force", targets=(group,), senders=(mention("Canada"),),
                                     measure="asset freeze", measure_kind="asset_freeze",
                                     when=When(text="then", edtf="2029-02-09", basis="stated"))  # fmt: skip
        report = told.names_too("Canada").report()
        party = report.parties[0].model_copy(update={"id": group.party, "name": target, "kind": "group"})
        reports.append(report.model_copy(update={"parties": (*report.parties, party)}))
    assert len(merge(reports).sanctions) == number


def test_lists_of_other_lengths_are_a_disagreement(writer: Write, mention: Callable[[str], Mention]) -> None:
    reports = []
    for name, target in (("a", "12 more officials"), ("b", "13 officials")):
        group = mention(target).model_copy(update={"kind": "group", "party": "group-officials"})
        told = writer(name).sanction("Peru", "in_force", targets=(group,), senders=(mention("Canada"),),
                                     measure="asset freeze", measure_kind="asset_freeze")  # fmt: skip
        report = told.names_too("Canada").report()
        party = report.parties[0].model_copy(update={"id": group.party, "name": target, "kind": "group"})
        reports.append(report.model_copy(update={"parties": (*report.parties, party)}))
    (found,) = merge(reports).disagreements
    assert (found.field, [claim.value for claim in found.claims]) == ("targets", ["12 more officials", "13 officials"])


def test_a_meeting_that_goes_on_may_end_on_another_day(writer: Write) -> None:
    opened = writer("a", "2009-05-21").meeting("Malta", "Peru", "Chile", day="2009-05-21", status="ongoing")
    ended = writer("b", "2009-05-22").meeting("Malta", "Peru", "Chile", day="2009-05-22")
    both = {("a.m1", "b.m1"): "same"}
    briefing = merge([opened.report(), ended.report()], both)  # type: ignore[arg-type]
    assert len(briefing.meetings) == 1
    assert "when" not in {one.field for one in (*briefing.disagreements, *briefing.developments)}
