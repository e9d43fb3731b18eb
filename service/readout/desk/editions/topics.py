"""Topics: what an edition is of, by words or by a party."""

from __future__ import annotations

from collections.abc import Iterable

from readout.desk.editions.states import State
from readout.desk.store.rows import texts_of
from readout.parties.naming import plain, words_of


def of_topic(state: State, topic: str) -> bool:
    """Whether all words of a topic begin words of what a record says, or one party has the topic for its name.

    An empty topic is everything.
    """
    wanted = words_of(topic)
    if not wanted:
        return True
    name = plain(topic)
    if any(plain(form) == name for party in state.parties for form in (party.name, *party.as_written)):
        return True
    said = _words((*texts_of(state.record), *(party.name for party in state.parties)))
    return all(any(word.startswith(one) for word in said) for one in wanted)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words_of(text)}
