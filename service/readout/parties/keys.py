"""The key under which a party is kept and looked for: the same in every document that names it so."""

from __future__ import annotations

from readout.parties.naming import plain, slug, words_of
from readout.parties.people import name_of
from readout.parties.word_lists import word_list
from readout_schemas import Party


def key_of(party: Party) -> str:
    """A country by its code, a person by the Latin letters of his name, a body by its name without generic words.

    It needs no other party, so that it never changes when more is read: who is who beyond that (a surname alone, an
    office) is settled where documents are merged. ``country-fr``, ``person-sergey-lavrov``, ``organisation-nato``.
    """
    if party.kind == "country":
        return f"country-{(party.country or slug(party.name)).lower()}"
    if party.kind == "person":
        return f"person-{'-'.join(name_of(party.name)) or slug(party.name)}"
    return f"{party.kind}-{slug(core(party.name))}"


def core(name: str) -> str:
    """The name of a body without the words that say nothing: what is left if nothing else is."""
    kept = [word for word in words_of(name) if word not in word_list("generic")]
    return " ".join(kept) or plain(name)
