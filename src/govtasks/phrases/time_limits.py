"""What a time limit names: days (6月底, 第三季度), how often (每月10日前), that it has no end (长期坚持)."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from govtasks.phrases.numerals import read_numeral

_MONTH = r"(?:1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九])"
_DAY_OF_MONTH = (
    r"(?:(?:\d{1,2}\s?日?\s?[-—~至]\s?)?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日号]"
    r"|(?P<third>上旬|中旬|下旬|初|中(?![^旬])))?"
)
_NUMERIC = re.compile(r"(20\d\d)[./-](1[0-2]|0?[1-9])(?![0-9])(?:[./-](3[01]|[12]\d|0?[1-9])(?!\d))?")
_POINT = re.compile(
    r"(?P<of>(?P<year>20\d\d)\s?年度?|(?P<next>[明次]年)|(?:今|本|当)年度?)?\s?"
    rf"(?:(?:{_MONTH}\s?月?\s?[-—~至]\s?)?(?P<month>{_MONTH})\s?月份?\s?{_DAY_OF_MONTH}"
    r"|第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年"
    r"|(?(of)(?:[底末内终前]|全年|(?![初中]))|(?:(?<![半个一二两三四五六七八九十\d])年度?[底末内终]|全年)))"
    r"(?![^,。;、前]{0,2}(?:起|以来|以后|开始|后$))"
)
_PLAN = re.compile(r"十(?P<plan>[二三四五])五[”\"]?(?:规划|期)?[间内]?[末底]")
_EVERY = re.compile(
    r"(?:每个?|逐|按)(?P<every>半年|年度?|季度?|月度?|周|[日天])(?:"
    rf"(?P<month>(?<=[年度]){_MONTH})月(?:(?P<day>\d{{1,2}})[日号]|[底末])?|(?P<date>(?<=月)\d{{1,2}})[日号]|(?P<last>(?<=月)[底末]))?"
)
_OPEN = re.compile(r"持续|长期|常态|坚持|经常|始终|动态|不间断|日常")
_FEAST = re.compile(r"元旦|春节|清明|五一|劳动节|端午|中秋|国庆|两节|节前")
_COUNTED = re.compile(r"(?:\d+|[一二两三四五六七八九十半])\s?(?:个?工作日|个?月|年|周|天|日|小时)[内后]|半年")
_THIRDS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}
_EVERY_WORDS = {"半": "half-year", "年": "year", "季": "quarter", "月": "month", "周": "week", "日": "day", "天": "day"}
_FIRST_PLAN, _PLAN_YEARS = 1955, 5


class Day(NamedTuple):
    """The last day that words name; without their year where they name none."""

    year: int | None
    years_on: int
    """1 for 明年, counted from the year that the words leave out."""
    month: int
    day: int | None
    """None for the last of the month."""

    def in_year(self, year: int) -> tuple[int, int, int] | None:
        """Give year, month and day, the year being given; None where there is no such day."""
        year = self.year or year + self.years_on
        last = calendar.monthrange(year, self.month)[1]
        return (year, self.month, self.day or last) if (self.day or last) <= last else None


def find_days(folded: str) -> list[Day]:
    """Find the days that a time limit names, in order; a year counts on until another is named."""
    words = _NUMERIC.sub(lambda m: f"{m[1]}年{m[2]}月{m[3] + '日' if m[3] else ''}", _EVERY.sub("", folded))
    found, year = [], None
    for m in _POINT.finditer(words):
        year = int(m["year"]) if m["year"] else None if m["next"] else year
        found.append(Day(year, 1 if m["next"] else 0, *_month_and_day(m)))
    for m in _PLAN.finditer(words):
        plan = 10 + (read_numeral(m["plan"]) or 0)
        found.append(Day(_FIRST_PLAN + _PLAN_YEARS * plan, 0, 12, None))
    return found


def _month_and_day(m: re.Match[str]) -> tuple[int, int | None]:
    if m["month"]:
        return read_numeral(m["month"]) or 0, int(m["day"]) if m["day"] else _THIRDS.get(m["third"] or "")
    if m["quarter"]:
        return (read_numeral(m["quarter"]) or 0) * 3, None
    return (6 if m["half"] == "上" else 12), None


def find_recurrence(folded: str) -> str | None:
    """Find how often it comes again: `month:10`, `year:12-25`, `quarter`."""
    m = _EVERY.search(folded)
    if not m:
        return None
    every = _EVERY_WORDS[m["every"][0]]
    if m["month"]:
        _, month, day = Day(None, 0, read_numeral(m["month"]) or 0, int(m["day"]) if m["day"] else None).in_year(
            _FIRST_PLAN
        ) or (0, 0, 0)
        return f"{every}:{month:02}-{day:02}" if month else every
    return f"{every}:{m['date']}" if m["date"] else f"{every}:last" if m["last"] else every


def is_open_ended(folded: str) -> bool:
    """Tell whether the work goes on without an end."""
    return bool(_OPEN.search(folded))


def why_no_day(folded: str) -> str:
    """Say why the words name no day."""
    if _FEAST.search(folded):
        return "a feast, not a date"
    if _COUNTED.search(folded):
        return "counted from a day that the words do not name"
    return "the words name no day"
