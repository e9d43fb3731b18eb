"""Files that programs write though they should not, and files that break off: read for what they say, or named."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest
from made_files import PARAGRAPH, pdf, warc, write

from readout.ingest import Skipped, read
from readout_schemas import Document

JAPANESE = "ノルウェーとチリの閣僚は火曜日にオスロで会談し、今年の夏までに国境を開放することで合意した。"


def documents(folder: Path, name: str, data: bytes, skipped: list[Skipped] | None = None) -> list[Document]:
    write(folder, {name: data})
    return list(read([folder / name], skip=(skipped if skipped is not None else []).append))


def mail(number: str, words: str, before: str = "From a@e.org Tue Mar  4 10:00:00 2025") -> str:
    return f"{before}\nFrom: Ida <i@e.org>\nSubject: {number}\nDate: Tue, 4 Mar 2025 10:00:00 +0000\n\n{words}\n\n"


def test_a_line_of_a_mail_may_begin_with_from(tmp_path: Path) -> None:
    """What stands between two mails is below a blank line and above a header, whatever else it says."""
    first = "Berg said that it was so.\n\nFrom Oslo we heard of it.\n>From Bergen too.\n>>From Voss."
    box = (
        mail("one", first)
        + mail("two", "Lund said no to it.", "From nowhere")
        + mail("three", "All are here.", "From ???@??? x")
    )
    made = documents(tmp_path, "a.mbox", box.encode())
    assert [one.title for one in made] == ["one", "two", "three"]
    assert made[0].text == "Berg said that it was so.\n\nFrom Oslo we heard of it.\nFrom Bergen too.\n>From Voss."


def test_a_mail_of_a_box_that_is_too_long_costs_itself_alone(tmp_path: Path) -> None:
    write(tmp_path, {"a.mbox": (mail("one", "word " * 500) + mail("two", "Lund said no to it.")).encode()})
    long, short = read([tmp_path / "a.mbox"], limit_bytes=400)
    assert "a.mbox, mail 1: is longer than the limit" in (long.error or "")
    assert short.text == "Lund said no to it."


@pytest.mark.parametrize(("head", "encoding"), [("", "utf-8"), ("Content-Type: text/plain\n", "utf-8"), ("", "cp1251")])
def test_a_mail_that_names_no_encoding_is_read_in_the_one_that_it_has(tmp_path: Path, head: str, encoding: str) -> None:
    words = "Премьер-министр сказал: «Мы приедем в Осло во вторник и подпишем договор о границе».\n" * 3
    (made,) = documents(tmp_path, "a.eml", f"Subject: a\n{head}\n".encode() + words.encode(encoding))
    assert made.text == words.strip()


def test_the_encoding_of_a_mail_of_markup_may_stand_in_the_markup(tmp_path: Path) -> None:
    html = "<html><head><meta charset='windows-1256'></head><body><p>قال الوزير: «سنأتي إلى أوسلو».</p></body></html>"
    (made,) = documents(tmp_path, "a.eml", b"Subject: a\nContent-Type: text/html\n\n" + html.encode("cp1256"))
    assert made.text == "قال الوزير: «سنأتي إلى أوسلو»."


def test_a_page_in_another_encoding_than_it_says_is_read(tmp_path: Path) -> None:
    head = "<html lang='ja'><head><meta charset='utf-8'></head>"
    html = f"{head}<body><article><p>{JAPANESE * 3}</p></article></body></html>"
    (made,) = documents(tmp_path, "a.html", html.encode("cp932"))
    assert JAPANESE in (made.text or "")


def test_links_in_an_archive_are_not_followed_and_are_named(tmp_path: Path) -> None:
    out, skipped = io.BytesIO(), list[Skipped]()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, kind in (
            ("a", tarfile.DIRTYPE),
            ("s.txt", tarfile.SYMTYPE),
            ("h.txt", tarfile.LNKTYPE),
            ("f", tarfile.FIFOTYPE),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        member = tarfile.TarInfo("b.txt")
        member.size = len(PARAGRAPH)
        archive.addfile(member, io.BytesIO(PARAGRAPH.encode()))
    (made,) = documents(tmp_path, "a.tgz", out.getvalue(), skipped)
    assert made.text == PARAGRAPH
    assert [(one.source.rpartition("/")[2], one.reason) for one in skipped] == [
        (name, "links and devices are not followed") for name in ("s.txt", "h.txt", "f")
    ]


def test_several_voices_of_one_cue_have_a_line_each_and_character_references_are_characters(tmp_path: Path) -> None:
    cue = "<v.loud Ida Berg>We come &amp; sign.</v> <v Otto Lund>When, <i>exactly</i>?"
    (made,) = documents(tmp_path, "a.vtt", f"WEBVTT\n\n00:01.000 --> 00:04.000\n{cue}\n".encode())
    assert made.text == "Ida Berg: We come & sign.\nOtto Lund: When, exactly?"


@pytest.mark.parametrize(
    "name", ["a.zip", "a.pdf", "a.docx", "a.eml", "a.tar.gz", "a.warc", "a.msg", "a.rss", "a.html"]
)
def test_a_file_of_no_bytes_is_empty_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (made,) = documents(tmp_path, name, b"")
    assert made.error == f"{tmp_path / name}: is empty; leave it out"


def test_a_pdf_without_words_and_pictures_is_empty(tmp_path: Path) -> None:
    (made,) = documents(tmp_path, "a.pdf", pdf([[]]))
    assert made.error == f"{tmp_path / 'a.pdf'}: is empty; leave it out"


PAGE = (
    f"<html><body><article><h1>Border</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></article></body></html>".encode()
)


def test_a_page_of_a_web_archive_that_breaks_off_is_named(tmp_path: Path) -> None:
    whole, cut = documents(tmp_path, "a.warc", warc([("https://e.org/1", "text/html", PAGE)] * 2)[:-100])
    assert (whole.error, cut.text) == (None, None)
    assert (cut.error or "").endswith("a.warc, record 2: breaks off before its end; fetch it anew")


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Transfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
    ],
)
def test_a_page_of_a_web_archive_may_be_kept_as_it_was_sent(tmp_path: Path, header: str, body: bytes) -> None:
    (made,) = documents(tmp_path, "a.warc", warc([("https://e.org/1", f"text/html\r\n{header}", body)]))
    assert PARAGRAPH.strip() in (made.text or "")


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("format=flowed", "The ministers met \r\nin Oslo.\r\nThey go.", "The ministers met in Oslo.\nThey go."),
        ("format=flowed; delsp=yes", "部長は \r\nオスロで \r\n会う。", "部長はオスロで会う。"),
        ("format=flowed", "One \r\n two. \r\n> Not \r\n> ours.\r\nEnd.", "One two. \n> Not ours.\nEnd."),
        ("format=fixed", "The ministers met \r\nin Oslo.", "The ministers met \nin Oslo."),
        ("format=flowed", "Berg signs \r\n-- \r\nOslo", "Berg signs"),
    ],
)
def test_lines_that_flow_are_one_paragraph(tmp_path: Path, head: str, body: str, text: str) -> None:
    data = f"Subject: a\r\nContent-Type: text/plain; charset=utf-8; {head}\r\n\r\n{body}"
    (made,) = documents(tmp_path, "a.eml", data.encode())
    assert made.text == text


def item(*bodies: tuple[str, str], headlines: str = "") -> bytes:
    parts = "".join(
        f"<inlineXML xml:lang='{tag}'><html><body><p>{words}</p></body></html></inlineXML>" for tag, words in bodies
    )
    meta = f"<contentMeta>{headlines}</contentMeta>"
    return f"<newsItem xml:lang='en'>{meta}<contentSet>{parts}</contentSet></newsItem>".encode()


def test_an_item_in_two_languages_is_a_document_in_each(tmp_path: Path) -> None:
    headlines = "<headline xml:lang='en'>Border opens</headline><headline xml:lang='fr'>La frontière</headline>"
    data = item(("en", "It opens."), ("fr", "Elle s’ouvre."), ("en", "All rejoice."), headlines=headlines)
    made = documents(tmp_path, "a.newsml", data)
    assert [(one.language, one.title) for one in made] == [("en", "Border opens"), ("fr", "La frontière")]
    assert [one.text for one in made] == ["Border opens\nIt opens.\nAll rejoice.", "La frontière\nElle s’ouvre."]


def test_an_item_in_one_language_is_one_document(tmp_path: Path) -> None:
    (made,) = documents(tmp_path, "a.newsml", item(("en", "It opens."), ("en", "All rejoice.")))
    assert (made.language, made.text) == ("en", "It opens.\nAll rejoice.")


COOKIES = "Avec votre accord, nos partenaires et nous utilisons des cookies pour traiter des données personnelles."
CHINESE = (
    "外交部发言人在例行记者会上表示，双方将于下月在日内瓦继续就渔业协定举行会谈，并欢迎各国派观察员出席。上一轮会谈去年九月"
    "在北京结束，当时双方同意把捕捞配额延长六个月，但对海上检查的方式仍有分歧。发言人说，希望这次能达成一致。"
    "挪威首相贝格将率团出席，代表团包括渔业大臣和海岸警卫队司令。会谈为期三天，结束后将发表联合公报，并公布新的配额。"
    "沿海各省的渔民协会要求派代表旁听，外交部没有表态。下一次例会定在星期四。"
)
ONETRUST = "<script src='https://cdn.cookielaw.org/x.js'></script>"
FREE = "<script type='application/ld+json'>{\"isAccessibleForFree\": false}</script>"


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        ("", f"<div id='didomi-notice'><h2>Cookies</h2><p>{COOKIES * 2}</p></div>", "asks for consent"),
        (
            FREE,
            f"<article><p>{PARAGRAPH}</p><p>Jetzt für 1 Euro testen und alles lesen.</p></article>",
            "paywall",
        ),
        (FREE, f"<article><p>{PARAGRAPH * 4}</p><p>{PARAGRAPH[::-1]}</p></article>", None),
        (FREE, f"<article><p>{CHINESE}</p></article>", None),
        ("", f"<article><p>{COOKIES * 3}</p><p>{PARAGRAPH}</p></article>", None),
        (ONETRUST, f"<article><p>{COOKIES}</p><p>{PARAGRAPH}</p></article>", None),
        (ONETRUST, f"<article><p>{PARAGRAPH * 3}</p></article>", None),
    ],
    ids=[
        "consent",
        "paywall",
        "a subscriber's copy",
        "one in Chinese",
        "an article about cookies",
        "the same on a page of a maker's customer",
        "another article there",
    ],
)
def test_a_saved_page_that_stands_before_the_article_is_named(
    tmp_path: Path, head: str, body: str, told: str | None
) -> None:
    (made,) = documents(tmp_path, "a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert (told in (made.error or "")) if told else made.text


def test_the_day_that_a_page_states_wins_over_the_one_that_it_shows_and_is_said_to_be_the_pages(tmp_path: Path) -> None:
    head = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": "2025-03-06"}</script>'
    body = f"<article><h1>Border</h1><p>Published: 4 March 2025</p><p>{PARAGRAPH * 2}</p></article>"
    (made,) = documents(tmp_path, "a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert (str(made.published), made.published_from) == ("2025-03-06", "the page")
