"""Cassettes: recorded HTTP as YAML that can be read in a diff, without secrets or noise.

A cassette is vcrpy's, one file per document and prompt version. JSON bodies are stored parsed; so is the content of a
message that is JSON itself. They are put back into text byte for byte, or else stored as text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from vcr.persisters.filesystem import CassetteDecodeError, CassetteNotFoundError
from vcr.request import Request

from readout.files import write_whole

KEPT_HEADERS = ("content-type", "retry-after")
"""Headers of an answer that are kept; of a request none are."""

VERSION = 1
"""vcrpy's number for this form of cassette."""

Interactions = tuple[list[Request], list[dict[str, Any]]]


class _Dumper(yaml.SafeDumper):
    """YAML with block text for whatever has more than one line."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


class ReadablePersister:
    """Reads and writes a cassette; vcrpy calls it."""

    @classmethod
    def load_cassette(cls, cassette_path: str | Path, serializer: object) -> Interactions:  # noqa: ARG003
        """Requests and responses of a file, bodies as bytes.

        Raises:
            CassetteNotFoundError: no such file.
            CassetteDecodeError: not a cassette.
        """
        path = Path(cassette_path)
        if not path.is_file():
            raise CassetteNotFoundError(str(path))
        try:
            stored = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  (a safe loader)
            pairs = [(_request(item["request"]), _response(item["response"])) for item in stored["interactions"]]
        except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise CassetteDecodeError(str(error)) from error
        return [request for request, _ in pairs], [response for _, response in pairs]

    @staticmethod
    def save_cassette(cassette_path: str | Path, cassette_dict: dict[str, Any], serializer: object) -> None:  # noqa: ARG004
        """Write all of a cassette, or nothing: first beside the file, then in its place."""
        pairs = zip(cassette_dict["requests"], cassette_dict["responses"], strict=True)
        stored = {
            "version": VERSION,
            "interactions": [
                {"request": _readable_request(request), "response": _readable_response(response)}
                for request, response in pairs
            ],
        }
        text = yaml.dump(stored, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
        write_whole(Path(cassette_path), text)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def body_of(request: Request) -> Any:
    """The JSON of a request, without the model's name: a replay is for whoever was asked then."""
    body = json.loads(request.body or b"{}")
    return {key: value for key, value in body.items() if key != "model"}


def without_secrets(request: Request) -> Request:
    """The request without its headers: keys, cookies, versions."""
    request.headers = {}
    return request


def good_answers_alone(response: dict[str, Any]) -> dict[str, Any] | None:
    """The response with the headers that matter; ``None``, so that it is not recorded, for a failure."""
    if response["status"]["code"] != 200:  # noqa: PLR2004
        return None
    headers = {name.lower(): value for name, value in response["headers"].items()}
    return {**response, "headers": {name: headers[name] for name in KEPT_HEADERS if name in headers}}


def _readable_request(request: Request) -> dict[str, Any]:
    return {"method": request.method, "uri": request.uri, "body": _parsed(_decoded(request.body))}


def _readable_response(response: dict[str, Any]) -> dict[str, Any]:
    body = _parsed(_decoded(response["body"]["string"]))
    if isinstance(body, dict):
        body = json.loads(json.dumps(body))  # a copy: the answer in use stays as it is
        for choice in body.get("choices", []):
            message = choice.get("message", {})
            if isinstance(message.get("content"), str):
                message["content"] = _parsed(message["content"])
    return {"status": response["status"], "headers": response["headers"], "body": body}


def _request(stored: dict[str, Any]) -> Request:
    return Request(stored["method"], stored["uri"], _unparsed(stored["body"]).encode(), {})


def _response(stored: dict[str, Any]) -> dict[str, Any]:
    body = stored["body"]
    if isinstance(body, dict):
        for choice in body.get("choices", []):
            message = choice.get("message", {})
            if message.get("content") is not None:
                message["content"] = _unparsed(message["content"])
    return {**stored, "body": {"string": _unparsed(body).encode()}}


def _decoded(body: bytes | str | None) -> str:
    return body.decode("utf-8") if isinstance(body, bytes) else body or ""


def _dumped(value: Any, separators: tuple[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=separators)


_STYLES = ((", ", ": "), (",", ":"))


def _parsed(text: str) -> Any:
    """The value of a JSON object in ``text``, if it can be put back as it was; else ``text``."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict) and _dumped(value, _STYLES[0]) == text else _compact(value, text)


def _compact(value: Any, text: str) -> Any:
    if isinstance(value, dict) and _dumped(value, _STYLES[1]) == text:
        return {"__compact__": value}
    return text


def _unparsed(value: Any) -> str:
    if isinstance(value, str):
        return value
    if "__compact__" in value:
        return _dumped(value["__compact__"], _STYLES[1])
    return _dumped(value, _STYLES[0])
