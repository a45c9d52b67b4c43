"""From a notice to one nested record, and from records to the rows of the flat tables."""

from __future__ import annotations

import datetime as dt
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from govtasks.export.as_json import SURROGATE
from govtasks.export.columns import ASSIGNMENT, DIAGNOSTIC, NOTICE, ROLE_OF, TABLES, TARGET, TASK
from govtasks.export.keys import make_notice_key, make_task_keys
from govtasks.understand.due_dates import find_due_dates
from govtasks.understand.naming.finding import find_units
from govtasks.understand.naming.issuing import find_issuing
from govtasks.understand.targets.finding import find_targets
from govtasks.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtasks.export.columns import Column, Table
    from govtasks.model.document import Spans
    from govtasks.model.meaning import DueDate, Target
    from govtasks.model.notice import Notice
    from govtasks.model.task import Assignment, Task, Unit
    from govtasks.understand.naming.divisions import Place

Cell = str | int | float | bool | dt.date | None
Record = dict[str, Any]
"""The columns `NOTICE` of a notice, with its `tasks` (`TASK`, with their `assignments` and `targets`) and its
`diagnostics` as lists of records: everything that the flat tables are made of."""
CENTRAL = "中央"


def make_record(notice: Notice) -> Record:
    """Give the record of a notice, what its words stand for included.

    A lone half of a surrogate pair, which no table can hold, becomes U+FFFD.
    """
    issuing = find_issuing(notice)
    head = (notice.source.name, notice.title, notice.issuer, notice.doc_number, notice.issued_on, notice.published_on)
    about = (issuing.year, notice.kind, notice.adapter.code, len(notice.tasks), notice.coverage.explained)
    values = (*head, make_notice_key(notice), *_where(issuing.place), *about, notice.source.media_type)
    record = _zip(NOTICE, (*values, notice.document.text, __version__))
    record["tasks"] = list(_tasks(notice))
    record["diagnostics"] = [
        _zip(DIAGNOSTIC, (d.code, d.severity, d.task, d.message, *_range(d.spans))) for d in notice.diagnostics
    ]
    words = (notice.source.name, notice.document.text, *(repair.after for repair in notice.repairs))
    return mend(record) if any(map(SURROGATE.search, words)) else record


def _zip(columns: Iterable[Column], values: Iterable[Cell]) -> Record:
    return {column.name: value for column, value in zip(columns, values, strict=True)}


def _range(spans: Spans) -> tuple[int | None, int | None]:
    return (spans[0].start, spans[-1].end) if spans else (None, None)


def _where(place: Place | None) -> tuple[Cell, Cell, Cell]:
    """Give place, code and province."""
    if place is None:
        return None, None, None
    if place.level == "central":
        return CENTRAL, None, CENTRAL
    top = place.chain()[-1]
    return place.name, place.code or None, top.name if top.level == "province" else None


def _tasks(notice: Notice) -> Iterator[Record]:
    parts = {p.id: f"{p.label} {p.title}".strip() for p in notice.parts}
    paths, keys = join_paths(notice), make_task_keys(notice)
    due = {d.task: d for d in find_due_dates(notice)}
    units = {unit.name: unit for unit in find_units(notice)}
    targets: dict[str, list[Record]] = {}
    for target in find_targets(notice):
        targets.setdefault(target.task, []).append(_zip(TARGET, _of_target(target)))
    for task in notice.tasks:
        place = (parts.get(task.part or ""), paths.get(task.section or ""))
        record = _zip(TASK, (*place, *_of_task(task), keys[task.id], task.parent, *_of_due_date(due.get(task.id))))
        record["assignments"] = [
            _zip(ASSIGNMENT, _of_assignment(a, None if a.role == "leader" else units.get(a.name)))
            for a in task.assignments
        ]
        record["targets"] = targets.get(task.id, [])
        yield record


def join_paths(notice: Notice) -> dict[str, str]:
    """Give for each section's id the titles from the outermost section down to it."""
    paths: dict[str, str] = {}
    for section, parent in notice.walk_sections():
        title = section.title or section.label
        paths[section.id] = f"{paths[parent.id]} / {title}" if parent else title
    return paths


def _of_task(task: Task) -> tuple[Cell, ...]:
    references = "；".join(f"《{r.document}》{'、'.join(r.numbers)}" for r in task.references)
    words = (
        task.id,
        task.label,
        task.heading,
        task.text,
        task.deadline.text if task.deadline else None,
        references or None,
    )
    return (*words, task.confidence, *_range(task.spans))


def _of_due_date(due: DueDate | None) -> tuple[Cell, ...]:
    return (due.by, due.recurrence, due.open_ended) if due else (None, None, None)


def _of_assignment(a: Assignment, unit: Unit | None) -> tuple[Cell, ...]:
    """Give its cells; of a person only what is written."""
    said = (a.role, a.effective_role, a.label, a.name, a.inherited)
    about = (unit.canonical, unit.kind, unit.level, unit.locality, unit.function) if unit else (None,) * 5
    return (*said, *(words or None for words in about), *_range(a.spans))


def _of_target(t: Target) -> tuple[Cell, ...]:
    value, upper = (None if number is None else float(number) for number in (t.value, t.upper))
    about = (t.kind, t.direction or None, t.commitment or None, t.scope or None, t.text)
    return (t.indicator, t.operator, value, upper, t.unit or None, *about, *_range(t.spans))


def mend(value: Any) -> Any:  # noqa: ANN401 - a record, or anything in it
    """Give a value with U+FFFD for each lone half of a surrogate pair."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: mend(cell) for name, cell in value.items()}
    return [mend(each) for each in value] if isinstance(value, list) else value


def give_rows(record: Record, table: Table) -> Iterator[tuple[Cell, ...]]:
    """Give the rows of a flat table that a notice's record makes, in the order of its columns."""
    pick: Callable[[Record], tuple[Cell, ...]] = itemgetter(*(column.name for column in TABLES[table]))
    return (pick(row) for row in _join(record, table))


def _join(record: Record, table: Table) -> Iterator[Record]:
    """Give records that have every column of a table: what stands further in goes before what stands further out."""
    match table:
        case "notices":
            yield record
        case "tasks":
            yield from ({**record, **task, **join_roles(task)} for task in record["tasks"])
        case "assignments":
            nobody = dict.fromkeys(column.name for column in ASSIGNMENT)
            for task in record["tasks"]:
                yield from ({**record, **task, **a} for a in task["assignments"] or (nobody,))
        case "targets":
            yield from ({**record, **task, **t} for task in record["tasks"] for t in task["targets"])
        case "diagnostics":
            yield from ({**record, **d} for d in record["diagnostics"])


def join_roles(task: Record) -> Record:
    """Give the units of each role of a task's record in a column, joined by 、."""
    names: dict[str, list[str]] = {}
    for a in task["assignments"]:
        names.setdefault(a["effective_role"], []).append(a["unit"])
    return {column: "、".join(names[role]) if role in names else None for column, role in ROLE_OF.items()}
