"""Text files with metadata at their head."""

from __future__ import annotations

import re

from readout.errors import InputError
from readout.ingest.metadata import NO_METADATA, Metadata, parse_metadata

_HEAD = re.compile(r"-{3,}[ \t]*\n\s*[A-Za-z_][\w-]*[ \t]*:(\s|$)")
"""A first line of dashes that a key follows: other dashes at the head of a text are a rule across the page."""
_NULLS = ("~", "null")


def split(text: str, where: str) -> tuple[str, Metadata]:
    """The text after its YAML front matter, and the metadata in it; keys that are not known are ignored.

    The text is not changed otherwise; the blank lines between the two parts belong to the front matter.

    Raises:
        InputError: The front matter is not YAML, or a value has the wrong form.
    """
    if not _HEAD.match(text):
        return text, NO_METADATA
    # Imported here because they are slow, and most texts have no front matter.
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    try:
        head, body = handler.split(text)
        # The base loader leaves every value a string: a wrong date is then named as it is written.
        fields = handler.load(head, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = f"the front matter is not YAML (line {line}: {error.problem})"
        raise InputError(f"{where}: {what}; put values with a colon in quotation marks") from None
    except (ValueError, RecursionError, yaml.YAMLError):
        return text, NO_METADATA
    if not isinstance(fields, dict):
        return text, NO_METADATA
    known = {str(key): value for key, value in fields.items() if value not in _NULLS}
    return body.lstrip("\n"), parse_metadata(known, f"{where}: front matter", closed=False)
