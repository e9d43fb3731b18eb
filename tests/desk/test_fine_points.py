"""Small facts of the store, each of which could be otherwise without any other test's notice."""

from __future__ import annotations

import datetime as dt

from readout_tests.mornings import today, yesterday

from readout import merge
from readout.desk.store.filters import record_filters
from readout.desk.store.queries import RecordQuery
from readout.desk.store.redacting import Redaction
from readout.desk.store.rows import days_of, party_rows
from readout_schemas import Changes, Evidence, RecordChange, When

NOTE = "It was removed."


def test_an_approximate_day_is_found_three_days_around_it() -> None:
    when = When(text="about then", edtf="2025-03-10~", basis="stated")
    assert days_of(when) == (dt.date(2025, 3, 7), dt.date(2025, 3, 13))
    assert days_of(When(text="then", edtf="2025-02-31", basis="stated")) == (None, None)


def test_who_stands_for_a_side_has_a_part_of_his_own() -> None:
    meeting = yesterday()[0].meetings[0]
    side = meeting.participants[0].model_copy(update={"representative": "Ida Berg"})
    told = meeting.model_copy(update={"participants": (side,)})
    rows = [(row.role, row.key, row.name) for row in party_rows(told, 1, {})]
    assert ("representative", "person-ida-berg", "Ida Berg") in rows


def test_a_language_stands_for_its_variants_too() -> None:
    (condition,) = record_filters(RecordQuery(language="pt"))
    told = str(condition.compile(compile_kwargs={"literal_binds": True}))
    assert "= 'pt'" in told
    assert "'pt-'" in told


def test_a_record_that_one_source_is_left_of_is_no_longer_corroborated() -> None:
    briefing = merge([*yesterday(), *today()[:-1]])
    shared = [one for one in briefing.records() if one.sourcing and one.sourcing.standing == "corroborated"]
    assert shared
    for one in shared:
        assert one.sourcing is not None
        left = Redaction(set(one.sourcing.documents[1:]), NOTE).record(one)
        assert left is not None
        assert left.sourcing is not None
        assert (left.sourcing.standing, left.sourcing.independent) == ("single_source", 1)


def test_a_removed_document_is_listed_without_its_title() -> None:
    briefing = merge(yesterday())
    titled = briefing.model_copy(
        update={"documents": tuple(one.model_copy(update={"title": "A title"}) for one in briefing.documents)}
    )
    gone = briefing.documents[0].id
    left = {one.id: (one.title, one.error) for one in Redaction({gone}, NOTE).briefing(titled).documents}
    assert left.pop(gone) == (None, NOTE)
    assert set(left.values()) == {("A title", None)}


def test_what_is_gone_is_told_as_long_as_another_document_told_it() -> None:
    """It is told in the words of that one: the line is of all."""
    x, y = (Evidence(document=name, start=0, end=4, text=text) for name, text in (("x", "Mine"), ("y", "Hers")))
    alone = RecordChange(type="meeting", id="a", line="Alone.", documents=("x",), evidence=(x,))
    both = RecordChange(type="meeting", id="b", line="Mine.", documents=("x", "y"), evidence=(x, y))
    worded = both.model_copy(update={"id": "c", "evidence": (x,)})
    other = both.model_copy(update={"id": "d", "documents": ("y",), "evidence": (y,)})
    changes = Changes(new=(), developed=(), corroborated=(), disputed=(), gone=(alone, both, worded, other))
    briefing = merge([])
    left = Redaction({"x"}, NOTE).changes(changes, briefing, briefing)
    assert [(one.id, one.documents, one.line) for one in left.gone] == [("b", ("y",), "Hers"), ("d", ("y",), "Mine.")]
