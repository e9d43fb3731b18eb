"""What keeps a page harmless, whatever the texts in it say: escaping, a content security policy, and plain addresses.

A page holds the words of strangers. Three walls stand between them and the reader: Jinja2 escapes everything that a
template writes, the page's policy lets no script or style run but the ones whose digests it names and lets nothing be
fetched, and trusted types forbid the page's own script to turn text into markup.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from pydantic import JsonValue

DIRECTIONS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""Formatting characters that turn the direction of what follows (UAX #9), by their abbreviations."""

_DIRECTION = re.compile(f"[{''.join(DIRECTIONS)}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


@functools.lru_cache(maxsize=8)
def environment(package: str) -> Environment:
    """Jinja2 for the folder ``templates`` of a package.

    All that a template writes goes through ``visible`` and is escaped, except what is marked as safe (``|e`` leaves the
    characters of a name as they are); what a template lacks is an error.
    """
    return Environment(
        loader=PackageLoader(package),
        auto_reload=False,  # else each look for a template asks the disk whether it is another one
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )


def _finalized(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def asset(package: str, name: str) -> str:
    """A file of the folder ``assets`` of a package: a script or a style sheet."""
    return (resources.files(package) / "assets" / name).read_text(encoding="utf-8")


def policy(style: str, script: str | None = None) -> Markup:
    """Content security policy of a page: no request, no form, and no style or script but these, inline.

    Args:
        style: content of the page's only ``style`` element.
        script: content of its only ``script`` element that runs; None if nothing may run.
    """
    rules = ["default-src 'none'", f"style-src '{_digest(style)}'", "base-uri 'none'", "form-action 'none'"]
    if script is not None:
        rules += [f"script-src '{_digest(script)}'", "require-trusted-types-for 'script'", "trusted-types 'none'"]
    return Markup("; ".join(rules))  # noqa: S704  (digests alone come from outside)


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def json_block(value: JsonValue) -> Markup:
    """JSON that can stand in a ``script`` element: no ``<``, so that no text in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704


def web_address(address: str | None) -> str | None:
    """The address if it is one of the web (http, https), else None: ``javascript:`` and ``data:`` are no links."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return None
    return (address or "").strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def visible(text: str) -> str:
    """The text with the characters that would turn its direction, or show nothing, made visible.

    A right-to-left override would let a quotation read otherwise than its words stand, and reach beyond it.
    """
    if text.isprintable():  # as most are: none of these is
        return text
    return _CONTROL.sub("\ufffd", _DIRECTION.sub(lambda found: f"⟨{DIRECTIONS[found[0]]}⟩", text))


def tamed(text: str) -> str:
    """The text with a mark in the place of each character that would turn its direction or steer a terminal."""
    return _CONTROL.sub("\ufffd", _DIRECTION.sub("\ufffd", text))


def shown(text: str) -> Markup:
    """The text, visible and escaped."""
    return escape(visible(text))
