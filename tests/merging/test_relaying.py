"""A report that only passes on what a government published is no source beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout_schemas import Report


def _published(made: Any, language: str, publisher: str | None) -> Report:
    report: Report = made.report()
    countries = {"Peru": "PE", "Chile": "CL"}
    parties = tuple(party.model_copy(update={"country": countries.get(party.name)}) for party in report.parties)
    document = report.document.model_copy(update={"language": language, "publisher": publisher})
    return report.model_copy(update={"document": document, "parties": parties})


def _met(write: Callable[..., Any], name: str, published: str, text: str) -> Any:
    return write(name, published, f"{text}\n").meeting("Peru", "Chile", day="2019-06-03", place="Lima")


@pytest.fixture
def release(writer: Callable[..., Any]) -> Report:
    made = _met(writer, "a", "2019-06-03", "El Ministerio informa.")
    made.commitment("Peru", "lend two icebreakers to the coast guard", "announced")
    made.names_too("Berg")
    return _published(made, "es", "Ministerio de Relaciones Exteriores del Perú")


def _sources(release: Report, other: Report) -> int:
    return max(one.sourcing.independent for one in merge([release, other]).meetings if one.sourcing)


@pytest.mark.parametrize(
    ("language", "text", "published", "sources"),
    [
        ("de", "Das geht aus einer Mitteilung aus Lima hervor.", "2019-06-03", 1),
        ("pl", "Poinformowano o tym w komunikacie.", "2019-06-05", 1),
        ("ru", "Об этом говорится в сообщении ведомства.", "2019-06-04", 1),
        ("ja", "声明で明らかにした。", "2019-06-03", 1),
        ("de", "Unsere Reporterin sah sie das Haus verlassen.", "2019-06-03", 2),
        ("pl", "Poinformowano o tym w komunikacie.", "2019-06-06", 2),
        ("pl", "Poinformowano o tym w komunikacie.", "2019-06-02", 2),
    ],
)
def test_who_says_that_he_has_it_from_a_statement_relays_it_for_two_days(
    writer: Callable[..., Any], release: Report, language: str, text: str, published: str, sources: int
) -> None:
    report = _published(_met(writer, "b", published, text), language, "Nordblatt")
    assert _sources(release, report) == sources


def test_who_has_a_word_of_somebody_else_is_a_source_of_his_own(writer: Callable[..., Any], release: Report) -> None:
    made = _met(writer, "b", "2019-06-03", "The ministry said in a statement that they met.")
    made.statement("Berg", "We saw both of them come and go in the rain.")
    assert _sources(release, _published(made, "en", "Nordblatt")) == 2


def test_two_governments_tell_of_one_meeting_each_for_itself(writer: Callable[..., Any], release: Report) -> None:
    made = _met(writer, "b", "2019-06-03", "Ambos gobiernos emiten un comunicado.")
    assert _sources(release, _published(made, "es", "Ministerio de Relaciones Exteriores de Chile")) == 2


@pytest.mark.parametrize(
    "publisher", ["Andean Post", None, "Norwegian Ministry of Fisheries", "Auswärtiges Amt", "外務省"]
)
def test_only_what_the_body_of_a_country_published_that_the_report_names_is_relayed(
    writer: Callable[..., Any], release: Report, publisher: str | None
) -> None:
    made = _met(writer, "b", "2019-06-03", "It said so in a statement.")
    other = release.model_copy(update={"document": release.document.model_copy(update={"publisher": publisher})})
    assert _sources(other, _published(made, "en", "Nordblatt")) == 2


def test_a_body_is_known_by_its_name_where_that_has_no_country(writer: Callable[..., Any], release: Report) -> None:
    body = {"publisher": "Department of the Marine"}
    other = release.model_copy(update={"document": release.document.model_copy(update=body)})
    made = _met(writer, "b", "2019-06-03", "The Department of the Marine said so in a statement.")
    (meeting,) = merge([other, _published(made, "en", "Nordblatt")]).meetings
    assert meeting.sourcing
    assert meeting.sourcing.independent == 1
    assert "only relays" in meeting.sourcing.origins[0].reason


@pytest.mark.parametrize(
    ("role", "sources"),
    [("Minister for the Sea", 1), ("Minister", 2), ("Minister for Roads", 2), (None, 2)],
)
def test_a_body_is_known_by_whose_office_it_is(
    writer: Callable[..., Any], release: Report, role: str | None, sources: int
) -> None:
    """`The office of Sea Minister Berg said in a statement` names neither the body nor its country."""
    headed = (party.model_copy(update={"role": role}) if party.name == "Berg" else party for party in release.parties)
    document = release.document.model_copy(update={"publisher": "Office of the Minister for the Sea"})
    named = release.model_copy(update={"document": document, "parties": tuple(headed)})
    made = _met(writer, "b", "2019-06-03", "The office of Sea Minister Berg said in a statement that they met.")
    made.names_too("Berg")
    assert _sources(named, _published(made, "en", "Nordblatt")) == sources
