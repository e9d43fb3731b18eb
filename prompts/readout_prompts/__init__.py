"""The prompts: one Markdown file per name and version (``statement.v1.md``), and this loader.

A line ``{{ NAME.vN }}`` in a prompt stands for that other file. What was brought in once is not repeated, in whatever
version: the first one counts.
A prompt that matters to a recorded answer is never edited: a change is a new version beside the old one.
"""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from importlib import resources

_FILE = re.compile(r"(?P<name>[a-z_]+)\.v(?P<number>[1-9]\d*)\.md")
_INCLUDE = re.compile(r"^\{\{ (?P<file>[a-z_]+\.v[1-9]\d*) \}\}\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as it is sent."""

    name: str
    version: str
    """``v1``, ``v2`` …"""
    text: str
    """With everything that it includes."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@functools.cache
def versions(name: str) -> tuple[str, ...]:
    """Versions of a prompt, oldest first; empty if there is no prompt of that name."""
    files = (_FILE.fullmatch(entry.name) for entry in resources.files(__name__).iterdir())
    numbers = sorted(int(match["number"]) for match in files if match and match["name"] == name)
    return tuple(f"v{number}" for number in numbers)


@functools.cache
def load(name: str, version: str | None = None) -> Prompt:
    """The prompt ``name`` in the given version, by default the newest.

    Raises:
        LookupError: there is no such prompt or version; the message names those that there are.
    """
    known = versions(name)
    if not known or (version is not None and version not in known):
        there_are = ", ".join(known) or "no prompt of this name"
        raise LookupError(f"no prompt {name}{f' {version}' if version else ''}: there are {there_are}")
    chosen = version or known[-1]
    return Prompt(name, chosen, _expand(f"{name}.{chosen}", set()).strip() + "\n")


def _expand(file: str, seen: set[str]) -> str:
    name = file.partition(".")[0]
    if name in seen:
        return ""
    seen.add(name)
    text = (resources.files(__name__) / f"{file}.md").read_text(encoding="utf-8")
    return _INCLUDE.sub(lambda match: _expand(match["file"], seen), text)


__all__ = ["Prompt", "load", "versions"]
