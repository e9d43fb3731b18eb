"""Reports whose every text tries to do harm where it is shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from readout.errors import InputError
from readout.report_io import report_of
from readout_schemas import Report

MARK = "harm7"
"""In everything that tries to do harm, and in nothing else."""
SCRIPT = f"<script>{MARK}()</script>"
TEXTS = (
    f"{SCRIPT}<img src=x onerror={MARK}()>",
    f"\"'><svg/onload={MARK}()>\u202e &lt;b&gt; ]]>",
    f"javascript:{MARK}()",
    f"</title></textarea></style><iframe srcdoc='{SCRIPT}'>",
    f"{{{{ {MARK} }}}}{{% raw %}}${{{MARK}}}\x1b[31m",
)
_KEPT = ("id", "sha256", "schema_version", "text", "document")


def harmful(report: Report) -> Report:
    """The report with harm in each text that may be another one, and in its article."""
    written = report.model_dump_json()
    for party in report.parties:
        written = written.replace(f'"{party.id}"', json.dumps(f"{party.id}{SCRIPT}"))
    told: dict[str, Any] = json.loads(written)
    for number, (holder, key) in enumerate(list(_texts(told))):
        before = holder[key]
        holder[key] = TEXTS[number % len(TEXTS)]
        if not _holds(told):
            holder[key] = f"https://news.example/{SCRIPT}"
        if not _holds(told):
            holder[key] = before
    document = told["document"]
    for number, key in enumerate(("title", "publisher", "url", "language")):
        document[key] = TEXTS[number]
        if not _holds(told):
            document[key] = f'https://news.example/{SCRIPT}" onmouseover={MARK}()' if key == "url" else "en"
    article = f"{told['document']['text']}\n\n{' '.join(TEXTS[:4])}"
    told["document"] |= {"text": article, "sha256": hashlib.sha256(article.encode()).hexdigest()}
    return report_of(json.dumps(told).encode())


def _texts(holder: Any) -> Iterator[tuple[Any, Any]]:
    items = holder.items() if isinstance(holder, dict) else enumerate(holder)
    for key, value in items:
        if isinstance(value, dict | list):
            yield from _texts(value)
        elif isinstance(value, str) and key not in _KEPT:
            yield holder, key


def _holds(told: dict[str, Any]) -> bool:
    try:
        report_of(json.dumps(told).encode())
    except InputError:
        return False
    return True
