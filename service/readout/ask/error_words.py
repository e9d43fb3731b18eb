"""What servers say of errors: the words in a body of whatever form, and what they are about."""

from __future__ import annotations

import html
import re
from typing import Any

import openai

_DEEPEST = 5
"""Objects within one another in which words are looked for."""
_PLACES = ("message", "error", "detail", "errors", "msg", "reason", "title")
"""Members that hold an error's words, or what holds them: OpenAI's, FastAPI's (``detail``, a list of ``loc`` and
``msg``), Cloudflare's (``errors``), Google's (a list of ``error``), Ollama's and LM Studio's (``error``, a string)."""
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_TRACE = "Traceback (most recent call last)"

_CONTEXT = re.compile(
    r"context.?(length|window|size)|maximum.{0,20}tokens|too (long|many tokens)|n_ctx|(prompt|input) length"
    r"|(prompt|inputs?|message|request)\b.{0,60}\b(too large|longer than)"
    r"|`inputs`.{0,40}(<=|less than)|reduce (the length|your message)",
    re.IGNORECASE,
)
"""OpenAI, vLLM, SGLang, DeepSeek ("maximum context length"), llama.cpp ("available context size"), Anthropic, Cohere,
Bedrock, Fireworks ("too long"), Mistral ("too large for model"), xAI ("maximum prompt length"), Qwen ("Range of input
length"), Groq ("reduce your message size"), Together and TGI ("`inputs` must have less than 4095 tokens")."""
_TEMPLATE = re.compile(r"chat.?template|jinja|roles must alternate|system role", re.IGNORECASE)
"""vLLM ("default chat template is no longer allowed"), llama.cpp ("Jinja Exception"), templates of models without rules
("System role not supported")."""
_MEMORY = re.compile(r"requires more system memory", re.IGNORECASE)
"""Ollama, of a model that is too large for the machine."""
_PLACE = re.compile(
    r"(404\b[\s:]*)?(page )?not found\.?|(405\b[\s:]*)?method not allowed\.?|cannot post .*|.*no (such )?route.*"
    r"|invalid url.*",
    re.IGNORECASE,
)
"""nginx, Apache and Werkzeug ("404 Not Found"), Go ("404 page not found"), FastAPI ("Not Found"), Express ("Cannot POST
/…"), OpenAI ("Invalid URL (POST /v1/…)"). Where a model is not found, it is named."""
_FILTER = re.compile(r"content.?(filter|management|policy)|safety", re.IGNORECASE)
_KEY = re.compile(r"api.?key.{0,20}(not valid|invalid|expired|missing)|invalid.{0,10}api.?key", re.IGNORECASE)
"""Google's OpenAI-compatible endpoint says it with status 400."""


def words(error: openai.APIStatusError) -> str:
    """What the body of an error says, without what is around it."""
    body = error.body
    if isinstance(body, str):
        return plain(body) or error.message
    said = _found(body, _DEEPEST)
    code = body.get("code") if isinstance(body, dict) else None
    return (
        " ".join(part for part in (said, f"[{code}]" if isinstance(code, str) and code else "") if part)
        or error.message
    )


def _found(value: Any, depth: int) -> str:
    """The first words in an object or a list; with their place, where FastAPI names one."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next((said for one in value if (said := _found(one, depth - 1))), "") if depth else ""
    if not isinstance(value, dict) or not depth:
        return ""
    said = next((said for name in _PLACES if (said := _found(value.get(name), depth - 1))), "")
    place = value.get("loc")
    return f"{'.'.join(map(str, place))}: {said}" if said and isinstance(place, list) else said


def plain(text: str) -> str:
    """The words of a page: its title, else what stands in it; the last line of a traceback; any other text as it is."""
    if text.lstrip().startswith("<"):
        return page_title(text)
    if _TRACE in text:
        return text.strip().splitlines()[-1].strip()
    return text


def page_title(text: str) -> str:
    """The title of a page, or the words in it."""
    found = _TITLE.search(text)
    return " ".join(html.unescape(found[1] if found and found[1].strip() else _TAG.sub(" ", text)).split())


def is_about_place(said: str) -> bool:
    """Whether nothing is at the address, of a model or not."""
    return _PLACE.fullmatch(said.strip()) is not None


def is_about_context(said: str) -> bool:
    """Whether it is the length of the prompt that a server does not take."""
    return _CONTEXT.search(said) is not None


def is_about_template(said: str) -> bool:
    """Whether the server cannot write the messages as its model was trained to read them."""
    return _TEMPLATE.search(said) is not None


def is_about_filter(said: str) -> bool:
    """Whether a filter stopped the request."""
    return _FILTER.search(said) is not None


def is_about_key(said: str) -> bool:
    """Whether it is the key that is not taken."""
    return _KEY.search(said) is not None


def is_about_memory(said: str) -> bool:
    """Whether the model is too large for the machine."""
    return _MEMORY.search(said) is not None


def is_lasting(said: str) -> bool:
    """Whether the same request will fail again, whatever its status is."""
    return is_about_context(said) or is_about_template(said) or is_about_memory(said)
