"""Whether a line of a summary says only what the records that it cites say."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence

from readout.parties.naming import plain
from readout.summary.record_lines import line
from readout.values import country_code
from readout.values.grammar import GRAMMAR
from readout_schemas import AnyRecord, When, parts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_OURS = {"sources", "reports", "records"}
"""What the summary is asked to speak of, whatever its records say."""
_SHORT = 3
"""Letters up to which a word has to stand there exactly."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def faults(text: str, cited: Sequence[str], records: Mapping[str, AnyRecord]) -> list[str]:
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


def _said(records: Iterable[AnyRecord]) -> str:
    """All that the records say: their fields, the sentences that carry them, and their dates spelt out."""
    told: list[str] = []
    for record in records:
        told += [line(record), *(span.text for span in record.evidence), *_dates(record)]
    return " ".join(told)


def _dates(record: AnyRecord) -> Iterable[str]:
    for when in parts(record, When):
        if when.edtf:
            for year, month, day in re.findall(r"(\d{4})-(\d\d)(?:-(\d\d))?", when.edtf):
                weekday = calendar.day_name[calendar.weekday(int(year), int(month), int(day))] if day else ""
                yield f"{weekday} {int(day) if day else ''} {calendar.month_name[int(month)]} {year}"


def _names(text: str) -> list[str]:
    """Capitalised words, but for words of grammar at the head of a sentence. Any other head may be a name."""
    return [word for word in _WORD.findall(text) if word[0].isupper() and plain(word) not in GRAMMAR | _OURS]


def _known(word: str, said: str) -> bool:
    bare = plain(re.sub(r"['’]s?$", "", word))
    known = {plain(re.sub(r"['’]s?$", "", other)) for other in _WORD.findall(said)}
    if bare in known or any(len(bare) > _SHORT and _kin(bare, other) for other in known):
        return True
    code = country_code(word)
    return code is not None and any(country_code(other) == code for other in _candidates(said))


def _kin(first: str, second: str) -> bool:
    """Whether two words are forms of one: `Russia` and `Russian`, `Europe` and `European`."""
    shared = max(min(len(first), len(second)) - 1, _SHORT + 1)
    return first[:shared] == second[:shared]


def _candidates(said: str) -> set[str]:
    return set(re.findall(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*)*", said))


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "").lstrip("0") or "0" for number in _NUMBER.findall(_ORDINAL.sub("", text))}
