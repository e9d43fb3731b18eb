"""What stands before an article: a paywall, or a page that asks for consent."""

from __future__ import annotations

import re

PAYWALL = "is behind a paywall; save the article from a browser in which you are logged in"
CONSENT = "shows a page that asks for consent, and no article; save the article from a browser"

_PAYWALL = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
"""What pages behind a paywall say of themselves (schema.org, which search engines ask for)."""
_CONSENT = re.compile(
    r"cookielaw\.org|onetrust|didomi|usercentrics|sp_message_container|privacy-mgmt\.com|cookiebot|consensu\.org"
    r"|quantcast[-.]?(?:choice|mgr|cmp)|sourcepoint|trustarc",
    re.IGNORECASE,
)
"""Makers of consent dialogues, as they are named in the pages that hold one."""
_OF_CONSENT = re.compile(r"cookie|куки|файлы-cookie|ملفات تعريف الارتباط|עוגיות|クッキー|쿠키|çerez", re.IGNORECASE)
_TEASER = 600
"""Octets of UTF-8: a text of a page behind a paywall that has fewer is its beginning, and not what a subscriber saved.
They tell how much is said better than characters do: 200 of Chinese are a short article."""
_MOST = 0.5
"""Share of a text from which lines about cookies make all of it: an article about them names no maker, or says more."""


def wall(html: str, text: str) -> str | None:
    """Why a page has no article, where that can be told.

    Args:
        html: The page.
        text: What was found to be its main text; empty if none was.
    """
    if len(text.encode()) < _TEASER and _PAYWALL.search(html):
        return PAYWALL
    if _CONSENT.search(html) and _is_of_consent(text):
        return CONSENT
    return None


def _is_of_consent(text: str) -> bool:
    about = sum(len(line) for line in text.split("\n") if _OF_CONSENT.search(line))
    return about >= _MOST * len(text)
