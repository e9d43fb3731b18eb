"""Which rule keeps two sanctions apart, and which tie joins them, pair by pair."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging
from readout.merging.sanction_ties import goods, subject
from readout.merging.sanctions import MATCHER, Listed, complete, example, in_one_report, keys, listed
from readout_schemas import Mention, Party, When

Write = Callable[..., Any]
DAY = "2025-03-15"
PACKAGE, ON_A_DAY = "of the same package", "of one kind, on the same day"
MEASURE, NEWS = "the same measure in the same news", "of one kind, in the same news"
TARGET = "against the same target, at another time"
ALL = [MEASURE, NEWS, TARGET]


def _day(day: str) -> When:
    return When(text="then", edtf=day, basis="stated")


def _report(write: Write, name: str, given: dict[str, Any]) -> Any:
    """A ban on jade against Peru that is agreed, but for what is given; names stand for mentions."""
    fields = {"target": "Peru", "day": DAY, "status": "agreed", "measure": "ban on jade", "measure_kind": "trade"}
    fields |= given
    made = write(name, fields.pop("day"))
    for field in ("senders", "targets"):
        if isinstance(fields.get(field), str):
            fields[field] = tuple(map(_mention, fields[field].split(", ")))
    made.sanction(fields.pop("target"), fields.pop("status"), **fields)
    named = (*fields.get("senders", ()), *fields.get("targets", ()))
    report = made.report()
    parties = [_party(one) for one in named]
    return report.model_copy(update={"parties": (*report.parties, *parties)})


def _mention(name: str) -> Mention:
    kind: Any = "country" if name.istitle() else "group"
    return Mention(party=f"{kind}-{name.lower()}", name=name, kind=kind, as_written=None)


def _party(one: Mention) -> Party:
    return Party(id=one.party, name=one.name, kind=one.kind, role=None, country=None, as_written=(one.name,))


def _kind(kind: str, measure: str = "curb", **more: Any) -> dict[str, Any]:
    return {"measure_kind": kind, "measure": measure, **more}


def _named(measure: str, day: str = DAY) -> dict[str, Any]:
    return {"measure": measure, "day": day}


def _list(measure: str, day: str | None = DAY, kind: str = "listing") -> dict[str, Any]:
    return {"measure_kind": kind, "measure": measure, "day": day}


@pytest.mark.parametrize(
    ("first", "second", "apart", "ties"),
    [
        ({}, {}, [], ALL),
        ({}, {"target": "Chile"}, ["against different targets", "against other lists"], [MEASURE, NEWS]),
        ({}, {"day": "2025-03-29"}, [], ALL),
        ({}, {"day": "2025-03-30"}, [], [TARGET]),
        ({}, {"day": None}, [], [TARGET]),
        (_kind("asset_freeze"), _kind("travel_ban"), ["of different kinds"], [NEWS, TARGET]),
        (_kind("asset_freeze"), _kind("listing"), [], [NEWS, TARGET]),
        (_kind("listing"), _kind("travel_ban"), [], [NEWS, TARGET]),
        (_kind("financial"), _kind("listing"), ["one without details"], [NEWS, TARGET]),
        (_kind("financial"), _kind("price_cap"), ["of different kinds"], [MEASURE, NEWS, TARGET]),
        ({}, _kind("unspecified"), ["one without details"], [NEWS, TARGET]),
        (_kind("financial"), _kind("other"), ["one without details"], [MEASURE, NEWS, TARGET]),
        (_kind("unspecified"), _kind("unspecified"), [], [NEWS, TARGET]),
        (_kind("unspecified"), _kind("other"), ["one without details"], [NEWS, TARGET]),
        (_named("fifth package: ban on jade"), _named("sixth package: ban on jade"), ["of another package"], ALL),
        (_named("fifth package: ban on jade"), _named("fifth package, jade", "2026-03-15"), [], [PACKAGE, TARGET]),
        (_named("fifth package: ban on jade"), _named("fifth package: ban on wool", "2026-03-15"),
         ["on other goods"], [PACKAGE, TARGET]),
        (_named("fifth package: jade"), _kind("financial", "fifth package: jade", day="2026-03-15"),
         ["of different kinds"], [PACKAGE, TARGET]),
        (_named("fifth package: jade"), _kind("financial", "fifth package: wool", day="2026-03-15"),
         ["of different kinds", "on other goods"], [TARGET]),
        (_named("Regulation 833/2014 on jade"), _named("Regulation 269/2014 on jade"), ["under another act"], ALL),
        (_named("Regulation 833/2014 on jade"), _named("Regulation 833/2014 on jade", "2026-03-15"), [],
         [PACKAGE, TARGET]),
        (_named("jade ban 2025"), _named("jade ban 2026"), ["of another year"], ALL),
        ({"when": _day("2025-03-10")}, {"when": _day("2025-03-11")}, ["on other days"], ALL),
        ({"when": _day("2025-03-10")}, {"when": _day("2025-03-11"), "status": "in_force"}, [], ALL),
        ({"when": _day("2025-03-10")}, {"when": _day("2025-03-10"), "day": "2026-03-15"}, [], [ON_A_DAY, TARGET]),
        (_kind("other", "ban on jade", when=_day("2025-03-10")),
         _kind("other", "ban on jade", when=_day("2025-03-10"), day="2026-03-15"), [], [TARGET]),
        (_kind("asset_freeze", when=_day("2025-03-10")),
         _kind("listing", when=_day("2025-03-10"), day="2026-03-15"), [], [TARGET]),
        ({}, {"measure": "ban on wool"}, ["on other goods"], [NEWS, TARGET]),
        (_list("nine traders"), _list("ten traders", "2025-03-19"), [], [NEWS, TARGET]),
        (_list("nine traders"), _list("ten traders", "2025-03-20"), ["of other lengths"], [NEWS, TARGET]),
        (_list("nine traders"), _list("ten traders", None), ["of other lengths"], [TARGET]),
        (_list("nine traders"), _list("all traders", "2025-03-20"), [], [NEWS, TARGET]),
        (_list("nine ships of jade", kind="trade"), _list("ten ships of jade", "2025-03-20", "trade"), [], ALL),
        (_list("three more traders"), _list("five more traders", "2025-03-16"), ["more on another day"],
         [NEWS, TARGET]),
    ],
)  # fmt: skip
def test_what_keeps_two_measures_apart_and_what_ties_them(
    writer: Write, compared: Any, first: dict[str, Any], second: dict[str, Any], apart: list[str], ties: list[str]
) -> None:
    assert compared("sanction", _report(writer, "a", first), _report(writer, "b", second)) == (apart, ties)


@pytest.mark.parametrize(
    ("pair", "apart", "ties"),
    [
        (({"senders": "Mali"}, {"senders": "Togo"}), ["by different senders"], ALL),
        (({"senders": "Mali, Togo"}, {"senders": "Togo"}), [], ALL),
        (({"senders": "Mali"}, {}), [], ALL),
        (({"targets": "Peru, Chile"}, {"targets": "Peru"}), ["against other lists"], ALL),
        (({"targets": "coalition"}, {"targets": "coalition"}), [], ALL),
        (({"targets": "coalition"}, {"targets": "Peru"}), ["against different targets", "against other lists"],
         [MEASURE, NEWS]),
        (({"targets": "coalition, Peru"}, {"targets": "coalition, Chile"}), ["against other lists"], ALL),
        (({"targets": "two tankers"}, {"targets": "two big tankers"}), [], [MEASURE, NEWS]),
        (({"targets": "one tanker"}, {"targets": "one big tanker"}),
         ["against groups of other names", "against other lists"], [MEASURE, NEWS]),
        (({"targets": "two tankers"}, {"targets": "nine tankers"}),
         ["against groups of other names", "against other lists"], [MEASURE, NEWS]),
        (({"targets": "two tankers"}, {"targets": "two banks"}),
         ["against groups of other names", "against other lists"], [MEASURE, NEWS]),
    ],
)  # fmt: skip
def test_whom_a_measure_hits_and_who_takes_it_tell_two_apart(
    writer: Write, compared: Any, pair: tuple[dict[str, Any], dict[str, Any]], apart: list[str], ties: list[str]
) -> None:
    one, other = (_report(writer, name, given) for name, given in zip("ab", pair, strict=True))
    assert compared("sanction", one, other) == (apart, ties)


def _of_group(write: Write, name: str, target: str, sender: str, kind: str = "trade") -> Any:
    given = {"targets": target, "senders": sender, "measure": "curb", "measure_kind": kind}
    return _report(write, name, {**given, "day": "2025-03-15" if name == "a" else "2026-03-15"})


@pytest.mark.parametrize(
    ("target", "sender", "kind", "ties"),
    [
        ("tankers of Rio", "Mali", "trade", [TARGET]),
        ("tankers of Rio", "Togo", "trade", []),
        ("tankers of Rio", "Mali", "financial", []),
        ("banks of Rome", "Mali", "trade", []),
    ],
)
def test_groups_are_worth_asking_about_by_a_word_a_sender_and_a_kind(
    writer: Write, compared: Any, target: str, sender: str, kind: str, ties: list[str]
) -> None:
    first, second = _of_group(writer, "a", "Rio tankers", "Mali"), _of_group(writer, "b", target, sender, kind)
    assert compared("sanction", first, second)[1] == ties


def _ready(write: Write, **given: Any) -> Any:
    (one,) = Merging([_report(write, "a", given)]).records["sanction"]
    return one


def test_a_measure_is_about_its_goods_but_a_list_is_about_whom_it_names(writer: Write) -> None:
    assert subject("new sanctions: ban on 20 jade rings") == {"jade", "ring"}
    assert goods(_ready(writer)) == {"jade"}
    for kind in ("unspecified", "listing", "asset_freeze", "travel_ban"):
        assert goods(_ready(writer, measure_kind=kind)) == frozenset()


@pytest.mark.parametrize("kind", ["listing", "asset_freeze", "travel_ban", "trade"])
def test_only_a_list_has_a_length(writer: Write, kind: str) -> None:
    one = _ready(writer, measure="nine traders", measure_kind=kind)
    assert listed(one).numbers == (set() if kind == "trade" else {9})
    assert listed(one).published == one.published


@pytest.mark.parametrize(
    ("third", "day", "bridged"),
    [("ten", 104, True), ("ten", 105, False), ("nine", 106, True), ("nine", 105, False), ("twelve", 104, False)],
)
def test_a_report_of_the_news_of_one_list_with_the_number_of_the_other_shows_a_miscount(
    writer: Write, third: str, day: int, bridged: bool
) -> None:
    rule = next(rule for rule in MATCHER.rules if rule.reason == "of other lengths")
    assert rule.bridged

    def of(count: str, published: int) -> Listed:
        counts = listed(_ready(writer, measure=f"{count} traders", measure_kind="listing")).counts
        return Listed(counts, published)

    nine, ten, beside = of("nine", 100), of("ten", 110), of(third, day)
    assert (rule.bridged(nine, ten, beside), rule.bridged(ten, nine, beside)) == (bridged, bridged)


def test_one_report_has_one_measure_in_two_degrees_of_firmness_only(writer: Write) -> None:
    agreed, force = _ready(writer), _ready(writer, status="in_force")
    assert in_one_report(agreed, force)
    assert not in_one_report(agreed, agreed)


@pytest.mark.parametrize(
    ("kind", "filed", "sought"),
    [
        ("trade", {"trade", "any"}, {"trade", "unspecified", "other", "list"}),
        ("travel_ban", {"list", "any"}, {"list", "unspecified", "other"}),
        ("listing", {"list", "any"}, {"any"}),
        ("unspecified", {"unspecified", "any"}, {"any"}),
        ("other", {"other", "any"}, {"any"}),
    ],
)
def test_a_measure_is_found_by_its_target_and_its_kind_or_one_that_says_less(
    writer: Write, kind: str, filed: set[str], sought: set[str]
) -> None:
    found = keys(_ready(writer, measure_kind=kind))
    assert found.filed == {("country-peru", each) for each in filed}
    assert found.sought == {("country-peru", each) for each in sought}
    group = keys(_ready(writer, measure_kind=kind, targets="coalition"))
    assert group.sought == {(name, each) for name in ("group-coalition", ("word", "coalit")) for each in sought}


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({}, 0),
        ({"when": _day("2025-03-10")}, 4),
        ({"measure": "fifth package"}, 2),
        ({"senders": "Mali"}, 1),
        ({"when": _day("2025-03-10"), "measure": "fifth package", "senders": "Mali"}, 7),
    ],
)
def test_of_a_measure_a_day_counts_more_than_a_package_and_this_more_than_a_sender(
    writer: Write, given: dict[str, Any], known: int
) -> None:
    assert complete(_ready(writer, **given)) == known


@pytest.mark.parametrize(
    "given",
    [
        {"measure": "ban on wool"}, {"measure_kind": "financial"}, {"measure": "fifth package: ban on jade"},
        {"measure": "ban on jade by Regulation 833/2014"}, {"when": _day("2025-03-10")}, {"day": "2025-03-16"},
    ],
)  # fmt: skip
def test_a_measure_that_differs_in_what_ties_look_at_is_an_example_of_its_own(
    writer: Write, given: dict[str, Any]
) -> None:
    assert example(_ready(writer)) == example(_ready(writer, status="in_force")) != example(_ready(writer, **given))
