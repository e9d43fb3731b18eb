"""Numbers as a text writes them, in its own language: figures, words, and the scale after them.

Figures are read by the separators of the language (CLDR, through babel). Scales are CLDR's words for thousand, million
and so on, with those that the language's file adds. What might be read in two ways is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from readout.values.language_data import listed, section
from readout.values.number_words import in_figures
from readout.values.scales import BARE, LETTER, glued, is_plural_only, scales, shared_scales, uncounted

_FIGURE = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,'٫٬]\d+)*"
_NUMBER = re.compile(rf"(?<![\w.,])(?P<half>½)|(?<![\d:/.,A-Za-z])(?<!\d[ ])(?:{_FIGURE})")
_SCALE = re.compile(rf"[ -]?(?P<word>{LETTER}+)\.?")
_SCALE_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_WORD_BEFORE = re.compile(rf"(?P<word>{LETTER}+)\.? ?\Z")
_FIGURE_BEFORE = re.compile(r"\d[ -]?\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)'? ?\Z")
_LIKE_A_SCALE = re.compile("illi(?:on|ón|ão|oen|ard)|illiún|ллион|ллиард|льйон|льярд|יליון|ליארד")
"""In the names of large numbers, whatever their size and language."""
_GROUP = 3
_INDIAN = re.compile(r"\d{1,2}(?:[,٬]\d{2})+[,٬]\d{3}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in words.

    Attributes:
        start: Where it begins in the words.
        end: One past its end, its scale included.
        value: The number; ``None`` where the words do not surely say which, as in `billions of euros`.
        scaled: Whether a word for thousand or more belongs to it.
        decimals: How many of its figures stand behind the point.
    """

    start: int
    end: int
    value: Decimal | None
    scaled: bool = False
    decimals: int = 0


def quantities(words: str, language: str | None) -> list[Quantity]:
    """The numbers in folded words whose number words are figures already (see ``number_words.in_figures``)."""
    found: list[Quantity] = []
    starts = [(match.start(), match) for match in _NUMBER.finditer(words)]
    starts += [(match.start(), match) for match in _bare_scales(words, language)]
    starts += [(match.start(), match) for match in uncounted().finditer(words)]
    for start, match in sorted(starts, key=lambda entry: entry[0]):
        if found and start < found[-1].end:
            continue
        counted_by = _WORD_BEFORE.search(words, found[-1].end if found else 0, start)
        if match.re is uncounted() or (counted_by and counted_by["word"].lower() in _long_scales()):
            found.append(Quantity(start, match.end(), None, scaled=True))
            continue
        one = _at(words, match, language) if match.re is _NUMBER else _alone(words, match, language)
        found.append(_chained(words, one, language))
    return found


def _at(words: str, match: re.Match[str], language: str | None) -> Quantity:
    value = Decimal("0.5") if match["half"] else figure(match.group(), language)
    return _scaled(words, match.start(), match.end(), value, language)


def _scaled(words: str, start: int, end: int, value: Decimal | None, language: str | None) -> Quantity:
    """A number with the scales that follow it: several multiply one another (`mil millones`, `lakh crore`)."""
    factor = Decimal(1)
    scaled = False
    while (found := _scale_at(words, end, language)) is not None:
        size, end = found
        factor, scaled = (factor * size if size else Decimal("NaN")), True
    if value is None and scaled:
        value = _short_decimal(words[start:end])
    if scaled and value is not None:
        value = value * factor
        for part, name in enumerate(("and_half", "and_quarter"), 1):
            if rest := _and_part(language, name).match(words, end):
                value, end = value + _unit(factor) / (2 * part), rest.end()
    if value is not None and value.is_nan():
        value = None
    decimals = 0 if scaled or value is None else max(0, -int(value.as_tuple().exponent))
    return Quantity(start, end, value, scaled, decimals)


def _unit(factor: Decimal) -> Decimal:
    """The scale that a factor is one or, in the dual (`مليارين`), two of."""
    return factor / 2 if factor.as_tuple().digits[0] == 2 else factor  # noqa: PLR2004


