r"""The wordings of boilerplate: ``data/boilerplate/xx.toml`` for the language ``xx``, ``any.toml`` for all of them.

Each list of a file is a text with a regular expression a line. A whole line of a text must match one, in the form that
``plain`` gives it; expressions are written in small letters, with accents or without. ``<site>`` stands for a name in
the lists ``sites``, ``<agency>`` for one in ``agencies``. The lists:

- ``links``: words before the title of another article, which stand alone, or with a colon, a bar or a dash before it;
- ``open_links``: those behind which the title may follow without a sign;
- ``register``, ``comments``, ``social``, ``navigation``, ``notices``, ``credits``: whole lines;
- ``captions``: labels of videos and captions. The first line of a text is none, nor is one that ends a sentence;
- ``pictures``: words for a picture before a colon and its credit, at the head of a line or at its end;
- ``rights``: notices of copyright, which have a year or a sign before them, or stand alone;
- ``as_written``: whole lines in the letter case that they have;
- ``speech``: what ties words to a speaker, beside the verbs of speech in ``readout.languages``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import NamedTuple

from readout.languages import LANGUAGES, language, unspaced_speech

_WHOLE = ("register", "comments", "social", "navigation", "notices", "credits")
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u0640\u064b-\u065f\u0670]")
"""Accents, and the vowel signs of Arabic and Hebrew; what joins Arabic letters, too."""
_STYLES = (("’", "'"), ("ʼ", "'"), ("׳", "'"), ("ı", "i"), ("ى", "ي"), ("ی", "ي"), ("ک", "ك"),
           ("\u200c", ""), ("\u200f", ""), ("\u200e", ""), ("\u200b", ""))  # fmt: skip
"""Spellings of one sign, and what is not seen; Turkish writes İ for i and I for ı in capitals."""
_NOTHING = r"(?!)"
_FOR_ALL = "any"
_ENGLISH = "en"


class Wordings(NamedTuple):
    """The wordings of a language, each list as one pattern for a plain line."""

    lines: re.Pattern[str]
    """Whole lines; in the group *link* a label alone, or with the title of another article, and in *dashed_link* one
    with a dash before it, behind which somebody may be said to speak."""
    link_labels: re.Pattern[str]
    """Whole lines: a label alone, below which titles may follow."""
    open_links: re.Pattern[str]
    """The head of a line, before a title."""
    captions: re.Pattern[str]
    as_written: re.Pattern[str] | None
    """For the line itself, in its own letter case."""
    credit: re.Pattern[str]
    """The end of a caption: a word for a picture, a *sign* or a space, and *whose* it is."""
    rights: tuple[str, ...]


class Speech(NamedTuple):
    """What ties words to a speaker in some languages."""

    verbs: frozenset[str]
    phrases: re.Pattern[str]

    def in_line(self, line: str) -> bool:
        """Whether a line has such a word."""
        small = line.lower()
        return not self.verbs.isdisjoint(_WORD.findall(small)) or self.phrases.search(small) is not None


_WORD = re.compile(r"[^\W\d_]+")


def plain(text: str) -> str:
    """A text as patterns see it: small letters without accents and vowel signs, one form of each sign."""
    return text.lower() if text.isascii() else _unstyled(text).lower()


def _unstyled(text: str) -> str:
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    for style, sign in _STYLES:
        text = text.replace(style, sign)
    return text


@cache
def wordings_for(tag: str | None) -> tuple[Wordings, ...]:
    """The wordings that a text in a language is looked at with: its own, those in English, and those of any language.

    Args:
        tag: The language as a BCP 47 tag. For a text whose language is not known, ``None``, they are those of all.
    """
    if tag is None:
        return tuple(map(_wordings, sorted(_codes())))
    known = language(tag)
    own = {known.language} & _codes() if known else set()
    return tuple(map(_wordings, (_FOR_ALL, *sorted({_ENGLISH} | own))))


@cache
def speech_for(tag: str | None) -> Speech:
    """What ties words to a speaker in a language and in English; for ``None`` in all languages."""
    known = language(tag)
    spoken = LANGUAGES.values() if tag is None else [LANGUAGES[_ENGLISH], *([known] if known else [])]
    phrases = [phrase for one in spoken for phrase in _file(one.language).get("speech", "").split("\n") if phrase]
    if any(one.unspaced for one in spoken):
        phrases.append(unspaced_speech().pattern)
    return Speech(
        frozenset().union(*(one.surely_verbs for one in spoken)),
        re.compile("|".join(f"(?:{phrase})" for phrase in phrases)),
    )


@cache
def _codes() -> frozenset[str]:
    folder = resources.files("readout.ingest") / "data" / "boilerplate"
    return frozenset(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


@cache
def _file(code: str) -> dict[str, str]:
    if code not in _codes():
        return {}
    path = resources.files("readout.ingest") / "data" / "boilerplate" / f"{code}.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def _wordings(code: str) -> Wordings:
    labels, pictures = _listed(code, "links"), _listed(code, "pictures")
    as_written = "|".join(_lines(_file(code).get("as_written", "")))
    return Wordings(
        lines=_one_of(_links(labels), *(_listed(code, kind) for kind in _WHOLE), _labelled(pictures)),
        link_labels=_one_of(rf"(?:{labels})\s*:?" if labels else ""),
        open_links=_one_of(_listed(code, "open_links")),
        captions=_one_of(_listed(code, "captions")),
        as_written=re.compile(as_written) if as_written else None,
        credit=_one_of(_credit(pictures)),
        rights=tuple(map(_unstyled, _lines(_file(code).get("rights", "")))),
    )


def _links(labels: str) -> str:
    """A label of links alone, in brackets, or with a title behind a sign; whoever the title of an article quotes."""
    if not labels:
        return ""
    to = rf"(?:{labels})\s*(?:[:|]\s*.{{0,250}})?|[【\[](?:{labels})[】\]]\s*.{{0,250}}"
    return rf"(?P<link>{to})|(?P<dashed_link>(?:{labels})\s*[–—]\s*.{{0,250}})"


def _credit(pictures: str) -> str:
    """The word for a picture, a sign or a space, and whose it is, at the end of a line."""
    whose = r"(?P<whose>(?:[^:.!?]|(?<=\b\w)\.){2,80})"
    return rf"\b(?:{pictures})(?P<sign> ?[:/|©=] ?| ){whose}\.?\Z" if pictures else ""


def _labelled(pictures: str) -> str:
    """The word for a picture, a sign, and what it shows or whose it is, with or without brackets."""
    if not pictures:
        return ""
    signed = r" ?[:|©=] ?.{1,200}(?<!\?)| ?/ ?.{1,120}(?<![.!?])"
    return rf"[(\[【]?(?:{pictures})[\])】]?(?:{signed})|[(\[【](?:{pictures})[\])】].{{1,200}}"


def _listed(code: str, kind: str) -> str:
    """The alternatives of a list, as plain as the lines that they are for; nothing if a language has no such list."""
    names = {"<site>": _names(code, "sites"), "<agency>": _names(code, "agencies")}
    found = "|".join(f"(?:{pattern})" for pattern in _lines(_unstyled(_file(code).get(kind, ""))))
    for sign, pattern in names.items():
        found = found.replace(sign, pattern)
    return found


def _names(code: str, kind: str) -> str:
    """The names of a list, those of all languages before those of this one, as one group."""
    both = dict.fromkeys((_FOR_ALL, code))
    return f"(?:{'|'.join(line for one in both for line in _lines(_unstyled(_file(one).get(kind, ''))))})"


def _lines(text: str) -> list[str]:
    return text.strip().split("\n") if text.strip() else []


def _one_of(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(filter(None, alternatives)) or _NOTHING)
