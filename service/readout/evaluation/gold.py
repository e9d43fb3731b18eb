"""A gold reading: articles with their records, checked against the texts, and what is one thing across articles."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import Field, ValidationError, model_validator

from readout.errors import InputError
from readout.evaluation.gold_cross import GoldCross
from readout.evaluation.gold_records import (
    AnyGold,
    GoldCommitment,
    GoldMeeting,
    GoldParty,
    GoldSanction,
    GoldSpan,
    GoldStatement,
    Text,
)
from readout.evaluation.label_studio import articles_in
from readout.faults import plain
from readout.ingest import NO_METADATA, Metadata
from readout.record_types import LETTERS, RECORD_TYPES, PerType
from readout.writable import writable_json
from readout_schemas import Model, RecordType, parts

CROSS = "cross.json"
SUBFOLDER = "gold"

M = TypeVar("M", bound=Model)


class GoldArticle(Model):
    """What is to be found in one article: the contents of one file of a gold folder."""

    file: Text = Field(description="Name of the article's file, which is beside this one or in the folder above.")
    sha256: Text = Field(description="SHA-256 of the article's bytes, in hexadecimal.")
    language: Text = Field(description="BCP 47 tag.")
    published: datetime.date = Field(description="Day of publication, possibly inferred.")
    published_basis: Text | None = Field(description="What the day of publication is concluded from.")
    note: Text | None
    boilerplate: tuple[GoldSpan, ...] = Field(description="Page furniture: no record comes from it.")
    never_speaker: tuple[Text, ...] = Field(description="Who must not be the speaker of words between marks.")
    label_or_scare_quotes: tuple[GoldSpan, ...] = Field(
        description="Marked words, with their marks, that are nobody's utterance; also quotations inside quotations."
    )
    meetings: tuple[GoldMeeting, ...]
    statements: tuple[GoldStatement, ...]
    commitments: tuple[GoldCommitment, ...]
    sanctions: tuple[GoldSanction, ...]

    def of(self, kind: RecordType) -> tuple[AnyGold, ...]:
        """The records of a type."""
        lists: PerType[tuple[AnyGold, ...]] = PerType(
            meeting=self.meetings, statement=self.statements, commitment=self.commitments, sanction=self.sanctions
        )
        return lists[kind]

    def records(self) -> tuple[AnyGold, ...]:
        """All records, meetings first."""
        return tuple(record for kind in RECORD_TYPES for record in self.of(kind))

    @model_validator(mode="after")
    def _ids_are_right(self) -> Self:
        seen: set[str] = set()
        prefixes: set[str] = set()
        for kind, letter in LETTERS.items():
            for record in self.of(kind):
                form = re.fullmatch(rf"([\w-]+)\.{letter}[1-9]\d*", record.id)
                if form is None:
                    raise ValueError(f"record {record.id!r}: a {kind}'s id has the form PREFIX.{letter}1")
                if record.id in seen:
                    raise ValueError(f"record {record.id!r} is there twice: give the second a number of its own")
                seen.add(record.id)
                prefixes.add(form[1])
        if len(prefixes) > 1:
            raise ValueError(f"ids begin with {', '.join(sorted(prefixes))}: use one prefix in a file")
        return self

    @model_validator(mode="after")
    def _furniture_carries_nothing(self) -> Self:
        for record in self.records():
            for span in record.evidence:
                if any(span.start < piece.end and piece.start < span.end for piece in self.boilerplate):
                    raise ValueError(f"record {record.id!r}: evidence {span.text[:40]!r} is in boilerplate")
        return self

    @model_validator(mode="after")
    def _speakers_may_speak(self) -> Self:
        for record in self.statements:
            if record.quotes and record.speaker.name in self.never_speaker:
                raise ValueError(f"record {record.id!r}: speaker {record.speaker.name!r} is in never_speaker")
        return self


class GoldDocument(Model):
    """An article's reading with its text. Validation refuses a span or a wording that is not the text's own."""

    article: GoldArticle
    text: Text
    path: Path | None = Field(description="Where the text was read from; null if it came with the reading.")
    known: Metadata = Field(default=NO_METADATA, description="What is known of it, if that came with the reading.")

    @property
    def name(self) -> str:
        """The name of the article's file."""
        return self.path.name if self.path else self.article.file

    @property
    def prefix(self) -> str:
        """What the ids of the records begin with; the file's name where there are no records."""
        records = self.article.records()
        return records[0].id.rpartition(".")[0] if records else self.article.file

    @model_validator(mode="after")
    def _text_is_the_article(self) -> Self:
        if "\r" in self.text or self.text.startswith("\ufeff"):
            raise ValueError(f"{self.article.file} has \\r line ends or a byte order mark: save it as UTF-8 with \\n")
        if hashlib.sha256(self.text.encode()).hexdigest() != self.article.sha256:
            raise ValueError(
                f"sha256 is not that of {self.article.file}: the article was changed, or it is another one"
            )
        return self

    @model_validator(mode="after")
    def _spans_are_true(self) -> Self:
        article = self.article
        for record in (*article.records(), article):
            where = f"record {record.id!r}: " if not isinstance(record, GoldArticle) else ""
            for span in parts(record, GoldSpan) if where else (*article.boilerplate, *article.label_or_scare_quotes):
                if self.text[span.start : span.end] != span.text:
                    raise ValueError(f"{where}the text at {span.start} to {span.end} is not {span.text[:40]!r}")
        return self

    @model_validator(mode="after")
    def _wordings_stand_in_the_text(self) -> Self:
        for record in self.article.records():
            for words in _wordings(record):
                if words not in self.text:
                    raise ValueError(f"record {record.id!r}: the article does not have the words {words[:40]!r}")
        return self


