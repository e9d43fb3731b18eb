"""Whether quoted words stand for themselves, or inside the reporter's sentence."""

from __future__ import annotations

import re

from readout.text.marks import QUOTES, SPACES, STOPS

_MARKS = re.escape(QUOTES)
_TERMINAL = frozenset(".!?…。！？।۔؟")
_AFTER = re.compile(
    rf"(?P<inside>[\s{re.escape(STOPS)}]*)[{_MARKS}]*(?P<rest>[.!?…。]*)(?P<space>\s*)(?P<next>.?)", re.DOTALL
)
_LETTER = re.compile(r"[^\W_]")
_NEAR = 40


def _ends_inside(text: str, end: int, inside: str) -> bool:
    return text[end - 1] in _TERMINAL or any(sign in _TERMINAL for sign in inside)


def standalone(text: str, start: int, end: int) -> bool:
    """Tells whether the quoted words ``text[start:end]``, given without their marks, stand for themselves.

    They do if they begin like a sentence (a capital, or a script without case) and also stand where one begins, or
    end like one inside their marks, or come after a colon or comma and end the sentence around them.

    Returns:
        True for `“Accept the ceasefire.”` and `He said, “Yes, we will”.`; False for `to “end all hostilities”`.
    """
    letter = _LETTER.search(text, start, end)
    before = text[max(start - _NEAR, 0) : start]
    words = before.rstrip(SPACES + QUOTES)
    after = _AFTER.match(text, end)
    if letter is None or letter.group().islower() or after is None:
        return False
    sign = words[-1:]
    if not sign or sign in _TERMINAL or "\n" in before[len(words) :]:
        return True
    if _ends_inside(text, end, after["inside"]):
        return True
    at_end = not after["next"] or "\n" in after["space"] or (bool(after["rest"]) and not after["next"].islower())
    return sign in ",:;，：" and at_end
