"""What a merged record and an edition show when documents are removed: nothing that these alone gave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from readout_tests.desks import content
from readout_tests.mornings import Paper, today, yesterday

from readout import merge
from readout.desk import Desk
from readout.desk.editions import Edition
from readout.desk.store.redacting import Redaction
from readout.desk.store.redacting_fields import Own, change_left
from readout.references import first_fault
from readout_schemas import (
    AnyRecord,
    Briefing,
    Commitment,
    FieldChange,
    Meeting,
    Mention,
    RecordChange,
    Report,
    Statement,
    When,
    parts,
)

pytestmark = pytest.mark.xdist_group("desk")
NOTE = "A document was removed."


def _values(record: AnyRecord) -> set[str]:
    """What a record shows in all of its fields, but for the names of parties and what code makes of values."""
    beside = {
        "id",
        "sourcing",
        "evidence",
        "open",
        "party",
        "name",
        "kind",
        "mark",
        "document",
        "basis",
        "start",
        "end",
    }

    def walk(value: object) -> set[str]:
        if isinstance(value, dict):
            return set[str]().union(*(walk(each) for name, each in value.items() if name not in beside))
        if isinstance(value, list):
            return set[str]().union(*map(walk, value))
        return set() if value is None else {str(value)}

    return walk(record.model_dump(mode="json")) | {one.party for one in parts(record, Mention)}


def _own(reports: Iterable[Report]) -> Own:
    own = {record.id: record for report in reports for record in report.records()}
    return lambda names: [own[name] for name in names]


def test_a_record_shows_no_value_that_nobody_who_is_left_gives() -> None:
    reports = [*yesterday(), *today()[:-1], *_promises(), *_speeches()]
    own, briefing, cut = _own(reports), merge(reports), 0
    for document in briefing.documents:
        redaction = Redaction({document.id}, NOTE, own)
        for one in briefing.records():
            left = redaction.record(one)
            if left is not None and left != one and left.sourcing is not None:
                cut += 1
                given = set[str]().union(*map(_values, own(left.sourcing.records)))
                assert _values(left) <= given | {"unknown"}, document.source
        whole = redaction.briefing(briefing)
        assert first_fault(whole) is None
        assert Briefing.model_validate_json(whole.model_dump_json()) == whole
    assert cut > 10


def test_what_others_say_stands_in_the_place_of_what_is_gone() -> None:
    first, second = _promises()
    (whole,) = merge([first, second]).commitments
    assert (whole.action, len(whole.conditions), whole.deadline) == ("buy salt from Chile", 1, DAY)
    left = Redaction({first.document.id}, NOTE, _own([first, second])).record(whole)
    assert isinstance(left, Commitment)
    assert (left.action, left.conditions, left.deadline, left.beneficiary) == ("buy Chilean salt", (), None, ())
    assert left.sourcing is not None
    assert left.sourcing.carrying("action", "buy Chilean salt") == second.commitments[0].evidence
    other = Redaction({second.document.id}, NOTE, _own([first, second])).record(whole)
    assert isinstance(other, Commitment)
    assert (other.action, other.deadline) == (whole.action, DAY)


def test_a_statement_is_in_the_words_of_who_is_left() -> None:
    first, second = _speeches()
    (whole,) = merge([first, second]).statements
    assert (whole.gist, whole.via, len(whole.quotes)) == ("They will build the port in spring.", "Reuters", 1)
    left = Redaction({first.document.id}, NOTE, _own([first, second])).record(whole)
    own = second.statements[0]
    assert isinstance(left, Statement)
    assert (left.gist, left.via, left.quotes, left.mode) == (own.gist, None, own.quotes, own.mode)
    assert left.sourcing is not None
    assert left.sourcing.carrying("quotes") == tuple(each.span() for each in own.quotes)


def test_where_nobody_knows_what_others_said_the_source_says_it() -> None:
    """A document was read again since: its records are others."""
    first, second = _speeches()
    (whole,) = merge([first, second]).statements
    left = Redaction({first.document.id}, NOTE).record(whole)
    assert isinstance(left, Statement)
    assert (left.gist, left.via, left.quotes) == (second.statements[0].evidence[0].text, None, ())


def test_what_a_reviewer_put_into_a_thing_stays_without_its_source() -> None:
    first, second = _promises()
    (whole,) = merge([first, second]).commitments
    corrected = whole.model_copy(update={"action": "buy much salt", "conditions": ("if all agree",)})
    left = Redaction({first.document.id}, NOTE, _own([first, second])).record(corrected)
    assert isinstance(left, Commitment)
    assert (left.action, left.conditions, left.deadline) == ("buy much salt", ("if all agree",), None)


def test_an_edition_tells_nothing_that_only_the_removed_document_gave(desk: Desk) -> None:
    """Not in a line of its changes, nor in what a field was before or is now."""
    first, second = _promises()
    later = _promise(
        "13.txt", "06-13", "Norway has promised to buy Chilean salt by 5 July 2025.", "buy Chilean salt", LATER
    )
    desk.add([first])
    desk.brief()
    desk.add([second, later])
    made = desk.brief()
    assert isinstance(made, Edition)
    assert "30 June" in str(made.changes) + str(made.briefing)
    desk.forget(first.document.id)
    left = desk.edition(2)
    told = left.changes.model_dump_json() + left.briefing.model_dump_json() + str(desk.due())
    assert not [
        one for one in ("30 June", "2025-06-30", "from Chile", "Peru") if one in told.replace(first.document.id, "")
    ]
    assert first_fault(left.briefing) is None
    desk.catch_up()
    assert "Peru" not in str(content(desk)).replace(first.document.id, "")


DAY = When(text="by 30 June 2025", edtf="2025-06-30", basis="stated")
LATER = When(text="by 5 July 2025", edtf="2025-07-05", basis="stated")


def _promise(source: str, day: str, words: str, action: str, deadline: When | None = None, **more: Any) -> Report:
    return Paper(source, day, "en", words).commitment(words, "Norway", action, deadline=deadline, **more).report()


def _promises() -> list[Report]:
    """One promise in two reports, of which the first says more."""
    long = "Norway promised to buy salt from Chile by 30 June 2025 if Peru agrees."
    more = {"conditions": ("if Peru agrees",), "beneficiary": ("Chile",)}
    short = "Norway has promised to buy Chilean salt."
    return [
        _promise("11.txt", "06-11", long, "buy salt from Chile", DAY, **more),
        _promise("12.txt", "06-12", short, "buy Chilean salt"),
    ]


def _speeches() -> list[Report]:
    """One sentence in two reports, of which the first quotes more, and has it from an agency."""
    long = "“We will build the port with our friends in spring,” Ida Berg told Reuters."
    short = "Ida Berg: “We will build the port with our friends”."
    words = "We will build the port with our friends"
    gist = "They will build the port in spring."
    first = Paper("21.txt", "06-11", "en", long).statement(long, "Ida Berg", f"{words} in spring", gist).report()
    told = tuple(one.model_copy(update={"via": "Reuters"}) for one in first.statements)
    second = Paper("22.txt", "06-11", "en", short).statement(
        short, "Ida Berg", words, "A port is to be built.", "mixed"
    )
    return [first.model_copy(update={"statements": told}), second.report()]


def test_a_record_that_has_the_id_now_and_other_words_is_not_asked() -> None:
    """A document was read again since."""
    first, second = _promises()
    (whole,) = merge([first, second]).commitments
    (own,) = second.commitments
    elsewhere = own.evidence[0].model_copy(update={"end": 6, "text": "Norway"})
    other = own.model_copy(update={"action": "sell wool", "evidence": (elsewhere,)})
    left = Redaction({first.document.id}, NOTE, lambda names: [other] if other.id in names else []).record(whole)
    assert isinstance(left, Commitment)
    assert left.action == own.evidence[0].text


def test_a_side_is_written_and_stood_for_as_the_sources_say_that_are_left() -> None:
    first, second = _talks("Norway and Chile met in Oslo.", "Ida Berg"), _talks("Norwegians met Chile in Oslo.", None)
    (whole,) = merge([first, second]).meetings
    assert {one.representative for one in whole.participants} == {"Ida Berg"}
    left = Redaction({first.document.id}, NOTE, _own([first, second])).record(whole)
    assert isinstance(left, Meeting)
    assert [(one.as_written, one.representative) for one in left.participants] == [(None, None), ("Chile", None)]


def _talks(words: str, who: str | None) -> Report:
    paper = Paper(f"{len(words)}.txt", "06-11", "en", words)
    report = paper.meeting(words, "Talks", ("Norway", "Chile"), "06-10", status="held", place="Oslo").report()
    (one,) = report.meetings
    sides = tuple(each.model_copy(update={"representative": who}) for each in one.participants)
    return report.model_copy(update={"meetings": (one.model_copy(update={"participants": sides}),)})


def test_a_change_says_what_was_and_is_by_the_sources_that_are_left() -> None:
    first, second = _promises()
    record = second.commitments[0].model_copy(update={"deadline": LATER})
    (span,) = record.evidence
    moved = FieldChange(field="deadline", before="2025-06-30", after="2025-08-01", evidence=(span,))
    disputed = FieldChange(field="status", before="", after="agreed / refused", evidence=(span, span))
    same = FieldChange(field="status", before="", after="agreed / offered", evidence=(span,))
    change = RecordChange(type="commitment", id="a", line="All.", fields=(moved, disputed, same))
    cut = change.model_copy(update={"fields": (moved, disputed.model_copy(update={"evidence": (span,)}), same)})
    left = change_left(change, cut, record, second.commitments)
    assert left is not None
    assert [(one.before, one.after) for one in left.fields] == [("", "2025-07-05"), ("", "agreed / offered")]
    left = change_left(change, cut, record, first.commitments)
    assert left is not None
    assert left.fields[0].before == "2025-06-30"
    alone = change.model_copy(update={"fields": (disputed,)})
    assert change_left(alone, cut.model_copy(update={"fields": cut.fields[1:2]}), record, ()) is None
