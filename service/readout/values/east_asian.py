"""Chinese and Japanese dates in the English words that the rules read: `来週月曜` is Monday next week.

Years of an era are counted from its first (Reiwa 1 is 2019; years of the Republic of China are counted from 1912).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from readout.values.calendar_rules import MONTHS, WEEKDAYS

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民国": 1911, "民國": 1911}
"""The year before the first of each era (Japanese National Diet Library; Taiwan's Ministry of the Interior)."""
_DAYS = dict(zip("一二三四五六日天月火水木金土", (0, 1, 2, 3, 4, 5, 6, 6, 0, 1, 2, 3, 4, 5), strict=True))
_CHINESE_TURNS = {"上": "last", "下": "next", "本": "this", "这": "this", "這": "this", "今": "this"}
_JAPANESE_TURNS = {"先": "last", "前": "last", "来": "next", "今": "this", "本": "this", "翌": "following"}
_NEARBY = {
    "the day before yesterday": "前天 前日 一昨日 おととい",
    "yesterday": "昨天 昨日 昨晚 昨夜 昨晩",
    "today": "今天 今日 即日 本日",
    "this morning": "今早 今晨 今朝 今天上午",
    "tonight": "今晚 今夜 今晩",
    "the day after tomorrow": "后天 後天 明後日 あさって",
    "tomorrow": "明天 明日 明早 明晚",
    "last year": "去年 昨年",
    "next year": "明年 来年",
    "this year": "今年 本年",
    "the same day": "当日 当天 當天 当晚 當晚 同日 同夜",
    "weekend": "周末 週末",
}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_UNITS = {"天": "day", "日": "day", "周": "week", "週": "week", "星期": "week", "月": "month", "年": "year"}
_WEEK = "(?:周|週|星期|礼拜|禮拜)"


def _weekday(sign: str) -> str:
    return WEEKDAYS[_DAYS[sign]]


def _turned(turns: dict[str, str], unit: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f" {turns[match[1]]} {unit} "


def _month(match: re.Match[str]) -> str:
    number = int(match[1])
    return f" {MONTHS[number - 1]} " if 1 <= number <= len(MONTHS) else match[0]


def _ago(template: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f" {template.format(match[1], _UNITS[match[2]])} "


def _era(match: re.Match[str]) -> str:
    return f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}年"


_UNIT = "(?:个|個|か|カ|ヶ)?(天|日|周|週|星期|月|年)(?:间|間)?"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"({'|'.join(_ERAS)})(\d+|元)年"), _era),
    (re.compile(rf"(\d+){_UNIT}(?:之?前)(?!半)"), _ago("{} {} ago")),
    (re.compile(rf"(\d+){_UNIT}(?:之?后|之?後)"), _ago("in {} {}")),
    (re.compile(rf"(\d+){_UNIT}(?:之?内|以内|之?內)"), _ago("within {} {}")),
    (re.compile(rf"(上|下|本|这|這|今)(?:个|個)?{_WEEK}([一二三四五六日天])"),
     lambda match: f" {_weekday(match[2])} {_CHINESE_TURNS[match[1]]} week "),
    (re.compile("(先|来|今|前)週の?([月火水木金土日])(?:曜日?)"),
     lambda match: f" {_weekday(match[2])} {_JAPANESE_TURNS[match[1]]} week "),
    (re.compile(f"{_WEEK}([一二三四五六日天])"), lambda match: f" {_weekday(match[1])} "),
    (re.compile("([月火水木金土日])曜日?"), lambda match: f" {_weekday(match[1])} "),
    (re.compile(f"(上|下|本|这|這)(?:个|個)?{_WEEK}"), _turned(_CHINESE_TURNS, "week")),
    (re.compile("(先|来|今)週"), _turned(_JAPANESE_TURNS, "week")),
    (re.compile("(上|下|本|这|這)(?:个|個)?月(\\d{1,2})[日号號]"),
     lambda match: f" on the {match[2]}th of {_CHINESE_TURNS[match[1]]} month "),
    (re.compile("(先|来|今)月(\\d{1,2})日"),
     lambda match: f" on the {match[2]}th of {_JAPANESE_TURNS[match[1]]} month "),
    (re.compile("(?<!\\d)(?:这|這|本|今)?(?:个|個)?月(?:底|末)(?:之?前|以前|までに)"),
     lambda _: " by the end of the month "),
    (re.compile("(?:年底|年末)(?:之?前|以前|までに)|年内|年內"), lambda _: " by the end of the year "),
    (re.compile("(上|下|本|这|這)(?:个|個)?月"), _turned(_CHINESE_TURNS, "month")),
    (re.compile("(先|来|今)月"), _turned(_JAPANESE_TURNS, "month")),
    (re.compile("(\\d{1,2})月(?:底|末)日?(?:之?前|以前|まで)"), lambda match: f" by the end of {_month(match)[1:]}"),
    (re.compile("(\\d{1,2})月(?:底|末|下旬)"), lambda match: f" late {_month(match).strip()} "),
    (re.compile("(\\d{1,2})月(?:初|上旬)"), lambda match: f" early {_month(match).strip()} "),
    (re.compile("(\\d{1,2})月中旬"), lambda match: f" mid {_month(match).strip()} "),
    (re.compile("年底|年末"), lambda _: " the end of the year "),
    (re.compile("(?<!\\d)(?:月底|月末)"), lambda _: " the end of the month "),
    (re.compile("(春|夏|秋|冬)(?:天|季)?(?![\u4e00-\u9fff])"), lambda match: f" northern {_SEASONS[match[1]]} "),
)  # fmt: skip
_FULL = re.compile(
    r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?"
    r"(?: ?(?:及び|および|至|到|から|~|-|―|、|和|与|と) ?(\d{1,2}) ?[日号號])?"
)
_YEAR_MONTH = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]")
_YEAR = re.compile(r"(\d{4}) ?[年년]")
_DAY_ALONE = re.compile(r"(?<![\d月.])(\d{1,2})[日号號](?!間|间|後|后|前|内)")


def in_english(words: str) -> str:
    """Folded words, their Han numerals in figures, with dates in English; what is no date stays as it is."""
    for pattern, english in _RULES[:4]:
        words = pattern.sub(english, words)
    for name, forms in _NEARBY.items():
        for form in forms.split():
            words = words.replace(form, f" {name} ")
    words = _FULL.sub(_figures, words)
    for pattern, english in _RULES[4:]:
        words = pattern.sub(english, words)
    words = _YEAR_MONTH.sub(r"\2月 \1 ", words)
    words = re.sub(r"(?<!\d)(\d{1,2})月", _month, words)
    words = _YEAR.sub(r" \1 ", words)
    words = _DAY_ALONE.sub(r" on the \1th ", words)
    words = re.sub(r"(last|next|this) year +northern (\w+)", r"northern \2 \1 year", words)
    return re.sub(r" +", " ", re.sub(r"(\d{4}) ((?:late|early|mid|by the end of) \w+)", r"\2 \1", words)).strip()


def _figures(match: re.Match[str]) -> str:
    year, month, day, until = match[1], int(match[2]), int(match[3]), match[4]
    if not 1 <= month <= len(MONTHS) or not match[0].rstrip().endswith(tuple("日号號일")):
        return match[0]
    last = f"-{until}" if until else ""
    return f" {day}{last} {MONTHS[month - 1]} {year or ''} "