def _short_decimal(written: str) -> Decimal | None:
    """`1.234 million`: before a scale a single separator parts decimals, for nobody writes thousands of millions so."""
    match = re.match(r"(\d{1,3})[.,](\d{3})(?![\d.,])", written)
    return Decimal(f"{match[1]}.{match[2]}") if match else None


def _scale_at(words: str, end: int, language: str | None) -> tuple[int | None, int] | None:
    """The scale at a place and where it ends; its size is ``None`` where the word might mean several."""
    if (sign := _glued().match(words, end)) is not None:
        return glued()[sign["sign"]], sign.end()
    match = _SCALE.match(words, end)
    if match is None:
        return None
    word = match["word"].lower()
    if word in glued():
        return None, match.end()
    size = _size(match["word"], language, close=match.start("word") == end)
    if size is None:
        doubtful = word in shared_scales() or _LIKE_A_SCALE.search(word) is not None
        return (None, match.end()) if doubtful and len(word) >= _GROUP else None
    stop = match.end() if words[match.end() - 1] != "." or match.end() < len(words) else match.end("word")
    return size, stop


@cache
def _glued() -> re.Pattern[str]:
    signs = "|".join(sorted(glued(), key=len, reverse=True))
    return re.compile(rf" ?(?P<sign>(?!조)(?:{signs})|조(?= ?(?:\d|원|달러|유로|엔|위안|루블)))")


@cache
def _long_scales() -> frozenset[str]:
    """Scale words that in some language stand before their number: `shilingi bilioni 45`."""
    return frozenset(word for word in shared_scales() if len(word) > _GROUP + 1)


def _size(word: str, language: str | None, *, close: bool) -> int | None:
    """What a word multiplies by in a language, or wherever it is a scale at all."""
    own = scales(language or "en")
    if len(word) == 1:
        return own.get(word if word in own else word.lower()) if close or word.lower() in "mbk" else None
    return own.get(word.lower()) or shared_scales().get(word.lower())


@cache
def _and_part(language: str | None, name: str) -> re.Pattern[str]:
    words = listed(section(language or "en", "numbers").get(name, ""))
    return re.compile("|".join(rf" {re.escape(word)}(?!\w)" for word in words) or r"(?!)", re.IGNORECASE)


def _chained(words: str, first: Quantity, language: str | None) -> Quantity:
    """Adds what a smaller scale goes on with: `1億2000万`, `a billion and 200 million`."""
    while first.scaled and first.value is not None:
        joint = _and(language or "en").match(words, first.end)
        match = _NUMBER.match(words, joint.end()) if joint else None
        if match is None:
            break
        after = _at(words, match, language)
        if after.value is None or after.value >= _least_scale(first.value):
            break
        if not after.scaled and not _goes_on(words, first, after, language):
            break
        first = Quantity(first.start, after.end, first.value + after.value, scaled=True)
    return first


@cache
def _and(language: str) -> re.Pattern[str]:
    """What may join a number to the smaller part of it that follows."""
    words = "|".join(map(re.escape, listed(section(language, "numbers").get("and", ""))))
    return re.compile(rf"(?: (?:{words or '(?!)'}) ?| )?")


def _goes_on(words: str, first: Quantity, after: Quantity, language: str | None) -> bool:
    """Whether units follow a scale: `1万2500`, and `دو هزار و پانصد` where words for numbers are joined so."""
    if words[first.end - 1] in glued():
        return first.end == after.start
    joined = "joints" in section(language or "en", "numbers")
    return joined and first.value is not None and first.value < 10**6 and after.end - after.start <= _GROUP


def _least_scale(value: Decimal) -> Decimal:
    """The largest of ten thousand, million … that a value is at least."""
    return max(
        (size for size in map(Decimal, (10**12, 10**9, 10**8, 10**6, 10**4, 10**3)) if value >= size),
        default=Decimal(1),
    )


def _bare_scales(words: str, language: str | None) -> Iterator[re.Match[str]]:
    """The places of scale words without regard to what stands before them."""
    for match in _SCALE_WORD.finditer(words):
        if len(match.group()) >= _GROUP and match.group().lower() in scales(language or "en"):
            yield match


