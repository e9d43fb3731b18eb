"""NewsML-G2 and NITF: what news agencies send (IPTC, https://iptc.org/std/NewsML-G2/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.blocks import text_of
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from readout_schemas import Document

_ITEM = "//*[local-name()='newsItem']"
_BODIES = ".//*[local-name()='inlineXML']/*", ".//*[local-name()='body.content']", ".//*[local-name()='inlineData']"


def _read(file: Opened) -> Iterator[Document]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(file.data(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{file.place.where}: is no XML that can be read ({error.msg}); check the file") from None
    items = tree.xpath(_ITEM) or [tree]
    found = [(text, item, language) for item in items for language, text in _texts(item).items()]
    if not found:
        raise InputError(f"{file.place.where}: holds no news item with a text; leave it out")
    for number, (text, item, language) in enumerate(found, 1):
        place = file.place if len(found) == 1 else file.place.item(number, "item")
        yield file.document(text, _metadata(item, language), place=place)


def _texts(item: _Element) -> dict[str, str]:
    """The texts of an item by the languages that its parts say; one, of none, where they do not differ in it."""
    from lxml import etree

    for path in _BODIES:
        texts: dict[str, list[str]] = {}
        for body in item.xpath(path):
            if text := text_of(etree.tostring(body, encoding="unicode", method="html", with_tail=False)):
                texts.setdefault(_said_language(body), []).append(text)
        if len(texts) == 1:
            texts = {"": next(iter(texts.values()))}
        if texts:
            return {language: _headed(texts[language], _headline(item, language)) for language in texts}
    return {}


def _said_language(body: _Element) -> str:
    """What the nearest element around a body says of its language."""
    return str(next(iter(reversed(body.xpath("ancestor-or-self::*/@xml:lang"))), ""))


def _headed(texts: list[str], headline: str) -> str:
    found = "\n".join(texts)
    return found if not headline or found.startswith(headline) else f"{headline}\n{found}"


def _headline(item: _Element, language: str) -> str:
    """The headline in a language, or the first."""
    own = item.xpath(".//*[local-name()='headline' or local-name()='hl1'][@xml:lang=$language]", language=language)
    return next((words for one in own if (words := _words(one))), "") or _first(item, "headline", "hl1")


def _metadata(item: _Element, language: str) -> Metadata:
    language = language or next(iter(item.xpath(".//*[local-name()='language']/@tag | @xml:lang")), "").strip()
    version = _first(item, "versionCreated", "contentCreated", "firstCreated")
    issued = next(iter(item.xpath(".//*[local-name()='date.issue']/@norm")), "")
    creator = item.xpath(".//*[local-name()='contentMeta']/*[local-name()='by']")
    provider = item.xpath(".//*[local-name()='provider']/*[local-name()='name']") or item.xpath(
        ".//*[local-name()='provider']/@literal"
    )
    return Metadata(
        title=_headline(item, language) or _first(item, "title"),
        author=_words(creator[0]) if creator else _first(item, "byline"),
        publisher=(provider[0] if isinstance(provider[0], str) else _words(provider[0])) if provider else None,
        published=day_in(version or issued),
        published_from="news item",
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) else None,
    )


def _first(item: _Element, *names: str) -> str:
    for name in names:
        for found in item.xpath(f".//*[local-name()='{name}']"):
            if words := _words(found):
                return words
    return ""


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


NEWSML = Format(
    title="NewsML",
    suffixes=(".newsml", ".nitf"),
    media_types=("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
    begins=re.compile(
        rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*>\s*+)?(?:(?><!(?:--.*?--|DOCTYPE[^>]*)>)\s*+)*+"
        rb"<(?:\w+:)?(?:newsMessage|newsItem|packageItem|nitf)\b",
        re.DOTALL,
    ),
    read=_read,
)
