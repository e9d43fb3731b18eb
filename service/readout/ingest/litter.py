"""What systems and programs leave beside people's files, and nobody named: it is passed over without a word."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePath, PurePosixPath

from readout.ingest.word_tables import table


def is_litter(name: str) -> bool:
    """Whether a file or a folder of this name is hidden, or left by a program: ``.DS_Store``, ``~$memo.docx``."""
    small = name.casefold()
    return any(fnmatchcase(small, pattern) for pattern in table("folder_files")["left_by_programs"])


def is_among_litter(path: str) -> bool:
    """Whether a file in an archive, or one of the folders that it is in, is such."""
    return any(part not in {".", ".."} and is_litter(part) for part in PurePosixPath(path).parts)


def opened_by_a_program(path: PurePath) -> str | None:
    """The file that a program has open, if this one is its mark of that, as Word and LibreOffice leave it."""
    name = path.name
    if name.startswith("~$"):
        return name[2:]
    return name[7:-1] if name.startswith(".~lock.") and name.endswith("#") else None