def _alone(words: str, match: re.Match[str], language: str | None) -> Quantity:
    """A scale without a number before it: `a million`, `مليون` is one; `billions of euros` states no number at all."""
    code = language or "en"
    whole = _scaled(words, match.start(), match.start(), Decimal(1), language)
    before = words[: match.start()]
    one = code in BARE or not _LAST_WORD.search(before) or _one(code).search(before) is not None
    word = match.group().lower()
    unsure = word in listed(section(code, "numbers").get("one_or_two", "")) and not re.match(
        r" (?:و|\d)", words[match.end() :]
    )
    known = one and not unsure and not is_plural_only(word, code) and not _FIGURE_BEFORE.search(before)
    return Quantity(match.start(), max(whole.end, match.end()), whole.value if known else None, scaled=True)


@cache
def _one(language: str) -> re.Pattern[str]:
    """Words before a scale that leave it one: articles, and those that make a number approximate."""
    numbers = section(language, "numbers")
    phrases = [*listed(numbers.get("articles", "")), *listed(numbers.get("approx", ""))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases)) or '(?!)'})'? ?\Z", re.IGNORECASE)


def figure(written: str, language: str | None) -> Decimal | None:
    """The value of figures with separators; ``None`` where a separator may part thousands or decimals.

    Two kinds of separators tell themselves apart, and so does one that comes again. A single one before three figures
    parts thousands if the language groups so, and is otherwise in doubt: `1.234` is one thing in German and another in
    English, and texts of both write the other's.
    """
    if _INDIAN.fullmatch(written):
        return Decimal(re.sub(r"[,٬]", "", written))
    plain = written.replace(" ", "").replace("'", "")
    plain = plain.replace("٬", "") if "٫" in plain or "٬" in plain else plain
    parts = re.split(r"[.,٫]", plain)
    marks = re.findall(r"[.,٫]", plain)
    if not marks:
        return Decimal(plain)
    if len(set(marks)) == 1 and len(marks) > 1:
        grouped = all(len(part) == _GROUP for part in parts[1:]) and len(parts[0]) <= _GROUP
        return Decimal("".join(parts)) if grouped else None
    if len(marks) > 1:
        grouped = marks[-1] not in marks[:-1] and all(len(part) == _GROUP for part in parts[1:-1])
        return Decimal(f"{''.join(parts[:-1])}.{parts[-1]}") if grouped else None
    return _single(parts, marks[0], language)


def _single(parts: list[str], mark: str, language: str | None) -> Decimal | None:
    whole, rest = parts
    if mark == "٫" or len(rest) != _GROUP or len(whole) > _GROUP or whole.startswith("0"):
        return Decimal(f"{whole}.{rest}")
    return Decimal(whole + rest) if mark == _group_sign(language) else None


@cache
def _group_sign(language: str | None) -> str:
    """The sign that parts thousands, by CLDR; a stop where CLDR has a space, if a comma parts the decimals."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale(language or "en").number_symbols["latn"]
    except (UnknownLocaleError, ValueError):
        return ""
    group, decimal = str(symbols["group"]), str(symbols["decimal"])
    return group if group in {".", ","} else "." if decimal == "," else ","


def is_approximate(words: str, language: str | None) -> bool:
    """Whether folded words call their number approximate or only a bound: around, about, more than, up to."""
    return _approximate(language or "en").search(words) is not None


@cache
def _approximate(language: str) -> re.Pattern[str]:
    own = [*listed(section(language, "numbers").get("approx", "")), *listed(section("en", "numbers")["approx"])]
    spaced = [word for word in own if not re.match("[\u3040-\u9fff]", word)]
    unspaced = [word for word in own if word not in spaced]
    parts = [rf"(?<!\w)(?:{'|'.join(map(re.escape, spaced))})(?!\w)", r"[~≈><≥≤]", r"\d ?\+"]
    return re.compile("|".join([*parts, *map(re.escape, unspaced)]), re.IGNORECASE)


def with_digits(words: str, language: str = "en") -> str:
    """Folded words with number words in figures and scales in letters, as the rules of dates read them."""
    return in_figures(words, language, of_dates=True)
