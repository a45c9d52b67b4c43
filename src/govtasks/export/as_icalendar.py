"""From deadlines to an iCalendar file (RFC 5545): an event of a whole day each; needs the extra `ics`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from govtasks.export.columns import TABLES
from govtasks.export.recurring import make_rule
from govtasks.export.rows import give_rows, make_record
from govtasks.export.shown import ROLE_WORDS, shorten, show
from govtasks.needing import need
from govtasks.understand.due_dates import find_base_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.export.rows import Record
    from govtasks.model.notice import Notice

NAME = "任务完成时限"
"""What the calendar of several notices is called."""
_COLUMNS = tuple(column.name for column in TABLES["tasks"])
_ROLE_COLUMNS = {"leaders" if role == "leader" else role: word for role, word in ROLE_WORDS.items()}
_SUMMARY = 60
_DAY = dt.timedelta(days=1)


class _Event(NamedTuple):
    """An entry of the calendar."""

    uid: str
    day: dt.date
    rule: str
    task: Record


def give_ics(notices: Iterable[Notice]) -> Iterator[bytes]:
    """Give the bytes of a calendar of the deadlines of notices."""
    tasks = (
        dict(zip(_COLUMNS, row, strict=True))
        for notice in notices
        if any(task.deadline for task in notice.tasks)
        for row in give_rows(make_record(notice), "tasks")
    )
    yield give_calendar(tasks)


def give_calendar(tasks: Iterable[Record], name: str | None = None) -> bytes:
    """Give the calendar of the deadlines of some tasks: rows of the table `tasks` by column (docs/tables.md).

    It is called `name`, else as their notice is called where they are all of one. A task that comes twice stands once;
    those without a date are left out. Raises MissingDependencyError where icalendar is not installed.
    """
    module = need("icalendar", "ics", "writing a calendar")
    events = {event.uid: event for task in tasks for event in _find_events(task)}
    titles = {event.task["title"] for event in events.values()}
    name = name or (next(iter(titles)) if len(titles) == 1 else None) or NAME
    calendar = module.Calendar()
    heads = {"prodid": "-//govtasks//govtasks//ZH", "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    for key, value in {**heads, "x-wr-calname": show(name)}.items():
        calendar.add(key, value)
    for event in events.values():
        calendar.add_component(_draw_event(module, event))
    made: bytes = calendar.to_ical()
    return made


def _find_events(task: Record) -> Iterator[_Event]:
    """Give the last day of a task, and what comes again."""
    by: dt.date | None = task["due_on"]
    if by:
        yield _Event(f"{task['key']}@govtasks", by, "", task)
    year = find_base_year(task["title"], task["doc_number"], task["issued_on"]) or task["year"]
    if task["recurrence"] and year:
        new_year = dt.date(year, 1, 1)
        rule = make_rule(task["recurrence"], max(task["issued_on"] or new_year, new_year))
        if rule:
            last = max(year, rule.first.year, by.year if by else 0)
            end = "" if rule.yearly or task["open_ended"] else f";UNTIL={last}1231"
            yield _Event(f"{task['key']}-again@govtasks", rule.first, rule.words + end, task)


def _draw_event(module: Any, event: _Event) -> Any:  # noqa: ANN401 - icalendar brings no types
    task = event.task
    drawn = module.Event()
    drawn.add("uid", event.uid)
    drawn.add("dtstamp", dt.datetime.combine(task["issued_on"] or event.day.replace(month=1, day=1), dt.time(), dt.UTC))
    drawn.add("dtstart", event.day)
    drawn.add("dtend", event.day + _DAY)
    if event.rule:
        drawn.add("rrule", module.vRecur.from_ical(event.rule))
    drawn.add("summary", f"截止：{shorten(task['heading'] or task['text'], _SUMMARY)}")
    drawn.add("description", show(_describe(task)))
    drawn.add("transp", "TRANSPARENT")
    return drawn


def _describe(task: Record) -> str:
    """Give the text of a task, its units by role, its deadline and where it stands, a line each."""
    facts = {
        **{word: task[column] for column, word in _ROLE_COLUMNS.items()},
        "完成时限": task["deadline"],
        "编号": task["label"],
        "附件或清单": task["part"],
        "所在章节": task["path"],
        "文件": "　".join(filter(None, (task["title"], task["doc_number"]))),
    }
    return "\n".join([task["text"], *(f"{word}：{words}" for word, words in facts.items() if words)])
