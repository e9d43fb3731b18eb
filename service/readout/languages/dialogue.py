"""What is known of one language's words for who speaks and who is spoken to, in reports, interviews and press talks."""

from __future__ import annotations

from dataclasses import dataclass

Words = frozenset[str]
_NONE: Words = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """Words for those who talk with one another. All are in small letters."""

    first_person: Words = _NONE
    """Pronouns of the one who speaks as a subject, and forms of verbs of speech that need none: ``I``, ``dije``."""
    to_me: Words = _NONE
    """Pronouns of who writes, as the one who is told: ``me``."""
    dialogue: Words = _NONE
    """Words for who speaks and who is spoken to, in all cases, and for what is theirs: ``me``, ``your``."""
    answer_labels: Words = _NONE
    """Labels before the answers of an interview: ``A``."""
    press_talks: tuple[str, ...] = ()
    """Patterns of what somebody gives to the press: ``press conference``, ``point de presse``."""
