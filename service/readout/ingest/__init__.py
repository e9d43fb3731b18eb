"""Ingest: files, folders, web pages and strings become ``Document`` objects.

Nothing here raises for one bad file: it becomes a ``Document`` without text whose ``error`` says in one line what is
wrong, where, and what to do. Only a call with nothing to read at all raises ``InputError``.
"""

from readout.ingest.document_count import how_many
from readout.ingest.documents import document
from readout.ingest.formats import FORMATS, Skipped
from readout.ingest.metadata import NO_METADATA, Metadata, parse_metadata
from readout.ingest.portions import Portion, files, portions, read_portion
from readout.ingest.readers import DEFAULT_LIMIT, read, read_content
from readout.ingest.streams import DocumentStream
from readout.ingest.uniqueness import RegisterOnDisk, renamed, unique

__all__ = [
    "DEFAULT_LIMIT",
    "FORMATS",
    "NO_METADATA",
    "DocumentStream",
    "Metadata",
    "Portion",
    "RegisterOnDisk",
    "Skipped",
    "document",
    "files",
    "how_many",
    "parse_metadata",
    "portions",
    "read",
    "read_content",
    "read_portion",
    "renamed",
    "unique",
]
