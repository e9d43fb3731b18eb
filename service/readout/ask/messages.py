"""What is sent: the rules, which never change, first; the article, fenced, last."""

from __future__ import annotations

import hashlib
import re

from readout_prompts import Prompt

Message = dict[str, str]
_FENCE = re.compile(r"===== article [0-9a-f]{12} =====")


def fence(text: str) -> str:
    """The line before and after an article.

    It carries a digest of the article, so that no article can hold its own fence: to write it, one would have to know
    the digest of a text that contains it.
    """
    return f"===== article {hashlib.sha256(text.encode()).hexdigest()[:12]} ====="


def is_fence(line: str) -> bool:
    """Whether a line may be a fence: it has the form of one."""
    return _FENCE.search(line) is not None


def messages(prompt: Prompt, article: str, follow_up: str = "") -> list[Message]:
    """System and user message of a call; a follow-up comes after the article, so that both calls share their prefix."""
    mark = fence(article)
    parts = [f"{mark}\n{article.rstrip()}\n{mark}", follow_up]
    return [
        {"role": "system", "content": prompt.text.rstrip()},
        {"role": "user", "content": "\n\n".join(part.rstrip() for part in parts if part)},
    ]
