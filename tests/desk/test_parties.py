"""A party's page holds each thing once, the latest first, whatever page it stands on."""

from __future__ import annotations

import pytest
from readout_tests.mornings import today, yesterday

from readout.desk import Desk
from readout.errors import InputError


def test_each_thing_stands_once_the_latest_day_first(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    for joined in (False, True):
        if joined:
            desk.catch_up()
        whole = desk.party("country-no")
        days = [one.day for one in whole.entries if one.day]
        assert days == sorted(days, reverse=True)
        assert whole.counts == {
            "meeting": sum(one.type == "meeting" for one in whole.entries),
            "statement": 0,
            "commitment": sum(one.type == "commitment" for one in whole.entries),
            "sanction": 0,
        }
        one_by_one, after = [], None
        while True:
            page = desk.party("country-no", limit=1, after=after)
            one_by_one += page.entries
            after = page.next
            if after is None:
                break
        assert tuple(one_by_one) == whole.entries
    assert whole.counts == {"meeting": 2, "statement": 0, "commitment": 1, "sanction": 0}
    talks = next(one for one in whole.entries if one.record.id == one.id and len(one.documents) > 1)
    assert talks.roles in {("participants",), ("actors",)}
    assert [one.type for one in desk.party("country-no", kind="commitment").entries] == ["commitment"]
    assert {one.text for one in whole.documents} == {None}


def test_a_party_is_named_by_its_key_its_name_or_words_that_are_its_own(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    for name, key in (("country-no", "country-no"), ("norway", "country-no"), ("Ida", "person-ida-berg")):
        assert desk.party_named(name).key == key
    for name, told in (("xyz", "knows no party"), ("", "knows no party"), ("i", "may be several parties")):
        with pytest.raises(InputError, match=told):
            desk.party_named(name)
    with pytest.raises(InputError, match="no party of the key"):
        desk.party("norway")
    for after in ("x", desk.party("country-no", limit=1).next or "")[:1]:
        with pytest.raises(InputError, match="begin with its first page"):
            desk.party("country-no", after=after)
