"""What documents of Office say of themselves (ECMA-376, part 2, core properties)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.ingest.days import day_in
from readout.ingest.formats.packed_xml import local
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from readout.ingest.formats.packed_xml import Parts

_CORE = "docProps/core.xml"


def properties_of(parts: Parts, called: str) -> Metadata:
    """Title, author and the day on which it was saved; none that it does not say."""
    if _CORE not in parts:
        return Metadata()
    said = {local(one): (one.text or "").strip() for one in parts.tree(_CORE) if local(one)}
    return Metadata(
        title=said.get("title"),
        author=said.get("creator"),
        published=day_in(said.get("modified") or said.get("created") or ""),
        published_from=called,
    )
