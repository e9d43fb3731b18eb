"""The OpenAPI document says what the service does: schemathesis asks it what is allowed, and what is not."""

from __future__ import annotations

import re
import uuid

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from readout.desk.serving.app import served
from readout_schemas.desk import KEY_FORM

EXAMPLES = 10
"""Requests of a kind a route: they are the same in each run."""


@pytest.fixture(scope="module")
def document(app: FastAPI) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", served(app), config=SchemathesisConfig(seed=7))


# A report has rules that no schema has, and to invent one takes a minute: it has tests of its own.
schema = schemathesis.pytest.from_fixture("document").exclude(path="/v1/reports")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
def test_every_route_does_what_the_document_says(case: schemathesis.Case, tokens: dict[str, str]) -> None:
    key = case.headers.get("Idempotency-Key") if case.headers else None
    own = {"Idempotency-Key": str(uuid.uuid4())} if key and re.fullmatch(KEY_FORM, str(key)) else {}  # once each
    case.call_and_validate(headers={"Authorization": f"Bearer {tokens['admin']}", **own})
