"""Which rule keeps two promises apart, and which tie joins them, pair by pair."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging
from readout.merging.commitments import complete, example, keys
from readout_schemas import Amount, Mention, When

Write = Callable[..., Any]
TIES = {
    "SUM": "the same sum, for the same",
    "PACKAGE": "of the same package",
    "ACTION": "the same action",
    "LIKE": "the same action, in like words",
    "NUMBER": "the same number of the same",
    "DAY": "the same day, in like words",
    "MOST": "most of the words of the action",
    "MONEY": "money for the same, in the same news",
    "OBJECT": "the same verb and object",
    "OTHER": "the same verb and object, in another number",
    "NAME": "the same verb and name",
    "NEWS": "the same verb and object, in the same news",
    "SOME": "some of the words of the action",
}
COAST, GUARD = "send ships to the coast", "lend icebreakers to the coast guard"
WHOLE = "ACTION LIKE MOST OBJECT NEWS SOME"
LATER = "ACTION LIKE MOST OBJECT SOME"
PACKAGE = "give a fourth package"
SHELTERS, DYKES = "build 20 shelters in the delta", "help to build dykes in Khulna"


def _promise(action: str = COAST, day: str | None = "2025-03-15", due: str = "", **given: Any) -> dict[str, Any]:
    """A promise of Peru; ``actors`` and ``beneficiary`` are names, ``amount`` is millions and a currency."""
    return {"action": action, "day": day, "due": due, **given}


def _report(write: Write, name: str, given: dict[str, Any]) -> Any:
    fields = dict(given)
    made = write(name, fields.pop("day"))
    for field in ("actors", "beneficiary"):
        if field in fields:
            made.names_too(*fields[field].split(", "))
            fields[field] = tuple(_named(each) for each in fields[field].split(", "))
    if due := fields.pop("due"):
        fields["deadline"] = When(text="then", edtf=due, basis="stated")
    if "amount" in fields:
        value, currency = fields["amount"]
        fields["amount"] = Amount(text=f"{value} million", value=value * 1e6, currency=currency, approx=False)
    return made.commitment(fields.pop("actor", "Peru"), fields.pop("action"), fields.pop("status", "agreed"), **fields)


def _named(name: str) -> Mention:
    kind: Any = "group" if name == "coalition" else "country"
    return Mention(party=f"{kind}-{name.lower()}", name=name, kind=kind, as_written=None)


Pair = tuple[dict[str, Any], dict[str, Any]]
P = _promise


@pytest.mark.parametrize(
    ("pair", "apart", "ties"),
    [
        ((P(), P()), [], WHOLE),
        ((P(), P(actor="Chile")), ["by different actors"], "ACTION LIKE SOME"),
        ((P(actors="Peru, Chile"), P()), ["by one of them alone"], "ACTION LIKE SOME"),
        ((P(actors="Peru, Chile"), P(actors="Peru, Mali")), ["by different actors"], "ACTION LIKE SOME"),
        ((P(actors="coalition"), P()), ["by one of them alone"], "ACTION LIKE SOME"),
        ((P(beneficiary="Chile"), P(beneficiary="Mali")),
         ["for different beneficiaries", "for more beneficiaries"], WHOLE),
        ((P(beneficiary="Chile, Mali"), P(beneficiary="Mali")), ["for more beneficiaries"], WHOLE),
        ((P(beneficiary="Chile, Mali"), P()), [], WHOLE),
        ((P(due="2025-05-01"), P(due="2025-05-02")), [], WHOLE),
        ((P(due="2025-05-01"), P(day="2025-03-20", due="2025-05-02")), ["by different days"], LATER),
        ((P(due="2025-05"), P(day="2025-03-20", due="2025-05-02")), [], LATER),
        ((P("send the second tranche of ships"), P("send the third tranche of ships")), ["of another round"],
         "LIKE MOST OBJECT SOME"),
        ((P("send ships in 2025"), P("send ships in 2026")), ["of another year"], "LIKE OBJECT NEWS SOME"),
        ((P(), P(status="refused")), ["one promises, one declines"], WHOLE),
        ((P("send two ships to the coast"), P("send three ships to the coast", "2025-03-16")), [],
         "LIKE MOST OBJECT OTHER SOME"),
        ((P("send two ships to the coast"), P("send three ships to the coast", "2025-03-17")), ["of other numbers"],
         "LIKE MOST OBJECT SOME"),
        ((P("send two ships to the coast", None), P("send three ships to the coast")), ["of other numbers"], "SOME"),
        ((P("give 2 million euros for schools"), P("give 3 million euros for schools", "2025-03-19")), [],
         "LIKE OBJECT NEWS SOME"),
        ((P("give 2 million euros for schools"), P("give 3 million euros for schools", "2025-03-20")),
         ["of other numbers"], "LIKE OBJECT SOME"),
        ((P("give 2 million euros for schools"), P("give 3 boats for schools", "2025-03-17")),
         ["of other numbers", "money, and the thing"],
         "SOME"),
        ((P("send two more ships"), P("send four more ships", "2025-03-16")), ["more on another day"],
         "LIKE OBJECT OTHER SOME"),
        ((P("inspect the Aurora"), P("inspect the Boreas")), ["of other names"], ""),
        ((P("send ships to Chile"), P("send ships to Mali")), ["of other countries"], "LIKE OBJECT NEWS SOME"),
    ],
)  # fmt: skip
def test_what_keeps_two_promises_apart(writer: Write, compared: Any, pair: Pair, apart: list[str], ties: str) -> None:
    reports = (_report(writer, name, given).report() for name, given in zip("ab", pair, strict=True))
    assert compared("commitment", *reports) == (apart, [TIES[tie] for tie in ties.split()])


@pytest.mark.parametrize(
    ("pair", "ties"),
    [
        ((P("send ships"), P("send ships")), "ACTION OBJECT NEWS SOME"),
        ((P(GUARD), P(GUARD, "2025-04-14")), LATER),
        ((P(GUARD), P(GUARD, "2025-04-15")), "SOME"),
        ((P(GUARD, None), P(GUARD)), "SOME"),
        ((P(GUARD, due="2026-05"), P(GUARD, "2025-09-15", "2026-05")), LATER),
        ((P(GUARD, due="2026-05"), P(GUARD, "2025-09-15", "2026-05-03")), "SOME"),
        ((P(GUARD, due="2025-09-15"), P(GUARD, "2025-09-15")), LATER),
        ((P(GUARD, due="2025-09-14"), P(GUARD, "2025-09-15")), "SOME"),
        ((P(GUARD), P(GUARD, "2025-09-15", "2025-12-15")), "SOME"),
        ((P(GUARD, due="2025-09-15"), P(GUARD, "2025-10-15", status="implemented")), "ACTION SOME"),
        ((P(GUARD, due="2025-09-15"), P(GUARD, "2025-10-16", status="implemented")), "SOME"),
        ((P(GUARD, due="2025-09-15", status="implemented"), P(GUARD, "2025-10-15", status="implemented")), "SOME"),
        ((P(GUARD, due="2026-05-01"), P(GUARD, "2025-09-15", "2026-05-01")),
         "ACTION LIKE DAY MOST OBJECT SOME"),
        ((P("give money", amount=(4, "EUR")), P("provide money", amount=(4, "EUR"))), "SUM"),
        ((P("give money", amount=(4, "EUR")), P("provide money", "2025-04-15", amount=(4, "EUR"))), ""),
        ((P("give money", amount=(4, "EUR")), P("provide money", amount=(4, "USD"))), ""),
        ((P("give money", amount=(4, "EUR")), P("provide money", amount=(5, "EUR"))), ""),
        ((P("give money", amount=(4, "EUR")), P("provide funds", amount=(4, "EUR"))), ""),
        ((P(PACKAGE, beneficiary="Chile"), P("deliver package four", "2026-03-16", beneficiary="Chile")),
         "PACKAGE SOME"),
        ((P(PACKAGE, beneficiary="Chile"), P("deliver package four", "2026-03-17", beneficiary="Chile")),
         "SOME"),
        ((P(PACKAGE, beneficiary="Chile"), P("deliver package four", None, beneficiary="Chile")),
         "SOME"),
        ((P(PACKAGE), P("deliver package four", "2026-03-16")), "SOME"),
        ((P(PACKAGE, beneficiary="Chile"), P("block package four", "2026-03-16", beneficiary="Chile")),
         "SOME"),
        ((P(SHELTERS), P("put up 20 shelters along the coast")), "NUMBER OBJECT OTHER NEWS SOME"),
        ((P(SHELTERS), P("put up 20 shelters along the coast", "2025-03-20")), "OBJECT SOME"),
        ((P("build one shelter in the delta"), P("put up one shelter along the coast")), "OBJECT OTHER NEWS SOME"),
        ((P(SHELTERS), P("put up 20 schools along the coast")), ""),
        ((P(SHELTERS), P("sell 20 shelters along the coast")), "SOME"),
        ((P("inspect hulls"), P("examine hulls on arrival", "2025-04-10")), "SOME"),
        ((P("inspect hulls"), P("examine hulls on arrival", "2025-03-19")), "NEWS SOME"),
        ((P("inspect hulls"), P("examine hulls on arrival", "2025-03-20")), "SOME"),
        ((P("inspect hulls"), P("inspect hulls on arrival", "2025-04-10")), "OBJECT SOME"),
        ((P("inspect hulls", beneficiary="Chile"), P("examine hulls on arrival", "2025-04-10", beneficiary="Chile")),
         "OBJECT SOME"),
        ((P("inspect hulls", due="2025-05-01"), P("examine hulls on arrival", "2025-04-10", "2025-05")),
         "OBJECT SOME"),
        ((P("inspect the freighter Aurora"), P("examine the Aurora", "2025-04-10")), "NAME SOME"),
        ((P("inspect the freighter Aurora"), P("examine the Aurora", "2025-04-20")), "SOME"),
        ((P("inspect the hull of the Aurora"), P("examine the freighter Aurora")), "SOME"),
        ((P("finance ten harvesting boats"), P("pay for twelve boats", "2025-03-16")), "OTHER SOME"),
        ((P("finance ten harvesting boats"), P("pay for twelve boats", "2025-03-17")), "SOME"),
        ((P("finance ten harvesting boats"), P("pay for twelve rescue boats")), "SOME"),
        ((P(DYKES, beneficiary="Chile", amount=(18, "EUR")),
          P("give money for coastal dykes in Khulna", beneficiary="Chile", amount=(15, "EUR"))),
         "MONEY OBJECT SOME"),
        ((P(DYKES, amount=(18, "EUR")), P("give money for coastal dykes in Khulna", amount=(15, "EUR"))),
         "OBJECT SOME"),
        ((P("fund dykes", beneficiary="Chile", amount=(18, "EUR")),
          P("fund dykes in winter", beneficiary="Chile", amount=(15, "EUR"))), "MONEY OBJECT NEWS SOME"),
        ((P("fund dykes", beneficiary="Chile", amount=(18, "EUR")),
          P("pay for dykes in winter", beneficiary="Chile", amount=(15, "EUR"))), "OBJECT NEWS SOME"),
        ((P("fund dykes", beneficiary="Chile", amount=(18, None)),
          P("fund dykes in winter", beneficiary="Chile", amount=(15, None))), "OBJECT NEWS SOME"),
        ((P("train judges at the northern police academy"), P("at the academy for northern police train judges")),
         "ACTION SOME"),
        ((P("train northern judges"), P("train southern pilots")), ""),
        ((P("inspect northern harbours twice"), P("examine northern harbours twice")), "MOST OBJECT NEWS SOME"),
        ((P("give money in euros"), P("give money in euros, slowly")), "SOME"),
        ((P("train judges at the northern academy"), P("train pilots with judges at the northern academy")),
         "LIKE MOST SOME"),
        ((P("train judges and clerks daily"), P("train judges and clerks, cooks, pilots, smiths")),
         "LIKE MOST OBJECT SOME"),
        ((P("train judges, clerks, guards, cooks, bakers"), P("train judges, clerks, pilots, smiths, tailors")),
         "OBJECT SOME"),
        ((P("inspect hulls", due="2025-05-01"), P("repair hulls at sea", due="2025-05-01")), "SOME"),
        ((P("it"), P("it")), ""),
        ((P("train northern judges quickly"), P("train northern judges slowly together")), "LIKE MOST OBJECT SOME"),
    ],
)  # fmt: skip
def test_what_ties_two_promises(writer: Write, compared: Any, pair: Pair, ties: str) -> None:
    reports = (_report(writer, name, given).report() for name, given in zip("ab", pair, strict=True))
    assert compared("commitment", *reports)[1] == [TIES[tie] for tie in ties.split()]


@pytest.mark.parametrize(
    "first", [P(SHELTERS), P("send ships"), P("fund dykes", beneficiary="Chile", amount=(18, "EUR"))]
)
def test_a_promise_of_more_is_tied_by_its_words_alone(writer: Write, compared: Any, first: dict[str, Any]) -> None:
    """What rests on verbs and objects is of the very same actors."""
    both = {**first, "actors": "Peru, Mali"}
    apart, ties = compared("commitment", _report(writer, "a", first).report(), _report(writer, "b", both).report())
    assert apart == ["by one of them alone"]
    assert {"NUMBER", "MOST", "MONEY", "OBJECT", "OTHER", "NAME", "NEWS"}.isdisjoint(
        tie for tie, reason in TIES.items() if reason in ties
    )


def _ready(write: Write, **given: Any) -> Any:
    (one,) = Merging([_report(write, "a", P(**given)).report()]).records["commitment"]
    return one


def test_a_promise_is_found_by_each_actor_with_each_word_and_with_its_sum(writer: Write) -> None:
    told = _ready(writer, action="send ships", day=None, actors="Peru, Chile", amount=(4, "EUR"))
    words = {"send", "ship", 4e6}
    found = {(party, word) for party in ("country-peru", "country-chile") for word in words}
    assert keys(told) == (found, found)
    assert keys(_ready(writer, action="send ships", day=None, actors="coalition")).filed == {
        ("group", "send"), ("group", "ship"),
    }  # fmt: skip


def test_a_group_and_those_who_are_named_find_one_another_in_the_months_beside(writer: Write) -> None:
    named, group = _ready(writer, action="sail"), _ready(writer, action="sail", actors="coalition")
    month = named.published // 30
    months = range(month - 1, month + 2)
    assert keys(named).filed == {("country-peru", "sail"), ("named", "sail", month)}
    assert keys(named).sought == {("country-peru", "sail"), *(("group", "sail", near) for near in months)}
    assert keys(group).filed == {("group", "sail"), ("group", "sail", month)}
    assert keys(group).sought == {("group", "sail"), *(("named", "sail", near) for near in months)}


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({}, 1),
        ({"due": "2025-05"}, 5),
        ({"amount": (4, "EUR")}, 5),
        ({"actors": "Peru, Chile"}, 2),
        ({"due": "2025-05", "amount": (4, "EUR")}, 9),
    ],
)
def test_of_a_promise_a_day_and_a_sum_count_as_much_as_four_actors(
    writer: Write, given: dict[str, Any], known: int
) -> None:
    assert complete(_ready(writer, **given)) == known


@pytest.mark.parametrize(
    "given",
    [
        {"action": GUARD}, {"day": "2025-03-16"}, {"due": "2025-05"}, {"amount": (4, "EUR")}, {"actor": "Chile"},
        {"beneficiary": "Chile"}, {"status": "implemented"}, {"action": f"{COAST} in the fifth round"},
    ],
)  # fmt: skip
def test_a_promise_that_differs_in_what_ties_look_at_is_an_example_of_its_own(
    writer: Write, given: dict[str, Any]
) -> None:
    assert example(_ready(writer)) == example(_ready(writer, status="offered")) != example(_ready(writer, **given))
