"""Rich Text Format: the text with all changes accepted, notes at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_TOKEN = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'[0-9a-fA-F]{2}|\\.|[{}]|[^\\{}]+", re.DOTALL)
_UNSEEN = ("deleted", "v")
"""Words that begin what was deleted, or is hidden; with 0 they end it."""
_PAGE = re.compile(rb"\\ansicpg(\d+)")
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_FIELD = r"\{\\%s ((?:[^\\{}]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??)*)\}"
_DAY = re.compile(r"\{\\(?:revtim|creatim)\\yr(\d+)\\mo(\d+)\\dy(\d+)")


def _read(file: Opened) -> Iterator[Document]:
    striprtf = needed("striprtf.striprtf", file.place.where, "Rich Text Format")
    data = file.data()
    page = _PAGE.search(data)
    try:
        content = data.decode(f"cp{page[1].decode()}" if page else "cp1252", errors="replace")
        text = striprtf.rtf_to_text(_seen(content), errors="replace")
        said = {name: striprtf.rtf_to_text(_field(content, name), errors="replace") for name in ("title", "author")}
    except (ValueError, LookupError, IndexError, RecursionError) as error:
        raise InputError(
            f"{file.place.where}: is no Rich Text that can be read ({type(error).__name__}); save it as .docx"
        ) from None
    day = _DAY.search(content)
    weak = Metadata(
        title=said["title"],
        author=said["author"],
        published=day_in(f"{int(day[1]):04}-{int(day[2]):02}-{int(day[3]):02}") if day else None,
        published_from="Rich Text properties",
    )
    lines = (line.rstrip() for line in text.split("\n"))
    yield file.document("\n".join(lines).strip("\n"), Metadata(), weak=weak)


def _field(content: str, name: str) -> str:
    match = re.search(_FIELD % name, content[: 1 << 16])
    page = re.search(r"\\ansicpg\d+", content)
    return f"{{\\rtf1{page[0] if page else ''} {match[1]}}}" if match else ""


def _seen(content: str) -> str:
    """The file without what a reader does not see, cells apart, and notes at its end."""
    kept: list[str] = []
    notes: list[list[str]] = []
    into, stack, unseen = kept, [], False
    for token in _TOKEN.finditer(_CELL.sub(r"\\tab ", content)):
        word = token[1]
        if token[0] == "{":
            stack.append((into, unseen))
        elif token[0] == "}":
            before = stack.pop() if stack else (kept, False)
            if into is not before[0]:  # a note ends, and goes on at the end of the text
                into.append("}")
                into, unseen = before
                continue
            into, unseen = before
        elif word == "footnote":
            opening = into.pop() if into and into[-1] == "{" else ""
            notes.append([r"\par ", opening])
            into = notes[-1]
            continue
        elif word in _UNSEEN:
            unseen = token[2] != "0"
        elif word == "plain":
            unseen = False
        is_shown = token[0] in "{}" or bool(word and word not in ("u", "par", "line", "tab"))
        if is_shown or not unseen:
            into.append(token[0])
    end = len(kept) - 1 - kept[::-1].index("}") if "}" in kept else len(kept)
    return "".join((*kept[:end], *("".join(note) for note in notes), *kept[end:]))


RICH_TEXT = Format(
    title="Rich Text",
    suffixes=(".rtf",),
    media_types=("application/rtf", "text/rtf"),
    begins=re.compile(rb"\s{0,64}\{\\rtf\d?"),
    read=_read,
    has_sidecar=True,
)
