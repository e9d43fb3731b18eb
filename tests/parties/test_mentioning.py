from __future__ import annotations

import pytest

from readout.parties import mentioned, mentions, parties_mentioned
from readout_schemas import Commitment, Evidence, Mention, Party


def mention(name: str) -> Mention:
    return Mention(party=f"country-{name.lower()}", name=name, kind="country", as_written=None)


def party(name: str, *forms: str) -> Party:
    return Party(id=f"country-{name.lower()}", name=name, kind="country", country=None, role=None, as_written=forms)


PROMISE = Commitment(
    id="a.c1",
    evidence=(Evidence(document="a", start=0, end=1, text="T"),),
    actors=(mention("Peru"), mention("Norway")),
    action="send ships",
    stance="commits",
    status="announced",
    beneficiary=(mention("Chile"), mention("Peru")),
    conditions=(),
    deadline=None,
    amount=None,
)


def test_mentions_are_found_at_any_depth() -> None:
    assert {one.name for one in mentions((PROMISE,))} == {"Peru", "Chile", "Norway"}


def test_each_party_is_mentioned_once_in_order_of_its_id() -> None:
    assert mentioned([PROMISE, PROMISE]) == ["country-chile", "country-norway", "country-peru"]


def test_parties_have_every_form_and_none_that_nobody_mentions() -> None:
    given = [party("Peru", "Peru"), party("Fiji"), party("Peru", "Lima"), party("Chile"), party("Norway")]
    assert [(one.name, one.as_written) for one in parties_mentioned([PROMISE], given)] == [
        ("Chile", ()),
        ("Norway", ()),
        ("Peru", ("Peru", "Lima")),
    ]


def test_a_mention_of_a_party_that_is_not_given_is_refused() -> None:
    with pytest.raises(KeyError, match="country-chile"):
        parties_mentioned([PROMISE], [])
