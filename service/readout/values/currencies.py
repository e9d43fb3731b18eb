"""Signs, codes and names of currencies, in the language of the text, and the ISO 4217 code of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from string import ascii_lowercase

from readout.values.folding import fold

_NOUN_FIRST = frozenset("pl it es fr pt ar fa he".split())
"""Languages in which a currency's noun stands before its adjective."""
_MINTED = re.compile(r"[\d–(]")
"""In names that tell one currency from its successors: `Turkish lira (1922–2005)`."""
_NO_CURRENCY = "XXX"
"""ISO 4217's code where no currency is involved."""

_ENDING = r"[^\W\d_]{0,5}"
"""What a language may add to the stem of a name."""
_SHORT = 3
_OF = re.compile(r" (?:of|de)\b|(?: de)? d'")
_NOUNS = re.compile(r"[^\W\d_]+")
_FEW = 4
"""Words behind ``of`` among which there is what the money is for: ``of new public funding``."""
_FAR = 60
_NOT_SPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@cache
def _file() -> dict[str, str]:
    path = files("readout.values").joinpath("data", "currencies.toml")
    return {key: str(value) for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}


@cache
def american_stems() -> tuple[str, ...]:
    """What words begin with that say that dollars are those of the United States."""
    return tuple(_file()["american"].split())


@cache
def signs() -> dict[str, str]:
    """CLDR's English signs (``$`` is the US dollar, ``¥`` the yen) and ISO codes, which stand close to a figure."""
    from babel import Locale

    clear = {sign: code for code, sign in Locale("en").currency_symbols.items() if sign != "¤"}
    codes = {code: code for code in Locale("en").currency_symbols if code != _NO_CURRENCY}
    return {**clear, **codes, **_lines("signs")}


@cache
def only_scaled() -> frozenset[str]:
    """Codes and signs that are also words: they count only with a scale, as in ``COP 30 billion``."""
    return frozenset(_file()["only_scaled"].split())


def _lines(name: str) -> dict[str, str]:
    """Words of a list in the file and the code that its line begins with."""
    lines = (line.split() for line in _file()[name].strip().splitlines())
    return {word.replace("_", " "): code for code, *words in lines for word in words}


@cache
def sign_pattern() -> str:
    """Signs and codes as alternatives of a regular expression, the longest first; no letter may touch them outside."""
    return "|".join(re.escape(sign) for sign in sorted(signs(), key=len, reverse=True))


@cache
def glued_pattern() -> re.Pattern[str]:
    """A sign of letters that a figure follows at once: `KSh45`, `Rp3`, `EGP45`."""
    letters = sorted((sign for sign in signs() if sign[-1].isalpha()), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?P<sign>{'|'.join(map(re.escape, letters))})(?=\d)")


@cache
def _names(language: str) -> dict[str, str | None]:
    """CLDR's names in a language and the stems, without case; ``None`` where several currencies bear one."""
    full = {**_nouns(language), **_unambiguous(_cldr(language))}
    if language == "en":
        clear = {name: code for name, code in full.items() if name not in _other_words() and name[-1].isalpha()}
        return {**_former(language), **_of_states(), **clear, **_crowns(clear), **_lines("english")}
    return {**_former(language), **full}


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """The code for each name; ``None`` where several currencies bear it."""
    found: dict[str, set[str]] = {}
    for code, name in pairs:
        found.setdefault(name, set()).add(code)
    return {name: next(iter(codes)) if len(codes) == 1 else None for name, codes in found.items()}


def _crowns(names: dict[str, str | None]) -> dict[str, str | None]:
    """`norwegian crown` for `norwegian krone`."""
    spelt = ((name.rpartition(" "), code) for name, code in names.items())
    return {f"{whose} crown": code for (whose, _, noun), code in spelt if whose and noun in _words("crowns")}


