"""What few send: signed and encrypted text, files in a mail's text or in a PDF, and what a browser leaves behind."""

from __future__ import annotations

import binascii
import io
from pathlib import Path

import pypdfium2
import pytest
from made_files import lines_of, pdf, zipped

from readout.ingest import Skipped, read
from readout_schemas import Document


def documents(folder: Path, name: str, data: bytes) -> list[Document]:
    (folder / name).write_bytes(data)
    return list(read([folder / name]))


SIGNED = (
    b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe ministers met in Oslo.\n- -- \nIda\n"
    b"-----BEGIN PGP SIGNATURE-----\n\niQEzBAEB\n=abcd\n-----END PGP SIGNATURE-----\n"
)
SECRET = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA+abc\n=abcd\n-----END PGP MESSAGE-----\n"


def test_a_signature_of_openpgp_is_no_text_and_an_encrypted_message_is_named(tmp_path: Path) -> None:
    (signed,) = documents(tmp_path, "a.eml", b"Subject: x\n\n" + SIGNED)
    assert signed.text == "The ministers met in Oslo."
    (secret,) = documents(tmp_path, "b.eml", b"Subject: x\n\n" + SECRET)
    (text,) = documents(tmp_path, "b.txt", SECRET)
    assert (secret.error or "").endswith("is encrypted; open it in a mail program and save what it holds as .eml")
    assert (text.error or "").endswith("is an encrypted message; save what it says as text")


def test_a_file_that_was_put_into_a_mails_text_is_a_document_of_its_own(tmp_path: Path) -> None:
    words = b"Words of the annex, which has more than one line of them."
    lines = b"".join(binascii.b2a_uu(words[at : at + 45]) for at in range(0, len(words), 45))
    mail = b"Subject: x\n\nSee the annex.\n\nbegin 644 a.txt\n" + lines + b"`\nend\n\nIda\n"
    letter, annex = documents(tmp_path, "a.eml", mail)
    assert ((letter.text or "").split(), annex.text) == (["See", "the", "annex.", "Ida"], words.decode())
    (prose,) = documents(tmp_path, "b.eml", b"Subject: x\n\nbegin 644 days before\nthe end\nend\n")
    assert prose.text == "begin 644 days before\nthe end\nend"


def test_the_files_of_apple_mail_are_mails(tmp_path: Path) -> None:
    mail = b"From: Ida Berg <i@e.org>\nSubject: Talks\n\nThe ministers met.\n"
    (found,) = documents(tmp_path, "1.emlx", b"%d      \n%s<?xml version='1.0'?><plist></plist>" % (len(mail), mail))
    assert ((found.text or "").strip(), found.title, found.author) == ("The ministers met.", "Talks", "Ida Berg")


def test_files_attached_to_a_pdf_are_documents_of_their_own(tmp_path: Path) -> None:
    made = pypdfium2.PdfDocument(pdf([lines_of("The cover of it.")]))
    made.new_attachment("annex.txt").set_data(b"Words of the annex.")
    out = io.BytesIO()
    made.save(out)
    cover, annex = documents(tmp_path, "a.pdf", out.getvalue())
    assert (cover.text, annex.text) == ("The cover of it.", "Words of the annex.")
    assert annex.source == f"{tmp_path}/a.pdf/annex.txt"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"<p>Words of <b>it</b>.</p>", "is a web page or a part of one; give it the ending .html"),
        ("a.zip", zipped({"a/.keep": b"x"}), "holds hidden files alone; leave it out"),
    ],
)
def test_what_would_be_read_wrong_or_in_silence_is_named(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (found,) = documents(tmp_path, name, data)
    assert (found.text, found.error) == (None, f"{tmp_path / name}: {told}")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", b"<Ida> writes </p>"), ("b.txt", b"He wrote <p>a</p>."), ("c.md", b"<p>a</p>\n\nWords.")],
)
def test_tags_inside_a_text_and_in_markdown_are_words(tmp_path: Path, name: str, data: bytes) -> None:
    (found,) = documents(tmp_path, name, data)
    assert found.text == data.decode()


def test_what_a_browser_puts_beside_a_saved_page_is_no_article(tmp_path: Path) -> None:
    page = b"<html><body><article><h1>Talks</h1><p>" + b"The ministers met in Oslo. " * 9 + b"</p></article></html>"
    (tmp_path / "Talks.html").write_bytes(page)
    for folder in ("Talks_files", "Case_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_bytes(page.replace(b"Talks", folder.encode()))
    skipped: list[Skipped] = []
    found = list(read([tmp_path], skip=skipped.append))
    assert sorted(one.title or "" for one in found) == ["Case_files", "Talks"]
    assert [(one.source, one.reason) for one in skipped] == [
        (f"{tmp_path}/Talks_files/frame.html", "it is a part of the saved page Talks")
    ]
