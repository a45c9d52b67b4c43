"""Dates as notices write them, damaged ones included (docs/reading.md)."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from govtasks.phrases.numerals import read_numeral

_DATE = re.compile(
    r"(?P<y>(?:19|20)(?<!\d..)\d\d)\s?(?:年|[-—–/.])\s?(?P<m>1[0-2]|0?[1-9])\s?(?:月|[-—–/.])\s?(?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?:(?!\d)|(?=20\d\d[-—–/.年]))\s?日?"
)
_HAN_DATE = re.compile(
    r"(?P<y>[二2][〇○零0Oo][一二三四五六七八九〇○零]{2})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_ODD_DIGITS = {ord(odd): digit for odd, digit in zip("○0Oo2", "〇〇〇〇二", strict=True)}
_RUN = re.compile(r"(?P<y>(?:19|20)(?<!\d..)\d\d)(?P<rest>\d{2,4})(?!\d)")


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
    han = _HAN_DATE.search(folded, start, end)
    if not han:
        return None
    year, month, day = (read_numeral(han[part].translate(_ODD_DIGITS)) or 0 for part in "ymd")
    date = _make(year, month, day)
    return FoundDate(date, han.start(), han.end()) if date else None


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
