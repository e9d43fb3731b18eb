"""Chats that were exported: each message its own time, and who wrote it is the label before its words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.formats.live_blogs import Post, days_of
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from readout.ingest.formats.interface import Opened
    from readout_schemas import Document

_STAMP = (
    r"(?:(?P<DAY>\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),?[ \u202f\xa0](?:[^\W\d_]{1,4}[ \u202f\xa0])?)?"
    r"(?P<HOUR>\d{1,2})[:.](?P<MINUTE>\d\d)(?:[:.](?P<SECOND>\d\d))?"
    r"(?:[ \u202f\xa0]?(?P<HALF>[AaPp])\.?[ \xa0]?[Mm]\.?)?"
)
_ON_IPHONE = re.compile(rf"[\u200e\u200f]?\[(?P<stamp>{_STAMP})\] (?P<rest>.*)")
_ON_ANDROID = re.compile(rf"[\u200e\u200f]?(?P<stamp>{_STAMP}) [-–] (?P<rest>.*)")
_AUTHOR = re.compile(r"[\u200e\u200f~\s]*(?P<name>[^:\n]{1,60}?):(?: (?P<words>.*)|$)", re.DOTALL)
_BY_THE_APP = re.compile(
    r"\u200e|<[^<>@/\n]{3,60}>$|[\w.-]+\.\w{2,5} \([^()\n]{3,40}\)$|[^\n]+\.\w{2,5} • \u200e", re.MULTILINE
)
"""How a message begins that the program wrote in its user's language, and not the author: with an invisible mark
(iPhone: *image omitted*, *Ida added Otto*), in angle brackets, or with a file's name (Android: *<Media omitted>*).
"""
_ADDED_AT_THE_END = re.compile(r"[ \u200e]*(?:\u200e<[^<>\n]*>|(?<=\S )<[^<>@/\n]+ [^<>@/\n]+>)(?=\n|$)")
"""What it puts behind an author's words: *<This message was edited>*, *<attached: …>*."""
_QUOTATION_MARK = re.compile(r"[\"“”„«»「]")
"""What no name has: who changed the subject to *"Talks: Oslo"* did not write it."""
_FEWEST = 2
"""Messages that make a text a chat, of which the first begins it."""
_TWO_FIGURES = 2000
_NOON = 12
_LAST_MONTH = 12


@dataclass(slots=True)
class _Message:
    stamp: re.Match[str]
    text: str


def documents_of_chat(text: str, file: Opened) -> Iterator[Document] | None:
    """The documents of a chat as WhatsApp exports it: the messages of each day; None if a text is none.

    A day of which it cannot be told whether the month or the day is first stays a note beside the author's name, and so
    does the hour where an export has no day.
    """
    messages = _messages(text)
    if sum(_author(one.text) is not None for one in messages) < _FEWEST:
        return None
    days = _days(messages)
    if days is None:
        noted = "\n".join(filter(None, (_labelled(one, f" ({one.stamp['stamp']})") for one in messages)))
        return iter([file.document(_any(noted, file), Metadata())])
    said = [(day, one, _labelled(one)) for day, one in zip(days, messages, strict=True)]
    _any("".join(text for *_, text in said), file)
    return _documents([Post(_moment(day, one.stamp), text) for day, one, text in said if text], None, file)


def _any(text: str, file: Opened) -> str:
    """The text.

    Raises:
        InputError: There is none: all messages are notices and files.
    """
    if not text:
        raise InputError(f"{file.place.where}: holds no message with words; leave it out")
    return text


def _documents(posts: list[Post], title: str | None, file: Opened) -> Iterator[Document]:
    """The documents of a chat, one a day; each message has its time."""
    for number, one in enumerate(days_of(posts, title), 1):
        said = Metadata(title=title, published=one.day, published_from="the messages")
        yield file.document(one.text, said, place=file.place.item(number, "day"), positions=one.positions)


def _messages(text: str) -> list[_Message]:
    """The messages of a text that begins with one; a line without a time goes on with the message above it."""
    found: list[_Message] = []
    for line in text.strip().split("\n"):
        match = _ON_IPHONE.fullmatch(line) or _ON_ANDROID.fullmatch(line)
        if match:
            found.append(_Message(match, match["rest"]))
        elif found:
            found[-1].text += f"\n{line}"
        else:
            return []
    return found


def _labelled(message: _Message, note: str = "") -> str:
    """The words of a message behind their author's name; none of a notice, which has no author and no words of one.

    Only an export has notices: it writes the day of every message. A list of hours has lines without a name too.
    """
    author = _author(message.text)
    if author is None:
        return "" if message.stamp["DAY"] else f"{message.text}{note}"
    words = _own_words(author["words"] or "")
    return f"{author['name'].strip()}{note}: {words}" if words else ""


