"""What is handed in: texts and addresses as JSON, or files as a form."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException as FormError

from readout.desk.jobs import Given, Submission
from readout.desk.jobs.things import MOST_SOURCES
from readout.desk.serving.parameters import Day, Paging, Words
from readout.desk.serving.requests import parsed
from readout.desk.serving.service import Editor
from readout.errors import InputError
from readout.faults import first_fault_of
from readout.ingest import Metadata
from readout_schemas.desk import JobState

JSON, FORM = "application/json", "multipart/form-data"
FILE = "file"
"""The field of a form that files are in, as many as there are."""


_SPACE = r"\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
_PORT = "([0-9]{1,4}|[1-5][0-9]{4}|6([0-4][0-9]{3}|5([0-4][0-9]{2}|5([0-2][0-9]|3[0-5]))))"
"""Up to 65535."""
_BEHIND = rf"(:{_PORT})?([/?#][^{_SPACE}]*)?$"
ADDRESS = rf"^[Hh][Tt][Tt][Pp][Ss]?://[^:/?#@\\\[\]{_SPACE}]+{_BEHIND}"
"""What an address looks like, with a host in any letters, and without a password; of IPv6 see below."""
_ADDRESS = re.compile(rf"{ADDRESS}|^[Hh][Tt][Tt][Pp][Ss]?://\[[0-9A-Fa-f:.]+\]{_BEHIND}")


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise ValueError(f"{value[:100]!r} is no http or https address, or has a space or a password in it")
    return value


Address = Annotated[
    str,
    Field(max_length=2000, examples=["https://example.org/feed.xml"], json_schema_extra={"pattern": ADDRESS}),
    AfterValidator(_address),
]
TAG = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$"
Tag = Annotated[str, Field(pattern=TAG)]


class JobsAsked(Paging):
    """Which jobs."""

    state: JobState | None = Field(None, description="Only those in this state.", examples=["running"])


class About(BaseModel):
    """What is known of documents that do not say it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    published: Day | None = Field(None, description="Day of publication, where a document does not say its own.")
    publisher: Words | None = Field(None, description="Who published them, where they do not say it.")
    language: Tag | None = Field(None, description="BCP 47 tag of their language; detected otherwise.", examples=["en"])

    def metadata(self) -> Metadata:
        """The same, as it goes with documents.

        Raises:
            InputError: the language is no tag.
        """
        told = {name: getattr(self, name, None) for name in Metadata.model_fields}
        try:
            metadata = Metadata.model_validate({name: value for name, value in told.items() if value is not None})
        except ValidationError as error:
            raise InputError(first_fault_of(error)) from None
        return metadata.from_("the request")


class TextGiven(About):
    """An article as a text."""

    text: str = Field(min_length=1, description="All of it.", examples=["Norway said on Monday that it would pay."])
    title: Words | None = None
    author: Words | None = None
    url: Words | None = Field(None, description="Where it was published.")
    name: Words = Field("", description="What it is called in the desk; without it, by its content.")


class DocumentsGiven(About):
    """What is to be read."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": [name], "properties": {name: {"minItems": 1}}} for name in ("texts", "addresses")],
            "examples": [{"texts": ["Norway said on Monday that it would pay."], "publisher": "NRK"}],
        }
    )

    texts: tuple[Annotated[str, Field(min_length=1)] | TextGiven, ...] = Field((), max_length=MOST_SOURCES)
    addresses: tuple[Address, ...] = Field((), max_length=MOST_SOURCES)
    again: bool = Field(False, strict=True, description="Whether documents that are in the desk are read anew.")

    def submission(self) -> Submission:
        """The same, as the desk takes it.

        Raises:
            InputError: there is nothing to read, or an address is none.
        """
        about = self.metadata()
        texts = (_text(one, about) for one in self.texts)
        addresses = (Given.address(one, about) for one in self.addresses)
        return Submission(sources=(*texts, *addresses), again=self.again)


class _Form(About):
    again: bool = False


_EMPTY = {"type": "string", "maxLength": 0}
"""What a browser sends of a field that was left empty."""
FORM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": [FILE],
    "additionalProperties": False,
    "properties": {
        FILE: {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "format": "binary"},
            "description": "Files of any format that is read; the ending of a name tells the format.",
        },
        "published": {"anyOf": [{"type": "string", "format": "date"}, _EMPTY], "examples": ["2025-03-15"]},
        "publisher": {"type": "string", "maxLength": 500},
        "language": {"anyOf": [{"type": "string", "pattern": TAG}, _EMPTY], "examples": ["en"]},
        "again": {"type": "string", "enum": ["true", "false", ""]},
    },
}


async def submission_of(request: Request, _: Editor) -> Submission:
    """What a request hands in, read when it is known who asks.

    Raises:
        HTTPException: 413, it is too long; 415, it is neither JSON nor a form.
        InputError: something is wrong with it.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == JSON:
        return parsed(DocumentsGiven, await request.body()).submission()
    if media != FORM:
        raise HTTPException(415, f"send JSON ({JSON}), or files as a form ({FORM})")
    try:
        async with request.form(max_files=MOST_SOURCES, max_fields=20) as form:
            return await _of_form(form)
    except FormError as error:
        if error.status_code != 400:  # noqa: PLR2004  (what the parser says of a form that is none)
            raise
        raise InputError(f"this is no form: {error.detail}") from None


async def _of_form(form: FormData) -> Submission:
    files = [one for name, one in form.multi_items() if name == FILE and isinstance(one, UploadFile)]
    others = {name: one for name, one in form.multi_items() if not (name == FILE and isinstance(one, UploadFile))}
    try:
        told = _Form.model_validate({name: one for name, one in others.items() if one != ""})
    except ValidationError as error:
        raise InputError(first_fault_of(error)) from None
    about = told.metadata()
    given = [Given.file(one.filename or "", await one.read(), about) for one in files]
    if not given:
        raise InputError(f"nothing to read: put files into the field {FILE!r}")
    return Submission(sources=tuple(given), again=told.again)


def _text(told: str | TextGiven, about: Metadata) -> Given:
    if isinstance(told, str):
        return Given.text(told, about)
    return Given.text(told.text, told.metadata().over(about), told.name)


def takes_documents() -> dict[str, Any]:
    """What the body has to be, as the OpenAPI document has it."""
    schema = {"$ref": f"#/components/schemas/{DocumentsGiven.__name__}"}
    content = {JSON: {"schema": schema}, FORM: {"schema": FORM_SCHEMA}}
    return {"requestBody": {"required": True, "content": content}}


Handed = Annotated[Submission, Depends(submission_of)]
