"""A record is one English sentence, in the singular or plural, with articles where English has them."""

from __future__ import annotations

from typing import Any

import pytest
from readout_tests.briefings import pieces as make

from readout.merging.sentences import sentence
from readout_schemas import Amount, Evidence, Quote

NORWAY, STATES, EU = make.party("Norway"), make.party("United States"), make.party("European Union", "organisation")
BERG = make.party("Ida Berg", "person")
TOLD = (Evidence(document="a", start=0, end=4, text="Told"),)


def _said(text: str, **given: Any) -> str:
    quotes = (Quote(document="a", start=0, end=len(text), text=text),) if text else ()
    one = make.statement("s", BERG, TOLD, (), gist="Norway will not wait.").model_copy(
        update={"quotes": quotes, **given}
    )
    return sentence(one)


@pytest.mark.parametrize(
    ("status", "format_", "expected"),
    [
        ("held", "in_person", "Norway and the United States met in Oslo on 15 March 2025."),
        ("held", "phone", "Norway and the United States spoke by telephone in Oslo on 15 March 2025."),
        ("planned", "video", "Norway and the United States are to speak by video link in Oslo on 15 March 2025."),
        ("ongoing", "in_person", "Norway and the United States are meeting in Oslo on 15 March 2025."),
        (
            "proposed",
            "unknown",
            "It is proposed that Norway and the United States hold talks in Oslo on 15 March 2025.",
        ),
        (
            "cancelled",
            "in_person",
            "The meeting of Norway and the United States in Oslo on 15 March 2025 was cancelled.",
        ),
    ],
)
def test_a_meeting_of_sides(status: str, format_: str, expected: str) -> None:
    sides = (make.side(NORWAY), make.side(STATES))
    given = {"participants": sides, "when": make.when("2025-03-15"), "place": "Oslo"}
    assert sentence(make.meeting("m", "Talks", TOLD, status=status, format=format_, **given)) == expected


def test_a_meeting_whose_sides_are_not_named_is_told_by_its_title() -> None:
    one = make.meeting("m", "Talks of ministers", TOLD, status="planned", when=make.when(None, "shortly"))
    assert sentence(one) == "A meeting is planned (“shortly”): Talks of ministers."
    month = make.meeting("m", "Talks of ministers", TOLD, when=make.when("2025-03"), absent=(make.mention(STATES),))
    assert sentence(month) == "A meeting took place in March 2025: Talks of ministers, without the United States."


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Norway", "country", "Norway has"),
        ("Netherlands", "country", "The Netherlands has"),
        ("United Nations", "organisation", "The United Nations has"),
        ("NATO", "organisation", "NATO has"),
        ("Ministry of Foreign Affairs of Chile", "organisation", "The Ministry of Foreign Affairs of Chile has"),
        ("China's Foreign Ministry", "organisation", "China's Foreign Ministry has"),
        ("UK officials", "organisation", "UK officials have"),
        ("coalition of the willing", "group", "The coalition of the willing has"),
        ("G7", "group", "The G7 has"),
        ("some 20 countries", "group", "Some 20 countries have"),
        ("Baltic states", "group", "Baltic states have"),
        ("Ida Berg", "person", "Ida Berg has"),
    ],
)
def test_the_verb_and_the_article_fit_the_name(name: str, kind: str, expected: str) -> None:
    one = make.commitment("c", make.party(name, kind), "to send ships.", TOLD)
    assert sentence(one) == f"{expected} agreed to send ships."


def test_a_promise_has_its_beneficiary_day_sum_and_conditions() -> None:
    one = make.commitment(
        "c", EU, "give money", TOLD, status="offered", beneficiary=(make.mention(STATES),),
        deadline=make.when("2025-04"), conditions=("if all agree", "once “peace” comes"),
        amount=Amount(text="€5 million", value=5e6, currency="EUR", approx=False),
    )  # fmt: skip
    assert sentence(one) == (
        "The European Union has offered to give money for the United States by April 2025 "
        "(€5 million; condition: “if all agree”; ‘once “peace” comes’)."
    )


@pytest.mark.parametrize(
    ("status", "expected"),
    [("refused", "has refused to come."), ("reserved", "has reserved its position on whether to come.")],
)
def test_a_refusal_is_no_promise(status: str, expected: str) -> None:
    assert (
        sentence(make.commitment("c", NORWAY, "come", TOLD, stance="declines", status=status)) == f"Norway {expected}"
    )


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("proposed", "Norway has proposed a measure against the United States: asset freeze, in 2025."),
        ("in_force", "A measure of Norway against the United States is in force: asset freeze, in 2025."),
        ("lifted", "Norway has lifted a measure against the United States: asset freeze, in 2025."),
    ],
)
def test_a_sanction(status: str, expected: str) -> None:
    one = make.sanction("x", NORWAY, STATES, TOLD, status=status, when=make.when("2025"))
    assert sentence(one) == expected
    nobody = one.model_copy(update={"senders": (), "when": None, "status": "agreed"})
    assert sentence(nobody) == "A measure against the United States has been agreed: asset freeze."


@pytest.mark.parametrize(
    ("quote", "given", "expected"),
    [
        ("We will not wait,", {}, "Ida Berg said: “We will not wait”."),
        ("We will not wait!", {}, "Ida Berg said: “We will not wait!”"),
        ("He said “no”.", {}, "Ida Berg said: ‘He said “no”.’"),
        ("not wait", {"mode": "mixed"}, "Ida Berg said (“not wait”): Norway will not wait."),
        ("", {"mode": "indirect"}, "Ida Berg said, as reported: Norway will not wait."),
        ("Wait.", {"when": make.when("2025-03-01~")}, "Ida Berg said about 1 March 2025: “Wait.”"),
    ],
)
def test_a_statement_ends_in_one_mark_of_punctuation(quote: str, given: dict[str, Any], expected: str) -> None:
    assert _said(quote, **given) == expected
