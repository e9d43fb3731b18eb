"""What is known about a document besides its text, and which source of it wins.

The order, first wins, field by field: the day of ``--republish-as``; the sidecar ``NAME.json`` beside ``NAME.txt``;
what the file itself holds (front matter, meta tags, the fields of a JSON document, a mail's header); what the caller
knows of documents that do not say it; what the text and the address tell (language, publisher).

Keys: a sidecar is written for readout, so that a key it does not know is an error (``publishd`` would otherwise
silently cost every date). Front matter and JSON documents are written by other tools too: unknown keys are ignored,
and their usual names for what we know are understood.
"""

from __future__ import annotations

import datetime
import difflib
import re
import reprlib
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, ValidationError

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.writable import writable
from readout_schemas import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?", re.DOTALL)
_SHORT = reprlib.Repr()
_SHORT.maxlevel = 2
_SHOWN = 60
"""Characters of a wrong value that a message repeats."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_FILE = re.compile(r"[/\\]|\.(?:txt|md|html?|jsonl?|pdf|docx?|eml|csv|parquet)$", re.IGNORECASE)
_NO_PUBLISHER = re.compile(r"^(?:www\d?|m|amp|mobile)\.")


def _text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("is not text; put it in quotation marks")  # noqa: TRY004 - pydantic maps ValueError alone
    return " ".join(writable(value).split()) or None


def _day(value: object) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and not value.strip():
        return None
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return datetime.date.fromisoformat(match[1]) if match else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> datetime.date:
    raise ValueError("is not a date; write year-month-day, as in 2025-03-15")


def _tag(value: object) -> str | None:
    text = _text(value)
    if text is not None and not _TAG.fullmatch(text):
        raise ValueError("is not a language tag; write it as in en, de or pt-BR")
    return text


OptionalText = Annotated[str | None, BeforeValidator(_text)]
OptionalDay = Annotated[datetime.date | None, BeforeValidator(_day)]


class Metadata(Model):
    """What is known about a document besides its text; blank strings count as not known.

    ``published`` takes a date, or a string that begins with an ISO 8601 day (a time after it is dropped, and the day
    stays as written, in whatever time zone). ``language`` is a BCP 47 tag. ``published_from`` says where the day comes
    from, and ``republish_as`` is a day that overrides every document's own.
    """

    title: OptionalText = None
    author: OptionalText = None
    publisher: OptionalText = None
    url: OptionalText = None
    published: OptionalDay = None
    published_from: OptionalText = None
    language: Annotated[str | None, BeforeValidator(_tag)] = None
    republish_as: OptionalDay = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and the other's where these are not known; a day keeps where it is from."""
        known = {key: value for key, value in other if value is not None and getattr(self, key) is None}
        if self.published is not None:
            known.pop("published_from", None)
        return self.model_copy(update=known) if known else self

    def from_(self, origin: str) -> Metadata:
        """The same, its day said to be from there."""
        return self if self.published is None else self.model_copy(update={"published_from": origin})

    def settled(self) -> dict[str, object]:
        """The values of a document's fields: the day that overrides, and the publisher that the address tells."""
        values: dict[str, object] = {key: value for key, value in self if key != "republish_as"}
        if self.republish_as is not None:
            values |= {"published": self.republish_as, "published_from": "--republish-as"}
        if values["published"] is None:
            values["published_from"] = None
        values["publisher"] = self.publisher or publisher_of(self.url)
        return values


