"""Exports of chats, tables of articles, single packed files, and kinds that are known and not read."""

from __future__ import annotations

import bz2
import datetime
import gzip
import json
import lzma
from email.message import EmailMessage
from pathlib import Path

import pytest
from made_files import zipped
from made_packages import open_document

from readout.ingest import Skipped, read
from readout_schemas import Document


def documents(folder: Path, name: str, data: str | bytes, skipped: list[Skipped] | None = None) -> list[Document]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read([folder / name], skip=([] if skipped is None else skipped).append))


CHATS = {
    "iPhone": "[04.03.25, 10:12:33] Ida Berg: We come: all.\nOn Friday.\n[05.03.25, 09:00:00] ~ Otto Lund: Thanks.\n",
    "French": "[04/03/2025 à 10:12:33] Ida Berg: We come: all.\nOn Friday.\n"
    "[15/03/2025 à 09:00:00] Otto Lund: Thanks.\n",
    "Android": "04/03/2025, 10:12 - Ida Berg: We come: all.\nOn Friday.\n15/03/2025, 09:00 - Otto Lund: Thanks.\n",
    "American": "3/4/25, 10:12\u202fAM - Ida Berg: We come: all.\nOn Friday.\n"
    "3/15/25, 9:00\u202fPM - Otto Lund: Thanks.\n",
    "Japanese": "2025/03/04 10:12 - Ida Berg: We come: all.\nOn Friday.\n2025/03/05 9:00 - Otto Lund: Thanks.\n",
}


@pytest.mark.parametrize("kind", CHATS)
def test_the_messages_of_each_day_are_a_document_with_their_author_and_time(tmp_path: Path, kind: str) -> None:
    first, second = documents(tmp_path, "chat.txt", CHATS[kind])
    assert (first.text, second.text) == ("Ida Berg: We come: all.\nOn Friday.", "Otto Lund: Thanks.")
    assert (first.published, first.published_from) == (datetime.date(2025, 3, 4), "the messages")
    assert [(one.start, one.posted and one.posted.hour) for one in first.positions] == [(0, 10)]
    assert [one.posted and one.posted.hour for one in second.positions] == [21 if kind == "American" else 9]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("[10:12] Ida Berg: We come.\n[10:13] Otto: Fine.\n", "Ida Berg (10:12): We come.\nOtto (10:13): Fine."),
        (
            "03/04/25, 10:12 - Ida Berg: We come.\n04/04/25, 10:13 - Otto: Fine.\n",
            "Ida Berg (03/04/25, 10:12): We come.\nOtto (04/04/25, 10:13): Fine.",
        ),
    ],
    ids=["no day", "two readings"],
)
def test_where_the_day_is_not_sure_the_time_stays_beside_the_author(tmp_path: Path, data: str, text: str) -> None:
    (found,) = documents(tmp_path, "chat.txt", data)
    assert (found.text, found.published, found.positions) == (text, None, ())


@pytest.mark.parametrize(
    "text",
    ["10:12 - The minister arrives.\n10:15 - She leaves.", "04/03/2025, 10:12 - Oslo", "At [10:12] Ida Berg: Yes."],
)
def test_an_agenda_or_an_article_is_no_chat(tmp_path: Path, text: str) -> None:
    (found,) = documents(tmp_path, "a.txt", text)
    assert found.text == text


NOTICES = {
    "Android": """04/03/2025, 10:10 - Messages and calls are end-to-end encrypted. Tap to learn more.
04/03/2025, 10:10 - Ida Berg created group "Desk"
04/03/2025, 10:11 - Ida Berg changed the subject from "Desk" to "Talks: Oslo"
04/03/2025, 10:12 - Ida Berg: We come: all.
04/03/2025, 10:13 - Otto: <Media omitted>
15/03/2025, 10:14 - Otto: IMG-20250304-WA0001.jpg (file attached)
At the port <https://e.org/a b>.
15/03/2025, 10:15 - Otto: Thanks. <This message was edited>
16/03/2025, 09:00 - Lars left
""",
    "iPhone": """[04.03.25, 10:10:00] Redaktion: \u200eNachrichten sind Ende-zu-Ende-verschlüsselt.
[04.03.25, 10:12:33] Ida Berg: We come: all.
\u200e[04.03.25, 10:13:33] Ida Berg: \u200eBild weggelassen
[15.03.25, 10:14:00] Otto: At the port <https://e.org/a b>. \u200e<Anhang: 0001-Foto.jpg>
\u200e[15.03.25, 10:14:10] Otto: Der Plan.pdf • \u200e2 Seiten \u200e<Anhang: 0002-Der Plan.pdf>
[15.03.25, 10:15:00] Otto: Thanks. \u200e<Diese Nachricht wurde bearbeitet.>
[16.03.25, 09:00:00] Redaktion: \u200eIda hat den Betreff geändert: Oslo
""",
    "Russian": """04.03.2025, 10:10 - Сообщения и звонки защищены сквозным шифрованием.
04.03.2025, 10:12 - Ida Berg: We come: all.
04.03.2025, 10:13 - Otto: <Без медиафайлов>
15.03.2025, 10:14 - Otto: At the port <https://e.org/a b>.
15.03.2025, 10:15 - Otto: Thanks.
16.03.2025, 09:00 - Отто вышел(-ла)
""",
}


