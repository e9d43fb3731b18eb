"""Batches as Anthropic and Google document them: see ``batch_servers``, where the pages are named."""

from __future__ import annotations

import json
from typing import Any

from readout_tests.batch_servers import ANSWER, NOTHING, PROMPT, WRITTEN, Batch, BatchServer, End, Reply, Row, lines


class AnthropicBatchServer(BatchServer):
    """``/v1/messages/batches``, their results, and ``/v1/messages``."""

    model, key = "anthropic/claude-haiku-4-5", "custom_id"
    variables = ("ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY")

    def name_of(self, number: int) -> str:
        return f"msgbatch_{number}"

    def answer(self) -> dict[str, Any]:
        usage = {"input_tokens": PROMPT - WRITTEN, "cache_creation_input_tokens": WRITTEN, "output_tokens": ANSWER}
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "claude-haiku-4-5",
            "content": [{"type": "text", "text": json.dumps(NOTHING)}],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": {**usage, "cache_read_input_tokens": 0},
        }

    def result(self, row: Row, ok: bool, failed: bool, end: End) -> Row:
        wrong = {"type": "error", "error": {"type": "api_error", "message": "it broke"}, "request_id": "r"}
        told: dict[str, Any] = {"type": "canceled" if end == "cancelled" else "expired"}
        if failed:
            told = {"type": "errored", "error": wrong}
        if ok:
            told = {"type": "succeeded", "message": self.answer()}
        return {"custom_id": row["custom_id"], "result": told}

    def reply(self, method: str, path: str, query: dict[str, str], headers: dict[str, str], body: bytes) -> Reply:
        assert headers["x-api-key"] == "key-of-the-test"
        assert headers["anthropic-version"] == "2023-06-01"
        assert "authorization" not in headers
        match method, *path.removeprefix("/v1/messages").split("/")[1:]:
            case "POST", "batches":
                asked = json.loads(body)
                assert asked.keys() == {"requests"}
                assert all(row.keys() == {"custom_id", "params"} for row in asked["requests"])
                assert all(row["params"]["max_tokens"] > 0 for row in asked["requests"])
                return self._told(self.make(asked["requests"])), {}
            case "GET", "batches":
                names = list(reversed(self.batches))  # the newest first
                names = names[: names.index(query["before_id"])] if "before_id" in query else names
                page = names[: int(query["limit"])]
                known = [self._told(self.batches[name]) for name in page]
                return {"data": known, "has_more": len(page) < len(names), "first_id": None, "last_id": None}, {}
            case "GET", "batches", name:
                return self._told(self.batches[name]), {}
            case "GET", "batches", name, "results":
                self.fetched += 1
                self.on_results()
                return lines(reversed(self.batches[name].results or [])), {}  # in no order
            case _:
                assert path == "/v1/messages"
                self.calls += 1
                return self.answer(), {}

    def _told(self, batch: Batch) -> dict[str, Any]:
        counts = {"processing": len(batch.rows), "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0}
        if batch.results is not None:
            counts = dict.fromkeys(counts, 0)
            for row in batch.results:
                counts[row["result"]["type"]] += 1
        return {
            "id": batch.name,
            "type": "message_batch",
            "processing_status": "ended" if batch.end else "in_progress",
            "request_counts": counts,
            "results_url": f"https://elsewhere.invalid/{batch.name}" if batch.end else None,
            "created_at": "2026-11-02T10:00:00Z",
            "expires_at": "2026-11-03T10:00:00Z",
            "ended_at": "2026-11-02T11:00:00Z" if batch.end else None,
            "cancel_initiated_at": None,
            "archived_at": None,
        }


class GoogleBatchServer(BatchServer):
    """``/upload/v1beta/files``, ``models/MODEL:batchGenerateContent``, ``batches``, and ``:generateContent``."""

    model, key = "google/gemini-2.5-flash", "key"
    variables = ("GOOGLE_GEMINI_BASE_URL", "GEMINI_API_KEY")
    refusing = 400  # it says so in the details

    def refused(self, message: str) -> dict[str, Any]:
        details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]
        return {"error": {"code": 400, "message": message, "status": "INVALID_ARGUMENT", "details": details}}

    def name_of(self, number: int) -> str:
        return f"batches/b{number}"

    def answer(self) -> dict[str, Any]:
        content = {"role": "model", "parts": [{"text": json.dumps(NOTHING)}]}
        return {
            "responseId": "r1",
            "modelVersion": "gemini-2.5-flash",
            "candidates": [{"index": 0, "finishReason": "STOP", "content": content}],
            "usageMetadata": {"promptTokenCount": PROMPT, "candidatesTokenCount": ANSWER, "thoughtsTokenCount": 0},
        }

    def result(self, row: Row, ok: bool, failed: bool, end: End) -> Row:
        if ok:
            return {"key": row["key"], "response": self.answer()}
        return {"key": row["key"], "error": {"code": 13 if failed else 1, "message": end}}

    def reply(self, method: str, path: str, query: dict[str, str], headers: dict[str, str], body: bytes) -> Reply:
        assert "authorization" not in headers
        if path.startswith("/sent-here/"):
            return self._kept(path.removeprefix("/sent-here/"), headers, body)
        assert headers["x-goog-api-key"] == "key-of-the-test"
        if path == "/upload/v1beta/files":
            assert headers["x-goog-upload-protocol"] == "resumable"
            assert headers["x-goog-upload-command"] == "start"
            assert json.loads(body)["file"]["displayName"]
            name = f"f{len(self.files)}-{headers['x-goog-upload-header-content-length']}"
            return {}, {"x-goog-upload-url": f"{self.host}/sent-here/{name}"}
        if path.startswith("/download/v1beta/files/"):
            assert query == {"alt": "media"}
            self.fetched += 1
            self.on_results()
            batch = path.removeprefix("/download/v1beta/files/of-").removesuffix(":download")
            return lines(self.batches[f"batches/{batch}"].results or []), {}
        return self._asked(method, path, body)

    def _kept(self, name: str, headers: dict[str, str], body: bytes) -> Reply:
        assert (headers["x-goog-upload-command"], headers["x-goog-upload-offset"]) == ("upload, finalize", "0")
        assert "x-goog-api-key" not in headers
        assert len(body) == int(name.partition("-")[2])
        self.files[f"files/{name}"] = body
        return {"file": {"name": f"files/{name}", "mimeType": "application/jsonl"}}, {}

    def _asked(self, method: str, path: str, body: bytes) -> Reply:
        if path == "/v1beta/models/gemini-2.5-flash:batchGenerateContent":
            asked = json.loads(body)["batch"]
            assert asked.keys() == {"displayName", "inputConfig"}
            rows = [json.loads(row) for row in self.files[asked["inputConfig"]["fileName"]].splitlines()]
            assert all(row.keys() == {"key", "request"} and "model" not in row["request"] for row in rows)
            return self._told(self.make(rows, asked["displayName"])), {}
        if path == "/v1beta/batches":
            return {"operations": [self._told(one) for one in reversed(self.batches.values())]}, {}
        if method == "GET":
            return self._told(self.batches[path.removeprefix("/v1beta/")]), {}
        assert path == "/v1beta/models/gemini-2.5-flash:generateContent"
        self.calls += 1
        return self.answer(), {}

    def _told(self, batch: Batch) -> dict[str, Any]:
        state = {None: "RUNNING", "done": "SUCCEEDED", "expired": "EXPIRED", "cancelled": "CANCELLED"}[batch.end]
        stats = {"requestCount": str(len(batch.rows)), "successfulRequestCount": str(batch.answered)}  # int64 is text
        about = {"displayName": batch.mark, "state": f"BATCH_STATE_{state}", "batchStats": stats}
        output = {"responsesFile": f"files/of-{batch.name.removeprefix('batches/')}"} if batch.end else {}
        told: dict[str, Any] = {"name": batch.name, "metadata": {**about, "output": output}}
        if batch.end == "done":
            return {**told, "done": True, "response": output}
        if batch.end:
            return {**told, "done": True, "error": {"code": 1, "message": f"the batch has {batch.end}"}}
        return told
