"""From a notice to what people are shown of it: head, outline with tasks, remarks, sum, the text in pieces."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from govtasks.model.task import Task
from govtasks.report.segments import Segment, cut_segments
from govtasks.understand.due_dates import find_due_dates
from govtasks.understand.targets.finding import find_targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.diagnostic import Diagnostic
    from govtasks.model.document import Document, Spans
    from govtasks.model.meaning import DueDate, Target
    from govtasks.model.notice import Notice, Part, Section
    from govtasks.model.task import Assignment, Role


class Fact(NamedTuple):
    """One line of the head."""

    word: str
    """What it is; a word of the display."""
    text: str


class RoleGroup(NamedTuple):
    """Neighbouring assignments of a task that hold one role."""

    role: Role
    """The effective one."""
    inherited: bool
    assignments: tuple[Assignment, ...]


class HeadingRow(NamedTuple):
    """A part or a section in the outline."""

    level: int
    """How deep it stands, from 0."""
    item: Part | Section


class TaskRow(NamedTuple):
    """A task in the outline, with what its words stand for."""

    level: int
    item: Task
    groups: tuple[RoleGroup, ...]
    due: DueDate | None
    targets: tuple[Target, ...]


class Sum(NamedTuple):
    """How much was read."""

    tasks: int
    explained: str
    """Share of the text that was understood, in per cent, rounded down: `99.9`."""
    unexplained: Spans


class View(NamedTuple):
    """What people are shown of a notice."""

    name: str
    """Of its source."""
    title: str
    """Of the notice; the name where it has none."""
    facts: tuple[Fact, ...]
    rows: tuple[HeadingRow | TaskRow, ...]
    """The outline from top to bottom."""
    remarks: tuple[Diagnostic, ...]
    sum: Sum
    segments: tuple[Segment, ...]
    document: Document


def make_view(notice: Notice) -> View:
    """Give what is shown of a notice, on the terminal and on the page."""
    rows = tuple(list_rows(notice))
    return View(
        notice.source.name,
        notice.title or notice.source.name,
        tuple(list_facts(notice)),
        rows,
        notice.diagnostics,
        make_sum(notice),
        tuple(cut_segments(notice.leaves(), [row.item for row in rows])),
        notice.document,
    )


def list_facts(notice: Notice) -> Iterator[Fact]:
    """Give what is known of the notice as a whole."""
    used, source = notice.adapter, notice.source
    facts = {
        "issuer": notice.issuer,
        "number": notice.doc_number,
        "issued": notice.issued_on,
        "published": notice.published_on,
        "to": "、".join(notice.addressees),
        "locality": notice.locality and notice.locality.name,
        "file": " · ".join(filter(None, (source.name, source.media_type, source.encoding))),
        "read by": f"{used.code} {used.version}",
    }
    return (Fact(word, str(fact)) for word, fact in facts.items() if fact)


def list_rows(notice: Notice) -> Iterator[HeadingRow | TaskRow]:
    """Give parts, sections and tasks, each below what it stands in, in document order."""
    below: dict[str, list[Part | Section | Task]] = {}
    for above, item in sorted(list_items(notice), key=lambda pair: pair[1].spans[:1]):
        below.setdefault(above or "", []).append(item)
    dues = {due.task: due for due in find_due_dates(notice)}
    targets = {task: tuple(found) for task, found in groupby(find_targets(notice), key=lambda target: target.task)}
    pending = [(0, item) for item in reversed(below.get("", ()))]
    while pending:
        level, item = pending.pop()
        if isinstance(item, Task):
            yield make_row(level, item, dues.get(item.id), targets.get(item.id, ()))
        else:
            yield HeadingRow(level, item)
        pending += [(level + 1, child) for child in reversed(below.get(item.id, ()))]


def list_items(notice: Notice) -> Iterator[tuple[str | None, Part | Section | Task]]:
    """Give the items of the outline, each with the id of what it stands in."""
    for part in notice.parts:
        yield None, part
    for section, parent in notice.walk_sections():
        yield parent.id if parent else section.part, section
    for task in notice.tasks:
        yield task.parent or task.section or task.part, task


def make_row(level: int, task: Task, due: DueDate | None, targets: tuple[Target, ...]) -> TaskRow:
    """Give a task with its assignments in groups."""
    return TaskRow(level, task, tuple(group_roles(task.assignments)), due, targets)


def group_roles(assignments: Iterable[Assignment]) -> Iterator[RoleGroup]:
    """Put neighbours of one effective role together."""
    for (role, inherited), group in groupby(assignments, key=lambda a: (a.effective_role, a.inherited)):
        yield RoleGroup(role, inherited, tuple(group))


def make_sum(notice: Notice) -> Sum:
    """Give how much was read; a share below all of it is never shown as 100."""
    explained, unexplained = notice.coverage
    return Sum(len(notice.tasks), f"{math.floor(explained * 1000) / 10}", unexplained)
