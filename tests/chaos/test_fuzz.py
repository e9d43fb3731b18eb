"""Mutated files and answers: a document or one line comes of each, and nothing that is not in the text."""

from __future__ import annotations

from pathlib import Path

from chaos_model.fuzzing import faults

CASES = 120


def test_whatever_is_read_or_answered_is_a_document_or_one_line(tmp_path: Path) -> None:
    found = {number: faults(1, number, tmp_path) for number in range(CASES)}
    assert {number: wrong for number, wrong in found.items() if wrong} == {}
