"""Verbs of speech, in the forms that stand beside a quotation, in all languages that have a file."""

from __future__ import annotations

from readout.languages import speech_words, unspaced_speech
from readout.text.marks import WORD


def verbs_of_speech(text: str) -> int:
    """Counts the verbs of speech in ``text``, whatever its language."""
    known = speech_words()
    spaced = sum(map(known.__contains__, map(str.lower, WORD.findall(text))))
    return spaced if text.isascii() else spaced + len(unspaced_speech().findall(text))
