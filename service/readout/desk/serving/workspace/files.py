"""The style sheet, the script and the mark of the pages, each under a name that its content is part of."""

from __future__ import annotations

import functools
import hashlib
from typing import NamedTuple

from fastapi import APIRouter, HTTPException, Response

from readout.rendering.page_safety import asset

routes = APIRouter(include_in_schema=False)
PAGES = "readout.rendering"
FOR_EVER = "public, max-age=31536000, immutable"
"""What has another name when it is another thing may be kept."""


class File(NamedTuple):
    """A file as it is served."""

    address: str
    media: str
    content: bytes


@functools.cache
def files() -> dict[str, File]:
    """The files by what they are: ``style``, ``script``, ``mark``."""
    style = asset(PAGES, "basis.css") + asset(__package__, "workspace.css")
    script = f'"use strict";\n(() => {{\n{asset(__package__, "workspace.js")}{asset(__package__, "review.js")}}})();\n'
    return {
        "style": _file("workspace", "css", "text/css; charset=utf-8", style),
        "script": _file("workspace", "js", "text/javascript; charset=utf-8", script),
        "mark": _file("mark", "svg", "image/svg+xml", asset(__package__, "mark.svg")),
    }


def _file(name: str, ending: str, media: str, text: str) -> File:
    content = text.encode()
    return File(f"/assets/{name}.{hashlib.sha256(content).hexdigest()[:16]}.{ending}", media, content)


@routes.get("/assets/{name}", response_class=Response)
async def served(name: str) -> Response:
    """A file, for anybody: the page on which one signs in has them too."""
    for one in files().values():
        if one.address == f"/assets/{name}":
            return Response(one.content, media_type=one.media, headers={"Cache-Control": FOR_EVER})
    raise HTTPException(404, "there is no such file")
