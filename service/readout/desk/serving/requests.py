"""Bodies of requests: JSON, read when it is known who asks."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from fastapi import Depends, HTTPException, Request
from pydantic import BaseModel, ValidationError

from readout.desk.serving.service import Editor
from readout.errors import InputError
from readout.faults import first_fault_of

M = TypeVar("M", bound=BaseModel)


async def body_of(request: Request, _: Editor) -> bytes:
    """The body of a request whose bearer may send one.

    Raises:
        HTTPException: 413, it is too long; 415, it is no JSON.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise HTTPException(415, "send JSON: Content-Type: application/json")
    return await request.body()


Body = Annotated[bytes, Depends(body_of)]


def parsed(model: type[M], body: bytes) -> M:
    """The body as a model.

    Raises:
        InputError: it is something else.
    """
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise InputError(first_fault_of(error)) from None


def takes(model: type[BaseModel]) -> dict[str, Any]:
    """What a body has to be, as the OpenAPI document has it."""
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
