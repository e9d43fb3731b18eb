"""A record is put into words once, and every output shows these."""

from __future__ import annotations

import re

import pytest

from readout.record_types import RECORD_TYPES
from readout.rendering import html_page, page_safety, phrasing
from readout.rendering.entries import Entries
from readout.rendering.page import Facts
from readout.rendering.places import places
from readout.rendering.views import TITLES, Line, view
from readout_schemas import Briefing, Count

ENVIRONMENT = page_safety.environment("readout.rendering")


def words(line: Line) -> str:
    return "".join(piece.text for piece in line)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_type_has_a_section_of_the_page(small: Briefing, kind: str) -> None:
    assert f'id="page-{TITLES[kind].lower()}"' in html_page(small)  # type: ignore[index]


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_a_type_without_a_layout_of_its_own_is_shown_by_its_view(worldly: Briefing, kind: str) -> None:
    entries = Entries(worldly)
    entry = entries.of(kind)[0]  # type: ignore[arg-type]
    template = ENVIRONMENT.from_string(
        '{% import "records.html.j2" as record with context %}{{ record.as_viewed(entry, facts) }}'
    )
    made = template.render(
        entry=entry,
        facts=Facts(worldly, entries),
        words=phrasing,
        places=places,
        number=entries.number,
        entries=entries,
    )
    shown = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", made).replace("&#39;", "'"))
    assert entry.view is not None
    assert words(entry.view.line).replace("“", "").split(":")[0] in shown
    for detail in entry.view.details:
        assert words(detail).split(": ")[-1] in shown
    assert f'id="{entry.id}"' in made


def test_a_record_is_known_by_the_words_that_carry_it(small: Briefing) -> None:
    ball, palace = small.statements
    assert [span.text for span in view(ball).words] == [
        "The ball is in their court,",
        "The ball is now in their court.",
    ]
    assert view(palace).words == palace.evidence
    assert view(small.meetings[0]).cited == small.meetings[0].evidence[0]


def test_a_few_quoted_words_come_with_what_they_mean(small: Briefing) -> None:
    """In any script: words are counted by the room that they take."""
    ball = small.statements[0]

    def first_detail(text: str, mode: str = "direct") -> str:
        quote = ball.quotes[0].model_copy(update={"text": text})
        return words(view(ball.model_copy(update={"quotes": (quote,), "mode": mode})).details[0])

    assert first_detail("extremely useful") == ball.gist.rstrip(".")
    assert first_detail("極めて有益") == ball.gist.rstrip(".")
    assert first_detail("We will not give up before the agreement is signed") == "15 March 2025"
    assert first_detail("合意が署名される前に諦めることは決してない") == "15 March 2025"
    assert first_detail("We will not give up before the agreement is signed", "mixed") == ball.gist.rstrip(".")


def test_a_group_that_is_a_side_is_not_told_again_as_a_number(small: Briefing) -> None:
    meeting = small.meetings[0]
    (group, *others) = meeting.participants
    counts = tuple(Count(text=words, value=27, approx=False) for words in ("27 states", "some 27 states", "300 guests"))
    sides = (group.model_copy(update={"name": "27 states", "as_written": "some 27 states"}), *others)
    shown = meeting.model_copy(update={"participants": sides, "counts": counts})
    assert [count.text for count in phrasing.told_beside(shown)] == ["300 guests"]
    assert "300 guests" in [words(detail) for detail in view(shown).details]
    briefing = small.model_copy(update={"meetings": (shown, *small.meetings[1:])})
    assert "some 27 states / " not in html_page(briefing)
