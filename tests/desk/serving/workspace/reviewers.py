"""Somebody who reviews on the pages, without script."""

from __future__ import annotations

import html
import re
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from tests.desk.serving.workspace.conftest import HERE, sign_in, text_of

from readout.desk.serving.app import served


class Reviewer:
    """Somebody at the page, who sends its forms as a browser does."""

    def __init__(self, app: FastAPI, name: str, role: str = "editor") -> None:
        self.name = name
        self.browser = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
        sign_in(self.browser, app.state.service.tokens.add(name, role, "a test"))
        self.page: Response = self.browser.get("/review")

    def go(self, address: str) -> str:
        self.page = self.browser.get(address)
        assert self.page.status_code == 200, self.page.text
        return self.text

    @property
    def text(self) -> str:
        return text_of(self.page.text)

    @property
    def record(self) -> str:
        return self.fields('action="/review"')["record"]

    def fields(self, form: str) -> dict[str, str]:
        """What a form of the page holds."""
        inner = next(one for one in self.page.text.split("<form")[1:] if form in one.split(">")[0]).split("</form>")[0]
        found = {}
        for name, value in re.findall(r'<input[^>]*name="([^"]*)" value="([^"]*)"', inner):
            found[name] = html.unescape(value)
        for tag in re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", inner):
            if " checked" not in tag:
                found.pop(re.findall(r'name="([^"]*)"', tag)[0], None)
        for name, value in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', inner, re.DOTALL):
            found[name] = html.unescape(value)
        for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', inner, re.DOTALL):
            values = re.findall(r'<option value="([^"]*)"( selected)?>', options)
            found[name] = next((value for value, chosen in values if chosen), values[0][0])
        return found

    def say(self, verdict: str, **given: Any) -> Response:
        self.page = self.browser.post("/review", data={**self.fields('action="/review"'), "verdict": verdict, **given})
        return self.page

    def follow(self, key: str) -> str:
        found = re.search(rf'href="([^"]*)" data-key="{key}"', self.page.text)
        assert found is not None
        return self.go(html.unescape(found[1]))

    def undo(self) -> Response:
        self.page = self.browser.post("/review/undo", data=self.fields('action="/review/undo"'))
        return self.page
