"""What was rejected in windows of one document is in its report once, under a name of the whole."""

from __future__ import annotations

from readout.pipeline.window_merging import Window, fold
from readout_schemas import Coverage, Document, Rejected, Report, Run

TEXT = "Norway and Chile met."


def _rejected(name: str, reason: str) -> Rejected:
    return Rejected(id=name, document="d", type="meeting", reasons=(reason,), draft={"title": reason})


def _window(start: int, *rejected: Rejected) -> Window:
    coverage = Coverage(quotations=0, covered=0, labels=0, unexplained=())
    document = Document(id="d", source="d", text=TEXT)
    report = Report.model_construct(
        document=document, parties=(), meetings=(), statements=(), commitments=(), sanctions=(), rejected=rejected,
        coverage=coverage, run=Run.model_construct(),
    )  # fmt: skip
    return Window(start, report, ())


def test_what_two_windows_reject_alike_is_told_once() -> None:
    windows = [
        _window(0, _rejected("d.r1", "no date"), _rejected("d.r2", "no side")),
        _window(9, _rejected("d.r1", "no side"), _rejected("d.r2", "no place")),
    ]
    whole = fold(Document(id="d", source="d", text=TEXT), windows, Run.model_construct())
    assert [(one.id, one.reasons) for one in whole.rejected] == [
        ("d.r1", ("no date",)),
        ("d.r2", ("no side",)),
        ("d.r3", ("no place",)),
    ]
