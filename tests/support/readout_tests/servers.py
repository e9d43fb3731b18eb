"""Loopback servers of eight kinds, each as its documentation and public bug reports have it.

All of them have one model, which answers alike on every one: what differs is what a server takes, how it refuses, how
it wraps an answer, and what it counts.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

from readout_tests.loopback import Asked, Loopback, Reply

JSON = {"content-type": "application/json"}


def form(asked: Asked) -> str:
    """How a request asks for its answer."""
    wanted = asked.body.get("response_format")
    if wanted is None:
        return "tools" if "tools" in asked.body else "text"
    if wanted["type"] == "json_object":
        return "json_object"
    return "json_schema" if wanted["json_schema"].get("strict") else "json_schema_loose"


def refusal(status: int, body: Any, **headers: str) -> Reply:
    """A request that is not taken."""
    extra = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status=status, headers={**JSON, **extra}, body=json.dumps(body).encode())


class Kind(Loopback):
    """A server of one kind. ``answers`` are its model's."""

    path: ClassVar[str] = "/v1"
    """What a client's base URL ends in."""
    model_name: ClassVar[str] = "small-model"

    @property
    def base_url(self) -> str:
        return self.url.removesuffix("/v1") + self.path

    def _reply(self, asked: Asked) -> Reply:
        self.requests.append(asked)
        refused = self.refuses(asked)
        if refused is not None:
            return refused
        said = json.dumps(self.answers[asked.schema], ensure_ascii=False)
        return Reply(headers=JSON, body=self.wrapped(said, asked))

    def refuses(self, asked: Asked) -> Reply | None:
        """What it does not take of a request."""

    def wrapped(self, said: str, asked: Asked) -> bytes:
        """The answer as it is sent."""
        if form(asked) == "tools":
            return self.called(said, asked)
        return self.completion(said, usage=self.counted(asked))

    def called(self, said: str, asked: Asked) -> bytes:
        function = {"name": asked.schema, "arguments": said}
        calls = [{"id": "call_1", "type": "function", "function": function}]
        return self.completion(None, finish_reason="tool_calls", tool_calls=calls, usage=self.counted(asked))

    def counted(self, asked: Asked) -> dict[str, Any]:
        """Tokens at some 4.2 letters each."""
        prompt = sum(len(one["content"]) for one in asked.body["messages"]) * 10 // 42
        return {"prompt_tokens": prompt, "completion_tokens": 50, "total_tokens": prompt + 50}


