"""E-mail: the newest message, what it quotes, and what is attached are documents of their own."""

from __future__ import annotations

import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from made_files import outlook, outlook_streams, zipped

from readout.ingest import Skipped, read
from readout_schemas import Document

DAY = datetime.date


def mail(body: str, *, html: str = "", subject: str = "Talks") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ida Berg <ida@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 4 Mar 2025 10:12:00 +0000"
    if body:
        message.set_content(body)
    if html:
        (message.add_alternative if body else message.set_content)(html, subtype="html")
    return message


def documents(
    folder: Path, content: bytes, name: str = "m.eml", skipped: list[Skipped] | None = None
) -> list[Document]:
    path = folder / name
    path.write_bytes(content)
    return list(read([path], skip=([] if skipped is None else skipped).append))


def test_a_mail_is_its_text_with_the_metadata_of_its_header(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, mail("The minister said: “We will come.”").as_bytes())
    assert found.text == "The minister said: “We will come.”"
    assert (found.title, found.author, found.published) == ("Talks", "Ida Berg", DAY(2025, 3, 4))
    assert found.published_from == "mail header"


def test_plain_text_is_taken_before_html_and_html_where_it_is_all(tmp_path: Path) -> None:
    (both,) = documents(tmp_path, mail("Plain words.", html="<p>Other words.</p>").as_bytes())
    (alone,) = documents(tmp_path, mail("", html="<style>p{}</style><p>One.</p><p>Two &amp; more.</p>").as_bytes())
    assert (both.text, alone.text) == ("Plain words.", "One.\nTwo & more.")


REPLY = """Thank you, we come on Friday.

On Mon, Mar 3, 2025 at 9:00 AM Ivo Stein <ivo@example.org> wrote:
> Will you come to the talks in Oslo?
>
> Ivo
"""
FORWARD = """Please read this.

---------- Forwarded message ---------
From: Ivo Stein <ivo@example.org>
Date: Mon, Mar 3, 2025 at 9:00 AM
Subject: The talks
To: <ida@example.org>

Will you come to the talks in Oslo?
"""
GERMAN = """Bitte lesen Sie das.

-----Ursprüngliche Nachricht-----
Von: Ivo Stein <ivo@example.org>
Gesendet: Montag, 3. März 2025 09:00
An: Ida Berg
Betreff: Die Gespräche

Kommen Sie zu den Gesprächen in Oslo?
"""
FRENCH = """Nous venons vendredi prochain.

Le 3 mars 2025 à 09:00, Ivo Stein <ivo@example.org> a écrit :

> Venez-vous aux entretiens d'Oslo ?
"""


@pytest.mark.parametrize(
    ("body", "newest", "quoted"),
    [
        (REPLY, "Thank you, we come on Friday.", "Will you come to the talks in Oslo?\n\nIvo"),
        (FORWARD, "Please read this.", "Will you come to the talks in Oslo?"),
        (GERMAN, "Bitte lesen Sie das.", "Kommen Sie zu den Gesprächen in Oslo?"),
        (FRENCH, "Nous venons vendredi prochain.", "Venez-vous aux entretiens d'Oslo ?"),
    ],
    ids=["reply", "forward", "German", "French"],
)
def test_what_is_quoted_is_a_document_of_its_own_day(tmp_path: Path, body: str, newest: str, quoted: str) -> None:
    first, second = documents(tmp_path, mail(body).as_bytes())
    assert (first.text, first.published) == (newest, DAY(2025, 3, 4))
    assert (second.text, second.published) == (quoted, DAY(2025, 3, 3))
    assert second.author == "Ivo Stein"


def test_a_greeting_above_a_forwarded_message_is_no_document(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, mail(FORWARD.replace("Please read this.", "FYI")).as_bytes())
    assert (found.text, found.title) == ("Will you come to the talks in Oslo?", "The talks")


