"""How many there were, and whom a sanction hits: which numbers exclude one another, and which only follow or add up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout_schemas import Briefing, Count, Mention, Report, When


def _in(language: str, report: Report) -> Report:
    return report.model_copy(update={"document": report.document.model_copy(update={"language": language})})


def _summit(
    write: Callable[..., Any], published: str, text: str, value: int, status: str = "held", words: str = "then"
) -> Any:
    counts = (Count(text=text, value=value, approx=False),)
    when = When(text=words, edtf="2014-05-08", basis="published")
    return write(f"r{published}{value}", published).meeting("Peru", "Chile", when=when, counts=counts, status=status)


def _numbers(briefing: Briefing) -> tuple[list[list[str]], list[list[str]]]:
    """What is disputed of the counts, and what has changed."""
    disputed = [[claim.value for claim in one.claims] for one in briefing.disagreements if one.field == "counts"]
    changed = [[step.value for step in one.steps] for one in briefing.developments if one.field == "counts"]
    return disputed, changed


def test_who_takes_part_in_a_meeting_that_goes_on_takes_part_in_it(writer: Callable[..., Any]) -> None:
    """A report from its first day and one from after its end count the same."""
    first = _in("fr", _summit(writer, "2014-05-08", "dix-huit pays", 18, "ongoing", "jeudi").report())
    last = _in("pl", _summit(writer, "2014-05-10", "19 krajów", 19, words="w czwartek").report())
    assert _numbers(merge([first, last])) == ([["dix-huit pays", "19 krajów"]], [])


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [("es", "el jueves por la mañana", "nueve países"), ("de", "am Donnerstagmorgen", "neun Staaten")],
)
def test_who_is_there_in_the_morning_is_counted_of_the_morning(
    writer: Callable[..., Any], language: str, words: str, text: str
) -> None:
    first = _in(language, _summit(writer, "2014-05-08", text, 9, "ongoing", words).report())
    last = _summit(writer, "2014-05-10", "12 countries", 12).report()
    assert _numbers(merge([first, last])) == ([], [[text, "12 countries"]])


def test_fewer_come_than_were_expected(writer: Callable[..., Any]) -> None:
    plan = _in("cs", _summit(writer, "2014-05-05", "deset zemí", 10, "planned").report())
    held = _in("cs", _summit(writer, "2014-05-09", "devět zemí", 9).report())
    assert _numbers(merge([plan, held])) == ([], [["deset zemí", "devět zemí"]])


def test_what_is_disputed_has_not_changed(writer: Callable[..., Any]) -> None:
    """Five were expected; that they were six is what one report says against another."""
    plan = _summit(writer, "2014-05-05", "five states", 5, "planned").report()
    reports = [
        _summit(writer, "2014-05-09", text, value).report() for text, value in (("5 nations", 5), ("6 states", 6))
    ]
    assert _numbers(merge([plan, *reports])) == ([["5 nations", "6 states"]], [])


@pytest.mark.parametrize(
    ("text", "value", "disputed"),
    [("acht Staaten", 8, False), ("sechs weitere Staaten", 6, True), ("six other countries", 6, True)],
)
def test_one_and_seven_others_are_eight(writer: Callable[..., Any], text: str, value: int, disputed: bool) -> None:
    told = _in("de", _summit(writer, "2014-05-09", "sieben weitere Staaten", 7).report())
    briefing = merge([told, _summit(writer, "2014-05-09", text, value).report()])
    assert _numbers(briefing) == ([[text, "sieben weitere Staaten"]] if disputed else [], [])


@pytest.mark.parametrize("other", ["其他七国", "ほかの七カ国", "سبع دول أخرى", "семи других стран"])
def test_others_are_others_in_every_script(writer: Callable[..., Any], other: str) -> None:
    told = _summit(writer, "2014-05-09", other, 7).report()
    assert _numbers(merge([told, _summit(writer, "2014-05-09", "8 countries", 8).report()])) == ([], [])


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("it", "dodici petroliere della stessa rete", ["elf Tanker des Netzes", "dodici petroliere della stessa rete"]),
        ("it", "undici petroliere della stessa rete", []),
        ("it", "due delle petroliere", []),
        ("ru", "два из танкеров", []),
        ("ru", "двенадцать танкеров сети", ["elf Tanker des Netzes", "двенадцать танкеров сети"]),
        ("es", "los petroleros de la red", []),
        ("es", "unos diez petroleros de la red", []),
    ],
)
def test_a_group_that_a_sanction_hits_is_counted_in_the_words_of_each_report(
    writer: Callable[..., Any], language: str, written: str, shown: list[str]
) -> None:
    """What is English in the records has no number; two of them are a part, and about ten may be eleven."""

    def told(name: str, code: str, words: str) -> Report:
        group = Mention(party="group-tankers", name="tankers of the network", kind="group", as_written=words)
        made = writer(name, "2031-02-03").names_too("tankers of the network")
        made.sanction("Peru", "in_force", targets=(group,), measure="port ban", measure_kind="trade")
        report = made.report()
        party = report.parties[0].model_copy(update={"id": "group-tankers", "name": group.name, "kind": "group"})
        return _in(code, report.model_copy(update={"parties": (party,)}))

    briefing = merge([told("a", "de", "elf Tanker des Netzes"), told("b", language, written)])
    assert len(briefing.sanctions) == 1
    assert [claim.value for one in briefing.disagreements for claim in one.claims] == shown
