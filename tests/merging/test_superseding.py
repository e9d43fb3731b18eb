"""A report that corrects another, a meeting that was moved, one that lasted days, and a call with two dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout_schemas import Briefing, When

Write = Callable[..., Any]


def meetings(briefing: Briefing) -> list[tuple[str, ...]]:
    return [one.sourcing.records for one in briefing.meetings if one.sourcing]


def _of_house(writer: Write, name: str, day: str, opening: str) -> Any:
    return writer(name, day, text=f"LIMA, May {day[-1]} (Agencia Sur) - {opening}\n")


@pytest.mark.parametrize(
    ("opening", "records"),
    [
        ("Corrección: la reunión fue en Salto.", [("a.m1", "b.m1")]),
        ("La reunión de ayer fue en Salto.", [("a.m1",), ("b.m1",)]),
    ],
)
def test_what_a_house_corrects_is_compared_by_the_correction(
    writer: Write, opening: str, records: list[tuple[str, ...]]
) -> None:
    """Another place keeps two meetings apart, but for the one that the same agency corrects in its first lines."""
    wrong = _of_house(writer, "a", "2027-05-01", "Se reunieron.").meeting(
        "Peru", "Chile", day="2027-05-01", place="Tacna"
    )
    right = _of_house(writer, "b", "2027-05-02", opening).meeting("Peru", "Chile", day="2027-05-01", place="Salto")
    reports = [wrong.report(), right.report()]
    reports[1] = reports[1].model_copy(update={"document": reports[1].document.model_copy(update={"language": "es"})})
    briefing = merge(reports)
    assert meetings(briefing) == records
    assert [one.field for one in briefing.disagreements] == (["place"] if len(records) == 1 else [])


@pytest.mark.parametrize(
    ("language", "opening", "corrects"),
    [
        ("en", "CORRECTED-Ministers met in Salto", True),
        ("en", "LIMA, May 2 (Agencia Sur) - Correction to our report of May 1:", True),
        ("en", "(Corrects day in second paragraph)", True),
        ("en", "This version of the story corrects the place.", True),
        ("en", "The minister corrected his predecessor on Monday.", False),
        ("en", "A market correction was feared.", False),
        ("de", "Korrektur: Ort des Treffens", True),
        ("de", "Die Ministerin korrigierte die Prognose.", False),
        ("fr", "RECTIFICATIF: lieu de la rencontre", True),
        ("fr", "Le ministre a rectifié ses propos.", False),
        ("es", "El Gobierno rectifica el presupuesto.", False),
        ("cs", "Oprava mostu začne v květnu", False),
        ("cs", "OPRAVA: setkání bylo v Brně", True),
        ("ru", "Министр внёс уточнения в план.", False),
        ("he", "תיקון לחוק עבר בכנסת", False),
        ("he", "תיקון: הפגישה הייתה באילת", True),
        ("zh", "中方更正了说法。", False),
        ("zh", "更正：会晤在利马举行", True),
        ("ja", "大臣は発言を訂正した。", False),
    ],
)
def test_a_report_corrects_another_by_a_heading_and_not_by_what_it_tells(
    writer: Write, language: str, opening: str, corrects: bool
) -> None:
    """Both reports are of one publisher; the second has another place, and has to say that it corrects the first."""
    lines = (("a", "2027-05-01", "They met.", "Tacna"), ("b", "2027-05-02", opening, "Salto"))
    reports = []
    for name, day, line, place in lines:
        told = writer(name, day, text=f"{line}\n").meeting("Peru", "Chile", day="2027-05-01", place=place).report()
        house = {"language": language, "publisher": "Agencia Sur"}
        reports.append(told.model_copy(update={"document": told.document.model_copy(update=house)}))
    assert (len(merge(reports).meetings) == 1) is corrects


def test_another_house_corrects_nobody(writer: Write) -> None:
    wrong = _of_house(writer, "a", "2027-05-01", "They met.").meeting("Peru", "Chile", day="2027-05-01", place="Tacna")
    other = writer("b", "2027-05-02", text="OSLO, May 2 (Nordbyrå) - Correction: they met in Salto.\n")
    other.meeting("Peru", "Chile", day="2027-05-01", place="Salto")
    assert len(merge([wrong.report(), other.report()]).meetings) == 2


def test_a_quotation_that_a_house_gives_to_another_speaker_is_one_with_a_disagreement(writer: Write) -> None:
    words = "The sea has been our neighbour for ever"
    wrong = _of_house(writer, "a", "2027-05-01", "It was said.").statement("Berg", words)
    right = _of_house(writer, "b", "2027-05-02", "Correction: it was Lie who said so.").statement("Lie", words)
    (told,) = (briefing := merge([wrong.report(), right.report()])).statements
    assert told.sourcing is not None
    assert told.sourcing.records == ("a.s1", "b.s1")
    (one,) = briefing.disagreements
    assert (one.field, [claim.value for claim in one.claims]) == ("speaker", ["Berg", "Lie"])


def _plan(writer: Write, name: str, day: str, **fields: Any) -> Any:
    return writer(name, "2028-06-01").meeting("Peru", "Chile", status="planned", day=day, **fields).report()


def _moved(writer: Write) -> Any:
    said = "The talks in Tacna on 8 June were postponed to 22 June, and to Lima."
    fields = {"status": "planned", "day": "2028-06-22", "place": "Lima", "told": said}
    return writer("m", "2028-06-06").meeting("Peru", "Chile", **fields).report()


def test_a_plan_is_one_with_the_meeting_that_it_was_moved_to(writer: Write) -> None:
    held = writer("h", "2028-06-23").meeting("Peru", "Chile", day="2028-06-22", place="Lima").report()
    briefing = merge([_plan(writer, "p", "2028-06-08", place="Tacna"), _moved(writer), held])
    assert meetings(briefing) == [("p.m1", "m.m1", "h.m1")]
    assert [one.field for one in briefing.developments] == ["status", "when", "place"]
    assert briefing.disagreements == ()


@pytest.mark.parametrize("days", [("2028-06-08", "2028-06-15"), ("2028-06-05", "2028-06-05")])
def test_which_of_two_plans_was_moved_is_not_guessed_nor_one_that_was_past(
    writer: Write, days: tuple[str, str]
) -> None:
    plans = [_plan(writer, name, day) for name, day in zip("pq", days, strict=True)]
    briefing = merge([*plans, _moved(writer)])
    assert ("m.m1",) in meetings(briefing)


def test_a_plan_of_other_sides_is_not_moved(writer: Write) -> None:
    other = (
        writer("p", "2028-06-01").meeting("Peru", "Mali", status="planned", day="2028-06-08", place="Tacna").report()
    )
    assert len(merge([other, _moved(writer)]).meetings) == 2


def test_a_report_of_both_days_joins_those_of_each(writer: Write) -> None:
    """Dates a day apart are left to a model, unless a third report says that the meeting lasted both days."""
    first = writer("a", "2029-05-14").meeting("Peru", "Chile", day="2029-05-14", place="Lima").report()
    last = writer("b", "2029-05-15").meeting("Peru", "Chile", day="2029-05-15", place="Lima").report()
    both = writer("c", "2029-05-16").meeting("Peru", "Chile", day="2029-05-14/2029-05-15", place="Lima").report()
    week = writer("d", "2029-05-16").meeting("Peru", "Chile", day="2029-05-14/2029-05-20", place="Lima").report()
    assert meetings(merge([first, last])) == [("a.m1",), ("b.m1",)]
    assert meetings(merge([first, last, week]))[:2] == [("a.m1",), ("b.m1",)]
    assert meetings(merge([first, last, both])) == [("a.m1", "b.m1", "c.m1")]
    assert merge([first, last, both]).disagreements == ()


def _call(writer: Write, name: str, town: str, words: str, day: str, sides: tuple[str, str]) -> Any:
    codes = {"Canada": "CA", "Japan": "JP", "Norway": "NO", "Finland": "FI"}
    told = writer(name, day, text=f"{town}, Nov 5 (Agency {name}) - They spoke.\n")
    when = When(text=words, edtf=day, basis="published")
    report = told.meeting(*sides, format="phone", when=when).report()
    parties = tuple(party.model_copy(update={"country": codes[party.name]}) for party in report.parties)
    return report.model_copy(update={"parties": parties})


@pytest.mark.parametrize(
    ("first", "second", "sides", "calls"),
    [
        (("OTTAWA", "on Monday night"), ("TOKYO", "on Tuesday"), ("Canada", "Japan"), 1),
        (("OTTAWA", "on Monday"), ("TOKYO", "on Tuesday morning"), ("Canada", "Japan"), 1),
        (("OTTAWA", "on Monday"), ("TOKYO", "on Tuesday"), ("Canada", "Japan"), 2),
        (("OTTAWA", "on Monday morning"), ("TOKYO", "on Tuesday evening"), ("Canada", "Japan"), 2),
        (("OTTAWA", "on Monday"), ("OTTAWA", "on Tuesday morning"), ("Canada", "Japan"), 2),
        (("TOKYO", "on Monday night"), ("OTTAWA", "on Tuesday"), ("Canada", "Japan"), 2),
        (("OSLO", "on Monday night"), ("HELSINKI", "on Tuesday"), ("Norway", "Finland"), 2),
    ],
)
def test_a_call_has_two_dates_only_where_the_clocks_are_far_apart(
    writer: Write, first: tuple[str, str], second: tuple[str, str], sides: tuple[str, str], calls: int
) -> None:
    """An evening in the west or a morning in the east is on two days; the report has to tell the part of the day."""
    one = _call(writer, "a", *first, "2024-11-04", sides)
    other = _call(writer, "b", *second, "2024-11-05", sides)
    briefing = merge([one, other])
    assert (len(briefing.meetings), briefing.disagreements) == (calls, ())


@pytest.mark.parametrize(
    ("told", "day", "meetings"), [("2028-06-01", "2028-06-08", 1), ("2028-06-23", "2028-06-30", 2)]
)
def test_a_meeting_that_was_held_had_been_moved_from_a_plan_told_before_it_and_from_no_later_one(
    writer: Write, told: str, day: str, meetings: int
) -> None:
    """The next meeting is no plan of the one that is over."""
    said = {"told": "The talks, originally planned for another day, were held in Lima.", "place": "Lima"}
    held = writer("a", "2028-06-23").meeting("Peru", "Chile", day="2028-06-22", **said).report()
    plan = writer("b", told).meeting("Peru", "Chile", status="planned", day=day, place="Tacna").report()
    assert len(merge([plan, held]).meetings) == meetings


def test_a_correction_of_one_meeting_is_none_of_another_on_another_day_and_elsewhere(writer: Write) -> None:
    early = _of_house(writer, "a", "2027-05-01", "They met.").meeting("Peru", "Chile", day="2027-04-20", place="Tacna")
    right = _of_house(writer, "b", "2027-05-02", "Correction: they met.")
    right.meeting("Peru", "Chile", day="2027-05-01", place="Salto")
    assert len(merge([early.report(), right.report()]).meetings) == 2
