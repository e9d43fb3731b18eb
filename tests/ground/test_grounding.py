"""What becomes of the items of an answer and of its follow-up, and of what nobody could read."""

from __future__ import annotations

from typing import Any

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Failure, Grounding, report
from readout.ground.grounding import ByJson
from readout.ground.repair_alignment import LIKE, aligned
from readout.ingest import document
from readout_schemas import Run, Statement

TEXT = "“We will come to Oslo now,” Ida Berg said. “It is ‘a good’ boat for us,” Ida Berg said. Rain fell.\n"
BERG = PartyDraft(name="Ida Berg", kind="person", role=None, as_written=[])
RUN = Run(model="m", plan="one")


def draft(*quotes: str, **changes: Any) -> StatementDraft:
    fields: dict[str, Any] = {
        "quotes": list(quotes),
        "speaker": "Ida Berg",
        "translations": [],
        "attribution": "Ida Berg said",
        "gist": "They come.",
        "addressee": [],
        "occasion": None,
        "via": None,
        "when": None,
    }
    return StatementDraft.model_validate({**fields, **changes})


def grounding(*drafts: StatementDraft, labels: list[str] | None = None) -> Grounding:
    made = Grounding(Article(document(TEXT, source="d.txt")))
    made.take(Statements(parties=[BERG], statements=list(drafts), labels=labels or []))
    return made


def test_what_could_not_be_read_counts_as_returned_and_is_rejected_as_it_was_written() -> None:
    made = grounding(draft("We will come to Oslo now,"))
    unread = [
        Failure.unread("meeting", {"title": 3}, None, ("title: no text",)),
        Failure.unread("statement", "words", draft(""), ("no object",)),
        Failure.unread("sanction", [1], None, ("no object",)),
    ]
    made.misread(unread)
    assert (made.returned, len(made.failures), len(made.taken)) == (4, 3, 1)
    assert [(one.type, one.draft if isinstance(one.draft, str) else "a draft") for one in unread] == [
        ("meeting", "{'title': 3}"),
        ("statement", "a draft"),
        ("sanction", "[1]"),
    ]
    rejected = report(made.article.document, [made], RUN).rejected
    assert [(one.type, one.draft, one.reasons, one.record) for one in rejected] == [
        ("meeting", {"title": 3}, ("title: no text",), None),
        ("statement", {"item": "words"}, ("no object",), None),
        ("sanction", {"item": [1]}, ("no object",), None),
    ]
    name = made.article.document.id
    assert [one.id for one in rejected] == [f"{name}.r1", f"{name}.r2", f"{name}.r3"]


def test_a_label_that_stands_in_the_text_is_counted_and_another_is_rejected_for_good() -> None:
    made = grounding(labels=["We will come to Oslo now,", "Rain fell"])
    assert (made.returned, made.labelled) == (2, 1)
    (failure,) = made.failures
    assert (failure.type, failure.draft, failure.settled) == ("statement", "Rain fell", True)
    (item,) = report(made.article.document, [made], RUN).rejected
    assert item.draft == {"label": "Rain fell"}


def test_what_is_mended_is_counted_and_what_is_not_stays() -> None:
    made = grounding(draft("We will come to Oslo soon,"), draft("Quite other words", gist="Another thing altogether."))
    assert len(made.to_ask()) == 2
    made.take(Statements(parties=[], statements=[draft("We will come to Oslo now,")], labels=[]))
    assert (made.returned, made.mended, len(made.taken), len(made.failures)) == (3, 1, 1, 1)
    assert [one.draft.quotes for one in made.failures if isinstance(one.draft, StatementDraft)] == [
        ["Quite other words"]
    ]


def test_what_holds_of_a_failed_item_is_dropped_if_the_follow_up_says_it_in_another() -> None:
    made = grounding(draft("We will come to Oslo now,", "and never", gist="A gist that is like no other one here."))
    (failed,) = made.failures
    assert isinstance(failed.rest, Statement)
    made.take(Statements(parties=[], statements=[draft("We will come to Oslo now,", gist="x" * 90)], labels=[]))
    (failure,) = made.failures
    assert (made.mended, failure.rest, failure.settled) == (0, None, True)
    assert made.to_ask() == []
    assert len(made.taken) == 1


def test_what_holds_of_a_failed_item_keeps_its_quotation_covered() -> None:
    made = grounding(draft("We will come to Oslo now,", "and never"))
    made.take(Statements(parties=[], statements=[], labels=[]))
    assert [TEXT[one.start : one.end] for one in made.quoted.covered()] == ["We will come to Oslo now,"]
    assert [TEXT[one.start : one.end] for one in made.missed()] == ["It is ‘a good’ boat for us,"]
    assert len(report(made.article.document, [made], RUN).statements) == 1


def test_quotations_are_missed_only_where_statements_were_asked_for() -> None:
    assert Grounding(Article(document(TEXT, source="d.txt"))).missed() == []
    assert len(grounding().missed()) == 2


def test_the_parties_of_all_answers_are_known() -> None:
    made = grounding(draft("We will come to Oslo now,", speaker="Nobody"))
    assert list(made.parties) == []
    made.take(Statements(parties=[], statements=[draft("We will come to Oslo now,")], labels=[]))
    assert list(made.parties) == ["person-ida-berg"]


def test_drafts_are_sorted_by_their_fields_in_order() -> None:
    one, two = draft("a", gist="x"), draft("a", gist="y")
    assert ByJson(one) < ByJson(two)
    assert not ByJson(two) < ByJson(one)
    assert not ByJson(one) < ByJson(one)
    assert ByJson(draft("a", gist="z")) < ByJson(draft("b", gist="a"))


def test_an_item_is_mended_by_one_that_is_just_like_enough() -> None:
    ten = draft("abcdefghij", gist="abcdefghij")
    assert aligned([ten], [draft("abcdefghij", gist="ab" + "x" * 8)]) == {0: 0}  # (100 + 20) / 2
    assert aligned([ten], [draft("abcdefghij", gist="a" + "x" * 9)]) == {}
    assert LIKE == 60
    apart = draft("abcde", "fghij", gist="abcdefghij")
    assert aligned([apart], [draft("abcde fghij", gist="ab" + "x" * 8)]) == {0: 0}
