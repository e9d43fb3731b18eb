"""True answers to invented texts in many languages are kept, and lies made from them are not."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from truth_model.corpus import truths
from truth_model.judging import FOLLOW_UPS, OPEN, REFUSED, SWAPPED, WELL_KNOWN, Verdicts, judged
from truth_model.lies import ALTERED, INVENTED, SIDE, SPEAKER


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    return judged(truths())


@pytest.mark.xdist_group("truth")
@pytest.mark.parametrize("kind", [ALTERED, INVENTED, SIDE])
def test_no_altered_or_invented_word_and_no_invented_side_is_kept(verdicts: Verdicts, kind: str) -> None:
    assert verdicts.whole.told[kind] > 100
    assert verdicts.whole.kept[kind] == 0, verdicts.remarks


@pytest.mark.xdist_group("truth")
def test_true_items_are_not_refused_and_seldom_asked_about_again(verdicts: Verdicts) -> None:
    whole = verdicts.whole
    assert 100 * whole.refused <= REFUSED * whole.items, verdicts.remarks
    assert 100 * whole.follow_ups <= FOLLOW_UPS * whole.documents, verdicts.remarks


@pytest.mark.xdist_group("truth")
def test_no_true_item_of_any_language_is_refused_beyond_the_limit(verdicts: Verdicts) -> None:
    beyond = {
        name: one.refused for name, one in verdicts.by_language.items() if 100 * one.refused > REFUSED * one.items
    }
    assert beyond == {}, verdicts.remarks


@pytest.mark.xdist_group("truth")
@pytest.mark.parametrize("language", WELL_KNOWN)
def test_at_most_one_true_item_in_twenty_is_open_where_the_language_is_well_known(
    verdicts: Verdicts, language: str
) -> None:
    one = verdicts.by_language[language]
    remarks = [remark for remark in verdicts.remarks if remark.startswith(language) and " OPEN " in remark]
    assert one.items > 50
    assert 100 * one.open <= OPEN * one.items, remarks


@pytest.mark.xdist_group("truth")
def test_of_a_hundred_swapped_speakers_at_most_one_is_kept_as_confirmed(verdicts: Verdicts) -> None:
    whole = verdicts.whole
    assert whole.told[SPEAKER] > 500
    assert 100 * whole.kept[SPEAKER] <= SWAPPED * whole.told[SPEAKER], verdicts.remarks


def test_a_folder_without_texts_is_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Texts and answers side by side are no corpus: nothing in it would be judged, and the run would look green."""
    (tmp_path / "de-01-wire.json").write_text("{}")
    monkeypatch.setattr("sys.argv", ["truth.py", "--corpus", str(tmp_path)])
    with pytest.raises(SystemExit) as status:
        runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "truth.py"), run_name="__main__")
    printed = capsys.readouterr()
    assert (status.value.code, printed.out) == (2, "")
    assert printed.err == f"{tmp_path}: no text in its folders texts and answers\n"
