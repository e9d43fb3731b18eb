"""What is counted is the same under several nouns and in several languages; what is not stays apart."""

from __future__ import annotations

import itertools

import pytest

from readout.merging.contradicting import other_count
from readout.merging.counted_things import thing_of
from readout.merging.counting import differing
from readout_schemas import Count


def _counts(one: str, other: str) -> bool:
    first, second = (Count(text=text, value=value, approx=False) for value, text in ((12, one), (14, other)))
    assert other_count(first, second) == other_count(second, first)
    return other_count(first, second)


@pytest.mark.parametrize(
    "names",
    [
        "12 towns|14 towns and municipalities|14 gmin|14 Küstengemeinden|14 communes|14 个城市|14 δήμοι|14 belediye",
        "12 deputies|14 MPs|14 lawmakers|14 Abgeordnete|14 députés|14 депутатов|14 milletvekili|14 名议员",
        "12 boats|14 vessels|14 Schiffe|14 bateaux|14 судов|14 قوارب|14 πλοία|14隻の船",
        "12 companies|14 firms|14 Unternehmen|14 entreprises|14 aziende|14 фирм|14 şirket|14 公司",
        "12 experts|14 specialists|14 Fachleute|14 ekspertów|14 специалистов|14 خبراء|14 מומחים",
        "12 people|14 Menschen|14 personnes|14 человек|14 osób|14 kişi",
        "12 prisoners|14 captives|14 Gefangene|14 военнопленных|14 أسرى|14 战俘",
        "12 ministers|14 ministri|14 ministres",
        "12 countries|14 Staaten|14 países|14 стран|14 nations|fourteen delegations|catorce delegaciones|14 сторон",
        "Four delegations|Three delegations|trois délégations",
        "twelve deputies|14 MPs",
    ],
)
def test_two_numbers_of_one_thing_exclude_one_another_under_any_noun(names: str) -> None:
    for one, other in itertools.combinations(names.split("|"), 2):
        assert _counts(one, other), (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 towns", "14 villages"),
        ("12 deputies", "14 ministers"),
        ("12 ships", "14 tankers"),
        ("12 fishing boats", "14 patrol vessels"),
        ("12 companies", "14 Dörfer"),
        ("12 delegates", "14 delegations"),
        ("12 Gemeinden", "14 Dorfbewohner"),
        ("12 boats", "14 shipments"),
        ("12 people", "14 personnel"),
        ("12 foreign ministers", "14 finance ministers"),
        ("12 other towns", "14 municipalities"),
        ("12 военных экспертов", "14 military officers"),
    ],
)
def test_numbers_of_two_things_do_not(one: str, other: str) -> None:
    assert not _counts(one, other)


def test_what_stands_beside_a_thing_tells_it_from_others() -> None:
    rescue, patrol, boats = (thing_of(text) for text in ("twelve rescue boats", "12 patrol vessels", "ten boats"))
    assert rescue is not None
    assert patrol is not None
    assert boats is not None
    assert not rescue.may_be(patrol)
    assert rescue.may_be(boats)
    assert boats.beside == frozenset()
    assert thing_of("40 hours") is None


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("send ten boats", "send twelve vessels", [("10 boats", "12 vessels")]),
        ("send ten rescue boats", "send twelve patrol vessels", []),
        ("free 300 prisoners", "free 320 captives", [("300 prisoners", "320 captives")]),
        ("hire 40 doctors", "hire 30 teachers", []),
        ("deliver 500 tonnes", "deliver 700 tons", [("500 tonnes", "700 tons")]),
    ],
)
def test_actions_count_the_same_under_other_nouns(one: str, other: str, told: list[tuple[str, str]]) -> None:
    assert differing(one, other) == told