@pytest.mark.parametrize("kind", NOTICES)
def test_notices_of_the_program_are_no_messages_and_no_day_is_made_of_them(tmp_path: Path, kind: str) -> None:
    """They have no author, or the invisible mark, or angle brackets around them, in whatever language."""
    first, second = documents(tmp_path, "chat.txt", NOTICES[kind])
    assert first.text == "Ida Berg: We come: all."
    assert second.text == "Otto: At the port <https://e.org/a b>.\nOtto: Thanks."
    assert [one.posted and one.posted.hour for one in (*first.positions, *second.positions)] == [10, 10, 10]


def test_a_chat_of_files_alone_says_so_and_a_list_of_hours_loses_no_line(tmp_path: Path) -> None:
    files = "04/03/2025, 10:13 - Otto: <Media omitted>\n15/03/2025, 10:13 - Ida: <Media omitted>\n"
    (found,) = documents(tmp_path, "chat.txt", files)
    assert (found.error or "").endswith("holds no message with words; leave it out")
    (hours,) = documents(tmp_path, "a.txt", "10:12 - Berg: welcome\n10:30 - Lund: report\n11:00 - Lunch")
    assert (hours.text or "").endswith("Lunch (11:00)")


CHANNEL = {"name": "Ministry", "type": "public_channel", "messages": [
    {"type": "service", "date": "2025-03-03T10:00:00", "text": "", "action": "create_channel"},
    {"type": "message", "date": "2025-03-04T10:12:00", "from": "Ministry",
     "text": ["The ministers met in ", {"type": "bold", "text": "Oslo"}, "."]},
    {"type": "message", "date": "2025-03-05T09:00:00", "from": "Ministry", "text": "They left."},
    {"type": "message", "date": "2025-03-05T09:30:00", "from": "Ministry", "text": "", "photo": "a.jpg"}]}  # fmt: skip
GROUP = {"name": "Desk", "type": "private_group", "messages": [
    {"type": "message", "date": "2025-03-04T10:12:00", "from": "Ida Berg", "text": "We come."}]}  # fmt: skip


def test_what_telegram_exports_is_read_by_its_days(tmp_path: Path) -> None:
    for content in (CHANNEL, {"chats": {"list": [CHANNEL, {"name": "empty", "messages": []}, GROUP]}}):
        first, second, *third = documents(tmp_path, "result.json", json.dumps(content))
        assert [first.text, second.text] == ["Ministry\nThe ministers met in Oslo.", "Ministry\nThey left."]
        assert (first.published, first.positions[0].start) == (datetime.date(2025, 3, 4), 9)
        assert [one.text for one in third] == (["Desk\nIda Berg: We come."] if content is not CHANNEL else [])
    silent = {**CHANNEL, "messages": CHANNEL["messages"][:1]}
    (found,) = documents(tmp_path, "result.json", json.dumps(silent))
    assert (found.error or "").endswith("holds no message with words; leave it out")


def test_each_row_of_a_table_is_a_document_whatever_stands_between_its_cells(tmp_path: Path) -> None:
    data = 'title;Text;published\nTalks;"They met; in Oslo.\nThey left.";2025-03-04\n;;\nC;Words.;;x\n'
    first, second = documents(tmp_path, "a.csv", data)
    assert (first.text, first.title) == ("They met; in Oslo.\nThey left.", "Talks")
    assert (first.published, first.published_from) == (datetime.date(2025, 3, 4), "column")
    assert (second.error or "").endswith(
        "row 3: has more cells than there are columns; put its text in quotation marks"
    )
    (tabbed,) = documents(tmp_path, "a.tsv", f"text\tlang\n{'x' * 200_000}\ten\n")
    assert (len(tabbed.text or ""), tabbed.language) == (200_000, "en")


def test_a_table_without_articles_is_told_and_passed_over_where_it_lies_beside_others(tmp_path: Path) -> None:
    (named,) = documents(tmp_path, "a.csv", "name,age\nIda,9\n")
    assert (named.error or "").endswith(
        'has no column "text"; rename the one of the articles to text (it has: name, age)'
    )
    (empty,) = documents(tmp_path, "b.csv", "text\n")
    assert (empty.error or "").endswith("has no rows; leave it out")
    (tmp_path / "b.csv").unlink()
    skipped: list[Skipped] = []
    (tmp_path / "a.txt").write_text("Words.")
    assert [one.text for one in read([tmp_path], skip=skipped.append)] == ["Words."]
    assert [one.reason for one in skipped] == ['no articles, for it has no column "text"']


