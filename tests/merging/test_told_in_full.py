"""Records told in full: what each field shows, what is told otherwise, and what one record of several has of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from readout_tests.briefings import pieces as make

from readout.merging import Merging, compare, merge
from readout.merging.developing import told_otherwise
from readout.merging.sentences import sentence
from readout.merging.shown import shown
from readout.merging.sides import identities_of
from readout.merging.variants import variants
from readout_schemas import Amount, AnyRecord, Count, Mention, Quote, When

Write = Callable[..., Any]
NORWAY, CHILE, EU = make.party("Norway"), make.party("Chile"), make.party("European Union", "organisation")
TOLD = (make.Texts().say("a", "Told"),)
BRIEFING = merge([])


def _sum(text: str, value: float | None, currency: str | None = "EUR") -> Amount:
    return Amount(text=text, value=value, currency=currency, approx=False)


def _promise(**given: Any) -> AnyRecord:
    return make.commitment("c", NORWAY, "send ships", TOLD, **given)


def _measure(**given: Any) -> AnyRecord:
    return make.sanction("x", NORWAY, CHILE, TOLD, **given)


def test_each_field_of_a_record_is_shown_as_text() -> None:
    counts = tuple(Count(text=text, value=2, approx=False) for text in ("two teams", "two days"))
    sides = {"participants": (make.side(NORWAY), make.side(CHILE)), "absent": (make.mention(EU),), "counts": counts}
    held = make.meeting("m", "Talks", TOLD, when=make.when("2025-03-15"), place="Oslo", format="phone", **sides)
    assert shown(held) == {
        "status": "held", "when": "2025-03-15", "place": "Oslo", "format": "phone", "participants": "Chile, Norway",
        "absent": "European Union", "counts": "two days; two teams",
    }  # fmt: skip
    assert shown(make.meeting("m", "Talks", TOLD)) == {
        "status": "held", "when": "", "place": "", "format": "", "participants": "", "absent": "", "counts": "",
    }  # fmt: skip
    assert shown(make.statement("s", NORWAY, TOLD, (), when=make.when(None, "lately"))) == {"when": "lately"}
    assert shown(make.statement("s", NORWAY, TOLD, (), when=make.when("2025-03-15"))) == {"when": "2025-03-15"}
    promised = _promise(deadline=make.when("2025-04"), amount=_sum("€5m", 5e6), conditions=("if so", "and if not"))
    assert shown(promised) == {
        "status": "agreed", "conditions": "and if not; if so", "deadline": "2025-04", "amount": "€5m",
    }  # fmt: skip
    assert shown(_measure(condition="if so", amount=_sum("€5m", 5e6), when=make.when("2025"))) == {
        "status": "in_force", "senders": "Norway", "condition": "if so", "amount": "€5m", "when": "2025",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"status": "implemented"}, [("status", "agreed", "implemented", False)]),
        ({"status": "announced"}, {"status": "agreed"}, []),
        ({}, {"status": "proposed"}, [("status", "agreed", "proposed", True)]),
        ({"status": "announced"}, {"status": "offered"}, []),
        ({}, {"status": "refused", "stance": "declines"}, [("status", "agreed", "refused", False)]),
        ({}, {"conditions": ("if", "or")}, [("conditions", "", "if; or", False)]),
        ({"conditions": ("if",)}, {"conditions": ("or",)}, []),
        ({"amount": _sum("€5m", 5e6)}, {"amount": _sum("€7m", 7e6)}, [("amount", "€5m", "€7m", False)]),
        ({"amount": _sum("€5m", 5e6)}, {"amount": _sum("€5,000,000", 5e6)}, []),
        ({"amount": _sum("€5m", 5e6)}, {}, []),
        ({}, {"amount": _sum("€7m", 7e6)}, [("amount", "", "€7m", False)]),
        ({}, {"amount": _sum("much", None)}, []),
        (
            {"deadline": make.when("2025-04-01")},
            {"deadline": make.when("2025-05-01")},
            [("deadline", "2025-04-01", "2025-05-01", False)],
        ),
        ({"deadline": make.when("2025-04-01")}, {"deadline": make.when("2025-04")}, []),
        ({"deadline": make.when("2025-04-01")}, {}, []),
    ],
)
def test_what_a_promise_is_told_otherwise(
    before: dict[str, Any], after: dict[str, Any], expected: list[tuple[str, str, str, bool]]
) -> None:
    told = told_otherwise(_promise(**before), _promise(**after), identities_of([BRIEFING]))
    assert [(one.field, one.before, one.after, one.disputed) for one in told] == expected
    assert all(one.carried == (one.field, None if one.field == "conditions" else one.after) for one in told)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"status": "agreed"}, {}, [("status", "agreed", "in_force", False)]),
        ({}, {"status": "agreed"}, [("status", "in_force", "agreed", True)]),
        ({}, {"status": "lifted"}, [("status", "in_force", "lifted", False)]),
        ({}, {"condition": "if"}, [("condition", "", "if", False)]),
        ({"condition": "if"}, {"condition": "or"}, []),
        ({"when": make.when("2025-04-01")}, {"when": make.when("2025-05")}, [("when", "2025-04-01", "2025-05", False)]),
        ({}, {"when": make.when("2025-05-02")}, [("when", "", "2025-05-02", False)]),
        ({}, {"when": make.when("2025-05")}, []),
        ({"amount": _sum("€5m", 5e6)}, {"amount": _sum("€7m", 7e6)}, [("amount", "€5m", "€7m", False)]),
    ],
)
def test_what_a_sanction_is_told_otherwise(
    before: dict[str, Any], after: dict[str, Any], expected: list[tuple[str, str, str, bool]]
) -> None:
    told = told_otherwise(_measure(**before), _measure(**after), identities_of([BRIEFING]))
    assert [(one.field, one.before, one.after, one.disputed) for one in told] == expected


def test_words_that_are_said_are_told_no_otherwise() -> None:
    one, other = (make.statement("s", NORWAY, TOLD, (), when=make.when(day)) for day in ("2025-03-01", "2025-03-02"))
    assert told_otherwise(one, other, identities_of([BRIEFING])) == []


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-03-17/2025-03-23", "Norway and Chile met between 17 and 23 March 2025."),
        ("2025-03", "Norway and Chile met in March 2025."),
        ("2025", "Norway and Chile met in 2025."),
        ("2025-03-17", "Norway and Chile met on 17 March 2025."),
        ("2025-03-17~", "Norway and Chile met about 17 March 2025."),
    ],
)
def test_a_day_in_a_sentence_has_its_preposition(edtf: str, expected: str) -> None:
    sides = (make.side(NORWAY), make.side(CHILE))
    one = make.meeting("m", "Talks", TOLD, format="in_person", participants=sides, when=make.when(edtf))
    assert sentence(one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            make.meeting("a", "Talks", TOLD, format="phone", place="Oslo", when=make.when("2025", "then")),
            make.meeting("b", "Call", TOLD, status="planned", place="Rome", when=make.when("2025", "once")),
            ["title: Talks", "title: Call", "status: held", "status: planned", "when: then", "when: once",
             "place: Oslo", "place: Rome"],
        ),
        (
            make.statement("a", NORWAY, TOLD, TOLD, when=make.when("2025", "then")),
            make.statement("b", NORWAY, TOLD, (), when=make.when("2025", "once")),
            ["when: then", "when: once"],
        ),
        (
            _promise(conditions=("if",), deadline=make.when("2025", "then")),
            _promise(status="offered", deadline=make.when("2025", "once"), conditions=("or",)),
            ["status: agreed", "status: offered", "conditions: if", "conditions: or", "deadline: then",
             "deadline: once"],
        ),
        (
            _measure(condition="if", amount=_sum("much", None), measure="ban"),
            _measure(status="agreed", condition="or", amount=_sum("more", None), measure="curb"),
            ["measure: ban", "measure: curb", "status: in_force", "status: agreed", "condition: if",
             "condition: or", "amount: much", "amount: more"],
        ),
        (_measure(), _measure(measure="Asset  freeze"), []),
    ],
)  # fmt: skip
def test_what_sources_word_otherwise_stays_visible(one: Any, other: Any, expected: list[str]) -> None:
    assert [f"{each.field}: {each.value}" for each in variants([one, other])] == expected
    assert variants([one]) == ()


def test_a_quotation_that_is_worded_otherwise_has_its_place() -> None:
    text = make.Texts()
    spans = [text.say("a", "We will."), text.say("a", "We shall.")]
    records = [make.statement(span.text, NORWAY, (span,), (span,)) for span in spans]
    told = variants(records)
    assert [(one.field, one.value, one.record, one.document) for one in told] == [
        ("quotes", "We will.", "We will.", "a"),
        ("quotes", "We shall.", "We shall.", "a"),
    ]
    assert [one.evidence for one in told] == [(Quote.of(span).span(),) for span in spans]


def test_a_meeting_that_was_moved_was_held_when_those_say_who_look_back(writer: Write) -> None:
    """Two reports of the plan give the old day, and one has the day on which it was held."""
    sides = ("Peru", "Chile")
    plans = [
        writer(name, "2028-06-01").meeting(*sides, status="planned", day="2028-06-08", place="Tacna")
        for name in ("a", "b")
    ]
    said = "The talks planned in Tacna were postponed to 22 June and were held then."
    held = writer("c", "2028-06-06").meeting(*sides, status="planned", day="2028-06-22", told=said)
    after = writer("d", "2028-06-23").meeting(*sides, status="held", day="2028-06-22")
    (meeting,) = merge([each.report() for each in (*plans, held, after)]).meetings
    assert (meeting.status, meeting.when and meeting.when.edtf) == ("held", "2028-06-22")


def test_who_is_named_for_his_country_is_his_country(writer: Write, mention: Callable[[str], Mention]) -> None:
    """One report names the minister, whom another has for Norway: as a side and as whom a promise is for."""
    whole = writer("a").meeting("Norway", "Chile", day="2025-03-15")
    (meeting,) = whole.records["meetings"]
    sides = tuple(
        side.model_copy(update={"representative": "Berg"}) if side.name == "Norway" else side
        for side in meeting.participants
    )
    whole.records["meetings"] = [meeting.model_copy(update={"participants": sides})]
    whole.names.add("Berg")
    whole.commitment("Chile", "lend two icebreakers to the coast guard", beneficiary=(mention("Norway"),))
    own = writer("b").meeting("Berg", "Chile", day="2025-03-15")
    own.commitment("Chile", "lend two icebreakers to the coast guard", beneficiary=(mention("Berg"),))
    briefing = merge([whole.report(), own.report()])
    assert (len(briefing.meetings), len(briefing.commitments)) == (1, 1)


def test_two_sides_of_five_are_not_all_of_them(writer: Write) -> None:
    """Where more are counted than are named, the others may be named elsewhere."""
    five = (Count(text="five countries", value=5, approx=False),)
    people = (Count(text="five experts", value=5, approx=False),)
    one = writer("a").meeting("Peru", "Chile", day="2025-03-15", place="Lima", counts=five).report()
    other = writer("b").meeting("Peru", "Chile", "Norway", day="2025-03-15", place="Lima").report()
    alone = writer("c").meeting("Peru", "Chile", day="2025-03-15", place="Lima", counts=people).report()
    assert len(merge([one, other]).meetings) == 1
    assert len(merge([alone, other]).meetings) == 2


def test_a_measure_without_details_is_asked_about_and_another_kind_is_not(writer: Write) -> None:
    def pairs(kind: str, other: str) -> list[tuple[str, str]]:
        reports = [
            writer(name).sanction("Peru", "agreed", measure=f"measure {name}", measure_kind=each).report()
            for name, each in (("a", kind), ("b", other))
        ]
        return [(one.first, one.second) for one in Merging(reports).briefing().unsure]

    for vague in ("unspecified", "other"):
        assert pairs("trade", vague) == pairs(vague, "trade") == [("a.x1", "b.x1")]
    assert pairs("trade", "travel_ban") == []


def test_a_pair_that_stays_open_is_told_by_the_records_that_are_shown(writer: Write) -> None:
    first, second = (
        writer(name).sanction("Peru", "agreed", measure="ban on timber", measure_kind="trade").report()
        for name in ("a", "b")
    )
    vague = writer("c").sanction("Peru", "agreed").report()
    briefing = Merging([first, second, vague]).briefing()
    shown_ids = {one.id for one in briefing.sanctions}
    (pair,) = briefing.unsure
    assert {pair.first, pair.second} == shown_ids
    assert (pair.by, pair.verdict) == ("rule", "unsure")


def test_the_documents_of_a_diff_have_no_text(writer: Write) -> None:
    report = writer("b", "2025-03-12").meeting("Norway", "Chile", day="2025-03-11").report()
    whole = report.document
    report = report.model_copy(update={"document": whole.model_copy(update={"furniture": ((0, 4),)})})
    (document,) = compare(merge([]), merge([report])).documents
    assert (document.id, document.text, document.positions) == ("b", None, ())
    assert document == whole.model_copy(update={"text": None, "furniture": (), "positions": ()})


def test_a_sum_that_two_of_three_give_is_shown_with_their_sentences(writer: Write) -> None:
    when = When(text="by May", edtf="2025-05", basis="stated")

    def told(name: str, text: str, value: float) -> Any:
        terms = {"amount": _sum(text, value), "deadline": when, "conditions": (f"if {name}",)}
        return writer(name).commitment("Chile", "pay for the coast guard of Tacna", **terms).report()

    briefing = merge([told("a", "€5 million", 5e6), told("b", "€7 million", 7e6), told("c", "€7m", 7e6)])
    (promise,) = briefing.commitments
    assert promise.amount
    assert (promise.amount.text, promise.conditions) == ("€7 million", ("if a", "if b", "if c"))
    assert promise.sourcing
    carried = {(one.field, one.value): one.documents for one in promise.sourcing.fields}
    assert carried["amount", "€7 million"] == ("b", "c")
    assert carried["deadline", "2025-05"] == ("a", "b", "c")
    assert carried["status", "agreed"] == ("a", "b", "c")
    assert carried["conditions", "if b"] == ("b",)
    assert [(one.field, one.kind) for one in briefing.disagreements] == [("amount", "number")]