def _of_states() -> dict[str, str | None]:
    """Names of a state and the noun of its money, as `Fiji dollars`, where CLDR has an adjective."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    english = Locale("en")
    pairs = [(get_territory_currencies(code)[:1], name) for code, name in english.territories.items() if code.isalpha()]
    return {
        f"{fold(name).lower()} {_plain(english.currencies[codes[0]]).rsplit(' ', 1)[-1]}": codes[0]
        for codes, name in pairs
        if codes and codes[0] in english.currency_symbols
    }


@cache
def _nouns(language: str) -> dict[str, str | None]:
    """The nouns alone of names, which want a scale: `tugrik` of `mongolian tugrik`, and without a code `coronas`."""
    place = 0 if language in _NOUN_FIRST else -1
    from babel import Locale

    if language == "en":
        return {}
    named = _cldr(language, Locale("en").currencies)
    pairs = [(code, name.split()[place]) for code, name in named if " " in name]
    if language == "zh":
        states = tuple(sorted(map(fold, Locale(language).territories.values()), key=len, reverse=True))
        pairs = [
            (code, name.removeprefix(state)) for code, name in _cldr(language) if (state := _first(states, name, code))
        ]
    known = {name for _, name in _cldr(language)} | _other_words()
    stems = tuple(stem for stem in _stems(language) if len(stem) > _SHORT)  # no ending is added to a short one
    return {
        name: code
        for name, code in _unambiguous(pairs).items()
        if (len(name) > _SHORT or (code and language == "zh")) and name not in known and not name.startswith(stems)
    }


def _first(states: Iterable[str], name: str, code: str) -> str | None:
    """The state with whose name that of its own money begins, written without a space: ``塔吉克斯坦索莫尼``."""
    if code.startswith("X") or name.endswith(tuple(ascii_lowercase)):
        return None
    return next((state for state in states if name.startswith(state) and len(name) > len(state) + 1), None)


def is_only_scaled(written: str, language: str) -> bool:
    """Whether a sign, code or name counts only with a scale: what is also a word, or but the noun of a name."""
    return written in only_scaled() or fold(written).lower() in _nouns(language)


def _former(language: str) -> dict[str, str | None]:
    """Names of several words of currencies that are no more: `slovenských korun`, `German marks`."""
    from babel import Locale

    gone = Locale("en").currencies.keys() - Locale("en").currency_symbols.keys() - {_NO_CURRENCY}
    pairs = ((code, name) for code, name in _cldr(language, gone) if " " in name and not _MINTED.search(name))
    return {name: code for name, code in _unambiguous(pairs).items() if code is not None}


@cache
def _other_words() -> frozenset[str]:
    return frozenset(_file()["other_words"].split())


def _cldr(language: str, codes: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Codes and names in the singular and the plurals; in English the last word of a name, too: `francs`.

    Args:
        language: Code of the language.
        codes: Those of some currencies; of all that are in use if ``None``.
    """
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_currency_name

    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return []
    pairs: list[tuple[str, str]] = []
    for code in codes or Locale("en").currency_symbols.keys() - {_NO_CURRENCY}:
        names = {get_currency_name(code, locale=locale), *(get_currency_name(code, n, locale) for n in (1, 2, 5, 1.5))}
        for name in map(_plain, names - {code}):
            pairs += [(code, form) for form in ({name, name.rsplit(" ", 1)[-1]} if language == "en" else {name})]
    return pairs


def _plain(name: str) -> str:
    """A name folded, without case and what stands in parentheses: `francs CFA (BCEAO)`."""
    return singular(re.sub(r" ?\([^)]*\)", "", fold(name)))


def singular(name: str) -> str:
    """A name in lower case without the ``s`` of its plural."""
    return re.sub(r"(?<=[^\W\d_]{2})s$", "", name.lower())


@cache
def _stems(language: str) -> dict[str, str | None]:
    """The beginnings of names, without case; for a shared one the code that it has in this language, if any."""
    stems: dict[str, str | None] = {}
    stems.update({fold(word).lower(): code for word, code in _lines("stems").items()})
    for line in _file()["shared"].strip().splitlines():
        word, *codes = line.split()
        own = dict(entry.split(":") for entry in codes)
        stems[fold(word).lower()] = own.get(language)
    if language == "zh":
        stems["円"] = "JPY"
    elif language == "ja":
        stems["元"] = "CNY"
    return stems


@cache
def conversions(language: str) -> re.Pattern[str] | None:
    """What stands before a sum that is given once more in other money: ``, soit environ``."""
    lines = {code: words for code, *words in map(str.split, _file()["conversions"].strip().splitlines())}
    words = [re.escape(fold(word.replace("_", " "))) for word in lines.get(language, ())]
    start = "" if language in {"ja", "zh"} else r"(?<!\w)"
    return re.compile(rf"{start}(?:{'|'.join(words)})(?:\b|(?=\d))", re.IGNORECASE) if words else None


@cache
def name_pattern(language: str) -> str:
    """Names as alternatives of a regular expression, the longest first: full ones, then stems with any ending."""
    full = sorted((name for name in _names(language) if name), key=len, reverse=True)
    alternatives = [rf"{re.escape(name)}s?" for name in full]
    stems = sorted(_stems(language), key=len, reverse=True)
    if language == "en":
        stems = [stem for stem in stems if stem not in _names("en") and stem not in _other_words()]
    alternatives += [re.escape(stem) + ("" if _is_whole(stem) else _ENDING) for stem in stems]
    return "|".join(alternatives)


def _is_whole(stem: str) -> bool:
    """Whether a stem takes no ending: an abbreviation, or a script without them."""
    return len(stem) <= _SHORT or _NOT_SPACED.search(stem) is not None


def is_weighed(name: str, behind: str) -> bool:
    """Whether a name of money is a unit of weight here, by the words behind it: ``pounds``, ``of gold``."""
    if not fold(name).lower().startswith(tuple(_file()["weights"].split())):
        return False
    noun = _OF.match(behind)
    words = _NOUNS.findall(behind.lower()[noun.end() : noun.end() + _FAR] if noun else "")[:_FEW]
    if noun:
        return _words("funds").isdisjoint(words)
    return behind.lower().startswith(tuple(f" {good}" for good in _words("goods")))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word).lower() for word in _file()[name].split())


def is_of_several_states(written: str, words: str, language: str) -> bool:
    """Whether a name beside traditional Chinese signs (`一億元`) may be the money of Taiwan, Hong Kong or Macao."""
    name, signs_of_script = _file()["traditional"].split()
    return language == "zh" and written == name and not set(signs_of_script).isdisjoint(words)


def currency_of(written: str, language: str) -> str | None:
    """The code for a sign, code or name that one of the patterns matched; ``None`` for a name of several currencies."""
    if signs().get(written, _NO_CURRENCY) != _NO_CURRENCY:
        return signs()[written]
    folded = fold(written).lower()
    for name in (folded, singular(folded)):
        if _names(language).get(name):
            return _names(language)[name]
    stem = next((s for s in sorted(_stems(language), key=len, reverse=True) if folded.startswith(s)), None)
    return _stems(language)[stem] if stem else None
