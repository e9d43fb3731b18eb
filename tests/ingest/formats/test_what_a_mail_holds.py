"""The documents of a mail, their names and places; how deep quotations are told apart; what cannot be read of one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import Metadata
from readout.ingest.documents import Place
from readout.ingest.formats.interface import Opened
from readout.ingest.formats.mail import (
    MAIL,
    MAILBOX,
    Attachment,
    Letter,
    _header,
    _letter,
    letter_documents,
    messages,
)
from readout.ingest.formats.mail_body import _content, _text_of
from readout.ingest.formats.mail_header import metadata_of
from readout_schemas import Document

DAY = datetime.date(2025, 3, 4)
REPLY = "We come on Friday.\n\nOn Mon, Mar 3, 2025 at 9:00 AM Ivo Stein <ivo@example.org> wrote:\n> Will you come?\n"


def opened(data: bytes = b"", members: list[tuple[str, bytes, str]] | None = None) -> Opened:
    """A mail, the files in which are noted and not read."""

    def inside(file: Opened) -> Iterator[Document]:
        assert members is not None
        members.append((file.place.source, file.stream.read(), file.media_type))
        yield Document(id="x", source=file.place.source, text="x")

    def skip(*_: object) -> Any:
        raise AssertionError("nothing is skipped")

    return Opened(BytesIO(data), Place("m.eml", "m"), Metadata(publisher="Caller"), 100_000, inside, skip)


def nested(count: int) -> str:
    text = "The last words of all."
    for number in range(count, 0, -1):
        quoted = "\n".join(f"> {line}" for line in text.split("\n"))
        text = f"Message number {number} here.\n\nOn Mon, Mar 3, 2025 at 9:00 AM Ivo <i@e.org> wrote:\n{quoted}"
    return text


def test_eight_messages_that_quote_one_another_are_told_apart_and_the_rest_stays_in_the_last() -> None:
    for count in (7, 8):
        found = [text for text, _ in messages(Letter(nested(count), Metadata()))]
        assert found == [*(f"Message number {one} here." for one in range(1, count + 1)), "The last words of all."]
    deeper = [text for text, _ in messages(Letter(nested(9), Metadata()))]
    assert len(deeper) == 9
    assert deeper[-1].startswith("Message number 9 here.\n\nOn Mon")


@pytest.mark.parametrize(("above", "count"), [("We come", 1), ("We will come", 2), ("", 1)])
def test_three_words_above_a_quoted_message_are_a_text_and_two_are_a_greeting(above: str, count: int) -> None:
    found = list(messages(Letter(REPLY.replace("We come on Friday.", above), Metadata(title="T"))))
    assert len(found) == count
    assert (found[-1][0], found[-1][1].author, found[-1][1].title) == ("Will you come?", "Ivo Stein", "T")


def test_a_mail_is_a_document_and_so_is_each_message_that_it_quotes() -> None:
    letter = Letter(REPLY, Metadata(title="Talks", author="Ida"))
    first, second = letter_documents(letter, opened(), Place("m.eml", "m"))
    assert (first.text, first.author, first.title, first.publisher) == ("We come on Friday.", "Ida", "Talks", "Caller")
    assert (second.text, second.author, second.title) == ("Will you come?", "Ivo Stein", "Talks")
    assert (second.published, second.published_from) == (datetime.date(2025, 3, 3), "quoted mail header")


def test_a_quoted_message_that_cannot_be_used_is_named_by_its_number() -> None:
    letter = Letter(REPLY.replace("Will you", "\x01\x02\x03\x04 Will"), Metadata())
    _, second = letter_documents(letter, opened(), Place("m.eml", "m"))
    assert (second.id, second.source) == ("m-quoted-1", "m.eml")
    assert (second.error or "").startswith("m.eml, quoted message 1: is binary")


def test_what_is_attached_is_read_with_what_the_mail_says_that_it_is() -> None:
    members: list[tuple[str, bytes, str]] = []
    letter = Letter("", Metadata(), (Attachment("a.txt", b"One.", "text/plain"), Attachment("b", b"Two.")))
    assert len(list(letter_documents(letter, opened(members=members), Place("m.eml", "m")))) == 2
    assert members == [("m.eml/a.txt", b"One.", "text/plain"), ("m.eml/b", b"Two.", "")]


def test_a_mail_without_anything_is_told_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        list(letter_documents(Letter(" ", Metadata()), opened(), Place("m.mbox", "m", "mail 2")))
    assert str(caught.value) == "m.mbox, mail 2: is a mail without text; leave it out"


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("Ivo Stein [mailto:i@e.org]", "Ivo Stein"),
        ("Ivo Stein 2 <i@e.org>", "Ivo Stein 2"),
        ("<i@e.org>", "i@e.org"),
        ("", None),
    ],
)
def test_the_author_of_a_quoted_message_is_a_name_without_the_clock_before_it(sender: str, author: Any) -> None:
    assert metadata_of({"from": sender}, Metadata()).author == author


def parsed(data: bytes) -> Any:
    return message_from_bytes(data, policy=default)


def test_of_a_body_that_cannot_be_decoded_what_can_be_read_is_kept() -> None:
    unknown = parsed(b"Content-Type: text/plain; charset=klingon\n\ncaf\xc3\xa9 \xff\n")
    assert _content(unknown) == "café \ufffd\n"
    image = parsed(b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n")
    assert (_content(image), _text_of(image)) == ("", "")


def test_html_is_turned_into_text_and_plain_text_is_not() -> None:
    assert _text_of(parsed(b"Content-Type: text/html\n\n<p>One.</p><p>Two.</p>")) == "One.\nTwo."
    assert _text_of(parsed(b"Content-Type: text/plain\n\n<p>One.</p>")) == "<p>One.</p>"


def test_a_header_is_one_line_and_one_that_is_not_there_is_empty() -> None:
    message = parsed(b"Subject: Talks\n  in   Oslo\n\nx")
    assert (_header(message, "Subject"), _header(message, "From")) == ("Talks in Oslo", "")
    assert _letter(parsed(b"From: ida@e.org\nDate: Tue, 4 Mar 2025 23:00:00 -0800\n\nx")).metadata == Metadata(
        author="ida@e.org", published=DAY, published_from="mail header"
    )


def test_a_mail_in_a_mail_is_an_attachment_with_its_number() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content("Words.")
    outer.set_content("Outer.")
    outer.add_attachment(b"a", "text", "csv", filename="a.csv")
    outer.add_attachment(inner)
    first, second = _letter(parsed(outer.as_bytes())).attachments
    assert (first.name, first.media_type) == ("a.csv", "text/csv")
    assert (second.name, second.media_type) == ("message-2.eml", "message/rfc822")
    assert b"Subject: Inner" in second.content


def test_a_mail_that_cannot_be_parsed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Any:
        raise LookupError

    monkeypatch.setattr("readout.ingest.formats.mail.message_from_bytes", refuse)
    with pytest.raises(InputError) as caught:
        list(MAIL.read(opened(b"Subject: x\n\nx")))
    assert str(caught.value) == "m.eml: is no mail that can be read (LookupError); save it anew"


def boxed(*bodies: str) -> bytes:
    return "".join(f"From ida@e.org Tue Mar  4 10:12:00 2025\nSubject: T\n\n{one}\n\n" for one in bodies).encode()


def test_the_mails_of_a_box_are_counted_from_one() -> None:
    found = list(MAILBOX.read(opened(boxed("The first mail.", "", f"The third mail. {'x' * 3000}"))))
    assert [(one.text or "")[:9] for one in found] == ["The first", "", "The third"]
    assert len(found[2].text or "") > 3000
    assert (found[1].id, found[1].publisher) == ("m-2", "Caller")
    assert found[1].error == "m.eml, mail 2: is a mail without text; leave it out"


def test_a_box_without_a_mail_is_told() -> None:
    with pytest.raises(InputError) as caught:
        list(MAILBOX.read(opened(b"words")))
    assert str(caught.value) == "m.eml: holds no mail; leave it out"
