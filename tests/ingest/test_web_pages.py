"""Web pages: the main text, the headline first, and what the page says about itself."""

from __future__ import annotations

import datetime
import logging
from pathlib import Path

import pytest

from readout.ingest import Metadata, read

HEADLINE = "Ministers meet in Oslo to discuss grain corridor"
PARAGRAPHS = (
    (
        "The foreign ministers of Norway and Turkey met in Oslo on Tuesday to discuss a new corridor for grain "
        "shipments across the Black Sea, officials said."
    ),
    (
        "“We will reopen the port by the summer,” Norwegian Foreign Minister Espen Barth Eide told reporters after "
        "the meeting, which lasted for more than three hours."
    ),
    (
        "His Turkish counterpart, Hakan Fidan, said that Ankara was ready to host a second round of talks in June, "
        "once the insurers have agreed on their terms."
    ),
    (
        "An earlier attempt had failed on 3 January 2024, when the two sides could not agree on who would pay for "
        "mine sweepers, and the café owners of the port had protested."
    ),
)
META = """
<meta property="og:title" content="Ministers meet in Oslo to discuss grain corridor">
<meta property="og:site_name" content="The Daily Example">
<meta property="og:url" content="https://example.org/world/oslo">
<meta property="article:published_time" content="2025-05-06T07:30:00+02:00">
"""


def html(
    *, meta: str = META, lang: str = ' lang="en-GB"', charset: str = "utf-8", paragraphs: tuple[str, ...] = PARAGRAPHS
) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html{lang}><head><meta charset="{charset}"><title>{HEADLINE} - The Daily Example</title>{meta}</head>
<body><header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<article><h1>{HEADLINE}</h1>{body}</article>
<aside><h3>Most read</h3><a href="/x">Another story altogether</a></aside>
<footer><p>© 2025 The Daily Example. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer>
</body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "oslo.html"


def test_a_page_is_its_headline_and_its_paragraphs(page: Path) -> None:
    page.write_text(html(), encoding="utf-8")
    (found,) = read([page])
    assert found.text == "\n".join((HEADLINE, *PARAGRAPHS))
    assert found.id == "ministers-meet-in-oslo-to-d0e1b828"


def test_meta_tags_are_the_metadata(page: Path) -> None:
    page.write_text(html(), encoding="utf-8")
    (found,) = read([page])
    assert (found.title, found.publisher, found.url, found.published, found.language) == (
        HEADLINE,
        "The Daily Example",
        "https://example.org/world/oslo",
        datetime.date(2025, 5, 6),
        "en-GB",
    )


def test_a_sidecar_wins_over_meta_tags_and_these_over_options(page: Path) -> None:
    page.write_text(html(), encoding="utf-8")
    page.with_suffix(".json").write_text('{"title": "Of the sidecar"}', encoding="utf-8")
    (found,) = read([page], Metadata(published="2025-05-07"))
    assert (found.title, found.published) == ("Of the sidecar", datetime.date(2025, 5, 6))
    assert (found.text or "").startswith(HEADLINE)


def test_a_headline_that_is_only_in_the_metadata_is_put_first(page: Path) -> None:
    page.write_text(html().replace(f"<h1>{HEADLINE}</h1>", ""), encoding="utf-8")
    (found,) = read([page])
    assert found.text == "\n".join((HEADLINE, *PARAGRAPHS))


def test_a_headline_that_the_text_begins_with_is_not_repeated(page: Path) -> None:
    first = f"{HEADLINE.upper()}, with more guests than had been planned for."
    page.write_text(html(paragraphs=(first, *PARAGRAPHS)).replace(f"<h1>{HEADLINE}</h1>", ""), encoding="utf-8")
    (found,) = read([page])
    assert found.text == "\n".join((first, *PARAGRAPHS))


def test_a_date_in_the_text_is_not_the_day_of_publication(page: Path) -> None:
    page.write_text(html(meta=""), encoding="utf-8")
    (found,) = read([page])
    assert found.published is None


def test_the_language_is_that_of_the_html_element_or_of_the_text(page: Path) -> None:
    for lang, expected in (("", "en"), (' lang="de_DE"', "de-DE"), (' lang="{{ locale }}"', "en")):
        page.write_text(html(lang=lang), encoding="utf-8")
        (found,) = read([page])
        assert found.language == expected


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-16", "utf-16"), ("macintosh", "mac_roman")],
)
def test_the_declared_encoding_is_read_as_browsers_read_it(page: Path, charset: str, encoding: str) -> None:
    page.write_bytes(html(charset=charset).encode(encoding))
    (found,) = read([page])
    assert "“We will reopen" in (found.text or "")
    assert "café" in (found.text or "")


def test_an_xhtml_page_with_a_declaration_is_read(tmp_path: Path) -> None:
    page = tmp_path / "oslo.xhtml"
    page.write_text('<?xml version="1.0" encoding="utf-8"?>\n' + html(), encoding="utf-8")
    (found,) = read([page])
    assert PARAGRAPHS[0] in (found.text or "")


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a></nav>", "<script>let a = 1</script>", "<html><body>"])
def test_a_page_without_main_text_is_an_error(page: Path, body: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    page.write_text(f"<html><head></head><body>{body}</body></html>", encoding="utf-8")
    (found,) = read([page])
    assert found.error == f"{page.as_posix()}: no main text was found in the page; save the article as .txt"


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Chile froze the assets of Peru.</p>",
        '<p class="note sr-only">Chile froze the assets of Peru.</p>',
        '<p style="color:red; font-size: 0px">Chile froze the assets of Peru.</p>',
        "<template><p>Chile froze the assets of Peru.</p></template>",
    ],
)
def test_words_that_no_reader_sees_are_not_read(tmp_path: Path, hidden: str) -> None:
    path = tmp_path / "page.html"
    seen = "<p>Norway and Chile met in Oslo on Saturday to talk about the price of fish.</p>" * 3
    path.write_text(
        f"<html><body><article><h1>Talks</h1>{seen}{hidden}{seen}</article></body></html>", encoding="utf-8"
    )
    (document,) = read([path])
    assert document.text is not None
    assert "Peru" not in document.text
    assert document.text.count("Norway") >= 1