NO_METADATA = Metadata()
KEYS = ("title", "author", "publisher", "url", "published", "language")
"""What a user may write."""
_ALSO_CALLED = {
    "title": ("headline", "heading"),
    "author": ("author", "authors", "byline", "creator"),
    "publisher": ("source", "site", "site_name", "sitename", "outlet", "newspaper", "publication"),
    "url": ("link", "source_url", "canonical_url", "canonical", "permalink", "original_url", "source"),
    "published": ("date", "pubdate", "publish_date", "publishdate", "date_published", "datepublished", "published_at",
                  "published_on", "published_date", "publication_date", "publishedat"),
    "language": ("lang", "locale", "inlanguage"),
}  # fmt: skip
"""The keys of Hugo, Jekyll, Pandoc, Obsidian's clipper, schema.org and Common Crawl's tools, in lower case."""
_TEXT = "text"
_TEXT_ALSO_CALLED = (
    "articlebody", "article_body", "article_text", "full_text", "fulltext", "body_text", "bodytext", "body", "article",
    "content",
)  # fmt: skip
"""What tables and objects of articles call the text, the most certain first."""


def text_key(names: Iterable[object]) -> str | None:
    """The key or column that holds the text: ``text``, or one of its usual names where a title or a day stands beside.

    Without them *body* and *content* are whatever: of a request, of a parcel.
    """
    given = list(names)
    if _TEXT in given:
        return _TEXT
    called = {_plain(name): name for name in given if isinstance(name, str)}
    beside = (*_ALSO_CALLED["title"], *_ALSO_CALLED["published"], "title", "published")
    if not any(name in called for name in beside):
        return None
    return next((called[name] for name in _TEXT_ALSO_CALLED if name in called), None)


def _plain(name: object) -> str:
    return str(name).casefold().replace("-", "_").replace(" ", "_")


def publisher_of(url: str | None) -> str | None:
    """The host of an address, without ``www.`` and the like; none if it is not one of the web."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None
    return _NO_PUBLISHER.sub("", host) if host and "." in host else None


def parse_metadata(fields: Mapping[str, object], where: str, *, closed: bool) -> Metadata:
    """The metadata in a mapping that a user wrote.

    Args:
        fields: Keys and values as read from the file.
        where: The file as the user named it, for the message.
        closed: Whether a key that is not known is an error; otherwise it is ignored, and what other tools call a
            field is taken for it where its value has the right form.

    Raises:
        InputError: A key is not known, or a value has the wrong form.
    """
    for key in fields if closed else ():
        if key not in KEYS:
            raise InputError(_unknown(key, where))
    try:
        # Who wrote it is often an object, or a list of them: no reason to refuse an article.
        strict = {key: fields[key] for key in KEYS if key in fields and (closed or key != "author")}
        metadata = Metadata.model_validate(strict) if strict else NO_METADATA
    except ValidationError as error:
        fault = error.errors()[0]
        reason = fault.get("ctx", {}).get("error", fault["msg"])
        raise InputError(f"{where}: {fault['loc'][0]} {_short(fault['input'])} {reason}") from None
    return metadata if closed else metadata.over(_others(fields))


def _others(fields: Mapping[str, object]) -> Metadata:
    """What the usual names of other tools say, where the value has the right form."""
    given = {_plain(key): value for key, value in fields.items()}
    found: dict[str, object] = {}
    for key, names in _ALSO_CALLED.items():
        values = (_usable(key, given[name]) for name in names if name in given)
        found[key] = next((value for value in values if value is not None), None)
    return Metadata.model_validate(found) if any(found.values()) else NO_METADATA


def _usable(key: str, value: object) -> object:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        value = ", ".join(value) if key == "author" else value[0]
    if key == "published" and isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        return None
    value = value.strip()
    if key == "published":
        return day_in(value)
    if key == "language":
        tag = value.replace("_", "-").partition(".")[0]
        return tag if _TAG.fullmatch(tag) else None
    is_address = publisher_of(value) is not None
    if key == "publisher":
        return None if is_address or _FILE.search(value) else value
    return value if key != "url" or is_address else None


def _unknown(key: str, where: str) -> str:
    near = difflib.get_close_matches(key, KEYS, n=1)
    hint = f"did you mean {near[0]!r}? Known" if near else "known"
    return f"{where}: unknown key {_short(key)}; {hint} keys are {', '.join(KEYS)}"


def _short(value: object) -> str:
    shown = repr(value) if isinstance(value, str) else _SHORT.repr(value)  # what YAML nests may be endless in full
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
