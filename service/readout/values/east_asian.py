"""Chinese and Japanese dates in the English words that the rules read: `来週月曜` is Monday next week.

Years of an era are counted from its first (Reiwa 1 is 2019; years of the Republic of China are counted from 1912).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from readout.values.calendar_rules import MONTHS, WEEKDAYS
from readout.values.eras import eras, lunar
from readout.values.language_data import forms, listed, shared_section

_DAYS = dict(zip("一二三四五六日天月火水木金土", (0, 1, 2, 3, 4, 5, 6, 6, 0, 1, 2, 3, 4, 5), strict=True))
_OWN = shared_section("east_asian")["dates"]
_TURNS = forms(_OWN["turns"])
_NEARBY = forms(_OWN["nearby"])
_INDEFINITE = "|".join(listed(_OWN["indefinite"]))
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_UNITS = {"天": "day", "日": "day", "周": "week", "週": "week", "星期": "week", "月": "month", "年": "year"}
_ORDINALS = {"1": "1st", "一": "1st", "2": "2nd", "二": "2nd", "3": "3rd", "三": "3rd", "4": "4th", "四": "4th"}
_PARTS = {**dict.fromkeys("初头頭上", "early"), "中": "mid", **dict.fromkeys("下底末", "late")}
_WEEK = "(?:周|週|星期|礼拜|禮拜)"
_OF = "(?:个|個)?"
_PART = "(初め?|头|頭|上旬|中旬|下旬|底|末日?)"
_BY = "(まで(?:に)?|之?前|以前)?"
_TO = "(?:及び|および|至|到|から|~|〜|-|―|、|和|与|與|と)"
_TIMES_OF_DAY = (
    "凌晨 清晨 早上 上午 中午 下午 傍晚 晚上 晚间 晚間 深夜 夜间 夜間 午前 午後 未明 早朝 正午 夕方 夜 晚 朝"
)
_TIME_OF_DAY = f"(?:{_TIMES_OF_DAY.replace(' ', '|')})"
_UNIT = "(?:个|個|か|カ|ヶ)?(天|日|周|週|星期|月|年)(?:间|間)?"
_COUNTED_FROM_NOW = r"(?:(?<![\u3040-\u30ff\u4e00-\u9fff])|(?<=[在于於将將从從约約今再過过]))"
"""Before `2日後`: where a noun stands there, the days are counted from what it names."""
_COUNTED_BACK = (
    r"(?:(?<![\u3040-\u30ff\u4e00-\u9fff])|(?<=[在于於将將从從自约約今再過过大早就仅僅才者们們はがもをにでと]))"
)
"""Before `1週間前`, which `会談の` and `その` count from the talks, while in `首相は1週間前` they count from today."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _rule(pattern: str, english: Callable[[re.Match[str]], str] | str) -> Rule:
    return re.compile(pattern), english if callable(english) else lambda _: f" {english} ".replace("   ", " ")


