"""The pages as a browser gets them, from the application itself."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import yesterday

from readout.desk import Desk
from readout.desk.serving.app import create_app, served

HERE = "https://desk.example"
Visit = Callable[..., TestClient]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture(scope="session")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with one morning, and its edition, to be copied."""
    place = tmp_path_factory.mktemp("morning") / "desk.sqlite3"
    with Desk.open(place, VirtualClock()) as one:
        one.add(yesterday())
        one.brief()
    return place


@pytest.fixture
def desk(morning: Path, tmp_path: Path, clock: VirtualClock) -> Iterator[Desk]:
    with Desk.open(shutil.copy(morning, tmp_path), clock) as one:
        yield one


@pytest.fixture
def app(desk: Desk) -> FastAPI:
    return create_app(desk)


@pytest.fixture
def visit(app: FastAPI) -> Visit:
    """A browser that has not signed in; of a role, one that has."""

    def browser(role: str | None = None, **given: object) -> TestClient:
        one = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html,*/*;q=0.8"}, **given)  # type: ignore[arg-type]
        if role:
            sign_in(one, app.state.service.tokens.add(f"{role} {id(one)}", role, "a test"))
        return one

    return browser


def proof_in(page: str) -> str:
    """The word by which the forms of a page prove themselves."""
    found = re.search(r'name="proof" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def sign_in(browser: TestClient, token: str, address: str = "/") -> None:
    page = browser.get("/sign-in")
    done = browser.post("/sign-in", data={"token": token, "next": address, "proof": proof_in(page.text)})
    assert done.status_code == 200, done.text
    assert done.url.path == address


def text_of(page: str) -> str:
    """What a page says in its main part, without the markup."""
    main = page.split('<main id="main"')[1].split("<footer", maxsplit=1)[0]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main)))


def text_at(browser: TestClient, address: str) -> str:
    """What the page of an address says."""
    told = browser.get(address)
    assert told.status_code == 200, (address, told.status_code)
    return text_of(told.text)
