"""The day above a text, or below it, is the day of the text; the days in it are those of what it tells."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from readout.ingest import Metadata, read
from readout.ingest.visible_dates import visible_day

DAY = datetime.date(2025, 3, 4)
BODY = "Leaders met in Oslo and agreed on a truce of 30 days, which is to begin on 9 June 2026, and on talks."


def under_the_headline(line: str) -> str:
    return f"Leaders agree on a truce\n{line}\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "4 March 2025",
        "Tue 4 Mar 2025 10.12 GMT",
        "Published March 4, 2025, updated March 5, 2025",
        "First published: 4 March 2025 at 10:12",
        "Press release, 4 March 2025",
        "By Ida Berg | March 4, 2025",
        "By Ida Berg, 4 March 2025",
        "OSLO, 4 March 2025",
        "Brussels, 4.3.2025",
        "Stand: 04.03.2025, 10:12 Uhr",
        "Veröffentlicht am 4. März 2025, 10:12 Uhr",
        "Berlin, den 4. März 2025",
        "Publié le 4 mars 2025 à 10h12",
        "Londres, el 4 de marzo de 2025",
        "Opublikowano: 4 marca 2025",
        "Julkaistu 4.3.2025",
        "4 Mart 2025, Salı",
        "2025. március 4., kedd",
        "Δημοσιεύθηκε 4 Μαρτίου 2025",
        "4 марта 2025 г., 10:12",
        "4 במרץ 2025",
        "4 مارس 2025",
        "۱۴ اسفند ۱۴۰۳",
        "4 มีนาคม 2025",
        "4 tháng 3, 2025",
        "2025年3月4日 10:12",
        "2025年03月04日 10:12 来源：新华社",
        "2025.03.04 10:12",
        "4 March 2025 | 4 min. read",
        "March 4, 2025 2:22 PM GMT+1 Updated 3 hours ago",
        "Tue 4 Mar 2025 14.22 CET | Last modified on Wed 5 Mar 2025 09.10 CET",
        "Last updated on 5 March 2025, published on 4 March 2025",
        "4:40 PM Mar 4, 2025",
        "By Ida Berg, Tuesday, March 4, 2025",
        "Publié le 4 mars 2025 à 17h45, mis à jour le 5 mars 2025 à 09h12",
        "4 marzo 2025 (modifica il 5 marzo 2025 | 09:12)",
        "Pressemitteilung Nr. 214 vom 4. März 2025",
        "Le mardi 4 mars 2025",
        "2025年3月4日（火）14時22分",
        "2025年3月4日掲載",
        "来源：外交部 2025年3月4日 14:22",
        "입력 2025.03.04 14:22 수정 2025.03.05 09:10",
    ],
)
def test_a_line_with_the_date_of_a_text_is_read_in_any_language(line: str) -> None:
    found = visible_day(under_the_headline(line))
    assert found is not None
    assert (found.day, found.shown_by) == (DAY, "line with its date")


@pytest.mark.parametrize(
    "head",
    [
        "OSLO, March 4, 2025 (Agency) —",
        "Oslo, 4 March 2025 -",
        "Москва. 4 марта 2025 года. ИНТЕРФАКС.RU -",
        "Lisboa, 4 de março de 2025 (Lusa) –",
    ],
)
def test_a_dateline_has_the_date_of_its_text(head: str) -> None:
    found = visible_day(f"Leaders agree on a truce\n{head} {BODY}")
    assert found is not None
    assert (found.day, found.shown_by) == (DAY, "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, 4 March",
        "03/04/2025",
        "March 2025",
        "What happened on 4 March 2025",
        "The treaty of 4 March 2025 and its annexes",
        "Leaders met on 4 March 2025.",
        "On 4 March 2025 — a Tuesday — leaders met in Oslo and agreed that the talks would go on in the coming week.",
        "In Oslo, on 4 March 2025 — a Tuesday — leaders met and agreed that talks would go on in the coming week.",
        "Published in 1990 to 2025",
        "Room 2025, second floor",
        "Until 4 March 2025",
        "Deadline: 4 March 2025",
        "Date of birth: 4 March 1963",
        "Released from prison on 4 March 2025",
        "The summit, 4 March 2025",
        "Photo: Ida Berg, 4 March 2025",
        "Friday, 4 March 2025",
        "4 March 2025 – 7 March 2025",
        "Konferenz, 4. März 2025, Berlin",
        "Datum der Konferenz: 4. März 2025",
        "Gesetz vom 4. März 2025",
        "Le sommet du 4 mars 2025",
        "Date limite : 4 mars 2025",
        "Ley 12/2025, de 4 de marzo de 2025",
        "Дата рождения: 4 марта 1963",
        "Указ от 4 марта 2025 года",
        "حتى 4 مارس 2025",
        "2025年3月4日至7日",
        "2025年3月4日 首脳会談",
        "2025年3月4日，外长在北京会见客人",
        "会议时间：2025年3月4日",
        "開催日：2025年3月4日",
    ],
)
def test_what_is_no_date_of_the_text_or_may_be_two_days_is_none(line: str) -> None:
    assert visible_day(under_the_headline(line)) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("pl", "Warszawa, 4 listopada 2025 r."),
        ("cs", "Aktualizováno 5. 11. 2025 9:10 | Vydáno 4. 11. 2025 14:22"),
        ("cs", "úterý 4. listopadu 2025"),
        ("tr", "Oluşturulma Tarihi: Kasım 4, 2025 14:22"),
        ("nl", "dinsdag 4 november 2025, 16.40 uur"),
        ("id", "Selasa, 4 November 2025 14:22 WIB"),
        ("ar", "بيروت، 4 تشرين الثاني 2025"),
        ("he", "עודכן לאחרונה: 4 בנובמבר 2025"),
        ("hi", "नई दिल्ली, 4 नवंबर 2025"),
        ("hu", "Budapest, 2025. november 4."),
        ("uk", "Київ, 4 листопада 2025 року"),
    ],
)
def test_the_language_of_the_text_says_which_month_it_is(language: str, line: str) -> None:
    found = visible_day(under_the_headline(line), language)
    assert found is not None
    assert found.day == datetime.date(2025, 11, 4)


def test_a_language_that_nobody_said_is_found_from_the_text() -> None:
    """``listopada`` is November in Polish, and October in Croatian."""
    polish = "Ministrowie spotkali się w Oslo i uzgodnili, że rozmowy będą kontynuowane w przyszłym tygodniu."
    croatian = "Ministri su se sastali u Oslu i dogovorili da će se razgovori nastaviti sljedećega tjedna u Zagrebu."
    days = [visible_day(f"Oslo\n4 listopada 2025\n{text * 2}") for text in (polish, croatian)]
    assert [day and day.day.month for day in days] == [11, 10]


def test_a_day_in_another_language_than_that_of_the_text_is_read() -> None:
    assert visible_day(under_the_headline("4 mars 2025"), "en") == (DAY, "line with its date")


def test_the_date_in_a_headline_is_that_of_what_it_tells() -> None:
    assert visible_day(f"Oslo, 4 March 2025: a truce\n{BODY}") is None
    assert visible_day(f"Oslo, 4 March 2025\n{BODY}") is None
    assert visible_day(f"The treaty | 4 March 2025\n{BODY}") is None
    assert visible_day(f"4 March 2025\n{BODY}") is not None


def test_published_counts_before_updated_and_a_line_before_a_dateline() -> None:
    updated, published = "Updated: 6 March 2025", "Published: 4 March 2025"
    for lines in ((updated, published), (published, updated), (f"{published} | {updated}",)):
        found = visible_day(under_the_headline("\n".join(lines)))
        assert found is not None
        assert found.day == DAY
    alone = visible_day(under_the_headline(updated))
    assert alone == (datetime.date(2025, 3, 6), "line of an update")
    both = visible_day(f"Truce\n4 March 2025\nOSLO, March 3, 2025 (Agency) — {BODY}")
    assert both == (DAY, "line with its date")


def test_two_days_of_one_kind_are_none() -> None:
    assert visible_day(under_the_headline("4 March 2025\n5 March 2025")) is None
    assert visible_day(under_the_headline("4 March 2025\nTuesday, 4 March 2025")) == (DAY, "line with its date")


def test_below_a_text_only_a_line_that_says_so_counts() -> None:
    long = "\n".join([BODY] * 9)
    assert visible_day(f"{long}\nPublished: 4 March 2025") == (DAY, "line with its date")
    assert visible_day(f"{long}\n4 March 2025") is None
    assert visible_day(f"{long}\nPublished: 4 March 2025\n{BODY}\n{BODY}\n{BODY}") is None


def test_what_a_file_says_wins_over_what_it_shows_and_that_over_what_the_user_says_of_all(tmp_path: Path) -> None:
    text = under_the_headline("Published: 4 March 2025")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"---\ndate: 2025-03-01\n---\n{text} B", encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps({"text": f"{text} C"}), encoding="utf-8")
    (tmp_path / "d.txt").write_text(BODY, encoding="utf-8")
    options = Metadata(published=datetime.date(2025, 2, 1), published_from="--published")
    found = {one.source[-5:]: (one.published, one.published_from) for one in read([tmp_path], options)}
    assert found == {
        "a.txt": (DAY, "line with its date"),
        "b.txt": (datetime.date(2025, 3, 1), "front matter"),
        ".json": (DAY, "line with its date"),
        "d.txt": (datetime.date(2025, 2, 1), "--published"),
    }


def test_a_text_with_figures_and_no_date_is_not_looked_at_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking a date up in all languages takes long: a year and a day have to be there."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("readout.ingest.dated_words.stated", never)
    for line in ("Text 1000.", "Room 2025", "12 of 13 votes", "1999 and 2025", f"{BODY} 4 March 2025"):
        assert visible_day(under_the_headline(line)) is None


@pytest.mark.parametrize(
    ("line", "language", "is_known"),
    [
        ("Tuesday, 4 March 2025", "en", True),
        ("Tuesday summit, 4 March 2025", "en", False),
        ("Tuesday election 4 March 2025", "en", False),
        ("Gipfel am Dienstag, 4. März 2025", "de", False),
        ("יום שלישי, 4 במרץ 2025", "he", True),
        ("Salı, 4 Mart 2025", "tr", True),
    ],
)
def test_beside_the_weekday_of_a_date_stands_nothing_else(line: str, language: str, is_known: bool) -> None:
    """The day of a summit is not the day on which it is told."""
    assert (visible_day(f"{line}\nThe ministers met.", language) is not None) is is_known
