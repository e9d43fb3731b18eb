"""What is sent: the rules, which never change, first; the article, fenced, last."""

from __future__ import annotations

import hashlib
import json
import re

from readout.ask.settings import READER
from readout_prompts import Prompt
from readout_schemas import Document

Message = dict[str, str]
_SHOWN = 100
"""Characters of a publisher's name that are sent: it is metadata of a page, and may hold anything."""
_FENCE = re.compile(r"===== article [0-9a-f]{12} =====")


def fence(text: str, kind: str = "article") -> str:
    """The line before and after an article.

    It carries a digest of the article, so that no article can hold its own fence: to write it, one would have to know
    the digest of a text that contains it.
    """
    return f"===== {kind} {hashlib.sha256(text.encode()).hexdigest()[:12]} ====="


def is_fence(line: str) -> bool:
    """Whether a line may be a fence: it has the form of one."""
    return _FENCE.search(line) is not None


def about(document: Document, reader: str = READER) -> str:
    """The line of JSON before an article: who published it, and the reader's language; empty where neither counts."""
    known = {
        "publisher": (document.publisher or "")[:_SHOWN],
        "reader": "" if reader == READER else language_in_english(reader),
    }
    told = {name: value for name, value in known.items() if value}
    return json.dumps(told, ensure_ascii=False) if told else ""


def language_in_english(tag: str) -> str:
    """A language's English name by CLDR, with the script and the region that its tag has.

    ``pt-BR`` is Brazilian Portuguese, ``zh-TW`` Traditional Chinese (Taiwan): a translation for one of a language's
    readers is none for all of them.

    Args:
        tag: BCP 47.
    """
    from babel import Locale

    locale, english = Locale.parse(tag, sep="-"), Locale("en")
    if "-" not in tag:
        return locale.get_language_name("en") or tag
    parts = (locale.language, locale.script, locale.territory)
    whole = english.languages.get("_".join(part for part in parts if part))
    if whole:
        return str(whole)
    written = english.languages.get(f"{locale.language}_{locale.script}")
    if written:
        return f"{written} ({english.territories[locale.territory]})"
    return locale.get_display_name("en") or tag


def messages(prompt: Prompt, article: str, follow_up: str = "", before: str = "") -> list[Message]:
    """System and user message of a call about an article; ``before`` is what ``about`` says of it."""
    system, user = _messages(prompt, article, follow_up, fence(article))
    return [system, {**user, "content": f"{before}\n\n{user['content']}"}] if before else [system, user]


def enclosed(prompt: Prompt, text: str, follow_up: str = "") -> list[Message]:
    """The same for a call about records, which quote articles and are fenced like them."""
    return _messages(prompt, text, follow_up, fence(text, "records"))


def _messages(prompt: Prompt, text: str, follow_up: str, mark: str) -> list[Message]:
    """A follow-up comes after the text, so that both calls share their prefix."""
    parts = [f"{mark}\n{text.rstrip()}\n{mark}", follow_up]
    return [
        {"role": "system", "content": prompt.text.rstrip()},
        {"role": "user", "content": "\n\n".join(part.rstrip() for part in parts if part)},
    ]