class OpenAI(Kind):
    """OpenAI: strict schemas; the newer models refuse ``max_tokens``.

    The error is worded as in its API reference ("unsupported_parameter"); usage has ``prompt_tokens_details``, and
    every answer the ``x-ratelimit-`` headers of its guide to rate limits.
    """

    LIMITS: ClassVar[dict[str, str]] = {
        "x-ratelimit-limit-requests": "5000",
        "x-ratelimit-remaining-requests": "4999",
        "x-ratelimit-reset-requests": "12ms",
        "x-ratelimit-limit-tokens": "2000000",
        "x-ratelimit-remaining-tokens": "1990000",
        "x-ratelimit-reset-tokens": "1m0.3s",
    }

    def refuses(self, asked: Asked) -> Reply | None:
        if "max_tokens" not in asked.body:
            return None
        said = (
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
        )
        error = {
            "message": said,
            "type": "invalid_request_error",
            "param": "max_tokens",
            "code": "unsupported_parameter",
        }
        return refusal(400, {"error": error})

    def _reply(self, asked: Asked) -> Reply:
        found = super()._reply(asked)
        return Reply(status=found.status, headers={**found.headers, **self.LIMITS}, body=found.body)

    def counted(self, asked: Asked) -> dict[str, Any]:
        return {**super().counted(asked), "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}}


class Azure(Kind):
    """Azure OpenAI of an older API version: a deployment in the path, ``api-version`` in the query, filters' verdicts.

    Microsoft's reference for the data plane; the refusal of ``json_schema`` is worded as in dotnet/extensions#6130 and
    danny-avila/LibreChat#8325.
    """

    path = "/openai/deployments/small-model?api-version=2024-06-01"

    def refuses(self, asked: Asked) -> Reply | None:
        if not asked.path.startswith("/openai/deployments/small-model/chat/completions?api-version=2024-06-01"):
            return refusal(404, {"error": {"code": "404", "message": "Resource not found"}})
        if form(asked).startswith("json_schema"):
            said = "response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later"
            return refusal(400, {"error": {"code": "BadRequest", "message": said, "param": None, "type": None}})
        return None

    def wrapped(self, said: str, asked: Asked) -> bytes:
        safe = {"hate": {"filtered": False, "severity": "safe"}}
        whole = json.loads(super().wrapped(said, asked))
        whole["prompt_filter_results"] = [{"prompt_index": 0, "content_filter_results": safe}]
        whole["choices"][0]["content_filter_results"] = safe
        return json.dumps(whole).encode()


class VLLM(Kind):
    """vLLM: a context of 8,192 tokens, prompt and bound together; errors without ``{"error": …}`` around them.

    Worded as in vllm-project/vllm#20409 and ogx-ai/ogx#4534. Thoughts are parted from the answer, and ``refusal`` and
    ``tool_calls`` are there and empty.
    """

    context: ClassVar[int] = 8_192

    def refuses(self, asked: Asked) -> Reply | None:
        prompt = self.counted(asked)["prompt_tokens"]
        bound = asked.body.get("max_tokens") or asked.body.get("max_completion_tokens") or 0
        if prompt + bound <= self.context:
            return None
        said = (
            f"This model's maximum context length is {self.context} tokens. However, you requested {prompt + bound} "
            f"tokens ({prompt} in the messages, {bound} in the completion). Please reduce the length of the messages "
            "or completion."
        )
        body = {"object": "error", "message": said, "type": "BadRequestError", "param": None, "code": 400}
        return refusal(400, body)

    def wrapped(self, said: str, asked: Asked) -> bytes:
        fields = {"reasoning_content": "The article names two sides.", "tool_calls": []}
        return self.completion(said, usage=self.counted(asked), **fields)


class LlamaCpp(Kind):
    """llama.cpp's own server, in a build that takes a schema and does not hold the model to it.

    ggml-org/llama.cpp#24097 and #19051: status 200 for an answer in prose and fences. It adds ``timings``, and a prompt
    beyond its context is status 400 with ``exceed_context_size_error`` (#15780).
    """

    def refuses(self, asked: Asked) -> Reply | None:
        prompt = self.counted(asked)["prompt_tokens"]
        if prompt <= (context := 16_384):
            return None
        said = "the request exceeds the available context size, try increasing it"
        error = {"code": 400, "message": said, "type": "exceed_context_size_error"}
        return refusal(400, {"error": {**error, "n_prompt_tokens": prompt, "n_ctx": context}})

    def wrapped(self, said: str, asked: Asked) -> bytes:
        prose = f"<think>Which {{records}} are there?</think>\n\nHere is the JSON:\n```json\n{said}\n```"
        whole = json.loads(self.completion(prose, usage=self.counted(asked)))
        return json.dumps({**whole, "timings": {"prompt_n": 10, "predicted_ms": 1.0}}).encode()


class LlamaCppPython(Kind):
    """llama-cpp-python's server: ``json_schema`` is a type that it does not know, which it says with status 500.

    ggml-org/llama.cpp#23463 (of llama-cpp-python 0.3.23). Tools it takes (abetlen/llama-cpp-python#1122 and its
    documentation of function calling); its messages have ``function_call`` and no ``refusal`` (JamePeng's #113).
    """

    def refuses(self, asked: Asked) -> Reply | None:
        if not form(asked).startswith("json_schema"):
            return None
        said = (
            "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text' "
            "or 'json_object'\", 'input': 'json_schema'}]"
        )
        return refusal(500, {"error": {"message": said, "type": "internal_server_error", "param": None, "code": None}})

    def wrapped(self, said: str, asked: Asked) -> bytes:
        whole = json.loads(super().wrapped(said, asked))
        message = whole["choices"][0]["message"]
        del message["refusal"]
        calls = message.get("tool_calls")
        message["function_call"] = None if calls is None else calls[0]["function"]
        return json.dumps(whole).encode()


class Ollama(Kind):
    """Ollama with its default of 4,096 tokens: what is over them is dropped without a word, the article first.

    ollama/ollama#5902, #2722 and its FAQ: the OpenAI endpoint has no way to set ``num_ctx``. The count is of what was
    kept, half of the context (``n_left`` and ``n_erase`` of its log). A cut prompt is answered from what is left: here
    with nothing.
    """

    context: ClassVar[int] = 4_096

    def counted(self, asked: Asked) -> dict[str, Any]:
        whole = super().counted(asked)
        if whole["prompt_tokens"] <= self.context:
            return whole
        kept = self.context // 2 + 2
        return {**whole, "prompt_tokens": kept, "total_tokens": kept + 50}

    def wrapped(self, said: str, asked: Asked) -> bytes:
        if Kind.counted(self, asked)["prompt_tokens"] > self.context:
            said = json.dumps({key: [] for key in self.answers[asked.schema]})
        whole = json.loads(super().wrapped(said, asked))
        return json.dumps({**whole, "system_fingerprint": "fp_ollama"}).encode()


class LMStudio(Kind):
    """LM Studio: ``json_schema`` or ``text``, and errors that are a string.

    lmstudio-ai/lmstudio-bug-tracker#189 and #307. Its reasoning models put the answer among their thoughts.
    """

    def refuses(self, asked: Asked) -> Reply | None:
        if form(asked) != "json_object":
            return None
        return refusal(400, {"error": "'response_format.type' must be 'json_schema' or 'text'"})

    def wrapped(self, said: str, asked: Asked) -> bytes:
        return self.completion("", usage=self.counted(asked), reasoning_content=said)


class DeepSeek(Kind):
    """DeepSeek's API: ``json_object`` alone, no forced tool with a reasoning model, empty lines before a late answer.

    Its documentation (JSON output: the prompt has to say "json"; rate limits: empty lines keep the connection alive);
    khoj-ai/khoj#1336 and llm-exe/llm-exe#662 for the refusal of ``json_schema``.
    """

    def refuses(self, asked: Asked) -> Reply | None:
        kind = form(asked)
        told = "".join(one["content"] for one in asked.body["messages"]).lower()
        if kind.startswith("json_schema"):
            said = "This response_format type is unavailable now"
        elif kind == "tools":
            said = "deepseek-reasoner does not support this tool_choice"
        elif kind == "json_object" and "json" not in told:
            said = "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'."
        else:
            return None
        error = {"message": said, "type": "invalid_request_error", "param": None, "code": "invalid_request_error"}
        return refusal(400, {"error": error})

    def wrapped(self, said: str, asked: Asked) -> bytes:
        usage = {**self.counted(asked), "prompt_cache_hit_tokens": 0, "prompt_cache_miss_tokens": 10}
        return b"\n\n\n" + self.completion(said, usage=usage, reasoning_content="Two sides met.")


KINDS: dict[str, type[Kind]] = {
    kind.__name__: kind for kind in (OpenAI, Azure, VLLM, LlamaCpp, LlamaCppPython, Ollama, LMStudio, DeepSeek)
}
"""By name."""
