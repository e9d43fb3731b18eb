"""Datelines as the agencies of eight and more languages write them, and hours with a zone before a date."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from readout.ingest import read
from readout.ingest.visible_dates import visible_day

DAY = datetime.date(2025, 3, 4)
"""A Tuesday."""
DATED = {
    "LONDON, Tuesday, March 4, 2025 (Reuters) — The minister said that she would come.": "en",
    "GENEVA, 4 March 2025, Tuesday (AP) — The minister said that she would come.": "en",
    "LONDON, March 4, 2025, Tuesday. Reuters — The minister said that she would come.": "en",
    "LONDON, March 4, 2025, Tue — The minister said that she would come.": "en",
    "PARIS, mardi 4 mars 2025 (AFP) – Le ministre a dit qu’il viendrait à Oslo.": "fr",
    "PARIS, 4 mars 2025, mardi (AFP) – Le ministre a dit qu’il viendrait.": "fr",
    "Berlin, Dienstag, 4. März 2025 (dpa) - Der Minister sagte, er werde kommen.": "de",
    "BERLIN (dpa), 4. März 2025, Dienstag - Der Minister sagte, er werde kommen.": "de",
    "WIEN, 4. März 2025, Dienstag. APA - Der Minister sagte, er werde kommen.": "de",
    "MADRID, martes 4 de marzo de 2025 (EFE) — El ministro dijo que vendría.": "es",
    "ROMA, 4 marzo 2025, martedì. ANSA - Il ministro ha detto che verrà.": "it",
    "МОСКВА, 4 марта 2025 года, вторник. ТАСС — Министр сказал, что приедет.": "ru",
    "МОСКВА, 4 марта 2025. /ТАСС/ — Министр сказал, что приедет.": "ru",
    "WARSZAWA, 4 marca 2025, wtorek. PAP – Minister powiedział, że przyjedzie.": "pl",
    "LISBOA, terça-feira, 4 de março de 2025 (Lusa) – O ministro disse que virá.": "pt",
    "القاهرة، الثلاثاء 4 مارس 2025 (رويترز) — قال الوزير إنه سيأتي.": "ar",
    "北京，2025年3月4日，星期二（新华社）— 部长表示他将来。": "zh",
    "ANKARA, 4 Mart 2025, Salı (AA) - Bakan geleceğini söyledi.": "tr",
    "10:30 OSLO, 4 March 2025 — The minister said that she would come.": "en",
    "OSLO, 4 March 2025, 10:30 (Reuters) — The minister said that she would come.": "en",
    "OSLO, 10:30, 4 March 2025 — The minister said that she would come.": "en",
    "10.30 Uhr, OSLO, 4. März 2025 - Der Minister sagte, er werde kommen.": "de",
    "10h30, PARIS, 4 mars 2025 – Le ministre a dit qu’il viendrait.": "fr",
    "10:30 MADRID, 4 de marzo de 2025 — El ministro dijo que vendría.": "es",
    "ROMA, 4 marzo 2025, ore 10:30 — Il ministro ha detto che verrà.": "it",
    "10:30 LISBOA, 4 de março de 2025 – O ministro disse que virá.": "pt",
    "10:30 WARSZAWA, 4 marca 2025 – Minister powiedział, że przyjedzie.": "pl",
    "10:30 МОСКВА, 4 марта 2025 — Министр сказал, что приедет.": "ru",
    "МОСКВА, 10:30, 4 марта 2025 — Министр сказал, что приедет.": "ru",
    "10:30 ANKARA, 4 Mart 2025 - Bakan geleceğini söyledi.": "tr",
    "10:30 القاهرة، 4 مارس 2025 — قال الوزير إنه سيأتي.": "ar",
    "10:30 NEW YORK, 4 March 2025 — The minister said that she would come.": "en",
    "10:30 a.m. WASHINGTON, March 4, 2025 — The minister said that she would come.": "en",
    "OSLO, 4 March 2025 at 10:30 — The minister said that she would come.": "en",
}


@pytest.mark.parametrize(("text", "language"), DATED.items())
def test_a_dateline_has_its_day_before_and_behind_its_hour_weekday_and_agency(text: str, language: str) -> None:
    for known in (language, None):
        found = visible_day(text, known)
        assert found is not None
        assert (found.day, found.shown_by) == (DAY, "dateline")


@pytest.mark.parametrize(
    "text",
    [
        "LONDON, March 4, 2025, Monday — The minister said that she would come.",
        "LONDON, March 4, 2025, Mon. — The minister said that she would come.",
        "PARIS, 4 mars 2025, lundi – Le ministre a dit qu’il viendrait.",
        "МОСКВА, 4 марта 2025 года, понедельник — Министр сказал, что приедет.",
        "BERLIN, 4. März 2025, Mittwoch - Der Minister sagte, er werde kommen.",
    ],
)
def test_a_weekday_at_the_end_is_no_agency_and_has_to_be_that_of_the_date(text: str) -> None:
    assert visible_day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "LONDON, Tuesday (Reuters) — The minister said that she would come.",
        "PARIS, mardi (AFP) – Le ministre a dit qu’il viendrait.",
    ],
)
def test_a_weekday_alone_is_no_day(text: str) -> None:
    """Which Tuesday is not said."""
    assert visible_day(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "10:30 GMT, 4 March 2025",
        "10:30 GMT 4 March 2025",
        "0930 GMT, 4 March 2025",
        "10:30 (UTC+1), 4 March 2025",
        "10:30 BST (09:30 GMT), 4 March 2025",
        "10.30 am EST, Tuesday, March 4, 2025",
        "Updated 10:30 GMT, 4 March 2025",
        "Published 10:30 GMT, 4 March 2025",
        "10:30 Uhr MEZ, 4. März 2025",
        "10h30 GMT, 4 mars 2025",
        "10:30 МСК, 4 марта 2025",
        "4 марта 2025, 10:30 МСК",
        "10:30 CET, 4 de marzo de 2025",
    ],
)
def test_an_hour_with_its_zone_beside_a_date_leaves_the_day(line: str) -> None:
    found = visible_day(f"Talks in Oslo\n{line}\nThe minister said that she would come.")
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize("line", ["The vote, 10:30 GMT, 4 March 2025", "Meeting at 10:30 GMT, 4 March 2025"])
def test_an_hour_of_an_event_leaves_no_day(line: str) -> None:
    assert visible_day(f"Talks in Oslo\n{line}\nThe minister said that she would come.") is None


def test_a_year_is_no_hour() -> None:
    found = visible_day("Talks in Oslo\nMarch 4, 2025 GMT\nThe minister said that she would come.")
    assert found is None or found.day == DAY


TEXT = "The minister said that she would come to Oslo."
ALONE = {
    "OSLO, March 4, 2025 (Agency) —": "en",
    "OSLO, 4 March 2025 --": "en",
    "OSLO, 4 March 2025 (Reuters)": "en",
    "OSLO, March 4, 2025 /PRNewswire/ --": "en",
    "Oslo, 4. März 2025 (dpa)": "de",
    "Oslo (dpa), 4. März 2025 –": "de",
    "Paris, 4 mars 2025 (AFP)": "fr",
    "MADRID, 4 de marzo de 2025 (EFE).-": "es",
    "ROMA, 4 marzo 2025 (ANSA)": "it",
    "ОСЛО, 4 марта 2025 года. /ТАСС/.": "ru",
    "القاهرة، 4 مارس 2025 (رويترز) —": "ar",
    "北京，2025年3月4日（新华社）—": "zh",
    "新华社奥斯陆2025年3月4日电": "zh",
    "中央社奧斯陸2025年3月4日電（記者王大明）": "zh",
}


@pytest.mark.parametrize(("line", "language"), ALONE.items())
def test_a_dateline_may_stand_on_a_line_of_its_own(line: str, language: str) -> None:
    """With the text below it, a blank line between, a headline above, whether or not it ends with a dash."""
    for text in (f"{line}\n{TEXT}", f"{line}\n\n{TEXT}", f"The talks go on\n\n{line}\n{TEXT}"):
        for known in (language, None):
            found = visible_day(text, known)
            assert found is not None
            assert found.day == DAY
            assert found.shown_by == "dateline" or text.startswith("The talks")


@pytest.mark.parametrize(
    "text",
    [
        "ОСЛО, 4 марта 2025 года. /ТАСС/. Министр сказал, что приедет.",
        "Madrid, 4 de marzo de 2025 (EFE).- El ministro dijo que vendría.",
        "新华社奥斯陆2025年3月4日电 部长表示他将来。",
    ],
)
def test_an_agency_may_end_a_dateline_without_a_dash(text: str) -> None:
    found = visible_day(text)
    assert found is not None
    assert (found.day, found.shown_by) == (DAY, "dateline")


def test_a_dateline_alone_is_found_in_a_file_of_another_system(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(f"\ufeffOSLO, March 4, 2025 (Agency) —\r\n\r\n{TEXT}\r\n".encode())
    (found,) = read([place])
    assert (found.published, found.published_from) == (DAY, "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "Oslo Talks, 4 March 2025 (Hotel Bristol)",
        "Conference, 4 March 2025 (Oslo)",
        "In Oslo, 4 March 2025 (Tuesday).",
        "Talks planned until 4 March 2025 —",
        "Deadline: 4 March 2025 —",
        "Berg v. Norway, 4 March 2025 (ECHR)",
        "Act of 4 March 2025 (BGBl)",
        "部长看2025年3月4日電子報。",
        "The accord of 4 March 2025 (Oslo).",
        "ОСЛО, 4 марта. /ТАСС/.",
        "Oslo, 4. März (dpa)",
        "奥斯陆3月4日电",
    ],
)
def test_a_first_line_with_the_day_of_an_event_or_without_a_year_is_no_dateline(line: str) -> None:
    assert visible_day(f"{line}\n{TEXT}") is None