@pytest.mark.parametrize("name", ["body", "Content", "article", "Full text", "articleBody"])
def test_tables_and_objects_may_call_the_text_as_others_do(tmp_path: Path, name: str) -> None:
    """Beside a title or a day, under the names of the metadata that front matter may have too."""
    table = f"date;source;headline;{name}\n2025-03-04;The Paper;Talks;They met.\n;;;They left.\n"
    first, second = documents(tmp_path, "a.csv", table)
    assert (first.text, first.title, first.publisher) == ("They met.", "Talks", "The Paper")
    assert (first.published, second.text) == (datetime.date(2025, 3, 4), "They left.")
    row = {"date": "2025-03-04", "outlet": "The Paper", "headline": "Talks", name: "They met."}
    for ending, data in (("json", json.dumps([row])), ("jsonl", json.dumps(row))):
        (found,) = documents(tmp_path, f"a.{ending}", data)
        assert (found.text, found.title, found.publisher) == ("They met.", "Talks", "The Paper")
    (both,) = documents(tmp_path, "b.json", json.dumps({**row, "text": "The text."}))
    assert both.text == "The text."
    (packed,) = documents(tmp_path, "d.json", json.dumps({"title": "Talks", name: {"rendered": "They met."}}))
    assert 'has no "text"' in (packed.error or "")
    (alone,) = documents(tmp_path, "c.json", json.dumps({name: "They met.", "status": 200}))
    assert 'has no "text"' in (alone.error or "")


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_file_that_is_packed_by_itself_is_read_as_what_it_is(tmp_path: Path, ending: str, pack: object) -> None:
    assert callable(pack)
    (found,) = documents(tmp_path, f"a.json.{ending}", pack(b'{"text": "Words."}'))
    assert (found.text, found.source) == ("Words.", f"{tmp_path}/a.json.{ending}/a.json")
    (broken,) = documents(tmp_path, f"b.txt.{ending}", pack(b"Words.")[:9])
    assert "cannot be unpacked" in (broken.error or "")


SAVE = 'are not read; save the articles in it as .csv with a column "text", or its words as .docx or .pdf'
OPEN = "are not read; open the mail in Outlook and save it as .msg"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", b"PK", f"spreadsheets (.xlsx) {SAVE}"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "Word documents from before 2007 (.doc) are not read; save it as .docx or .pdf"),
        ("a.pages", b"PK", "documents of Pages and Keynote (.pages) are not read; export it as .docx or .pdf"),
        ("winmail.dat", b"\x78\x9f", f"packages of Outlook's attachments (TNEF) {OPEN}"),
        ("a.ics", b"BEGIN:VCALENDAR", "calendars and cards (.ics) are not read; put its words into a .txt"),
        ("a.JPG", b"\xff\xd8", "pictures (.jpg) are not read; run it through OCR, and save its words as .txt or .pdf"),
        ("noname", zipped({"xl/workbook.xml": b"<x/>"}), f"spreadsheets (.xlsx) {SAVE}"),
        ("noname", open_document("spreadsheet", ""), f"spreadsheets (.ods) {SAVE}"),
    ],
)  # fmt: skip
def test_a_kind_that_is_known_and_not_read_is_told_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (found,) = documents(tmp_path, name, data)
    assert (found.text, found.error) == (None, f"{tmp_path / name}: {told}")


def test_what_is_called_a_word_document_of_old_and_is_another_is_read_as_that(tmp_path: Path) -> None:
    for data in (
        b"{\\rtf1\\ansi The words.}",
        b"<html><body><article><p>The words. " + b"More words. " * 9 + b"</p></article>",
    ):
        (named,) = documents(tmp_path, "a.doc", data)
        (found,) = read([tmp_path])
        assert named.text == found.text
        assert (named.text or "").startswith("The words.")


def test_what_is_in_a_zip_in_a_mail_is_read_or_told(tmp_path: Path) -> None:
    inner, mail = EmailMessage(), EmailMessage()
    inner.set_content("A mail in a ZIP in a mail.")
    mail.set_content("See the annexes please.")
    packed = zipped({"in.eml": inner.as_bytes(), "t.odt": open_document("text", "<text:p>A text.</text:p>")})
    mail.add_attachment(packed, "application", "zip", filename="all.zip")
    mail.add_attachment(b"\x78\x9f\x3e\x22", "application", "ms-tnef", filename="winmail.dat")
    mail.add_attachment(b"BEGIN:VCALENDAR", "text", "calendar")
    mail.add_attachment(b"a,b\n1,2\n", "text", "csv", filename="t.csv")
    mail.add_attachment(b"x", "application", "pgp-signature", filename="signature.asc")
    skipped: list[Skipped] = []
    found = documents(tmp_path, "m.eml", mail.as_bytes(), skipped)
    assert [(one.text or "").strip() for one in found] == [
        "See the annexes please.",
        "A mail in a ZIP in a mail.",
        "A text.",
    ]
    assert [one.reason.partition(";")[0] for one in skipped] == [
        "packages of Outlook's attachments (TNEF) are not read",
        "calendars and cards are not read",
        'no articles, for it has no column "text"',
    ]
