"""Names that CLDR has in the scripts and regions of a language beside those of the language itself.

Chinese calls Palau *帕劳* on the mainland and *帛琉* in Taiwan; Portuguese has *Polónia* and *Polônia*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def of_variants(language: str, key: str) -> Iterator[Mapping[str, Any]]:
    """What each script and region of a language has of its own under a key of CLDR: ``territories``, ``time_zones``.

    Args:
        language: Code of the language alone: ``zh``, ``pt``.
        key: The key, as babel names it.
    """
    from babel import localedata

    for name in sorted(localedata.locale_identifiers()):
        if name.startswith(f"{language}_"):
            own: Mapping[str, Any] = localedata.load(name, merge_inherited=False).get(key, {})
            yield own
