"""What is sent: the rules, which never change, first; the article, fenced, last."""

from __future__ import annotations

import hashlib
import re

from readout_prompts import Prompt

Message = dict[str, str]
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


def messages(prompt: Prompt, article: str, follow_up: str = "") -> list[Message]:
    """System and user message of a call about an article."""
    return _messages(prompt, article, follow_up, fence(article))


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
