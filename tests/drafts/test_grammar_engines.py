"""The schemas in the engines that local servers constrain their models with."""

from __future__ import annotations

import json
import re

import pytest
from llguidance import LLMatcher, LLTokenizer
from openai.lib._pydantic import to_strict_json_schema
from outlines_core import Index, Vocabulary
from outlines_core.json_schema import build_regex_from_schema

from readout.drafts import Commitments, Draft, Meetings, Readout, Sanctions, Statements
from readout.drafts.briefs import SummaryDraft, Verdicts

ANSWERS: list[type[Draft]] = [Meetings, Statements, Commitments, Sanctions, Readout, Verdicts, SummaryDraft]
CHARACTERS_A_TOKEN = 4
"""An estimate: no tokeniser is bundled. English JSON has about as many with those of the large models."""
MOST_TOKENS = {
    "Meetings": 1000,
    "Statements": 780,
    "Commitments": 700,
    "Sanctions": 700,
    "Readout": 2300,
    "Verdicts": 250,
    "SummaryDraft": 250,
}

PARTY = {"name": "Norway", "kind": "country", "role": None, "as_written": ["Oslo", 'Norway’s "court"']}
STATEMENT = {
    "quotes": ["We will come,", "“and” we \\ will\nstay"],
    "translations": [],
    "speaker": "Norway",
    "attribution": None,
    "gist": "They come.",
    "addressee": [],
    "occasion": None,
    "via": None,
    "when": "on Saturday",
}
SANCTION = {
    "evidence": ["Oslo froze their assets"],
    "senders": ["Norway"],
    "targets": ["Two banks"],
    "measure": "assets frozen",
    "measure_kind": "asset_freeze",
    "status": "in_force",
    "condition": None,
    "amount": None,
    "when": None,
}
GOOD: list[tuple[type[Draft], dict[str, object]]] = [
    (Statements, {"parties": [PARTY], "statements": [STATEMENT, STATEMENT], "labels": ["the Six"]}),
    (Statements, {"parties": [], "statements": [], "labels": []}),
    (Sanctions, {"parties": [PARTY], "sanctions": [SANCTION]}),
    (
        Readout,
        {"parties": [], "meetings": [], "statements": [STATEMENT], "labels": [], "commitments": [], "sanctions": []},
    ),
]
BAD: list[tuple[type[Draft], dict[str, object]]] = [
    (Statements, {"parties": [], "statements": []}),
    (Sanctions, {"parties": [], "sanctions": [{**SANCTION, "status": "maybe"}]}),
    (Sanctions, {"parties": [], "sanctions": [{**SANCTION, "id": "x1"}]}),
    (Sanctions, {"parties": "Norway", "sanctions": []}),
]


def schema(answer: type[Draft]) -> str:
    return json.dumps(answer.model_json_schema(), ensure_ascii=False, separators=(",", ":"))


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


@pytest.fixture(scope="module")
def bytes_as_tokens() -> LLTokenizer:
    return LLTokenizer("byte")


def accepted(tokenizer: LLTokenizer, answer: type[Draft], words: str) -> bool:
    """Whether a model that is held to the schema may write ``words``, and stop there."""
    matcher = LLMatcher(tokenizer, LLMatcher.grammar_from_json_schema(schema(answer)))
    return bool(matcher.consume_tokens(tokenizer.tokenize_str(words))) and bool(matcher.is_accepting())


@pytest.mark.parametrize("answer", ANSWERS)
def test_openais_own_converter_changes_nothing(answer: type[Draft]) -> None:
    assert to_strict_json_schema(answer) == answer.model_json_schema()


@pytest.mark.parametrize("answer", ANSWERS)
def test_llguidance_compiles_it_without_a_warning(answer: type[Draft]) -> None:
    """What vLLM, SGLang, llama.cpp and others hold a model to a schema with."""
    assert LLMatcher.validate_grammar(LLMatcher.grammar_from_json_schema(schema(answer))) == ""


@pytest.mark.parametrize("answer", ANSWERS)
def test_outlines_core_compiles_it_to_an_index(answer: type[Draft]) -> None:
    letters = {chr(code): [code] for code in range(32, 127)}
    index = Index(build_regex_from_schema(schema(answer)), Vocabulary(eos_token_id=0, map=letters))
    assert index.get_final_states()


@pytest.mark.parametrize(("answer", "value"), GOOD)
def test_an_answer_that_fits_can_be_written(
    bytes_as_tokens: LLTokenizer, answer: type[Draft], value: dict[str, object]
) -> None:
    assert accepted(bytes_as_tokens, answer, text(value))
    assert re.fullmatch(build_regex_from_schema(schema(answer)), text(value))


@pytest.mark.parametrize(("answer", "value"), BAD)
def test_an_answer_that_does_not_fit_cannot(
    bytes_as_tokens: LLTokenizer, answer: type[Draft], value: dict[str, object]
) -> None:
    assert not accepted(bytes_as_tokens, answer, text(value))
    assert not re.fullmatch(build_regex_from_schema(schema(answer)), text(value))


@pytest.mark.parametrize("answer", ANSWERS)
def test_it_costs_no_more_tokens_than_this(answer: type[Draft]) -> None:
    assert len(schema(answer)) / CHARACTERS_A_TOKEN <= MOST_TOKENS[answer.__name__]
