"""Cassettes: recorded HTTP as YAML that can be read in a diff, without secrets or noise.

A cassette is vcrpy's, one file per document and prompt version. JSON bodies are stored parsed; so is the content of a
message that is JSON itself, if it can be put back into text byte for byte: else it stays text.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from vcr.filters import decode_response
from vcr.persisters.filesystem import CassetteNotFoundError
from vcr.request import Request

from readout.ask.settings import RECORDED_URL
from readout.errors import RecordingError
from readout.files import write_whole

KEPT_HEADERS = ("content-type", "retry-after")
"""Headers of an answer that are kept; of a request none are."""

_COMPACT = "__compact__"
"""Key above a value that was written without spaces."""

NOT_MATCHED = {"model", "max_tokens", "max_completion_tokens"}
"""Members of a request that do not count where it is looked for among recorded ones."""

VERSION = 1
"""vcrpy's number for this form of cassette."""

Interactions = tuple[list[Request], list[dict[str, Any]]]


class _Dumper(yaml.SafeDumper):
    """YAML with block text for whatever has more than one line."""


_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML 1.1, which reads the first of them as a new line unless it is escaped."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = '"' if _OTHER_BREAKS.search(value) else "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


class ReadablePersister:
    """Reads and writes a cassette; vcrpy calls it."""

    @classmethod
    def load_cassette(cls, cassette_path: str | Path, serializer: object) -> Interactions:  # noqa: ARG003
        """Requests and responses of a file, bodies as bytes.

        Raises:
            CassetteNotFoundError: no such file.
            RecordingError: not a cassette. (Of its own error for that vcrpy makes an empty cassette.)
        """
        path = Path(cassette_path)
        if not path.is_file():
            raise CassetteNotFoundError(str(path))
        try:
            stored = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  (a safe loader)
            pairs = [(_request(item["request"]), _response(item["response"])) for item in stored["interactions"]]
        except (OSError, yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
            why = " ".join(str(error).split())
            raise RecordingError(f"{path} is not a cassette ({why}): record it again") from error
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
    """The JSON of a request, without what may differ between whoever was asked then and whoever is replayed for."""
    body = json.loads(request.body or b"{}")
    if not isinstance(body, dict):
        return body
    return {key: value for key, value in body.items() if key not in NOT_MATCHED}


def without_secrets(request: Request) -> Request:
    """The request without its headers (keys, cookies, versions) and its server: a replay knows no address."""
    request.headers = {}
    request.uri = f"{RECORDED_URL}/{'/'.join(request.path.rstrip('/').split('/')[-2:])}"
    return request


def good_answers_alone(response: dict[str, Any]) -> dict[str, Any] | None:
    """The response, unpacked, with the headers that matter; ``None``, so that it is not recorded, for a failure."""
    if response["status"]["code"] != 200:  # noqa: PLR2004
        return None
    response = decode_response(response)
    if not _is_completion(response["body"]["string"]):
        return None
    headers = {name.lower(): value for name, value in response["headers"].items()}
    return {**response, "headers": {name: headers[name] for name in KEPT_HEADERS if name in headers}}


def _is_completion(body: bytes | str) -> bool:
    try:
        value = json.loads(body)
    except ValueError:
        return False
    return isinstance(value, dict) and isinstance(value.get("choices"), list)


def _readable_request(request: Request) -> dict[str, Any]:
    return {"method": request.method, "uri": request.uri, "body": _value(_decoded(request.body))}


def _readable_response(response: dict[str, Any]) -> dict[str, Any]:
    body = _value(_decoded(response["body"]["string"]))
    if isinstance(body, dict):
        for message in _messages(body):
            if isinstance(message.get("content"), str):
                message["content"] = _parsed(message["content"])
    return {"status": response["status"], "headers": response["headers"], "body": body}


def _request(stored: dict[str, Any]) -> Request:
    return Request(stored["method"], stored["uri"], _unparsed(stored["body"]).encode(), {})


def _response(stored: dict[str, Any]) -> dict[str, Any]:
    body = stored["body"]
    if isinstance(body, dict):
        for message in _messages(body):
            if message.get("content") is not None:
                message["content"] = _unparsed(message["content"])
    return {**stored, "body": {"string": _unparsed(body).encode()}}


def _messages(body: dict[str, Any]) -> list[dict[str, Any]]:
    choices = body.get("choices")
    found = [choice.get("message") for choice in choices or () if isinstance(choice, dict)]
    return [message for message in found if isinstance(message, dict)]


def _decoded(body: bytes | str | None) -> str:
    return body.decode("utf-8") if isinstance(body, bytes) else body or ""


def _dumped(value: Any, separators: tuple[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=separators)


_STYLES = ((", ", ": "), (",", ":"))


def _value(text: str) -> Any:
    """The value of a JSON object, however it was written; else ``text``."""
    try:
        value = json.loads(text)
        _dumped(value, _STYLES[0]).encode()
    except ValueError:  # no JSON, or half a pair of surrogates in it
        return text
    return value if isinstance(value, dict) else text


def _parsed(text: str) -> Any:
    """The value of a JSON object in ``text``, if it can be put back as it was; else ``text``."""
    value = _value(text)
    if not isinstance(value, dict) or _COMPACT in value:
        return text
    if _dumped(value, _STYLES[0]) == text:
        return value
    return {_COMPACT: value} if _dumped(value, _STYLES[1]) == text else text


def _unparsed(value: Any) -> str:
    if isinstance(value, str):
        return value
    if _COMPACT in value:
        return _dumped(value[_COMPACT], _STYLES[1])
    return _dumped(value, _STYLES[0])
