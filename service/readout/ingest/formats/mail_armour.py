"""What stands among a mail's words as letters and figures: signatures of OpenPGP, and files put into the text."""

from __future__ import annotations

import binascii
import re

_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z-]+: .*\n)*\n(?P<words>.*?)^-----BEGIN PGP SIGNATURE-----\n"
    r".*?^-----END PGP SIGNATURE-----[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
"""A text in clear with its signature (RFC 9580, 7)."""
_ESCAPED = re.compile(r"^- (?=-)", re.MULTILINE)
_ENCRYPTED = re.compile(r"\s*-----BEGIN PGP MESSAGE-----\n.*-----END PGP MESSAGE-----\s*", re.DOTALL)
_FILE = re.compile(
    r"^begin [0-7]{3,4} (?P<name>[^\n]{1,255})\n(?P<lines>(?:[^\n]{1,70}\n)+?)(?:`\n|[ ]?\n)?end[ \t]*$", re.MULTILINE
)
"""A file as uuencode writes it (POSIX)."""


def without_signature(text: str) -> str:
    """The text that was signed, without what signs it."""
    return _SIGNED.sub(lambda signed: _ESCAPED.sub("", signed["words"]).strip("\n"), text)


def is_encrypted(text: str) -> bool:
    """Whether there is nothing but a message that is encrypted."""
    return bool(_ENCRYPTED.fullmatch(text))


def files_in(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text without the files that were put into it, and those: name and content."""
    found: list[tuple[str, bytes]] = []

    def taken(file: re.Match[str]) -> str:
        try:
            found.append((file["name"].strip(), b"".join(map(binascii.a2b_uu, file["lines"].encode().splitlines()))))
        except (binascii.Error, ValueError):
            return file[0]
        return ""

    return _FILE.sub(taken, text), found
