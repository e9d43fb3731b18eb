"""What the grounding of any record needs: one draft, and its faults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.ground.article import Article, Range, joined
from readout.ground.attribution import Attribution
from readout.ground.names import Names
from readout.values import Tense, other_dollar, parse_amount, resolve, resolve_nearest
from readout_schemas import Amount, Evidence, Mention, Open, When

_UNQUOTED = frozenset({"evidence", "attribution", "conditions", "condition", "deadline"})
"""Fields whose words are the reporter's: they may begin behind a word that is written with theirs."""


class Check:
    """Grounds the fields of one draft, and notes what fails.

    A field that the text refutes is a fault, and is left out of the record; one that nothing speaks against, and that
    cannot be shown, is open, and stays.
    """

    def __init__(self, article: Article, names: Names, attribution: Attribution) -> None:
        self.article = article
        self.names = names
        self.attribution = attribution
        self.faults: list[str] = []
        self.opened: list[Open] = []
        self.double = False
        """Whether the item says what another one has said already: there is nothing to ask about it."""

    def fault(self, reason: str) -> None:
        """Note that something failed, in one line."""
        if reason not in self.faults:
            self.faults.append(reason)

    def open(self, field: str, reason: str, name: str | None = None) -> None:
        """Note that a field is not confirmed, or of the parties that it names one, and why."""
        noted = Open(field=field, reason=reason, name=name)
        if noted not in self.opened:
            self.opened.append(noted)

    def sentences(self, phrases: Sequence[str], context: Sequence[str]) -> tuple[Evidence, ...]:
        """The sentences in which copied phrases stand."""
        places: list[Range] = []
        for phrase in phrases:
            place = self.copied(
                "evidence", phrase, context=[*context, *(other for other in phrases if other != phrase)]
            )
            if place is not None:
                places.append(self.article.sentence(place))
        return tuple(self.article.evidence(place) for place in joined(places))

    def copied(self, field: str, words: str, near: Range | None = None, context: Sequence[str] = ()) -> Range | None:
        """Where copied words stand; a fault if nowhere."""
        place = self.article.place(words, near=near, context=context) if words.strip() else None
        if place is None and field in _UNQUOTED and self.article.grammar.words.prefixes:
            place = self.article.name_place(words, near)  # `שאם יימסרו`, copied without its first letter
        if place is None:
            self.fault(self._unfound(field, words))
        return place

    def own(self, field: str, words: str) -> str:
        """The model's own words, without white space at their ends; a fault if there are none."""
        if not words.strip():
            self.fault(f"{field}: it is empty")
        return words.strip()

    def words(self, field: str, words: str | None, near: Range | None = None) -> str | None:
        """The source's own words for copied ones; a fault if they are not in it."""
        if words is None:
            return None
        place = self.copied(field, words, near=near)
        return None if place is None else self.article.text[place[0] : place[1]]

    def name(self, field: str, name: str | None, near: Range | None = None) -> str | None:
        """The form of a copied name as it stands: also behind a short word or before an ending that is written with it.

        A fault if it is nowhere in the text.
        """
        if name is None or not name.strip() or self.article.place(name, near=near) is not None:
            return self.words(field, name, near)
        place = self.article.name_place(name, near)
        if place is None:
            self.fault(self._unfound(field, name))
            return None
        return self.article.text[slice(*place)]

    def channel(self, field: str, name: str | None, evidence: Sequence[Evidence]) -> str | None:
        """Who passes words on, as the text has it: the words of ``name``, or a form of the party that is so called.

        A fault if neither is in the text, open if the form cannot be compared with the name.
        """
        near = span_of(evidence)
        known = self.names.listed(name) if name and self.article.name_place(name, near) is None else None
        form = known.form(evidence) if known else None
        if known is None or form is None:
            return self.name(field, name, near)
        if known.doubt:
            self.open(field, known.doubt)
        return form

    def all_words(self, field: str, several: Iterable[str], near: Range | None = None) -> tuple[str, ...]:
        """``words`` for each of several."""
        found = (self.words(field, words, near) for words in several)
        return tuple(dict.fromkeys(words for words in found if words is not None))

    def when(self, field: str, words: str | None, tense: Tense | None, near: Range | None = None) -> When | None:
        """A date from its words; without a tense it may lie before the publication or after it."""
        own = self._in_furniture(words, near) or self.words(field, words, near)
        if own is None:
            return None
        document = self.article.document
        if tense is None:
            return resolve_nearest(own, document.published, document.language)
        return resolve(own, document.published, tense, document.language)

    def _in_furniture(self, words: str | None, near: Range | None) -> str | None:
        """Words for a date that stand in page furniture alone, as they stand there: a caption may say the day."""
        if words is None or not words.strip() or self.article.place(words, near=near) is not None:
            return None
        places = self.article.folded.find_all(words)
        return self.article.text[slice(*places[0])] if places else None

    def amount(self, words: str | None, near: Range | None = None) -> Amount | None:
        """A sum of money from its words; the words alone, and open, where no sum can be read from them."""
        own, document = self.words("amount", words, near), self.article.document
        if own is None:
            return None
        amount = parse_amount(own, document.language)
        if amount is None:
            self.open("amount", f"no sum of money could be read from {own!r}")
            return Amount(text=own, value=None, currency=None, approx=False)
        other = other_dollar(own, document.language, document.publisher, document.url)
        if amount.currency != "USD" or other is None:
            return amount
        self.open("amount", f"{own!r} may be {other}, the dollar of who published the text, as well as USD")
        return amount.model_copy(update={"currency": None})

    def person(self, field: str, name: str) -> str | None:
        """A person by name, who is named in the text; a fault if the text does not know them."""
        known = self.names.listed(name)
        if known is None and not self.names.person(name):
            self.fault(f"{field}: the article names nobody as {name!r}")
            return None
        if known is not None and known.doubt:
            self.open(field, known.doubt, name)
        return name

    def mention(self, field: str, name: str, evidence: Sequence[Evidence]) -> Mention | None:
        """A party by name; a fault if the text does not know it, open if what names it cannot be compared."""
        known = self.names.known(name)
        if known is None:
            self.fault(f"{field}: the article names nobody as {name!r}, nor as any form listed in parties")
            return None
        if known.doubt:
            self.open(field, known.doubt, known.party.name)
        return known.mention(evidence)

    def mentions(self, field: str, names: Sequence[str], evidence: Sequence[Evidence]) -> tuple[Mention, ...]:
        """``mention`` for each of several, nobody twice."""
        found = (self.mention(field, name, evidence) for name in names)
        return tuple({mention.party: mention for mention in found if mention is not None}.values())

    def _unfound(self, field: str, words: str) -> str:
        real = self.article.nearest(words) if words.strip() else None
        hint = f"; the nearest words in it are {real!r}" if real else ""
        return f"{field}: {words!r} does not stand in the article{hint}"


def span_of(evidence: Sequence[Evidence]) -> Range | None:
    """The range from the first to the last of several spans, which are in order."""
    return (evidence[0].start, evidence[-1].end) if evidence else None
