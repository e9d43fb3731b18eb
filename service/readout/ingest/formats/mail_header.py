"""The lines with which mail programs introduce a message that they quote or forward: where they are, what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from readout.ingest.days import day_in
from readout.ingest.metadata import Metadata
from readout.ingest.word_tables import table

_FIELD = re.compile(r"[\s*_]*([^\W\d_][^:：]{0,30}?)[\s*_]*[:：][\s*_]*(.*)")
_KINDS = ("from", "date", "subject", "to", "other")
_ADDRESS = re.compile(r"\s*[<\[(]+\s*(?:mailto:)?[^<>\[\]()\s]+@[^<>\[\]()\s]+[>\])]+")
_IN_ADDRESSES = re.compile(r"[,;<(]\s*$")
"""How a line ends that goes on with another address."""
_ONLY_ADDRESSES = re.compile(r"\s*<?[^\s<>@]+@[^\s<>@]+>?[,;]?\s*|\s*<[^<>]*>[,;]?\s*")
_CLOCK = re.compile(r"\d[:.h時]\d\d|\d\s?[時시]")
_DAY = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d\d")
_RULE = re.compile(r"[\s\-–—_=*]*")
_DECORATED = re.compile(r"\s*[-–—_=*]{2,}.*[-–—_=*]{2,}\s*|.*[:：]\s*")
_EDGES = "-–—_=*:： \t.\u200e\u200f\u202a\u202b\u202c"
_LONGEST_LINES = 3
"""Lines over which programs break the line above what is quoted."""
_TO_THE_CLOCK = re.compile(
    r"(?P<date>.*\d)(?P<half>\s*[ap]\.?\s?m\.?(?!\w))?(?:\s*(?:Uhr|(?:UTC|GMT)[+-]?\d*|г\.))?[\s,、，]*(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Field(NamedTuple):
    """A line ``From: Ida Berg``."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Header:
    """Lines that introduce a message.

    Attributes:
        end: The number of the first line behind them.
        said: What they say, by kind: ``from``, ``date``, ``subject``.
    """

    end: int
    said: dict[str, str]


def block_at(lines: list[str], start: int) -> Header | None:
    """The block of fields that begins with this line; None if there is none, or nobody wrote it at any time."""
    if field_in(lines[start]) is None:
        return None
    said: dict[str, str] = {}
    at = start
    while at < len(lines):
        found = field_in(lines[at])
        if found is None:
            at = _next_field(lines, at, said)
            if at < 0:
                break
            continue
        if found.kind in said and found.kind not in ("to", "other"):
            break
        value, end = _whole_value(lines, at, found, said)
        said[found.kind] = value
        at = last = end
    else:
        last = at
    if not ("from" in said and ("date" in said or "subject" in said)):
        return None
    return Header(last, said)


def field_in(line: str) -> Field | None:
    """The field of a mail's header that a line is."""
    match = _FIELD.fullmatch(line)
    if match is None:
        return None
    kind = _fields().get(" ".join(match[1].replace("’", "'").split()).casefold())
    return Field(kind, match[2].strip().strip("*").strip()) if kind else None


def _next_field(lines: list[str], at: int, said: dict[str, str]) -> int:
    """The number of the next line with a new field, where blank lines alone stand before it; -1 if there is none."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    found = field_in(lines[at]) if at < len(lines) else None
    return at if found is not None and found.kind not in said and "from" not in said else -1


def _whole_value(lines: list[str], at: int, field: Field, said: dict[str, str]) -> tuple[str, int]:
    """The value of a field, with the lines over which it goes on, and the number of the line behind it."""
    value, at = field.value, at + 1
    if not value:
        below = _value_below(lines, at, field, said)
        return (lines[below].strip(), below + 1) if below >= 0 else ("", at)
    while at < len(lines) and lines[at].strip() and field_in(lines[at]) is None:
        is_more = field.kind in ("from", "to") and (_IN_ADDRESSES.search(value) or _ONLY_ADDRESSES.fullmatch(lines[at]))
        if not is_more and not (at + 1 < len(lines) and _goes_on(lines, at, said, field)):
            break
        value, at = f"{value} {lines[at].strip()}", at + 1
    return value, at


def _goes_on(lines: list[str], at: int, said: dict[str, str], field: Field) -> bool:
    """Whether a line stands between two fields: the rest of a long subject."""
    found = field_in(lines[at + 1])
    return found is not None and found.kind not in {*said, field.kind}


def _value_below(lines: list[str], at: int, field: Field, said: dict[str, str]) -> int:
    """The line that holds the value of a field that has none beside it: cells of a table that became lines."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at == len(lines) or field_in(lines[at]) is not None:
        return -1
    line = lines[at]
    fits = {
        "from": True,
        "date": bool(_DAY.search(line)),
        "to": "@" in line,
        "subject": bool(at + 1 < len(lines) and _goes_on(lines, at, said, field)),
    }
    return at if fits.get(field.kind, False) else -1


