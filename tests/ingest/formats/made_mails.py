"""How mail programs introduce what they quote and forward, in six languages: the lines, and what they say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

ABOVE = {
    "en": "Please read this before noon.",
    "de": "Bitte lesen Sie das vor dem Mittag.",
    "fr": "Merci de lire ceci avant midi.",
    "es": "Por favor, lean esto antes del mediodía.",
    "ru": "Прочтите это, пожалуйста, до полудня.",
    "ja": "正午までにこれをお読みください。",
}
BELOW = {
    "en": "The ministers met in Oslo on Monday.\n\n“We will come to the talks,” Ida Berg said: on one condition.",
    "de": "Die Minister trafen sich am Montag in Oslo.\n\n„Wir kommen“, sagte Ida Berg: unter einer Bedingung.",
    "fr": "Les ministres se sont vus lundi à Oslo.\n\n« Nous viendrons », a dit Ida Berg : à une condition.",
    "es": "Los ministros se reunieron el lunes en Oslo.\n\n«Iremos», dijo Ida Berg: con una condición.",
    "ru": "Министры встретились в понедельник в Осло.\n\n«Мы приедем», — сказала Ида Берг: при одном условии.",
    "ja": "閣僚は月曜日にオスロで会談した。\n\n「我々は行く」とイダ・ベルグ氏は述べた。",
}


class Made(NamedTuple):
    """A program's lines in one language; they are of 3 March 2025 and by Ivo Stein."""

    client: str
    language: str
    header: str
    title: str | None = None
    marks: str = ""
    """What stands before each line of what is quoted."""
    is_dated: bool = True
    """Whether its day is surely read: a year of two figures is not."""


_MADE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
FORWARDS = [Made(**one) for one in _MADE["forwards"]]
REPLIES = [Made(**one) for one in _MADE["replies"]]


def marked(text: str, marks: str) -> str:
    return "\n".join(f"{marks}{line}".rstrip() if marks.strip() else line for line in text.split("\n"))


def forwarded(made: Made, above: str, below: str) -> str:
    """Apple Mail marks the header as well."""
    intro, gap, fields = made.header.partition("\n\n") if made.marks else (made.header, "", "")
    quoted = marked(fields + below, made.marks)
    return f"{above}\n\n{intro}{gap}{quoted}\n"


def replied(made: Made, above: str, below: str) -> str:
    return f"{above}\n\n{made.header}{marked(below, made.marks)}\n"
