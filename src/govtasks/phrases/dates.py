"""Dates as notices write them, damaged ones included (reading-rules 15)."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from govtasks.phrases.numerals import read_numeral

_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:年|[-/.])\s?(?P<m>1[0-2]|0?[1-9])\s?(?:月|[-/.])\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
)
_HAN_DATE = re.compile(
    r"(?P<y>[二2][〇○零0Oo][一二三四五六七八九〇○零]{2})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_RUN = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<rest>\d{2,4})(?!\d)")


class FoundDate(NamedTuple):
    """A date and the range of its words."""

    date: datetime.date
    start: int
    end: int


class FoundRun(NamedTuple):
    """Digits that are a date without its signs: every date that they can stand for, and their range."""

    dates: tuple[datetime.date, ...]
    start: int
    end: int


def find_date(folded: str, start: int, end: int) -> FoundDate | None:
    """Find the first whole date of a range: 2024年1月31日, 2024-01-31, 二〇二四年一月三十一日."""
    for m in _DATE.finditer(folded, start, end):
        date = _make(int(m["y"]), int(m["m"]), int(m["d"]))
        if date:
            return FoundDate(date, m.start(), m.end())
    m = _HAN_DATE.search(folded, start, end)
    if m:
        year = read_numeral(m["y"].translate({0x25CB: "〇", 0x30: "〇", 0x32: "二", 0x4F: "〇", 0x6F: "〇"}))
        date = _make(year or 0, read_numeral(m["m"]) or 0, read_numeral(m["d"]) or 0)
        if date:
            return FoundDate(date, m.start(), m.end())
    return None


def find_date_run(folded: str, start: int, end: int) -> FoundRun | None:
    """Find digits that are a date which lost its signs (2019111)."""
    m = _RUN.search(folded, start, end)
    if not m:
        return None
    rest = m["rest"]
    dates = (_make(int(m["y"]), int(rest[:cut]), int(rest[cut:])) for cut in (1, 2) if rest[:cut] and rest[cut:])
    found = tuple(d for d, month in zip(dates, (rest[:1], rest[:2]), strict=False) if d and int(month))
    return FoundRun(found, m.start(), m.end()) if found else None


def _make(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