@cache
def _fields() -> dict[str, str]:
    words = table("mail_words")
    return {name: kind for kind in reversed(_KINDS) for names in words[kind].values() for name in names}


def is_forward(line: str) -> bool:
    """Whether a line says that a message is forwarded below it: ``---- Original message ----``."""
    core = line.strip(_EDGES).casefold()
    return bool(core) and bool(_DECORATED.fullmatch(line)) and (core in _listed("forwarded") or _by_whom(core))


def _by_whom(core: str) -> bool:
    return core.startswith("forwarded by ")


def is_of_the_program(line: str) -> bool:
    """Whether a line is one that a telephone puts below a message: *Sent from my iPhone*."""
    return line.strip().casefold().startswith(tuple(_listed("sent_from")))


def is_above_a_header(line: str) -> bool:
    """Whether a line right above a block of fields belongs to it: a rule, a blank line, or *Forwarded message*."""
    return bool(_RULE.fullmatch(line)) or is_forward(line) or line.strip(_EDGES).casefold() in _listed("forwarded")


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(word for words in table("mail_words")[kind].values() for word in words)


def attributions(lines: list[str]) -> dict[int, Header]:
    """The lines above what is quoted (*On 4 March 2025 Ida Berg wrote:*), by the number of their first line."""
    found = {}
    for last, line in enumerate(lines):
        if line.rstrip().endswith((":", "：")) and not line.startswith(">"):
            first = _first_line(lines, last)
            text = " ".join(part.strip() for part in lines[first : last + 1])
            if _is_attribution(text, is_above_a_quotation=_is_quoted_below(lines, last)):
                found[first] = Header(last + 1, _said_in(text))
    return found


def _first_line(lines: list[str], last: int) -> int:
    """Where the line began that ends here: higher up, as long as no day is in it and the line above has figures."""
    first = last
    while first > 0 and last - first < _LONGEST_LINES - 1 and not _DAY.search(" ".join(lines[first : last + 1])):
        above = lines[first - 1]
        if not re.search(r"\d|^\W*\w+\W*$", above) or above.startswith(">"):
            break
        first -= 1
    return first if _DAY.search(" ".join(lines[first : last + 1])) else last


def _is_quoted_below(lines: list[str], last: int) -> bool:
    return next((line.lstrip().startswith(">") for line in lines[last + 1 :] if line.strip()), False)


def _is_attribution(text: str, *, is_above_a_quotation: bool) -> bool:
    has_verb, has_address = bool(_verb().search(text)), bool(_ADDRESS.search(text))
    has_day = bool(_DAY.search(text))
    if is_above_a_quotation:
        return (has_verb and (has_address or has_day)) or (has_address and has_day)
    return has_verb and has_day and (has_address or bool(_CLOCK.search(text)))


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(_listed("wrote"), key=len, reverse=True)
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" if word[0].isascii() else re.escape(word) for word in words),
        re.IGNORECASE,
    )


def _said_in(text: str) -> dict[str, str]:
    """The author and the day in the line above what is quoted."""
    address = _ADDRESS.search(text)
    plain = " ".join(_ADDRESS.sub(" ", text).strip(_EDGES).split())
    pieces = [piece.strip(" ,、，:：\"'") for piece in _verb().split(plain)]
    dated = next((piece for piece in pieces if _DAY.search(piece)), "")
    match = _TO_THE_CLOCK.fullmatch(dated)
    names = [piece for piece in pieces if piece and piece is not dated]
    in_date = match["name"].strip(" ,、，\"'") if match else ""
    date = f"{match['date']}{match['half'] or ''}" if match else ""
    name = in_date or (names[0] if names else "")
    return {"from": f"{name}{address[0] if address else ''}".strip(), "date": _without_on(date)}


def _without_on(date: str) -> str:
    first, _, rest = date.partition(" ")
    while first.casefold() in _firsts() and rest:
        date = rest
        first, _, rest = date.partition(" ")
    return date


@cache
def _firsts() -> frozenset[str]:
    return frozenset(word for several in _listed("on") for word in several.split())


def metadata_of(said: dict[str, str], outer: Metadata) -> Metadata:
    """What the lines say of a message, and the title of the mail around it where they say none."""
    sender = said.get("from", "")
    name = _ADDRESS.sub("", sender).strip(" \"'“”") or sender.strip(" <>[]()")
    return Metadata(
        title=said.get("subject") or outer.title,
        author=name or None,
        published=day_in(_before_an_hour().split(said.get("date", ""))[0]),
        published_from="quoted mail header",
    )


@cache
def _before_an_hour() -> re.Pattern[str]:
    """The words of all languages that stand between a day and its hour, and the hour's first figure."""
    words = sorted({word for several in table("publication_words")["before_an_hour"].values() for word in several})
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))})\s+\d")
