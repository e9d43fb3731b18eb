"""Who speaks for an office and bears the name before it: ``グリシン大統領報道官`` is Grishin, if his role says so.

The same words may mean the spokesman of a president of that name. They are the spokesman's own name where the answer
says that he is one, and neither the answer nor the text has a president so called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.drafts import PartyDraft
from readout.ground.name_matching import of_person
from readout.ground.person_nouns import nouns_of
from readout.languages import language

_SPEAKING = frozenset({"spokesman", "spokeswoman"})


def speaks_under(draft: PartyDraft, form: str, text: str, drafts: Sequence[PartyDraft], tag: str | None) -> bool:
    """Whether a form is a listed spokesman's name, an office and the word for who speaks for it.

    Args:
        draft: The person, with the role that the answer gives him.
        form: As the text has it.
        text: The text.
        drafts: All parties of the answer.
        tag: The text's language (BCP 47).
    """
    known = language(tag)
    if known is None or not known.unspaced or not draft.role or not nouns_of(draft.role, "en") & _SPEAKING:
        return False
    word = next((word for word in known.spokespeople if form.endswith(word)), "")
    office = form.removesuffix(word)
    if not word or not of_person(draft.name, office, tag):
        return False
    if any(other is not draft and other.kind == "person" and of_person(other.name, office, tag) for other in drafts):
        return False
    return not re.search(f"{re.escape(office)}(?!{re.escape(word)})", text)
