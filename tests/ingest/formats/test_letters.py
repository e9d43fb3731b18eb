"""What a header, of a mail, of Outlook's or of a quoted message, becomes; and what is kept of its text."""

from __future__ import annotations

import datetime
from email.message import EmailMessage
from types import SimpleNamespace
from typing import Any

import pytest

from readout.ingest import Metadata
from readout.ingest.formats.mail import Attachment, Letter, _letter, messages
from readout.ingest.formats.mail_header import metadata_of
from readout.ingest.formats.outlook import _letter as outlook_letter

DAY = datetime.date(2025, 3, 4)


@pytest.mark.parametrize(
    ("found", "author", "published"),
    [
        ({}, None, None),
        ({"from": "Ivo Stein <ivo@example.org>", "date": "4 March 2025"}, "Ivo Stein", DAY),
        ({"from": "ivo@example.org"}, "ivo@example.org", None),
        ({"from": '"Stein, Ivo" [mailto:ivo@example.org]', "date": "2025年3月4日 9:00:00 JST"}, "Stein, Ivo", DAY),
        ({"date": "4 mars 2025 à 09:00"}, None, DAY),
        ({"date": "4 de marzo de 2025 a las 9:00"}, None, DAY),
        ({"date": "4. März 2025 um 09:00"}, None, DAY),
        ({"date": "4. mars 2025 kl. 09:00"}, None, DAY),
    ],
)
def test_the_header_of_a_quoted_message(found: dict[str, str], author: str | None, published: Any) -> None:
    made = metadata_of(found, Metadata(title="Outer"))
    assert (made.title, made.author, made.published) == ("Outer", author, published)
    assert made.published is None or made.published_from == "quoted mail header"
    assert metadata_of({**found, "subject": "Inner"}, Metadata(title="Outer")).title == "Inner"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("We come.\r\nSoon.\n", "We come.\nSoon."),
        ("See here <https://example.org/x> and [cid:1@a]there <mailto:a@b>.", "See here and there."),
        ("We come.\n--\nIda\nDesk", "We come."),
        ("We come -- soon.\n---\nMore.", "We come -- soon.\n---\nMore."),
        ("<https://example.org>", "<https://example.org>"),
    ],
)
def test_what_is_kept_of_a_mails_text(text: str, clean: str) -> None:
    assert list(messages(Letter(text, Metadata(title="T")))) == [(clean, Metadata(title="T"))]


def test_a_mail_of_white_space_has_no_message() -> None:
    assert list(messages(Letter(" \n", Metadata()))) == []


def test_the_attachments_of_a_mail_have_names_and_kinds() -> None:
    message = EmailMessage()
    message["From"] = "ida@example.org"
    message["Subject"] = "Two words"
    message.set_content("Text.")
    message.add_attachment(b"a", "application", "pdf")
    message.add_attachment(b"b", "image", "png", disposition="inline")
    message.add_attachment(b"c", "image", "png", disposition="inline", filename="c.png")
    made = _letter(message)
    assert (made.metadata.title, made.metadata.author, made.metadata.published) == (
        "Two words",
        "ida@example.org",
        None,
    )
    assert made.attachments == (
        Attachment("attachment-1", b"a", "application/pdf"),
        Attachment("c.png", b"c", "image/png"),
    )


def test_a_mail_without_a_header_says_nothing_of_itself() -> None:
    message = EmailMessage()
    message.set_content("Text.")
    made = _letter(message).metadata
    assert (made.title, made.author, made.published) == (None, None, None)


def outlook(**fields: Any) -> Any:
    nothing = {"sent_date": None, "sender": None, "subject": "", "body": None, "html_body": None}
    return SimpleNamespace(**{**nothing, "message_headers": {}, "attachments": (), **fields})


@pytest.mark.parametrize(
    ("fields", "title", "author", "published"),
    [
        ({}, None, None, None),
        ({"subject": "Talks", "sender": "Ida Berg <ida@example.org>"}, "Talks", "Ida Berg", None),
        ({"sender": '"Berg, Ida" <ida@example.org>'}, None, "Berg, Ida", None),
        ({"sender": "<ida@example.org>"}, None, "ida@example.org", None),
        ({"sender": "Ida Berg"}, None, "Ida Berg", None),
        ({"sent_date": datetime.datetime(2025, 3, 4, 9, tzinfo=datetime.UTC)}, None, None, DAY),
        ({"message_headers": {"Date": "Tue, 4 Mar 2025 10:12:00 +0000"}}, None, None, DAY),
    ],
)
def test_the_header_of_an_outlook_message(fields: dict[str, Any], title: Any, author: Any, published: Any) -> None:
    made = outlook_letter(outlook(**fields)).metadata
    assert (made.title, made.author, made.published) == (title, author, published)
    assert made.published is None or made.published_from == "mail header"


def test_the_text_and_the_attachments_of_an_outlook_message() -> None:
    attached = [
        SimpleNamespace(file_name=None, file_bytes=b"a", mime_type=None),
        SimpleNamespace(file_name="b.txt", file_bytes=None, mime_type="text/plain"),
        SimpleNamespace(file_name="c.txt", file_bytes=b"c", mime_type="text/plain"),
    ]
    made = outlook_letter(outlook(html_body="<p>One.</p><p>Two.</p>", attachments=attached))
    assert made.text == "One.\nTwo."
    assert made.attachments == (Attachment("attachment-1", b"a", ""), Attachment("c.txt", b"c", "text/plain"))
    assert made.unread == ("b.txt",)
    assert outlook_letter(outlook(body="Plain.", html_body="<p>One.</p>")).text == "Plain."
    assert outlook_letter(outlook()).text == ""
