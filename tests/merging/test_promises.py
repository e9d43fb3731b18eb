"""What ties two promises into one, and the look-alikes of each tie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging, merge
from readout_schemas import Amount, When

Write = Callable[..., Any]


def promises(writer: Write, *told: tuple[str, str, dict[str, Any]]) -> int:
    reports = [
        writer(f"d{number}", day).commitment("Norway", action, **fields)
        for number, (day, action, fields) in enumerate(told)
    ]
    for report in reports:
        report.names.add("Chile")
    return len(merge([report.report() for report in reports]).commitments)


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("put up 200 cyclone shelters", "build 200 shelters along the coast", 1),
        ("put up 200 cyclone shelters", "tear down 200 shelters along the coast", 2),
        ("put up 200 cyclone shelters", "build 300 schools along the coast", 2),
        ("make four port experts available", "provide four port specialists", 1),
        ("make four port experts available", "make four port fees public", 2),
        ("build and pay for a receiving station near the coast", "pay for a receiving station", 1),
        ("pay for the pipeline and lay it", "lay the pipeline", 1),
        ("pay for the pipeline and lay it", "sell the pipeline", 2),
        ("give Norwegian inspectors access to its ports", "open its ports to Norwegian inspectors", 1),
        ("give Norwegian inspectors access to its ports", "close its ports to Norwegian inspectors", 2),
        ("let the bulk carrier Aral sail", "release the freighter Aral and its crew", 1),
        ("let the bulk carrier Aral sail", "release the crew of the Aral", 2),
        ("open the tender for the Dakhla land", "put the land at Dakhla out to tender", 1),
        ("finance ten harvesting boats", "pay for twelve boats to cut the weed", 1),
        ("finance ten harvesting boats", "pay for twelve rescue boats", 2),
        ("finance ten harvesting boats", "sell twelve boats", 2),
        ("give 10 million euros for schools", "give 12 million euros for hospitals", 2),
        ("lease a port for ten years", "lend a ship for twelve years", 2),
        ("train 200 soldiers in Kenya", "withdraw 200 soldiers from Kenya", 2),
        ("open a school in Lima", "open a clinic in Lima", 2),
        ("send doctors to the border towns", "send tents to the border towns", 2),
        ("train judges at the police academy", "train pilots at the police academy", 2),
        ("accept joint patrols on the Drina", "take part in joint patrols on the Drina", 1),
        ("send six instructors to Puerto Natales", "send half a dozen trainers to Puerto Natales", 1),
        ("send six instructors to Puerto Natales", "send seven trainers to Puerto Natales", 2),
        ("raise the water at Itaipu", "raise the water at Itaipú", 1),
        ("send ships to the Moldovan coast", "send ships to the coast of Moldova", 1),
        ("send ships to the Moldovan coast", "send ships to the coast of Peru", 2),
    ],
)
def test_one_promise_in_other_verbs_and_its_look_alikes(writer: Write, first: str, second: str, number: int) -> None:
    assert promises(writer, ("2025-03-15", first, {}), ("2025-03-16", second, {})) == number


@pytest.mark.parametrize(
    ("days", "action", "other", "number"),
    [
        (("2026-11-17", "2027-01-13"), "give a fourth package of aid", "deliver generators of package number four", 1),
        (("2026-11-17", "2027-01-13"), "give a fourth package of aid", "deliver generators of package number five", 2),
        (("2026-11-17", "2027-11-25"), "give a fourth package of aid", "deliver generators of package number four", 2),
        (("2026-11-17", "2027-01-13"), "give a fourth package of aid", "block the fourth package of aid", 2),
    ],
)
def test_a_package_is_one_promise_for_a_year(
    writer: Write, mention: Callable[[str], Any], days: tuple[str, str], action: str, other: str, number: int
) -> None:
    for_chile = {"beneficiary": (mention("Chile"),)}
    assert promises(writer, (days[0], action, for_chile), (days[1], other, for_chile)) == number


def _due(day: str) -> dict[str, Any]:
    return {"deadline": When(text="then", edtf=day, basis="stated")}


@pytest.mark.parametrize(("later", "number"), [("2030-05-31", 1), ("2030-06-02", 2)])
def test_a_promise_is_the_same_until_it_is_due(writer: Write, later: str, number: int) -> None:
    action = "lend a cable ship to the coast guard"
    assert promises(writer, ("2030-02-05", action, _due("2030-06-01")), (later, action, {})) == number


@pytest.mark.parametrize(
    ("later", "status", "number"),
    [("2029-04-19", "implemented", 1), ("2029-04-19", "agreed", 2), ("2029-05-19", "implemented", 2)],
)
def test_what_was_done_about_when_it_was_due_is_what_was_promised(
    writer: Write, later: str, status: str, number: int
) -> None:
    """An exchange of as many prisoners in another month is another one."""
    action = "exchange 150 prisoners"
    first = ("2029-02-14", action, _due("2029-03-31"))
    assert promises(writer, first, (later, action, {"status": status})) == number


def _money(value: float, currency: str | None = "EUR") -> Amount:
    return Amount(text=f"{value:g} million", value=value * 1e6, currency=currency, approx=False)


@pytest.mark.parametrize(
    ("day", "action", "currency", "number"),
    [
        ("2025-03-18", "give money for coastal dykes in Khulna", "EUR", 1),
        ("2025-03-18", "give money for coastal dykes in Khulna", None, 1),
        ("2025-03-20", "give money for coastal dykes in Khulna", "EUR", 2),
        ("2025-03-18", "give money for coastal dykes in Khulna", "USD", 2),
        ("2025-03-18", "give money for schools in Khulna", "EUR", 2),
    ],
)
def test_another_sum_for_the_same_is_a_disagreement_in_one_news(
    writer: Write, mention: Callable[[str], Any], day: str, action: str, currency: str | None, number: int
) -> None:
    for_chile = {"beneficiary": (mention("Chile"),)}
    first = ("2025-03-15", "help Chile to build dykes in Khulna", {**for_chile, "amount": _money(18)})
    assert promises(writer, first, (day, action, {**for_chile, "amount": _money(15, currency)})) == number


def test_a_group_may_be_all_that_another_report_names_and_is_left_open(
    writer: Write, mention: Callable[[str], Any]
) -> None:
    one = writer("a").commitment("Norway", "share river readings", actors=(mention("Norway"), mention("Chile")))
    one.names.add("Chile")
    other = writer("b").commitment("coalition", "share river readings")
    briefing = merge([one.report(), other.report()])
    assert (len(briefing.commitments), len(briefing.unsure)) == (2, 1)


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("withdraw troops from Kenya", "withdraw observers from Kenya", 2),
        ("withdraw troops from Kenya", "take the last troops out of Kenya", 1),
    ],
)
def test_two_things_that_are_due_on_one_day_are_two(writer: Write, first: str, second: str, number: int) -> None:
    due = {"deadline": When(text="by 1 May", edtf="2025-05-01", basis="published")}
    assert promises(writer, ("2025-03-15", first, due), ("2025-03-16", second, due)) == number


@pytest.mark.parametrize(
    ("first", "second", "day", "number"),
    [
        ("send two more frigates to the strait", "send four more frigates to the strait", "2025-03-16", 2),
        ("send two more frigates to the strait", "send another four frigates to the strait", "2025-03-16", 2),
        ("send two more frigates to the strait", "send two additional frigates to the strait", "2025-03-16", 1),
        ("send two more frigates to the strait", "send four more frigates to the strait", "2025-03-15", 1),
        ("send more than two frigates to the strait", "send more than four frigates to the strait", "2025-03-16", 1),
        ("send two frigates to the strait", "send four more frigates to the strait", "2025-03-16", 1),
    ],
)
def test_two_more_and_then_four_more_are_six_more(
    writer: Write, first: str, second: str, day: str, number: int
) -> None:
    """On one day one of two reports errs; the next day there are more again."""
    assert promises(writer, ("2025-03-15", first, {}), (day, second, {})) == number


@pytest.mark.parametrize(("day", "lists"), [("2025-03-16", 2), ("2025-03-15", 1)])
def test_who_is_added_to_a_list_on_one_day_is_not_who_is_added_on_the_next(writer: Write, day: str, lists: int) -> None:
    def told(name: str, published: str, count: str) -> Any:
        measure = {"measure": f"listing of {count} more ship owners", "measure_kind": "listing"}
        return writer(name, published).sanction("Chile", "in_force", **measure).report()

    merging = Merging([told("a", "2025-03-15", "three"), told("b", day, "five")])
    assert len(merging.briefing().sanctions) == lists
    assert merging.unsure() == []