class Gold(Model):
    """All articles of a folder, and what they share."""

    folder: Path
    documents: tuple[GoldDocument, ...] = Field(min_length=1)
    cross: GoldCross

    @model_validator(mode="after")
    def _cross_names_records(self) -> Self:
        kinds = {
            record.id: kind
            for document in self.documents
            for kind in RECORD_TYPES
            for record in document.article.of(kind)
        }
        if len(kinds) != sum(len(document.article.records()) for document in self.documents):
            raise ValueError("two articles have records of the same id: give each article a prefix of its own")
        self.cross.check_ids(kinds)
        return self


def load_gold(folder: Path) -> Gold:
    """Read a folder of gold files, whose articles are beside them or in the folder above; or a Label Studio export.

    A folder that holds a folder ``gold`` stands for that one. A file is what Label Studio exports as JSON.

    Raises:
        InputError: there is nothing to read, or a file is not in the format; the message names file and record.
    """
    if folder.is_file():
        return _exported(folder)
    home = folder / SUBFOLDER if (folder / SUBFOLDER).is_dir() else folder
    files = sorted(path for path in home.glob("*.json") if path.name != CROSS) if home.is_dir() else []
    if not files:
        raise InputError(f"{home} has no gold files (*.json): give a folder as docs/annotating.md describes")
    documents = [_document(path) for path in files]
    cross = _parsed(GoldCross, home / CROSS, _json(home / CROSS)) if (home / CROSS).is_file() else GoldCross.empty()
    return _parsed(Gold, home / CROSS, {"folder": home, "documents": documents, "cross": cross})


def _exported(file: Path) -> Gold:
    documents = [
        _parsed(
            GoldDocument,
            file,
            {"article": _parsed(GoldArticle, file, one.article), "text": one.text, "path": None, "known": one.known},
        )
        for one in articles_in(_json(file), file)
    ]
    if not documents:
        raise InputError(f"{file}: no task is annotated: annotate some, and export the project as JSON")
    return _parsed(Gold, file, {"folder": file, "documents": documents, "cross": GoldCross.empty()})


def _document(path: Path) -> GoldDocument:
    article = _parsed(GoldArticle, path, _json(path))
    places = [folder / article.file for folder in (path.parent, path.parent.parent)]
    text_path = next((place for place in places if place.is_file()), None)
    if text_path is None:
        raise InputError(f"{path}: article {article.file} is neither beside it nor in the folder above: put it there")
    try:
        text = text_path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{text_path} cannot be read ({error}): save it as UTF-8") from None
    return _parsed(GoldDocument, path, {"article": article, "text": text, "path": text_path})


def _json(path: Path) -> Any:
    try:
        return writable_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path} cannot be read ({error}): it has to be JSON in UTF-8") from None


def _parsed(model: type[M], path: Path, data: Any) -> M:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what = plain(first).removeprefix("is wrong: ")
        place = ".".join(str(part) for part in first["loc"])
        where = ", ".join(part for part in (_record_name(data, first["loc"]), place) if part)
        raise InputError(f"{path}{f', {where}' if where else ''}: {what} (see docs/annotating.md)") from None


def _record_name(data: Any, place: tuple[int | str, ...]) -> str:
    """The id of the record in which a fault lies, for the message."""
    try:
        name = data[place[0]][place[1]]["id"]
    except (LookupError, TypeError):
        return ""
    return f"record {name!r}"


def parties_of(value: object) -> list[GoldParty]:
    """Every party inside a record, tuple or value."""
    return parts(value, GoldParty)


def _wordings(record: AnyGold) -> list[str]:
    """The words of a record that are to stand in the text."""
    words = [*(party.surface for party in parties_of(record)), *record.wordings()]
    return [wording for wording in words if wording is not None]
