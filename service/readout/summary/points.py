"""Whether a line of a summary says only what the records that it cites say."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence

from readout.parties.naming import plain
from readout.summary.lines import Record, line
from readout.values import country_code
from readout_schemas import When

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s+)[“\"'‘(]*([^\W\d_][\w'’-]*)")
_DAYS = {plain(name) for name in calendar.day_name}
_MONTHS = {plain(name) for name in calendar.month_name if name}
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def faults(text: str, cited: Sequence[str], records: Mapping[str, Record]) -> list[str]:
    """What is wrong with a line, one reason each: ids that do not exist, names and numbers that the records lack.

    Args:
        text: the line.
        cited: ids of the records that it rests on.
        records: all records of the briefing, by id.
    """
    if not cited:
        return ["it names no records"]
    unknown = [name for name in cited if name not in records]
    if unknown:
        return [f"there is no record {name}" for name in unknown]
    said = _said(records[name] for name in cited)
    names = [f"{word!r} stands in none of its records" for word in _names(text) if not _known(word, said)]
    numbers = [f"{number} stands in none of its records" for number in _numbers(text) if number not in _numbers(said)]
    return list(dict.fromkeys([*names, *numbers]))


def _said(records: Iterable[Record]) -> str:
    """All that the records say: their fields, the sentences that carry them, and their dates spelt out."""
    parts: list[str] = []
    for record in records:
        parts += [line(record), *(span.text for span in record.evidence), *_dates(record)]
    return " ".join(parts)


def _dates(record: Record) -> Iterable[str]:
    for field in ("when", "deadline"):
        when = getattr(record, field, None)
        if isinstance(when, When) and when.edtf:
            for year, month, day in re.findall(r"(\d{4})-(\d\d)(?:-(\d\d))?", when.edtf):
                weekday = calendar.day_name[calendar.weekday(int(year), int(month), int(day))] if day else ""
                yield f"{weekday} {int(day) if day else ''} {calendar.month_name[int(month)]} {year}"


def _names(text: str) -> list[str]:
    """Capitalised words: those at the head of a sentence only if they are days or months, which are capitalised anywhere."""
    heads = {match.start(1) for match in _SENTENCE.finditer(text)}
    return [
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper() and (match.start() not in heads or plain(match.group()) in _DAYS | _MONTHS)
    ]


def _known(word: str, said: str) -> bool:
    bare = plain(re.sub(r"['’]s?$", "", word))
    known = {plain(re.sub(r"['’]s?$", "", other)) for other in _WORD.findall(said)}
    if bare in known or any(len(bare) > 3 and other.startswith(bare[:4]) and _kin(bare, other) for other in known):
        return True
    code = country_code(word)
    return code is not None and any(country_code(other) == code for other in _candidates(said))


def _kin(first: str, second: str) -> bool:
    """Whether two words are forms of one: `Russia` and `Russian`, `Europe` and `European`."""
    shared = min(len(first), len(second)) - 1
    return first[:shared] == second[:shared]


def _candidates(said: str) -> set[str]:
    return {match for match in re.findall(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*)*", said)}


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "").lstrip("0") or "0" for number in _NUMBER.findall(_ORDINAL.sub("", text))}
