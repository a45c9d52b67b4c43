"""From the deadlines of tasks to dates, with the year of the notice as base."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from govtasks.model.meaning import DueDate
from govtasks.phrases.fold import fold
from govtasks.phrases.time_limits import find_days, find_recurrence, is_open_ended, why_no_day

if TYPE_CHECKING:
    from govtasks.model.notice import Notice
    from govtasks.model.task import Deadline

_TITLE_YEAR = re.compile(r"(?<![-—–~至\d])(20\d\d)\s?年(?!\s?[-—–~至])")
_NUMBER_YEAR = re.compile(r"\[(20\d\d)\]")


def find_due_dates(notice: Notice) -> tuple[DueDate, ...]:
    """Give what the deadline of each task comes to, in document order; tasks without one are left out."""
    dated = [task for task in notice.tasks if task.deadline]
    if not dated:
        return ()
    own = find_base_year(notice.title, notice.doc_number, notice.issued_on)
    parts = {part.id: _title_year(part.title) for part in notice.parts}
    return tuple(
        read_due_date(task.id, task.deadline, parts.get(task.part or "") or own) for task in dated if task.deadline
    )


def find_base_year(title: str | None, doc_number: str | None, issued_on: dt.date | None) -> int | None:
    """Give the year that the title of a notice names, or its document number, or the date of issue."""
    number = _NUMBER_YEAR.search(fold(doc_number or ""))
    return _title_year(title) or (int(number[1]) if number else None) or (issued_on.year if issued_on else None)


def _title_year(title: str | None) -> int | None:
    """Give the one year that a title names; None where it names none, or a span of years."""
    m = _TITLE_YEAR.search(fold(title or ""))
    return int(m[1]) if m else None


def read_due_date(task: str, deadline: Deadline, base: int | None) -> DueDate:
    """Give the last day that a deadline names, how often it comes again, whether it has no end."""
    words = fold(deadline.text)
    recurrence, open_ended = find_recurrence(words), is_open_ended(words)
    by, reason = _last_day(words, base)
    if by is None and (recurrence or open_ended) and not find_days(words):
        reason = ""
    return DueDate(task, by, recurrence, open_ended, base, reason, deadline.text, deadline.spans)


def _last_day(words: str, base: int | None) -> tuple[dt.date | None, str]:
    days = find_days(words)
    if not days:
        return None, why_no_day(words)
    if base is None and any(day.year is None for day in days):
        return None, "no year: neither title, document number nor date of issue names one"
    found = [day.in_year(base or 0) for day in days]
    if None in found:
        return None, "no such day in the calendar"
    return dt.date(*max(day for day in found if day)), ""
