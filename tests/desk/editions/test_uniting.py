"""Who is called by two ids in two clusters is one party of an edition that has both."""

from __future__ import annotations

from readout_tests.mornings import today

from readout.desk.editions.states import State
from readout.desk.editions.uniting import united
from readout.merging import merge
from readout.parties import mentioned
from readout_schemas import Party, Statement


def _states() -> tuple[State, State]:
    """A statement under the speaker's full name, and one under her surname."""
    briefing = merge(today())
    (said,) = (one for one in briefing.statements if one.speaker.name == "Lucía Soto")
    full = next(party for party in briefing.parties if party.id == said.speaker.party)
    short = Party(id="person-soto", name="Soto", kind="person", role=None, country=None, as_written=("Soto",))
    told = said.model_dump_json().replace(
        f'"party":"{full.id}","name":"Lucía Soto"', '"party":"person-soto","name":"Soto"'
    )
    told = told.replace(f'"value":"{full.id}"', '"value":"person-soto"')
    return State(said, (full,), (), ()), State(Statement.model_validate_json(told), (short,), (), ())


def test_a_surname_is_the_one_person_who_has_it() -> None:
    first, second = _states()
    assert second.record != first.record
    one, other = united([first, second])
    assert other.record == one.record == first.record
    assert mentioned([other.record]) == [party.id for party in other.parties]
    assert one.parties == other.parties
    assert one.parties[0].as_written == ("Lucía Soto", "Soto")


def test_what_has_no_other_id_is_left_as_it_is() -> None:
    first, second = _states()
    assert united([first])[0].record is first.record
    assert united([second]) == [second]
