"""Loopback servers that speak Anthropic's and Google's protocols as their references have them.

What the references demand of a request is asserted; a request that breaks it is answered as they answer it, with 400.
https://docs.claude.com/en/api/messages, https://ai.google.dev/api/generate-content (as of 2026).
"""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

from readout_tests.loopback import Asked, Loopback, Reply, _Handler


class Foreign(Loopback):
    """A server of another protocol: what the test says as a chat completion goes out as the protocol has it."""

    def __init__(self) -> None:
        super().__init__()
        self.native: list[dict[str, Any]] = []
        """The requests as they came."""

    @property
    def host(self) -> str:
        """The address without a path, as the providers' variables want it."""
        return self.url.removesuffix("/v1")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        return type("ForeignHandler", (_ForeignHandler,), {"loopback": self})

    def fault(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> str | None:
        """What the protocol does not allow in a request."""
        raise NotImplementedError

    def as_asked(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The request as OpenAI has it."""
        raise NotImplementedError

    def as_told(self, completion: dict[str, Any]) -> dict[str, Any]:
        """A chat completion as the protocol has it."""
        raise NotImplementedError

    def error(self, status: int, message: str) -> dict[str, Any]:
        """An error as the protocol has it."""
        raise NotImplementedError


class Anthropic(Foreign):
    """``POST /v1/messages``."""

    def fault(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> str | None:
        known = {"model", "max_tokens", "system", "messages", "output_config", "tools", "tool_choice"}
        wrong = [
            *(f"{name}: Extra inputs are not permitted" for name in body.keys() - known),
            *(f"{name}: Field required" for name in {"model", "max_tokens", "messages"} - body.keys()),
            *(f"messages: role {one['role']}" for one in body["messages"] if one["role"] not in {"user", "assistant"}),
            *("messages: text content blocks must be non-empty" for one in body["messages"] if not one["content"]),
        ]
        if path != "/v1/messages" or headers.get("anthropic-version") != "2023-06-01" or not headers.get("x-api-key"):
            wrong.append("path or headers")
        if "authorization" in headers or body["messages"][0]["role"] != "user":
            wrong.append("a bearer's key, or a first message that is not the user's")
        return "; ".join(wrong) or None

    def as_asked(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        del path
        asked = {"model": body["model"], "messages": [{"role": "system", "content": body["system"][0]["text"]}]}
        asked["messages"] += body["messages"]
        if "output_config" in body:
            schema = body["output_config"]["format"]["schema"]
            asked["response_format"] = {"json_schema": {"name": schema["title"], "schema": schema}}
        if "tools" in body:
            (tool,) = body["tools"]
            asked["tools"] = [{"function": {"name": tool["name"], "parameters": tool["input_schema"]}}]
        return asked

    def as_told(self, completion: dict[str, Any]) -> dict[str, Any]:
        choice, usage = completion["choices"][0], completion["usage"]
        text = choice["message"]["content"]
        reasons = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}
        called = "tools" in self.native[-1]
        block = {"type": "tool_use", "id": "toolu_1", "name": "x", "input": json.loads(text)} if called else None
        thought = {"type": "thinking", "thinking": "Well.", "signature": "s"}
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": completion["model"],
            "content": [thought, block or {"type": "text", "text": text}],
            "stop_reason": "tool_use" if called else reasons[choice["finish_reason"]],
            "stop_sequence": None,
            "usage": {
                "input_tokens": usage["prompt_tokens"] - usage["prompt_tokens_details"]["cached_tokens"] - 5,
                "cache_creation_input_tokens": 5,
                "cache_read_input_tokens": usage["prompt_tokens_details"]["cached_tokens"],
                "output_tokens": usage["completion_tokens"],
            },
        }

    def error(self, status: int, message: str) -> dict[str, Any]:
        kinds = {401: "authentication_error", 429: "rate_limit_error", 529: "overloaded_error"}
        return {"type": "error", "error": {"type": kinds.get(status, "invalid_request_error"), "message": message}}


class Google(Foreign):
    """``POST /v1beta/models/MODEL:generateContent``."""

    def fault(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> str | None:
        known = {"systemInstruction", "contents", "generationConfig", "tools", "toolConfig"}
        wrong = [
            *(f'Invalid JSON payload received. Unknown name "{name}"' for name in body.keys() - known),
            *(f"role {one['role']}" for one in body["contents"] if one["role"] not in {"user", "model"}),
            *("contents.parts must not be empty" for one in body["contents"] if not one["parts"][0]["text"]),
        ]
        if not path.startswith("/v1beta/models/") or not path.endswith(":generateContent"):
            wrong.append(path)
        if not headers.get("x-goog-api-key") or "authorization" in headers:
            wrong.append("headers")
        return "; ".join(wrong) or None

    def as_asked(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        model = path.removeprefix("/v1beta/models/").removesuffix(":generateContent")
        system = body["systemInstruction"]["parts"][0]["text"]
        said = [{"role": one["role"], "content": one["parts"][0]["text"]} for one in body["contents"]]
        asked: dict[str, Any] = {"model": model, "messages": [{"role": "system", "content": system}, *said]}
        schema = body.get("generationConfig", {}).get("responseJsonSchema")
        if schema:
            asked["response_format"] = {"json_schema": {"name": schema["title"], "schema": schema}}
        if "tools" in body:
            (tool,) = body["tools"][0]["functionDeclarations"]
            asked["tools"] = [{"function": {"name": tool["name"], "parameters": tool["parametersJsonSchema"]}}]
        return asked

    def as_told(self, completion: dict[str, Any]) -> dict[str, Any]:
        choice, usage = completion["choices"][0], completion["usage"]
        if choice["finish_reason"] == "content_filter":
            return {"promptFeedback": {"blockReason": "SAFETY"}, "modelVersion": completion["model"]}
        text = choice["message"]["content"]
        called = "tools" in self.native[-1]
        part = {"functionCall": {"name": "x", "args": json.loads(text)}} if called else {"text": text}
        return {
            "responseId": "r1",
            "modelVersion": completion["model"],
            "candidates": [
                {
                    "index": 0,
                    "finishReason": {"stop": "STOP", "length": "MAX_TOKENS"}[choice["finish_reason"]],
                    "content": {"role": "model", "parts": [{"text": "Well.", "thought": True}, part]},
                }
            ],
            "usageMetadata": {
                "promptTokenCount": usage["prompt_tokens"],
                "cachedContentTokenCount": usage["prompt_tokens_details"]["cached_tokens"],
                "candidatesTokenCount": usage["completion_tokens"] - 3,
                "thoughtsTokenCount": 3,
            },
        }

    def error(self, status: int, message: str) -> dict[str, Any]:
        told: dict[str, Any] = {"code": status, "message": message, "status": "FAILED"}
        if status == 401:  # it says so with 400
            told["details"] = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]
        if status == 429:
            told["details"] = [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "7s"}]
        return {"error": told}


class _ForeignHandler(_Handler):
    def do_POST(self) -> None:  # noqa: N802  (the name that the base class calls)
        server = self.loopback
        assert isinstance(server, Foreign)
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        server.native.append(body)
        wrong = server.fault(self.path, headers, body)
        if wrong is not None:
            self._send(self._failed(server, 400, wrong))
            return
        reply = server._take(Asked(self.path, headers, server.as_asked(self.path, body)), self.connection)
        self._send(None if reply is None else self._told(server, reply))

    def _told(self, server: Foreign, reply: Reply) -> Reply:
        if reply.status != 200:
            return self._failed(server, reply.status, json.loads(reply.body)["error"]["message"])
        body = json.dumps(server.as_told(json.loads(reply.body)), ensure_ascii=False).encode()
        return Reply(headers=reply.headers, body=body)

    @staticmethod
    def _failed(server: Foreign, status: int, message: str) -> Reply:
        sent = 400 if status == 401 and isinstance(server, Google) else status
        body = json.dumps(server.error(status, message)).encode()
        return Reply(status=sent, headers={"content-type": "application/json"}, body=body)
