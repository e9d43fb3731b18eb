"""A report under another id of its document: ids of two documents of two runs may be the same."""

from __future__ import annotations

from typing import Any

from readout_schemas import Report


def renamed(report: Report, name: str) -> Report:
    """The report with its document, and all that is named after it, under another id."""
    old = report.document.id
    if old == name:
        return report
    return Report.model_validate(_renamed(report.model_dump(mode="json"), old, name))


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _name(key, item, old, new) for key, item in value.items()}


def _name(key: str, value: Any, old: str, new: str) -> Any:
    if key == "draft":  # the model's words
        return value
    if isinstance(value, str) and key in {"id", "document", "record"}:
        if value == old:
            return new
        return new + value[len(old) :] if value.startswith(f"{old}.") else value
    return _renamed(value, old, new)
