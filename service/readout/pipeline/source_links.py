"""Every piece of evidence of a document with an address gets a link to its very words there."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import urlsplit

from readout.text.fragments import Fragments
from readout_schemas import Document, Evidence, Model, Report

M = TypeVar("M", bound=Model)


def linked(report: Report) -> Report:
    """The report with links; as it is, if its document has no address of the web."""
    document = report.document
    if document.text is None or not _is_of_the_web(document.url):
        return report
    return _mapped(report, _Links(document))


def _is_of_the_web(url: str | None) -> bool:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


class _Links:
    """The links into one document: to the page of a PDF, the second of a recording, the words of a page."""

    def __init__(self, document: Document) -> None:
        self._address = (document.url or "").partition("#")[0]
        self._fragments = Fragments(document.text or "")

    def link(self, evidence: Evidence) -> str:
        """The address with the fragment that leads to the words."""
        if evidence.page is not None:
            return f"{self._address}#page={evidence.page}"
        if evidence.time is not None:
            return f"{self._address}#t={evidence.time:g}"
        return self._address + self._fragments.fragment(evidence.start, evidence.end)


def _mapped(value: M, links: _Links) -> M:
    """The value with a link in every piece of evidence, at any depth."""
    changed: dict[str, Any] = {}
    for name, inner in value.__dict__.items():
        after = _inside(inner, links)
        if after is not inner:
            changed[name] = after
    if isinstance(value, Evidence):
        changed["link"] = links.link(value)
    return value.model_copy(update=changed) if changed else value


def _inside(value: Any, links: _Links) -> Any:
    if isinstance(value, Document):
        return value
    if isinstance(value, Model):
        return _mapped(value, links)
    if isinstance(value, tuple):
        after = tuple(_inside(one, links) for one in value)
        return after if any(one is not old for one, old in zip(after, value, strict=True)) else value
    return value