def test_a_signature_is_no_text(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, mail("We come.\n\n-- \nIda Berg\nPress office\n").as_bytes())
    assert found.text == "We come."


def test_attachments_are_documents_and_what_is_not_read_is_told(tmp_path: Path) -> None:
    message, skipped = mail("See the annex."), list[Skipped]()
    message.add_attachment("Words of the annex.", filename="annex.txt")
    message.add_attachment(zipped({"in/note.txt": b"Words of the note."}), "application", "zip", filename="all.zip")
    message.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    message.add_attachment(mail("A mail in a mail.", subject="Inner"))
    found = documents(tmp_path, message.as_bytes(), skipped=skipped)
    assert [one.source.removeprefix(tmp_path.as_posix()) for one in found] == [
        "/m.eml",
        "/m.eml/annex.txt",
        "/m.eml/all.zip/in/note.txt",
        "/m.eml/message-4.eml",
    ]
    assert [(one.text or "").strip() for one in found] == [
        "See the annex.",
        "Words of the annex.",
        "Words of the note.",
        "A mail in a mail.",
    ]
    assert [one.reason for one in skipped] == [".png files are not read"]


@pytest.mark.parametrize("content", [b"Subject: x\n\n", b"", b"\x00\x01\x02", b"Content-Type: multipart/mixed\n\nx"])
def test_a_mail_without_words_is_named(tmp_path: Path, content: bytes) -> None:
    (found,) = documents(tmp_path, content)
    assert (found.text is None) == (found.error is not None)


def test_a_charset_that_does_not_exist_does_not_end_the_run(tmp_path: Path) -> None:
    content = b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nThe minister came to the talks.\n"
    (found,) = documents(tmp_path, content)
    assert found.text == "The minister came to the talks."


def test_the_mails_of_a_box_are_documents_and_a_bad_one_costs_itself_alone(tmp_path: Path) -> None:
    letters = [mail("The first mail of all."), mail(""), mail("The third mail of all.")]
    box = b"".join(b"From ida@example.org Tue Mar  4 10:12:00 2025\n" + one.as_bytes() + b"\n\n" for one in letters)
    first, second, third = documents(tmp_path, box, "all.mbox")
    assert first.text == "The first mail of all."
    assert "mail 2: is a mail without text" in (second.error or "")
    assert third.text == "The third mail of all."


def test_an_outlook_message_is_read_with_what_is_attached(tmp_path: Path) -> None:
    content = outlook(
        "Talks", "The sides met in Oslo.\r\nAll is well.", "Ida Berg", ("annex.txt", b"Words of the annex.")
    )
    letter, annex = documents(tmp_path, content, "m.msg")
    assert (letter.text, letter.title) == ("The sides met in Oslo.\nAll is well.", "Talks")
    assert (letter.author, letter.published) == ("Ida Berg", DAY(2025, 3, 4))
    assert annex.text == "Words of the annex."


def test_messages_that_are_attached_to_an_outlook_message_are_documents_of_their_own(tmp_path: Path) -> None:
    deepest = outlook_streams("Third", "The third mail of all.", "Eva Holm")
    inner = outlook_streams("Second", "The second mail of all.", "Ivo Lund", ("b.txt", b"Words of the annex."), deepest)
    first, second, annex, third = documents(
        tmp_path, outlook("First", "The first mail of all.", "Ida Berg", None, inner), "m.msg"
    )
    assert [first.title, second.title, third.title] == ["First", "Second", "Third"]
    assert [first.author, second.author, third.author] == ["Ida Berg", "Ivo Lund", "Eva Holm"]
    assert [second.text, annex.text] == ["The second mail of all.", "Words of the annex."]
    assert second.published == third.published == DAY(2025, 3, 4)


@pytest.mark.parametrize("content", [b"x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_broken_outlook_message_is_named(tmp_path: Path, content: bytes) -> None:
    (found,) = documents(tmp_path, content, "m.msg")
    assert "is no Outlook message that can be read" in (found.error or "")
