"""Values of cells in, the words that a person sees out."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta

_ALL, _PERCENT = "ymdh", "%"
_BUILT_IN = {
    **dict.fromkeys((9, 10), _PERCENT),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), "md"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), "ym"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h"),
}
"""Formats that every Chinese Excel knows by number, and show a percentage or only some of a date: ECMA-376, 18.8.30."""
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|;.*', re.DOTALL)
"""What stands in a format for itself, and what is for other numbers."""
_LONGEST = 255
"""Characters of a format: ECMA-376, 18.8.30."""
_WHOLE = 1e15
"""Below it a number has no more digits than Excel shows."""
_MINUTE, _HOUR = 60, 3600


def find_shape(number: int, codes: Mapping[int, str]) -> str:
    """Say which of year (y), month (m), day (d), time (h) a format shows, or %; "" for a whole date, and any other."""
    shape = _read_shape(codes[number]) if number in codes else _BUILT_IN.get(number, "")
    return "" if shape == _ALL else shape


def _read_shape(code: str) -> str:
    """Say what a format shows of a date: "ym" for yyyy年m月; "" where it is for none."""
    letters = _NO_LETTERS.sub("", code[:_LONGEST]).lower()
    if _PERCENT in letters:
        return _PERCENT
    shape = "".join(sign for sign in "yd" if sign in letters)
    timed = "h" in letters or "s" in letters
    if "m" in letters and (shape or not timed):
        shape += "m"
    return "".join(sign for sign in "ymd" if sign in shape) + "h" * timed


def show(value: Value, shape: str = "") -> str:
    """Give the words for a value; a date in Chinese."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return f"{_show_number(value * 100)}%" if shape == _PERCENT else _show_number(value)
    if isinstance(value, datetime.timedelta):
        return _show_time(round(value.total_seconds()))
    if isinstance(value, datetime.time):
        return _show_time(value.hour * _HOUR + value.minute * _MINUTE + value.second)
    return _show_date(value, shape or _ALL)


def _show_number(value: float) -> str:
    """Give a number without the noise behind its fifteenth digit."""
    return str(int(value)) if abs(value) < _WHOLE and value == int(value) else f"{value:.15g}".upper()


def _show_date(value: datetime.date, shape: str) -> str:
    """Give a date as far as its shape shows it; midnight is not told beside a day."""
    units = (("y", value.year, "年"), ("m", value.month, "月"), ("d", value.day, "日"))
    words = "".join(f"{number}{unit}" for sign, number, unit in units if sign in shape)
    if isinstance(value, datetime.datetime) and "h" in shape:
        seconds = value.hour * _HOUR + value.minute * _MINUTE + value.second
        if seconds or not words:
            words += f"{' ' if words else ''}{_show_time(seconds)}"
    return words


def _show_time(seconds: int) -> str:
    """Give a time or a length of time: 9:30, 36:00:05."""
    hours, rest = divmod(seconds, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}" + (f":{rest:02}" if rest else "")
