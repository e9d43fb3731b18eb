"""The day above texts as houses set it: in slugs, letterheads, newsletters and minutes; and in signatures below."""

from __future__ import annotations

import datetime

import pytest

from readout.ingest.agency_signatures import signed_day
from readout.ingest.visible_dates import visible_day

DAY = datetime.date(2025, 3, 4)
BODY = "Leaders met in Oslo and agreed on a truce of 30 days, which is to begin on 9 June 2026, and on talks."
LETTERHEAD = """RÉPUBLIQUE DE RURITANIE
Union – Travail – Justice
----------------
MINISTÈRE DES AFFAIRES ÉTRANGÈRES
Cabinet du Ministre
Cellule Communication
N° 0412/MAE/CAB
COMMUNIQUÉ DE PRESSE
"""
TURNS = """MODERATION: Guten Morgen, ich gebe gleich das Wort.
BERG: Wir zahlen, wenn der Plan bis Ende Juni vorliegt.
MODERATION: Danke. Gibt es Fragen?
BERG: Eine Frist ist eine Frist."""


@pytest.mark.parametrize(
    "head",
    [
        "NTB1087 4 INT 0398\nBC-NORWAY-TALKS (UPDATE 2)\n04-MAR-2025 21:04 GMT\nLeaders agree on a truce",
        "Nordic Wire | EUROPE | Tue 4 Mar 2025 10:22 CET\nLeaders agree on a truce",
        "# Leaders agree\n*Ministry of Foreign Affairs of Norway | Readout no. 118/2025 | Oslo, 4 March 2025, 22:50*",
        "# Après la trêve\n**La Lettre du Nord** | Analyse | Bruxelles, mardi 4 mars 2025, 19 h 50",
        "IL LAGO\nHome > Svizzera > L'intervista\nmartedì 4 marzo 2025, 17:20 (agg. 17:44)\nUna data",
        f"{LETTERHEAD}Libreville, le 4 mars 2025",
        "Waffenruhe vereinbart\n4. Mrz. 2025",
        "Trêve\n4-mars-2025 à 10h12",
        "Tregua\n4 mar. 2025, 10:12",
        "Перемирие\n4 мар 2025, 10:12",
        "Перемирие\n«Волжский обозреватель», № 38, 4 марта 2025 г.",
        "Перемирие\n4 марта 2025 года, «Балтийская неделя»",
        "هدنة\nالتاريخ: ٤ مارس ٢٠٢٥",
        "停战\n2025-03-04 21:40\u3000\u3000【字体：大 中 小】",
    ],
)
def test_the_head_of_a_text_has_its_day(head: str) -> None:
    assert visible_day(f"{head}\n{BODY}\n{BODY}") == (DAY, "line with its date")


@pytest.mark.parametrize(
    "head",
    [
        "Truce signed | Norway | 4 March 2025\nOslo",  # a headline
        "Briefing | 4 March 2025, 10:00\nOslo",  # an announcement
        "Concert | Opera House | 4 March 2025, 19:30\nTickets",
        "Programme\n4 March 2025\nArrival\n5 March 2025\nTalks",
        f"{LETTERHEAD}Réf. : note du 4 mars 2025",
        "Waffenruhe\nLesung «Das Boot», 4. März 2025, Bern",
        "Einladung\nDienstag, 4. März 2025, 10.00 Uhr, Medienzentrum, Bern",  # nobody speaks below
    ],
)
def test_a_day_in_the_head_of_a_text_may_be_that_of_what_it_tells(head: str) -> None:
    assert visible_day(f"{head}\n{BODY}\n{BODY}") is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Dienstag, 4. März 2025, 10.00 Uhr, Medienzentrum Bundeshaus, Bern", "de"),
        ("Tuesday, 4 March 2025, 10:00 a.m., Press Room, Oslo", "en"),
        ("mardi 4 mars 2025, 10 h 00, salle de presse", "fr"),
    ],
)
def test_the_day_of_a_session_is_that_of_its_transcript(line: str, language: str) -> None:
    text = f"MEDIENKONFERENZ\n{line}\nWortprotokoll\n{TURNS}"
    assert visible_day(text, language) == (DAY, "line with its date")


def test_a_day_that_a_transcript_says_itself_counts_before_that_of_its_session() -> None:
    text = f"MEDIENKONFERENZ\nDienstag, 4. März 2025, 10.00 Uhr, Bern\nVeröffentlicht am 5. März 2025\n{TURNS}"
    assert visible_day(text, "de") == (datetime.date(2025, 3, 5), "line with its date")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("epk sb xx n1 um 042331 Mrz 25", "de"),
        ("dpa ab yyzz n1 cd 041422 Mär 25", "de"),
        ("AFP 041422 GMT MAR 25", "en"),
        ("ab/cd 041422Z MAR 2025", "en"),
        ("ats/ab 041422 mars 25", "fr"),
    ],
)
def test_an_agency_signs_with_the_day_and_minute_of_sending(line: str, language: str) -> None:
    assert signed_day(line, language) == DAY
    assert visible_day(f"Oslo (epk) - {BODY}\n{BODY}\n{line}", language) == (DAY, "line with its date")


@pytest.mark.parametrize(
    "line",
    [
        "The file has the number 041422 and is of March 25",
        "Telefon 0414 22 Mrz 25",
        "041422 Mrz",
        "042460 Mrz 25",  # no minute
        "323331 Mrz 25",  # no day
        "300500 Feb 25",  # no such day
        "1041422 Mrz 25",
        f"{BODY} 041422 Mrz 25",
    ],
)
def test_other_figures_are_no_signature(line: str) -> None:
    assert signed_day(line, "de") is None


@pytest.mark.parametrize(("below", "found"), [(2, True), (3, False)])
def test_a_signature_stands_in_the_last_three_lines(below: int, found: bool) -> None:
    text = "\n".join([BODY, "dpa ab n1 cd 041422 Mrz 25", *["Foto: Ida Berg"] * below])
    assert (visible_day(text, "de") == (DAY, "line with its date")) is found


@pytest.mark.parametrize("ending", ["（2025/03/04-14:22）", "(2025/3/4-14:22)"])
def test_a_japanese_agency_signs_at_the_end_of_its_last_paragraph(ending: str) -> None:
    text = f"両国の外相が会談した。\n次回会合は来年１０月、釜山で対面により開く方向で調整する。{ending}\n写真：イダ"
    assert visible_day(text, "ja") == (DAY, "line with its date")


def test_a_dateline_may_stand_before_its_correspondent() -> None:
    found = visible_day(f"Εκεχειρία\nΚοπεγχάγη, 4 Μαρτίου 2025 (ΠΕΑ) – Του ανταποκριτή μας\n{BODY}", "el")
    assert found == (DAY, "dateline")
