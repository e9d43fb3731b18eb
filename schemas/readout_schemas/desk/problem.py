"""What went wrong, as problem details (RFC 9457)."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from readout_schemas.desk.answers import Answer


class Fault(Answer):
    """One thing that is wrong with a request."""

    where: str = Field(description="The parameter or field.", examples=["query.limit"])
    what: str = Field(description="What is wrong with it.", examples=["has to be at most 200"])


class Problem(Answer):
    """Problem details (RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "there is no edition 7"}
            ]
        }
    )

    type: str = Field(default="about:blank", description="What kind it is: that of its status, always.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str | None = Field(default=None, description="What is wrong, and what to do.")
    errors: tuple[Fault, ...] | None = Field(default=None, description="What is wrong with parameters, one by one.")
