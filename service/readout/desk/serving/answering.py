"""Answers: each with a validator, so that who has it already gets it no second time (RFC 9110, 13.1.2)."""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import urlencode

from fastapi import HTTPException, Request, Response
from pydantic import BaseModel

from readout.desk.serving.renditions import Rendition, rendition_of
from readout.errors import InputError

JSON = "application/json"
Form = Literal["html", "markdown", "text", "ics"]
FORMS: dict[Form, str] = {
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}
_TAG = re.compile(r'(?:W/)?("[^"]*")')
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy"\s+content="([^"]*)"')


def answer(
    request: Request, content: BaseModel | bytes, media: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """Content with its entity tag, or 304 for one who has it; who keeps it asks each time whether it holds."""
    body = content if isinstance(content, bytes) else content.model_dump_json(by_alias=True).encode()
    return answer_made(request, rendition_of(body), media, headers)


def answer_made(
    request: Request, made: Rendition, media: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """What was made before, as ``answer`` gives it."""
    body, tag = made
    told = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization", **(headers or {})}
    if _has(request, tag):
        return Response(status_code=304, headers=told)
    return Response(body, media_type=media, headers=told)


def form(request: Request, made: Rendition, kind: Form) -> Response:
    """A form for people."""
    headers = {"Content-Security-Policy": _policy_of(made.body)} if kind == "html" else {}
    return answer_made(request, made, FORMS[kind], headers)


def next_page(request: Request, cursor: str | None) -> dict[str, str]:
    """Where the next page is, relative to this one (RFC 8288)."""
    if cursor is None:
        return {}
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return {"Link": f'<?{urlencode([*asked, ("after", cursor)])}>; rel="next"'}


@contextlib.contextmanager
def page_is_there() -> Iterator[None]:
    """Say that there is no page of what is not there, or behind a cursor that leads nowhere.

    Raises:
        HTTPException: 404, there is none.
    """
    try:
        yield
    except InputError as error:
        raise HTTPException(404, str(error)) from None


def conditional() -> dict[int | str, dict[str, Any]]:
    """What a route that has a validator may answer too, as the OpenAPI document has it."""
    return {304: {"description": "Not Modified: what If-None-Match names is what there is"}}


def of_type(*media: str) -> dict[int | str, dict[str, Any]]:
    """That an answer is text of these types, as the OpenAPI document has it."""
    return {200: {"content": {one.partition(";")[0]: {"schema": {"type": "string"}} for one in media}}}


def _has(request: Request, tag: str) -> bool:
    asked = ",".join(request.headers.getlist("if-none-match"))
    return asked.strip() == "*" or tag in _TAG.findall(asked)


def _policy_of(page: bytes) -> str:
    """The page's own policy, and that nobody frames it, which a page cannot say of itself."""
    found = _POLICY.search(page)
    own = html.unescape(found[1].decode()) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'none'"
