"""Of what is told of one matter: what excludes one another, what follows, and how it is put down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from readout.merging import Merging, merge
from readout.merging.claims import Told, contrary, development, disagreement, subject_of
from readout_schemas import Amount, Count, Evidence, Mention, When

Write = Callable[..., Any]


def _members(write: Write, *told: tuple[str, str, str | None]) -> list[Any]:
    """Sanctions by (document, status, day of March)."""
    reports = [write(name, day and f"2025-03-{day}").sanction("Peru", status).report() for name, status, day in told]
    return Merging(reports).records["sanction"]


def _contrary(
    members: Sequence[Any], values: Sequence[Any], text: Callable[[str], str] = str, **given: Any
) -> tuple[list[list[str]], list[list[str]]]:
    """What is disputed and what follows, as value and document; each member has one value."""
    own = {one.id: [value for each, value in zip(members, values, strict=True) if each is one] for one in members}
    given = {"own": lambda one: own[one.id], **given}
    found = contrary(list(zip(values, members, strict=True)), lambda one, other: one != other, text, **given)
    disputed, steps = (
        [[f"{value}{one.document.id}" for value, one in group] for group in groups]
        for groups in (found.disputed, found.steps)
    )
    return disputed, steps


def test_values_of_one_moment_that_exclude_one_another_are_disputed_by_all_who_give_them(writer: Write) -> None:
    members = _members(writer, *((name, "agreed", "10") for name in "abcd"))
    assert _contrary(members, [1, 2, 1, 1]) == ([["1a", "2b", "1c", "1d"]], [])
    assert _contrary(members, [1, 1, 1, 1]) == ([], [])


def test_values_of_two_moments_follow_one_another_each_once_and_in_time(writer: Write) -> None:
    members = _members(writer, ("a", "agreed", "10"), ("b", "in_force", "12"), ("c", "in_force", "13"))
    assert _contrary(members, [1, 2, 2]) == ([], [["1a", "2b"]])
    first, second, third = members
    assert _contrary([third, first, second], [2, 1, 2]) == ([], [["1a", "2b"]])


def test_what_is_disputed_does_not_follow_and_what_goes_beyond_it_does(writer: Write) -> None:
    members = _members(writer, ("a", "agreed", "10"), ("b", "in_force", "12"), ("c", "in_force", "12"))
    assert _contrary(members, [1, 2, 1]) == ([["2b", "1c"]], [])
    assert _contrary(members, [3, 2, 1]) == ([["2b", "1c"]], [["3a", "2b", "1c"]])
    assert _contrary(members, [3, 2, 1], key=lambda value: value % 2) == ([["2b", "1c"]], [])


def test_a_step_between_some_of_the_values_in_dispute_is_none(writer: Write) -> None:
    members = _members(writer, ("a", "agreed", "10"), *((name, "in_force", "12") for name in "bcd"))
    given = list(zip([1, 2, 1, 3], members, strict=True))
    found = contrary(given, lambda one, other: abs(one - other) == 1, str, lambda _: ())
    assert ([[value for value, _ in group] for group in found.disputed], found.steps) == ([[2, 1, 3]], [])


def test_what_is_disputed_is_told_in_the_order_of_the_reports(writer: Write) -> None:
    late, early = _members(writer, ("a", "agreed", "12"), ("b", "agreed", "10"))[::-1]
    assert _contrary([late, early], [1, 2]) == ([["1a", "2b"]], [])


def test_copies_of_one_text_do_not_contradict_one_another(writer: Write) -> None:
    members = _members(writer, *((name, "agreed", "10") for name in "abc"))
    assert _contrary(members[:2], [1, 2], lambda _: "wire") == ([], [])
    assert _contrary(members, [1, 2, 2], lambda document: "wire" if document in "ab" else document) == (
        [["1a", "2b", "2c"]], [],
    )  # fmt: skip


def test_who_tells_both_values_contradicts_neither(writer: Write) -> None:
    one, other = _members(writer, ("a", "agreed", "10"), ("b", "agreed", "10"))
    for both, alone in ((one, other), (other, one)):
        for first, second in ((1, 2), (2, 1)):
            assert _contrary([both, both, alone], [first, second, 1]) == ([], [])


def test_other_groups_of_values_are_other_matters(writer: Write) -> None:
    members = _members(writer, *((name, "agreed", "10") for name in "abcd"))
    given = list(zip([1, 2, 11, 12], members, strict=True))
    found = contrary(given, lambda one, other: abs(one - other) == 1, str, lambda _: ())
    assert [[value for value, _ in group] for group in found.disputed] == [[1, 2], [11, 12]]


def test_a_finding_names_the_record_the_field_and_which_of_several_it_is(writer: Write) -> None:
    one, other = _members(writer, ("a", "agreed", "10"), ("b", "proposed", "12"))
    told = [Told("late", other), Told("early", one)]
    found = disagreement("x", [one, other], "status", "status", told)
    assert (found.id, found.record, found.field, found.kind) == ("x.status", "x", "status", "status")
    assert found.subject == "Peru: more sanctions"
    assert [(claim.value, claim.document, claim.record) for claim in found.claims] == [
        ("late", "b", "b.x1"), ("early", "a", "a.x1"),
    ]  # fmt: skip
    assert disagreement("x", [one], "status", "status", told, "2").id == "x.2.status"
    course = development("x", [one, other], "when", told)
    assert (course.id, course.record, course.field, course.subject) == (
        "x.when.course", "x", "when", "Peru: more sanctions",
    )  # fmt: skip
    assert [(step.value, str(step.date), step.document, step.record) for step in course.steps] == [
        ("early", "2025-03-10", "a", "a.x1"), ("late", "2025-03-12", "b", "b.x1"),
    ]  # fmt: skip
    assert development("x", [one], "when", told, "2").id == "x.2.when.course"


def _with_sentences(write: Write, *sentences: str) -> Any:
    made = write("a")
    made.commitment(
        "Peru", "send ships", told=sentences[0],
        deadline=When(text="by May", edtf="2025-05", basis="stated"),
        amount=Amount(text="€5m", value=5e6, currency="EUR", approx=False),
        actors=(Mention(party="country-peru", name="Peru", kind="country", as_written="Lima"),),
    )  # fmt: skip
    (record,) = made.records["commitments"]
    more = tuple(made.evidence(each) for each in sentences[1:])
    made.records["commitments"] = [record.model_copy(update={"evidence": (*record.evidence, *more)})]
    (one,) = Merging([made.report()]).records["commitment"]
    return one


@pytest.mark.parametrize(
    ("value", "sentences", "cited"),
    [
        ("offered", ("Ships.", "It was OFFERED.", "Lima gives €5M by May."), "It was OFFERED."),
        ("Offered", ("Ships.", "It was offered.", "Lima gives €5M by May."), "It was offered."),
        ("offered", ("Ships.", "LIMA gives.", "By may, €5M come."), "By may, €5M come."),
        ("offered", ("Ships.", "Lima gives.", "Late."), "Lima gives."),
        ("offered", ("Ships.", "It is by May.", "Late."), "It is by May."),
        ("offered", ("Ships.", "It is €5m.", "Late."), "It is €5m."),
        ("offered", ("Ships.", "Boats.", "Late."), "Ships."),
    ],
)
def test_a_claim_cites_the_sentence_with_its_words_or_that_which_says_most_of_the_record(
    writer: Write, value: str, sentences: tuple[str, ...], cited: str
) -> None:
    one = _with_sentences(writer, *sentences)
    given = Evidence(document="a", start=0, end=2, text="Mm")
    claims = disagreement("x", [one], "status", "status", [Told(value, one), Told(value, one, given)]).claims
    assert [claim.evidence.text for claim in claims] == [cited, "Mm"]


def test_a_record_is_about_its_title_gist_action_or_measure(writer: Write, mention: Callable[[str], Any]) -> None:
    made = writer("a").meeting("Peru", "Chile", title="Talks on fish").statement("Berg", "So it is")
    made.commitment("Peru", "send ships", actors=(mention("Peru"), mention("Chile")))
    made.sanction("Peru", targets=(mention("Peru"), mention("Chile")), measure="ban on jade")
    assert [subject_of(one) for one in made.report().records()] == [
        "Talks on fish", "So it was said.", "Peru, Chile: send ships", "Peru, Chile: ban on jade",
    ]  # fmt: skip


def _count(*values: int, of: str = "boats") -> tuple[Count, ...]:
    return tuple(Count(text=f"{value} {of}", value=value, approx=False) for value in values)


def test_several_disagreements_on_one_field_are_numbered_from_the_second(writer: Write) -> None:
    reports = [
        writer(name)
        .meeting("Peru", "Chile", day="2025-03-15", counts=(*_count(boats), *_count(men, of="men")))
        .report()
        for name, boats, men in (("a", 12, 30), ("b", 14, 40))
    ]
    assert [(one.id, [claim.value for claim in one.claims]) for one in merge(reports).disagreements] == [
        ("a.m1.counts", ["12 boats", "14 boats"]), ("a.m1.2.counts", ["30 men", "40 men"]),
    ]  # fmt: skip


def test_who_is_absent_and_there_is_told_by_name_and_known_by_party(
    writer: Write, mention: Callable[[str], Mention]
) -> None:
    there = writer("a").meeting("Norway", "Chile", "Peru", day="2025-03-11").report()
    away = writer("b").meeting("Norway", "Chile", day="2025-03-11", absent=(mention("Peru"),)).names_too("Peru")
    (found,) = merge([there, away.report()]).disagreements
    assert (found.id, found.field, found.kind) == ("a.m1.country-peru.participants", "participants", "attendance")
    assert [claim.value for claim in found.claims] == ["Peru took part", "Peru was absent"]


def test_a_status_is_told_with_its_conditions(writer: Write) -> None:
    settled = writer("a").commitment("Peru", "send ships", "agreed", conditions=("if asked", "if paid")).report()
    offer = writer("b").commitment("Peru", "send ships", "offered").report()
    (found,) = merge([settled, offer]).disagreements
    assert [claim.value for claim in found.claims] == ["agreed; if asked; if paid", "offered"]
    force = writer("c").sanction("Peru", "agreed", condition="if so").report()
    (found,) = merge([force, writer("d").sanction("Peru", "in_force").report()]).disagreements
    assert [claim.value for claim in found.claims] == ["agreed; if so", "in_force"]


@pytest.mark.parametrize(
    ("status", "sentences", "cited"),
    [
        ("offered", ("Rain.", "They have agreed to it.", "They offered it."), [1, 2]),
        ("acknowledged", ("They OFFERED it.", "They firmly say so.", "They have agreed to it."), [1, 0]),
        ("offered", ("They have agreed to what they offered.", "Rain."), []),
        ("announced", ("They have agreed to it.", "They offered it."), []),
        ("agreed", ("They have agreed to it.", "They offered it."), []),
        ("offered", ("They have agreed to it.", "Rain."), []),
        ("offered", ("They offered it.", "Rain."), []),
        ("offered", ("They disagreed.", "It was unoffered."), []),
    ],
)
def test_a_report_that_calls_a_promise_settled_and_open_contradicts_itself(
    writer: Write, status: str, sentences: tuple[str, ...], cited: list[int]
) -> None:
    made = writer("a").commitment("Peru", "send ships", status, told=sentences[0])
    (record,) = made.records["commitments"]
    more = tuple(made.evidence(each) for each in sentences[1:])
    made.records["commitments"] = [record.model_copy(update={"evidence": (*record.evidence, *more)})]
    found = merge([made.report()]).disagreements
    assert [[claim.value for claim in one.claims] for one in found] == ([["agreed", status]] if cited else [])
    assert [claim.evidence.text for one in found for claim in one.claims] == [sentences[at] for at in cited]
    assert all((one.id, one.kind) == ("a.c1.status", "status") for one in found)


def test_a_status_that_two_reports_dispute_is_not_disputed_by_one_of_them_too(writer: Write) -> None:
    def told(name: str, status: str, *sentences: str) -> Any:
        made = writer(name).commitment("Peru", "send ships", status, told=sentences[0])
        (record,) = made.records["commitments"]
        more = tuple(made.evidence(each) for each in sentences[1:])
        made.records["commitments"] = [record.model_copy(update={"evidence": (*record.evidence, *more)})]
        return made.report()

    both = told("a", "offered", "They have agreed to it.", "They offered it.")
    assert [len(one.claims) for one in merge([both, told("b", "agreed", "So.")]).disagreements] == [2]
    (alone,) = merge([told("b", "offered", "So."), both]).disagreements
    assert {claim.document for claim in alone.claims} == {"a"}
