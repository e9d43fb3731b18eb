"""Documents under other ids, with all that is named after them: ids of two of two runs may be the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readout_schemas import Report

_NAMES = {"id", "document", "record"}
_LISTS = {"documents", "records"}


def renamed(report: Report, name: str) -> Report:
    """The report with its document, and all that is named after it, under another id."""
    old = report.document.id
    if old == name:
        return report
    return Report.model_validate(_renamed(report.model_dump(mode="json"), {old: name}))


@dataclass(slots=True)
class Renaming:
    """What documents of another store are called here.

    Attributes:
        names: the ids that they have here, by those that they have there; of the same id they are not among them.
    """

    names: dict[str, str] = field(default_factory=dict)

    def id(self, value: str) -> str:
        """The id here of a document, of a record, or of a cluster."""
        return _name(value, self.names)

    def body(self, text: str) -> str:
        """A record, or what is known beside one, as JSON."""
        return json.dumps(_renamed(json.loads(text), self.names), ensure_ascii=False) if self.names else text


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _held(key, item, names) for key, item in value.items()}


def _held(key: str, value: Any, names: Mapping[str, str]) -> Any:
    if key == "draft":  # the model's words
        return value
    if isinstance(value, str) and key in _NAMES:
        return _name(value, names)
    if isinstance(value, list) and key in _LISTS:
        return [_name(item, names) if isinstance(item, str) else _renamed(item, names) for item in value]
    return _renamed(value, names)


def _name(value: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        if value == old or value.startswith(f"{old}."):
            return new + value[len(old) :]
    return value
