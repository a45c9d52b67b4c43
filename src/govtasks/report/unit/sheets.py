"""From a corpus and the name of a unit to what each unit of this name must do."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from govtasks.corpus.matching import find_near, match_unit
from govtasks.errors import CorpusError
from govtasks.report.data import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.corpus.answer import Answer
    from govtasks.corpus.corpus import Corpus
    from govtasks.export.rows import Record
    from govtasks.model.task import Role

_DATES = ("issued_on", "due_on")
_PLACE = ("notice", "source", "task")
"""Columns that together name a task of a file."""
_WORK = "SELECT * FROM {table} WHERE key IN (SELECT key FROM assignments WHERE {condition}) ORDER BY {order}"


class Stage(IntEnum):
    """How sure the end of a task is."""

    DATED = 0
    """There is a day."""
    AGAIN = 1
    """It comes again, or has no end."""
    WORDED = 2
    """There are words alone."""
    NONE = 3


class Holder(NamedTuple):
    """Who holds a role in a task."""

    role: Role
    name: str
    """As written."""
    own: bool
    """Whether it is the unit of the sheet."""
    inherited: bool
    """Whether it was stated once for many tasks."""


class Duty(NamedTuple):
    """What a unit has to do with a task."""

    task: Record
    """The row of the table `tasks`, with dates as dates."""
    holders: tuple[Holder, ...]
    """All units and persons of the task, those of the foremost role first."""
    sources: tuple[str, ...]
    """The files in which the task was published."""

    @property
    def role(self) -> Role:
        """The foremost role that the unit holds in it."""
        return next(holder.role for holder in self.holders if holder.own)

    @property
    def stage(self) -> Stage:
        """How sure its end is."""
        if self.task["due_on"]:
            return Stage.DATED
        if self.task["recurrence"] or self.task["open_ended"]:
            return Stage.AGAIN
        return Stage.WORDED if self.task["deadline"] else Stage.NONE


class Sheet(NamedTuple):
    """One unit with its duties, by deadline."""

    unit: str
    """In full, where that is sure; else as written."""
    locality: str | None
    """Its place; where that is not known, that of the notices."""
    sure: bool
    """Whether the name is the one in full."""
    duties: tuple[Duty, ...]

    def of_role(self, role: Role) -> list[Duty]:
        """Give the duties in which this is the unit's foremost role."""
        return [duty for duty in self.duties if duty.role == role]


def find_sheets(corpus: Corpus, unit: str) -> tuple[Sheet, ...]:
    """Give a sheet for each unit that a name stands for, the one with the most duties first.

    A name that is written so in two places gives a sheet for each. Raises `CorpusError` where nobody is called so.
    """
    condition, names = match_unit(corpus, unit)
    tasks = corpus.query(_WORK.format(table="tasks", condition=condition, order='source, "start"'), names)
    roles = corpus.query(_WORK.format(table="assignments", condition=condition, order="unit_start"), names)
    held: dict[tuple[str, ...], list[Record]] = {}
    for row in _records(roles):
        held.setdefault(_pick(row), []).append(row)
    sheets: dict[tuple[str, str | None, bool], dict[str, Duty]] = {}
    for task in _records(tasks):
        rows = held[_pick(task)]
        for who in dict.fromkeys(_identify(row) for row in rows if row["unit"] == unit or row["canonical"] in names):
            duties = sheets.setdefault(who, {})
            key = task["key"]
            duties[key] = _join(duties[key], task) if key in duties else _make_duty(task, rows, who)
    if not sheets:
        raise CorpusError(unit, "no unit is called so", _advise(corpus, unit))
    found = (Sheet(*who, tuple(sorted(duties.values(), key=_rank))) for who, duties in sheets.items())
    return tuple(sorted(found, key=lambda sheet: (not sheet.sure, -len(sheet.duties), sheet.unit)))


def _records(answer: Answer) -> Iterator[Record]:
    """Give the rows by column, with dates as dates, whatever the database has."""
    for row in answer.rows:
        record = dict(zip(answer.columns, row, strict=True))
        for name in _DATES:
            record[name] = dt.date.fromisoformat(record[name]) if isinstance(record[name], str) else record[name]
        yield record


def _pick(row: Record) -> tuple[str, ...]:
    return tuple(row[name] for name in _PLACE)


def _identify(row: Record) -> tuple[str, str | None, bool]:
    """Give the unit of an assignment: its name, its place, whether the name is sure."""
    return row["canonical"] or row["unit"], row["unit_locality"] or row["locality"], row["canonical"] is not None


def _make_duty(task: Record, rows: list[Record], who: tuple[str, str | None, bool]) -> Duty:
    holders = [
        Holder(row["effective_role"], row["unit"], _identify(row) == who, bool(row["inherited"]))
        for row in rows
        if row["unit"]
    ]
    return Duty(task, tuple(sorted(holders, key=lambda one: ROLES.index(one.role))), (task["source"],))


def _join(duty: Duty, task: Record) -> Duty:
    """Give a duty with another file in which its task stands."""
    return duty._replace(sources=tuple(dict.fromkeys((*duty.sources, task["source"]))))


def _rank(duty: Duty) -> tuple[Stage, dt.date]:
    return duty.stage, duty.task["due_on"] or dt.date.min


def _advise(corpus: Corpus, unit: str) -> str:
    near = find_near(corpus, unit)
    return f"near it are: {'、'.join(near)}" if near else "`govtasks units` lists them all"