def _author(text: str) -> re.Match[str] | None:
    found = _AUTHOR.match(text)
    return None if found is None or _QUOTATION_MARK.search(found["name"]) else found


def _own_words(words: str) -> str:
    """What the author of a message wrote himself."""
    first, *others = words.split("\n")
    lines = [*([] if _BY_THE_APP.match(first) else [first]), *(one for one in others if one[:1] != "\u200e")]
    return _ADDED_AT_THE_END.sub("", "\n".join(lines)).strip(" \n\u200e")


def _moment(day: datetime.date, stamp: re.Match[str]) -> datetime.datetime:
    hour = int(stamp["HOUR"])
    if stamp["HALF"]:
        hour = hour % _NOON + (_NOON if stamp["HALF"].lower() == "p" else 0)
    return datetime.datetime(day.year, day.month, day.day, hour, int(stamp["MINUTE"]), int(stamp["SECOND"] or 0))  # noqa: DTZ001


def _days(messages: list[_Message]) -> list[datetime.date] | None:
    """The day of each message; None if one has none, or all of them may be read in two ways."""
    figures = [tuple(map(int, re.findall(r"\d+", one.stamp["DAY"] or ""))) for one in messages]
    hours = [(int(one.stamp["HOUR"]), int(one.stamp["MINUTE"])) for one in messages]
    if not all(figures) or any(hour > 23 or minute > 59 for hour, minute in hours):  # noqa: PLR2004
        return None
    if "." in messages[0].stamp["DAY"]:  # with dots the day is first wherever dates are written so
        return _read_as(figures, (2, 1, 0)) or _read_as(figures, (0, 1, 2))
    read = [days for order in ((2, 1, 0), (2, 0, 1), (0, 1, 2)) if (days := _read_as(figures, order))]
    in_order = [days for days in read if days == sorted(days)] if len(read) > 1 else read
    return in_order[0] if len({tuple(days) for days in in_order}) == 1 else None


def _read_as(figures: list[tuple[int, ...]], order: tuple[int, int, int]) -> list[datetime.date] | None:
    """All days read in one order of year, month and day; None if one of them is no day then."""
    year, month, day = order
    try:
        return [datetime.date(_year(one[year], is_first=year == 0), one[month], one[day]) for one in figures]
    except ValueError:
        return None


def _year(figure: int, *, is_first: bool) -> int:
    if figure < 100 and not is_first:  # noqa: PLR2004
        return _TWO_FIGURES + figure
    if figure < _TWO_FIGURES:
        raise ValueError("no year of a chat")
    return figure


def is_telegram(content: object) -> bool:
    """Whether an object is what Telegram exports: one chat, or all of them."""
    return bool(_chats(content))


def documents_of_telegram(content: object, file: Opened) -> Iterator[Document]:
    """The documents of chats and channels, one a day; what somebody wrote in a group has the name before it.

    Raises:
        InputError: There is no message with words.
    """
    found = False
    for chat in _chats(content):
        posts = [post for one in chat["messages"] if (post := _post(one, chat)) is not None]
        for document in _documents(posts, str(chat.get("name") or "") or None, file):
            found = True
            yield document
    if not found:
        raise InputError(f"{file.place.where}: holds no message with words; leave it out")


def _chats(content: object) -> list[dict[str, Any]]:
    if not isinstance(content, dict):
        return []
    several = content["chats"].get("list") if isinstance(content.get("chats"), dict) else None
    found = several if isinstance(several, list) else [content]
    return [one for one in found if isinstance(one, dict) and _has_messages(one.get("messages"))]


def _has_messages(messages: object) -> bool:
    return isinstance(messages, list) and any(
        isinstance(one, dict) and "date" in one and "text" in one and "type" in one for one in messages
    )


def _post(message: object, chat: dict[str, Any]) -> Post | None:
    if not isinstance(message, dict) or message.get("type") != "message":
        return None
    text = _words(message.get("text")).strip()
    try:
        time = datetime.datetime.fromisoformat(str(message.get("date")))
    except ValueError:
        return None
    author = str(message.get("from") or "").strip()
    is_channel = "channel" in str(chat.get("type"))
    return Post(time, text if is_channel or not author else f"{author}: {text}") if text else None


def _words(text: object) -> str:
    """The words of a message, which is a string, or pieces of which some are links and names."""
    if isinstance(text, list):
        return "".join(map(_words, text))
    if isinstance(text, dict):
        return str(text.get("text") or "")
    return text if isinstance(text, str) else ""
