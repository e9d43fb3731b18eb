"""Meetings, commitments and sanctions: from draft to record, field by field.

Each function returns the record, or ``None`` where what it cannot do without has failed; the faults are in the check.
"""

from __future__ import annotations

from readout.drafts import CommitmentDraft, MeetingDraft, SanctionDraft
from readout.ground.checking import Check, span_of
from readout.ground.country_words import country_by_sign
from readout.ground.name_matching import of_place
from readout.parties.naming import alike
from readout.values import Tense, country_code, parse_count
from readout_schemas import Commitment, Count, Evidence, Meeting, Mention, Participant, Sanction, Stance

TO_COME = {"planned", "proposed"}
REFUSALS = {"refused", "reserved"}


def meeting(draft: MeetingDraft, check: Check, name: str) -> Meeting | None:
    """A meeting, if its evidence stands in the text."""
    title = check.own("title", draft.title)
    evidence = check.sentences(draft.evidence, _hints(draft))
    if not evidence or not title:
        _note_no_words(draft.evidence, check)
        return None
    near = span_of(evidence)
    tense: Tense | None = "future" if draft.status in TO_COME else None if draft.status == "cancelled" else "past"
    place, as_written = _place(draft, check, near)
    absent = check.mentions("absent", draft.absent, evidence)
    return Meeting(
        id=name,
        evidence=evidence,
        title=title,
        status=draft.status,
        format="in_person" if place and draft.format == "unknown" else draft.format,
        when=check.when("when", draft.when, tense, near),
        place=place or None,
        place_as_written=as_written,
        hosts=check.mentions("hosts", draft.hosts, evidence),
        participants=_participants(draft, check, evidence, absent),
        absent=absent,
        counts=_counts(draft, check, near),
        topics=_kept(draft.topics),
        outcomes=_kept(draft.outcomes),
    )


def _place(draft: MeetingDraft, check: Check, near: tuple[int, int] | None) -> tuple[str | None, str | None]:
    """The English name of a place, and its form in the text; open where nothing shows that they are one."""
    if not draft.place or not draft.place.strip():
        return None, None
    if draft.place_as_written is None:
        own = check.article.place(draft.place, near=near)
        if own is not None:
            return draft.place.strip(), check.article.text[slice(*own)]
        return _implied_place(draft.place.strip(), check), None
    form = check.name("place_as_written", draft.place_as_written, near)
    if form is None:
        return None, None
    if not (_one_place(draft.place, form, check.article.document.language) or check.names.is_seat(draft.place, form)):
        check.open("place", f"the text has it as {form!r}, which cannot be compared with {draft.place!r}")
    return draft.place.strip(), form


def _implied_place(name: str, check: Check) -> str | None:
    """A place that the article does not name: open if it names the country or who published it does, else a fault."""
    implying = check.article.implies_place(name)
    if implying is None:
        check.fault(f"place: the article does not name {name!r}, nor a country that it lies in")
        return None
    check.open("place", f"the article does not name {name!r}; {implying!r} may imply it")
    return name


def _one_place(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is a place's name in the language of the text, or sounds like it."""
    country = country_code(name)
    named = country is not None and country in {country_code(form, tag), country_by_sign(form, tag)}
    return named or of_place(name, form, tag) or alike(name, form)


def commitment(draft: CommitmentDraft, check: Check, name: str) -> Commitment | None:
    """A commitment or refusal, if its evidence and an actor stand in the text."""
    action = check.own("action", draft.action.removeprefix("to "))
    evidence = check.sentences(draft.evidence, _hints(draft))
    actors = check.mentions("actors", draft.actors, evidence)
    if not draft.actors:
        check.fault("actors: nobody is named")
    if not evidence or not actors or not action:
        _note_no_words(draft.evidence, check)
        return None
    near = span_of(evidence)
    conditions = check.all_words("conditions", draft.conditions, near)
    if len(conditions) < len(set(draft.conditions)):
        return None  # without its condition it would say more than the article
    stance: Stance = "declines" if draft.status in REFUSALS else "commits"
    return Commitment(
        id=name,
        evidence=evidence,
        actors=actors,
        action=action,
        stance=stance,
        status=draft.status,
        beneficiary=check.mentions("beneficiary", draft.beneficiary, evidence),
        conditions=conditions,
        deadline=check.when("deadline", draft.deadline, None if draft.status == "implemented" else "future", near),
        amount=check.amount(draft.amount, near),
    )


def sanction(draft: SanctionDraft, check: Check, name: str) -> Sanction | None:
    """A sanction, if its evidence and a target stand in the text."""
    measure = check.own("measure", draft.measure)
    evidence = check.sentences(draft.evidence, _hints(draft))
    targets = check.mentions("targets", draft.targets, evidence)
    if not draft.targets:
        check.fault("targets: nobody is named")
    if not evidence or not targets or not measure:
        _note_no_words(draft.evidence, check)
        return None
    near = span_of(evidence)
    condition = check.words("condition", draft.condition, near)
    if condition is None and draft.condition is not None:
        return None  # without its condition it would say more than the article
    return Sanction(
        id=name,
        evidence=evidence,
        senders=check.mentions("senders", draft.senders, evidence),
        targets=targets,
        measure=measure,
        measure_kind=draft.measure_kind,
        status=draft.status,
        condition=condition,
        amount=check.amount(draft.amount, near),
        when=check.when("when", draft.when, "past" if draft.status in {"in_force", "lifted"} else "future", near),
    )


def _note_no_words(phrases: list[str], check: Check) -> None:
    if not phrases:
        check.fault("evidence: no words of the article are given")


def _hints(draft: MeetingDraft | CommitmentDraft | SanctionDraft) -> list[str]:
    """Other copied words of a draft, which tell repeated phrases apart."""
    if isinstance(draft, MeetingDraft):
        return [words for words in (draft.when, draft.place_as_written, *draft.counts) if words]
    if isinstance(draft, CommitmentDraft):
        return [words for words in (draft.deadline, draft.amount, *draft.conditions) if words]
    return [words for words in (draft.when, draft.amount, draft.condition) if words]


def _participants(
    draft: MeetingDraft, check: Check, evidence: tuple[Evidence, ...], absent: tuple[Mention, ...]
) -> tuple[Participant, ...]:
    away = {mention.party for mention in absent}
    found: dict[str, Participant] = {}
    for side in draft.participants:
        mention = check.mention("participants", side.name, evidence)
        if mention is None:
            continue
        if mention.party in away:
            check.fault(f"participants: {side.name!r} is also in absent")
            continue
        representative = check.person("participants", side.representative) if side.representative else None
        known = found.get(mention.party)
        if known is None or (known.representative is None and representative is not None):
            found[mention.party] = Participant(
                party=mention.party,
                name=mention.name,
                kind=mention.kind,
                as_written=mention.as_written,
                representative=representative,
                role=side.role or None,
            )
    return tuple(found.values())


def _counts(draft: MeetingDraft, check: Check, near: tuple[int, int] | None) -> tuple[Count, ...]:
    counts: list[Count] = []
    for words in check.all_words("counts", draft.counts, near):
        count = parse_count(words, check.article.document.language)
        if count is None:
            check.open("counts", f"no number could be read from {words!r}")
        else:
            counts.append(count)
    return tuple(counts)


def _kept(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
