"""OpenDocument, PowerPoint, EPUB and Rich Text: what a reader sees of them, and nothing of their markup."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import pytest
from made_packages import epub, open_document, powerpoint, slide, stored

from readout.errors import InputError
from readout.ingest import NO_METADATA
from readout.ingest.documents import Place
from readout.ingest.formats import by_content, format_of
from readout.ingest.formats.archives import ZIP
from readout.ingest.formats.books import EPUB
from readout.ingest.formats.interface import Opened
from readout.ingest.formats.open_documents import OPEN_SLIDES, OPEN_TEXT
from readout.ingest.formats.packed_xml import MOST_XML
from readout.ingest.formats.rich_text import RICH_TEXT
from readout.ingest.formats.slides import POWERPOINT
from readout_schemas import Document

DAY = datetime.date(2025, 3, 4)


def document(name: str, data: bytes) -> Document:
    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is inside, and nothing is skipped")

    file = Opened(BytesIO(data), Place(name, "a"), NO_METADATA, 1_000_000, nothing, nothing)
    kind = format_of(file, name)
    assert kind is not None
    (found,) = kind.read(file)
    return found


BODY = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.<text:note><text:note-body>"
    "<text:p>Gone. </text:p></text:note-body></text:note></text:p></text:deletion></text:changed-region>"
    '</text:tracked-changes> <text:h>The talks</text:h><text:p>The minister<text:s text:c="2"/>said: “We '
    "<text:span>will</text:span> come.”<text:note> <text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>See page 4.</text:p></text:note-body></text:note> So <office:annotation><dc:creator>Reader"
    "</dc:creator><text:p>remark</text:p></office:annotation>it is.<text:line-break/>Then they left.</text:p>"
    "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list><table:table><table:table-row> "
    "<table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p>"
    "</table:table-cell> </table:table-row></table:table><text:p>Box:<draw:frame><svg:title>alt</svg:title>"
    "<draw:text-box><text:p>In a box.</text:p> </draw:text-box></draw:frame></text:p>"
)
PAGES = """<draw:page><draw:frame><draw:text-box><text:p>Slide one.</text:p></draw:text-box></draw:frame>
<presentation:notes><draw:frame>
<draw:text-box><text:p>Note one.</text:p></draw:text-box></draw:frame></presentation:notes>
</draw:page><draw:page/><draw:page><draw:custom-shape><text:p>Slide three.</text:p></draw:custom-shape></draw:page>"""


def test_an_opendocument_text_has_what_was_accepted_and_its_notes_at_the_end() -> None:
    made = document("a.odt", open_document("text", BODY))
    assert (made.text or "").split("\n") == [
        "The talks", "The minister said: “We will come.” So it is.", "Then they left.", "One", "A", "B", "Box:",
        "In a box.", "1 See page 4.",
    ]  # fmt: skip
    assert (made.title, made.author, made.published, made.published_from) == (
        "Talks", "Ida Berg", DAY, "OpenDocument properties",
    )  # fmt: skip


def test_slides_are_pages_with_what_the_notes_to_them_say() -> None:
    for name, data in (
        ("a.odp", open_document("presentation", PAGES)),
        ("a.pptx", powerpoint([slide("Slide one.") + slide("7", placeholder="sldNum"), "", slide("Slide three.")],
                              {0: slide("Note one.")})),
    ):  # fmt: skip
        made = document(name, data)
        assert made.text == "Slide one.\nNote one.\nSlide three."
        assert [(one.start, one.page) for one in made.positions] == [(0, 1), (21, 3)]
        assert (made.title, made.author, made.published) == ("Talks", "Ida Berg", DAY)


def test_the_chapters_of_a_book_follow_one_another_as_they_are_read() -> None:
    made = document("a.epub", epub("<h1>One</h1><p>The first <i>“words”</i>.</p>", "<p>The second &amp; last.</p>"))
    assert made.text == "One\nThe first “words”.\nThe second & last."
    assert (made.title, made.author, made.publisher, made.language) == ("Talks", "Ida Berg", "Oslo House", "en")
    assert (made.published, made.published_from) == (DAY, "the book")


RTF = r"""{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fnil Arial;}}{\info{\title The talks}{\author J\'f3zef}
{\creatim\yr2025\mo3\dy4\hr10\min1}}{\header Running head\par}
\pard The minister said: \'84We will {\deleted not }come,\'94 on \u8220?x\u8221? {\field{\*\fldinst HYPERLINK
 "https://example.org"}{\fldrslt the talks}}{\v hidden} and more.{\super\chftn}{\footnote\pard\plain See {\i page} 4.}
\par Za\'bf\'f3\'b3\'e6 {\b g\'ea}\'9cl\'b9.\line A line.\par \trowd\cellx100\cellx200 A\cell B\cell\row
{\*\bkmkstart x}Third{\*\bkmkend x}.\par {\annotation A comment}}"""


def test_rich_text_has_what_was_accepted_its_code_page_and_its_notes_at_the_end() -> None:
    made = document("a.rtf", RTF.encode())
    lines = [" ".join(line.split()) for line in (made.text or "").split("\n") if line.strip()]
    assert lines == [
        "The minister said: „We will come,” on “x” the talks and more.", "Zażółć gęślą.", "A line.", "A B", "Third.",
        "See page 4.",
    ]  # fmt: skip
    assert (made.title, made.author, made.published) == ("The talks", "Józef", DAY)


SAYS = "its format is OpenDocument text, but its name says OpenDocument presentation; give it the ending .odt or .ott"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.odt", b"PK\x03\x04", "is no OpenDocument that can be read (BadZipFile); write it anew"),
        ("a.odt", stored("x", {"content.xml": "<a"}),
         "is no OpenDocument that can be read (XMLSyntaxError); write it anew"),
        ("a.odt", stored("x", {"content.xml": "<a/>"}), "holds no text; leave it out"),
        ("a.odt", stored("x", {"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
         "is encrypted; save it without a password"),
        ("a.odp", open_document("text", "<p/>"), SAYS),
        ("a.pptx", powerpoint([""]), "holds no words; run it through OCR if its slides are pictures"),
        ("a.pptx", b"PK\x03\x04", "is no PowerPoint presentation that can be read (BadZipFile); write it anew"),
        ("a.epub", epub(""), "holds no words that can be read: protected, or pictures; leave it out"),
        ("a.epub", stored("x", {}), "is no EPUB that can be read (KeyError); write it anew"),
        ("a.txt", b"{\\rtf1 Words.}", "its format is Rich Text, but its name says text; give it the ending .rtf"),
        ("a.odt", stored("x", {"content.xml": bytes(MOST_XML + 1)}),
         f"unpacks to more than {MOST_XML} bytes; split it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(name: str, data: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        document(name, data)
    assert str(caught.value) == f"{name}: {told}"


def test_a_package_that_is_called_a_zip_is_what_it_holds_and_a_zip_with_a_folder_of_that_name_is_none() -> None:
    for data, kind in (
        (open_document("text", BODY), OPEN_TEXT),
        (open_document("presentation", PAGES), OPEN_SLIDES),
        (epub("<p>x</p>"), EPUB),
        (powerpoint([slide("x")]), POWERPOINT),
    ):
        assert by_content(data[:8192]) is kind
        assert document("a.zip", data).text
    file = Opened(BytesIO(b"PK\x03\x04....ppt/a.txt"), Place("a", "a"), NO_METADATA, 10, lambda _: iter(()), print)
    assert format_of(file, "a.zip") is ZIP
    assert by_content(b"{\\rtf1\\ansi") is RICH_TEXT
