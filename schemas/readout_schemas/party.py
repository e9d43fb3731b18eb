"""Who acts: people, countries, organisations and groups, and how a record names them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from readout_schemas.base import Model, Text

PartyKind = Literal["person", "country", "organisation", "group"]


class Party(Model):
    """Somebody who acts, with every form under which the sources name him."""

    id: Text = Field(description="Stable name of the party, from its kind and name.")
    name: Text = Field(description="Usual English name, without title or office.")
    kind: PartyKind = Field(
        description="person; country (also its government or capital, where they stand for the state); "
        "organisation (also an office, ministry or company); group (a number of parties under one wording)."
    )
    role: Text | None = Field(description="Office or function, as the text calls it.")
    country: str | None = Field(description="ISO 3166-1 alpha-2 code of a country; null for other kinds.")
    as_written: tuple[Text, ...] = Field(description="The forms under which the text names the party, verbatim.")


class Mention(Model):
    """A party in its part in one record."""

    party: Text = Field(description="Id of the party.")
    name: Text = Field(description="The party's name, repeated for the reader.")
    kind: PartyKind = Field(description="The party's kind, repeated for who looks for persons, countries or bodies.")
    as_written: Text | None = Field(description="Its wording in this record's evidence; null if only implied.")

    @classmethod
    def of(cls, party: Party, as_written: str | None = None) -> Mention:
        """A party in its part in a record, under the form that stands there."""
        return Mention(party=party.id, name=party.name, kind=party.kind, as_written=as_written)


class Participant(Mention):
    """A side of a meeting, and who stood for it."""

    representative: Text | None = Field(description="The person who stands for the side; null if nobody is named.")
    role: Text | None = Field(
        description="Office of the representative, or what the text calls those who come (ministers, officials)."
    )