def _turned(unit: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f" {_TURNS[match[1]]} {unit} "


def _part(match: re.Match[str], unit: str) -> str:
    """A part of a unit, the signs for the part and for `until` being the last two groups."""
    part = _PARTS[match[match.re.groups - 1][0]]
    return f" {'by the end of' if match[match.re.groups] and part == 'late' else part} {unit} "


def _parted(unit: str) -> Callable[[re.Match[str]], str]:
    return lambda match: _part(match, f"{_TURNS[match[1]]} {unit}")


def _month_name(number: str) -> str:
    """The English name; a thirteenth month is none, and no year beside it stands for it."""
    return MONTHS[int(number) - 1] if 1 <= int(number) <= len(MONTHS) else "every month"


def _counted(template: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f" {template.format(match[1], _UNITS[match[2]])} "


def _era(match: re.Match[str]) -> str:
    return f"{eras()[match[1]] + (1 if match[2] == '元' else int(match[2]))}年"


def _weekday(match: re.Match[str]) -> str:
    return f" {WEEKDAYS[_DAYS[match[2]]]} of {_TURNS[match[1]]} week "


def _figures(match: re.Match[str]) -> str:
    year, month, day, until = match[1], int(match[2]), int(match[3]), match[4]
    if not 1 <= month <= len(MONTHS) or not match[0].rstrip().endswith(tuple("日号號일")):
        return match[0]
    last = f"-{until}" if until else ""
    return f" {day}{last} {MONTHS[month - 1]} {year or ''} "


_FIRST = (
    _rule(r"(?:\d{4}|[今来昨去本翌前])?年度末?", "the same year"),
    _rule("(来|今|昨|去|明)(春|夏|秋|冬)(?![\u4e00-\u9fff])",
          lambda match: f" northern {_SEASONS[match[2]]} {_TURNS[match[1]]} year "),
    _rule(rf"(?:{lunar()})[年正\d]*(?:月(?:初?\d+[日号號]?)?)?", "the same day"),
    _rule(rf"({'|'.join(eras())})(\d+|元)年", _era),
    _rule(rf"{_COUNTED_BACK}(\d+){_UNIT}(?:之?前)(?!半)", _counted("{} {} ago")),
    _rule(rf"{_COUNTED_FROM_NOW}(\d+){_UNIT}(?:之?后|之?後)", _counted("in {} {}")),
    _rule(rf"(\d+){_UNIT}(?:之?内|以内|之?內)", _counted("within {} {}")),
    _rule(rf"(?:{_INDEFINITE})(?:{_WEEK}[一二三四五六日天]|[月火水木金土日]曜日?)", lambda _: " "),
    _rule("[每毎][周週](?=[一二三四五六日天月火水木金土])", lambda _: " every 周"),
    _rule(r"(\d\d)世[纪紀](\d0)年代", lambda match: f" {int(match[1]) - 1}{match[2]}s "),
    _rule(r"(\d{4})年代", lambda match: f" {match[1]}s "),
)  # fmt: skip
_YEARS_PARTS = (
    _rule(rf"\b(last|this|next) year ?年?{_PART}{_BY}", lambda match: _part(match, f"{match[1]} year")),
    _rule(rf"(\d{{4}})年{_PART}{_BY}", lambda match: _part(match, match[1])),
    _rule("年[底末](?:之?前|以前|までに)|年内|年內", "by the end of the year"),
    _rule("年底|年末", "the end of the year"),
    _rule(rf"(?<=[日号號])の?{_TIME_OF_DAY}", lambda _: ""),
    _rule("(?<=日)の(?=[月火水木金土日]曜)", ", "),
)
_LATER = (
    _rule("第?([1-4一二三四])(?:季度|[四4]半期)(?!末)", lambda match: f" {_ORDINALS[match[1]]} quarter "),
    _rule(rf"(上|下|本|这|這|今|前|来){_OF}(?:季度|[四4]半期)末{_BY}",
          lambda match: f" {'by ' if match[2] else ''}the end of {_TURNS[match[1]]} quarter "),
    _rule(rf"(上|下|本|这|這|今|前|来){_OF}(?:季度|[四4]半期)", _turned("quarter")),
    _rule("上半[年期]|(?<=年)前半|(?<=year )前半", "1st half"),
    _rule("下半[年期]|(?<=年)[后後]半|(?<=year )[后後]半", "2nd half"),
    _rule(rf"(上|下|本|这|這|今|先|来|前){_OF}{_WEEK}の?([一二三四五六日天月火水木金土])(?:曜日?)?", _weekday),
    _rule(rf"(上|下|本|这|這|今|先|来){_OF}[周週]末", lambda match: f" weekend of {_TURNS[match[1]]} week "),
    _rule("[周週]末", "weekend"),
    _rule(rf"(上|下|本|这|這|今|先|来){_OF}[周週](初め?|头|頭){_BY}", _parted("week")),
    _rule(f"{_WEEK}([一二三四五六日天])", lambda match: f" {WEEKDAYS[_DAYS[match[1]]]} "),
    _rule("(?:週|周)?([月火水木金土日])曜日?", lambda match: f" {WEEKDAYS[_DAYS[match[1]]]} "),
    _rule(rf"(上|下|本|这|這|先|来|今){_OF}{_WEEK}", _turned("week")),
    _rule(rf"(上|下|本|这|這|先|来|今){_OF}月(\d{{1,2}})[日号號]",
          lambda match: f" on the {match[2]}th of {_TURNS[match[1]]} month "),
    _rule(rf"(上|下|本|这|這|先|来|今){_OF}月{_PART}{_BY}", _parted("month")),
    _rule(rf"(?<!\d){_OF}月[底末](?:之?前|以前|までに)", "by the end of the month"),
    _rule(rf"(上|下|本|这|這|先|来|今){_OF}月", _turned("month")),
    _rule(rf"(\d{{1,2}})月{_PART}{_BY}", lambda match: _part(match, _month_name(match[1]))),
    _rule(r"(?<!\d)(?:月底|月末)", "the end of the month"),
    _rule("(春|夏|秋|冬)(?:天|季)?(?![\u4e00-\u9fff])", lambda match: f" northern {_SEASONS[match[1]]} "),
    _rule(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]", lambda match: f" {_month_name(match[2])} {match[1]} "),
    _rule(r"(?<!\d)(\d{1,2})月", lambda match: f" {_month_name(match[1])} "),
    _rule(r"(\d{4}) ?[年년]", lambda match: f" {match[1]} "),
    _rule(rf"(?<![\d月.])(\d{{1,2}})[日号號] ?{_TO} ?(\d{{1,2}})[日号號]",
          lambda match: f" on the {match[1]}-{match[2]}th "),
    _rule(r"(?<![\d月.])(\d{1,2})[日号號](?!間|间|後|后|前|内)", lambda match: f" on the {match[1]}th "),
    _rule(rf"(?<=[a-z0-9]) +の?{_TIME_OF_DAY}", " "),
    _rule(rf"(?<=[a-z0-9)]) *{_TO} *(?=[A-Za-z0-9])", " to "),
    _rule(r"(?<=[a-z0-9]) *(?:にかけて|まで|に)+$", lambda _: ""),
    _rule(r" +", " "),
    _rule(r"\b(last|this|next) year (northern \w+)", lambda match: f"{match[2]} {match[1]} year"),
    _rule(r"\b(last|this|next) year (\d\w\w (?:half|quarter))", lambda match: f"{match[2]} of {match[1]} year"),
    _rule(r"(\d{4}) (\d\w\w (?:half|quarter)|northern \w+|(?:late|early|mid|by the end of) \w+)",
          lambda match: f"{match[2]} {match[1]}"),
)  # fmt: skip
"""In order: what is longer stands before what is part of it."""
_FULL = re.compile(
    rf"(?:(\d{{4}}) ?[年년] ?)?(\d{{1,2}}) ?[月월] ?(\d{{1,2}}) ?[日일号號]?(?: ?{_TO} ?(\d{{1,2}}) ?[日号號])?"
)


def in_english(words: str) -> str:
    """Folded words, their Han numerals in figures, with dates in English; what is no date stays as it is."""
    words = _applied(_FIRST, words)
    for form, name in _NEARBY.items():
        words = words.replace(form, f" {name} ")
    words = _FULL.sub(_figures, _applied(_YEARS_PARTS, words))
    return _applied(_LATER, words).strip()


def _applied(rules: tuple[Rule, ...], words: str) -> str:
    for pattern, english in rules:
        words = pattern.sub(english, words)
    return words
