"""The tables of ``written/``: phrases of each language as its reporters write them, and what they come to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

TABLES: dict[str, dict[str, Any]] = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parents[2] / "values" / "written").glob("*.toml"))
}


def entries(*sections: str) -> list[tuple[str, str, str]]:
    """Language, words and what they come to, of one section of every table."""
    return [
        (language, words, value)
        for language, table in TABLES.items()
        for section in sections
        for words, value in table[section].items()
    ]


def unread(section: str) -> list[tuple[str, str]]:
    """Language and words of what comes to nothing."""
    return [(language, words) for language, table in TABLES.items() for words in table["no"][section]]
