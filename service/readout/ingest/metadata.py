"""What is known about a document besides its text, and which source of it wins.

The order, first wins, field by field: the caller's options; the sidecar ``NAME.json`` beside ``NAME.txt``; what the
file itself holds (front matter, HTML meta tags, the fields of a JSON document).

Keys: a sidecar is written for readout, so that a key it does not know is an error (``publishd`` would otherwise
silently cost every date). Front matter and JSON documents are written by other tools too: unknown keys are ignored.
"""

from __future__ import annotations

import datetime
import difflib
import re
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, ValidationError

from readout.errors import InputError
from readout_schemas import Model

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?", re.DOTALL)
_SHOWN = 60
"""Characters of a wrong value that a message repeats."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def _text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("is not text; put it in quotation marks")  # noqa: TRY004 - pydantic maps ValueError alone
    return " ".join(value.split()) or None


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


class Metadata(Model):
    """What is known about a document besides its text; blank strings count as not known.

    ``published`` takes a date, or a string that begins with an ISO 8601 day (a time after it is dropped, and the day
    stays as written, in whatever time zone). ``language`` is a BCP 47 tag.
    """

    title: OptionalText = None
    publisher: OptionalText = None
    url: OptionalText = None
    published: Annotated[datetime.date | None, BeforeValidator(_day)] = None
    language: Annotated[str | None, BeforeValidator(_tag)] = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and the other's where these are not known."""
        return self.model_copy(update={key: value for key, value in other if getattr(self, key) is None})


NO_METADATA = Metadata()
KEYS = tuple(Metadata.model_fields)


def parse_metadata(fields: Mapping[str, object], where: str, *, closed: bool) -> Metadata:
    """The metadata in a mapping that a user wrote.

    Args:
        fields: Keys and values as read from the file.
        where: The file as the user named it, for the message.
        closed: Whether a key that is not known is an error; otherwise it is ignored.

    Raises:
        InputError: A key is not known, or a value has the wrong form.
    """
    for key in fields if closed else ():
        if key not in KEYS:
            raise InputError(_unknown(key, where))
    try:
        return Metadata.model_validate({key: fields[key] for key in KEYS if key in fields})
    except ValidationError as error:
        fault = error.errors()[0]
        reason = fault.get("ctx", {}).get("error", fault["msg"])
        raise InputError(f"{where}: {fault['loc'][0]} {_short(fault['input'])} {reason}") from None


def _unknown(key: str, where: str) -> str:
    near = difflib.get_close_matches(key, KEYS, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return f"{where}: unknown key {_short(key)}; {hint}Known keys are {', '.join(KEYS)}"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
