"""Look-alikes of sums, lists, summits and moved plans: what is one, what is two, and what is asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging, merge
from readout.merging.denying import claim_of, contrary_wordings, says_it_is_denied
from readout.merging.told_numbers import numbered_otherwise, numbers_in
from readout_schemas import Amount, Report, When

Write = Callable[..., Any]


def _when(edtf: str) -> When:
    return When(text=f"on {edtf}", edtf=edtf, basis="published")


@pytest.mark.parametrize(
    ("one", "other", "records"),
    [
        ("to give 10 million for schools", "to give 10 million for hospitals", 2),
        ("to provide 10 million for mine clearance", "to give 10 million for power lines", 2),
        ("to give 10 million for schools", "to provide 10 million for rural schools", 1),
        ("to give 10 million for schools", "to give 10 million", 1),
        ("to pay 10 million for new schools in the north", "to spend 10 million on schools", 1),
    ],
)
def test_the_same_sum_is_one_promise_unless_it_is_for_two_things(
    writer: Write, one: str, other: str, records: int
) -> None:
    amount = Amount(text="10 million euros", value=10_000_000, currency="EUR", approx=False)
    made = [
        writer(name, published).commitment("Peru", action, "announced", amount=amount).report()
        for name, published, action in (("a", "2026-05-04", one), ("b", "2026-05-20", other))
    ]
    assert len(merge(made).commitments) == records


def _hit(write: Write, name: str, target: str, day: str, sender: str = "Peru", kind: str = "asset_freeze") -> Report:
    made = write(name, day).names_too(sender)
    fields = {"measure": "freeze of assets", "measure_kind": kind, "when": _when(day)}
    report: Report = made.sanction(target, "in_force", senders=(made.mention(sender),), **fields).report()
    return report


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (("nine managers", "2031-02-03"), ("coalition", "2031-02-03"), True),
        (("nine managers", "2031-02-03"), ("coalition", "2031-02-20"), False),
        (("nine managers", "2031-02-03"), ("coalition", "2031-02-03", "Chile"), False),
        (("nine managers", "2031-02-03"), ("coalition", "2031-02-03", "Peru", "trade"), False),
        (("eleven ships", "2031-02-03"), ("twelve vessels", "2031-02-03"), True),
    ],
)
def test_lists_of_one_sender_kind_and_day_are_asked_about_whatever_the_groups_are_called(
    writer: Write, one: tuple[str, ...], other: tuple[str, ...], *, asked: bool
) -> None:
    merging = Merging([_hit(writer, "a", *one), _hit(writer, "b", *other)])
    assert bool(merging.unsure()) is asked
    assert len(merging.briefing().sanctions) == 2


@pytest.mark.parametrize(
    ("sides", "days", "asked"),
    [
        (("Peru", "Chile"), ("2027-05-03", "2027-05-03"), True),
        (("Peru", "Bolivia"), ("2027-05-03", "2027-05-03"), False),
        (("Peru", "Chile"), ("2027-05-03", "2027-05-06"), False),
    ],
)
def test_the_same_sides_in_two_towns_on_one_day_are_asked_about(
    writer: Write, sides: tuple[str, ...], days: tuple[str, str], *, asked: bool
) -> None:
    one = writer("a", "2027-05-07").meeting("Peru", "Chile", day=days[0], place="Geneva").report()
    other = writer("b", "2027-05-07").meeting(*sides, day=days[1], place="Montreux").report()
    merging = Merging([one, other])
    assert bool(merging.unsure()) is asked
    assert len(merging.briefing().meetings) == 2


@pytest.mark.parametrize(("title", "meetings"), [("Talks moved to Lima", 1), ("Talks in Lima", 2)])
def test_a_title_may_say_that_a_meeting_was_moved(writer: Write, title: str, meetings: int) -> None:
    plan = writer("a", "2026-02-25").meeting("Peru", "Chile", status="planned", day="2026-03-04", place="Cusco")
    told = {"title": title, "status": "planned", "day": "2026-03-09", "place": "Lima"}
    later = writer("b", "2026-03-02").meeting("Peru", "Chile", **told)
    assert len(merge([plan.report(), later.report()]).meetings) == meetings


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Summit of the Saharan states on groundwater", True),
        ("Groundwater summit of Saharan leaders", True),
        ("Summit of wheat growers on prices", False),
    ],
)
def test_a_summit_is_known_by_its_name_where_no_report_names_all_of_its_guests(
    writer: Write, title: str, *, asked: bool
) -> None:
    one = writer("a", "2028-10-12").names_too("Bolivia")
    named = "Summit of Saharan states on shared groundwater"
    one.meeting("Peru", "Chile", title=named, day="2028-10-12", place="Tunis")
    other = writer("b", "2028-10-13").names_too("Bolivia").meeting("Chile", title=title, place="Tunis")
    assert bool(Merging([one.report(), other.report()]).unsure()) is asked


@pytest.mark.parametrize(
    ("claim", "denial", "against"),
    [
        ("according to Tunisia, Malta promised to release the trawler", "no undertaking to free the vessel", True),
        ("agreement on a joint patrol of the strait", "no agreement on a patrol", True),
        ("Japan apologised for the spill", "Japan says it never apologised for the spill", True),
        ("agreed on a ceasefire", "no agreement on prisoners", False),
        ("agreed to continue talks on a ceasefire", "no agreement on a ceasefire", False),
        ("agreed on a ceasefire", "no agreement on a full ceasefire", False),
        ("agreed on a partial ceasefire", "no agreement on a ceasefire", False),
        ("promised to open the port", "no decision on the port", False),
        ("no agreement on dates", "no agreement on dates", False),
        ("they met", "nothing", False),
    ],
)
def test_a_denial_is_against_a_claim_of_one_act_and_matter(claim: str, denial: str, *, against: bool) -> None:
    assert claim_of(claim).against(claim_of(denial)) is against
    assert claim_of(denial).against(claim_of(claim)) is against


def test_names_of_those_who_met_are_no_matter() -> None:
    assert claim_of("Malta promised nothing", frozenset({"malta"})).matter == frozenset()
    assert claim_of("Malta promised nothing").matter == {frozenset({"malta"})}


@pytest.mark.parametrize(
    ("language", "one", "other", "contrary"),
    [
        ("en", "We will sign the treaty", "We will not sign the treaty", True),
        ("en", "We accept the offer", "We don’t accept the offer", True),
        ("ru", "Мы примем эти условия", "Мы не примем эти условия", True),
        ("fr", "nous acceptons ce plan", "nous n’acceptons pas ce plan", True),
        ("de", "Wir werden das Werk schließen", "Wir werden das Werk nicht schließen", True),
        ("en", "We do not build walls, we build bridges", "we build bridges", False),
        ("en", "We will go, but not today", "We will go", False),
        ("en", "I will not wait and we will sign", "we will sign", False),
        ("es", "No pedimos agua, pedimos paso", "pedimos paso", False),
        ("en", "Fish do not wait for people", "Fish wait for nobody", False),
        ("de", "Fisch wartet nicht auf Menschen", "Fisch wartet auf niemanden", False),
        ("pt", "Os peixes não esperam", "Os peixes esperam, sem dúvida", False),
    ],
)
def test_two_wordings_are_contrary_by_a_negation_between_words_that_stand_together(
    language: str, one: str, other: str, *, contrary: bool
) -> None:
    assert contrary_wordings(one, other, language) is contrary
    assert contrary_wordings(other, one, language) is contrary


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("pl", "14 osób i trzy firmy"), ("en", "14 persons and four companies"), True),
        (("pl", "14 osób i trzy firmy"), ("en", "14 persons and three companies"), False),
        (("en", "once five states have ratified"), ("de", "sobald sieben Staaten ratifiziert haben"), True),
        (("en", "about 300 prisoners"), ("ru", "320 пленных"), False),
        (("en", "within 30 days"), ("en", "within 60 days"), True),
        (("en", "two towns and 14 firms"), ("fr", "deux villes et 14 entreprises"), False),
        (("ja", "2社が対象"), ("en", "three banks"), False),
        (("en", "four chapters are closed"), ("en", "the fifth chapter you will write"), False),
        (("fr", "quatre chapitres sont clos"), ("fr", "le cinquième chapitre, vous l'écrirez"), False),
        (("de", "vier Kapitel sind geschlossen"), ("de", "das fünfte Kapitel schreiben Sie"), False),
    ],
)
def test_numbers_of_one_thing_are_compared_in_any_language(
    one: tuple[str, str], other: tuple[str, str], *, apart: bool
) -> None:
    first, second = (numbers_in(text, language) for language, text in (one, other))
    assert numbered_otherwise(first, second, 0.1) is apart
    assert numbered_otherwise(second, first, 0.1) is apart


def test_a_record_may_say_that_somebody_denies_it() -> None:
    assert says_it_is_denied("addition to the list, denied by an embassy source")
    assert not says_it_is_denied("addition to the list of those who were not let in")


@pytest.mark.parametrize(
    ("heading", "condition", "disputed"),
    [
        ("Berichtigung: Peru zahlt", "sobald der Prüfbericht vorliegt", True),
        ("Peru zahlt", "sobald der Prüfbericht vorliegt", False),
        ("Berichtigung: Peru zahlt", "sobald das Parlament zugestimmt hat", False),
    ],
)
def test_a_house_may_correct_a_condition(writer: Write, heading: str, condition: str, *, disputed: bool) -> None:
    def report(name: str, day: str, head: str, told: str) -> Report:
        said = "Peru hat es zugesagt." if name == "a" else "Am Dienstag sprach die Ministerin von der Leitung."
        text = f"{head}\nBERLIN (dpa) — {said}\n"
        made = writer(name, day, text, "de").commitment("Peru", "pay for the line", "announced", conditions=(told,))
        done: Report = made.report()
        return done

    first = report("a", "2027-06-15", "Peru zahlt", "sobald das Parlament zugestimmt hat")
    told = merge([first, report("b", "2027-06-16", heading, condition)])
    assert [one.field for one in told.disagreements] == (["conditions"] if disputed else [])


def test_who_denies_a_meeting_denies_what_came_of_it_too_and_that_is_no_dispute_of_its_own(writer: Write) -> None:
    def told(status: str) -> set[str]:
        fields = {"day": "2028-02-03", "place": "Lima"}
        first = writer("a", "2028-02-04").meeting("Peru", "Chile", **fields, outcomes=("wheat to be sold",))
        other = writer("b", "2028-02-05").meeting("Peru", "Chile", **fields, status=status, outcomes=("no wheat sold",))
        return {one.field for one in merge([first.report(), other.report()]).disagreements}

    assert told("cancelled") == {"status"}
    assert told("held") == {"outcomes"}
