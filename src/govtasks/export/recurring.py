"""From how often a deadline comes again (`month:10`) to its first day and the rule of a calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Fits = Callable[[dt.date], bool]

_DAY = dt.timedelta(days=1)
_SUNDAY = 6
_YEAR = 366
_SURE = 28
_MOST = 31
"""Days that every month has, and that one has at most."""


class Rule(NamedTuple):
    """How an event comes again."""

    first: dt.date
    words: str
    """RRULE of RFC 5545 without its end, in the forms that Outlook knows where there is one."""
    yearly: bool


def make_rule(recurrence: str, since: dt.date) -> Rule | None:
    """Give the first day from `since` on, and the rule; None where there is no such day (`month:45`).

    Without a day, a period ends on its last one: a week on Sunday.
    """
    found = _read(recurrence)
    if found is None:
        return None
    rule, fits = found
    days = (since + n * _DAY for n in range(_YEAR))
    first = next((day for day in days if fits(day)), None)
    return Rule(first, rule, rule.startswith("FREQ=YEARLY")) if first else None


def _read(recurrence: str) -> tuple[str, Fits] | None:
    """Give the rule, and what tells its days."""
    every, _, named = recurrence.partition(":")
    if every == "year":
        return "FREQ=YEARLY", lambda day: f"{day:%m-%d}" == (named or "12-31")
    if every == "month" and named.isdecimal() and int(named) != _MOST:
        return _on_day(int(named))
    return _PERIODS.get(every)


def _on_day(named: int) -> tuple[str, Fits] | None:
    """Give the rule of a day of the month; a month that has no such day takes its last."""
    if named <= _SURE:
        return "FREQ=MONTHLY", lambda day: day.day == named
    days = ",".join(map(str, range(_SURE, named + 1)))
    rule = f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"
    return (rule, lambda day: day.day == named or (_is_last(day) and day.day < named)) if named < _MOST else None


def _is_last(day: dt.date) -> bool:
    return (day + _DAY).day == 1


_PERIODS: dict[str, tuple[str, Fits]] = {
    "day": ("FREQ=DAILY", lambda _: True),
    "week": ("FREQ=WEEKLY", lambda day: day.weekday() == _SUNDAY),
    "month": ("FREQ=MONTHLY;BYMONTHDAY=-1", _is_last),
    "quarter": ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", lambda day: _is_last(day) and day.month % 3 == 0),
    "half-year": ("FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", lambda day: _is_last(day) and day.month % 6 == 0),
}
"""Those that end on their last day."""
