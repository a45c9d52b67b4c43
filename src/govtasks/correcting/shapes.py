"""Corrections of what is a task: its text, one task made several, several made one, one more, none."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from govtasks.correcting.corrections import UnfitError
from govtasks.correcting.sheet import find_held
from govtasks.correcting.spans import unite
from govtasks.correcting.units import keep_first
from govtasks.model.document import Span
from govtasks.model.task import Deadline, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govtasks.correcting.corrections import Correction
    from govtasks.correcting.sheet import Sheet
    from govtasks.model.document import Spans
    from govtasks.model.notice import Notice


class Made(NamedTuple):
    """A task, and the ids of those that it was read as."""

    task: Task
    was: tuple[str, ...] = ()
    by: Correction | None = None
    """The correction that its text is of."""


def find_place(task: Task) -> Span:
    """Give the first place of a task; it gives the task its place among the others."""
    return min(task.spans or (*task.label_spans, *task.set_off))


def reshape(tasks: Iterable[tuple[Task, Spans]], own: Sequence[Correction], sheet: Sheet) -> Iterator[Made]:
    """Give the tasks that corrections make of tasks, each with the place where its text was read."""
    texts = {one.at: one for one in own if one.action == "set-task"}
    shapes = {at: one for one in own if one.action in _SHAPES for at in (one.at, *one.joined)}
    groups: dict[frozenset[Spans], tuple[Correction, list[Task]]] = {}
    for task, place in tasks:
        if place in texts:
            task = sheet.rewrite(texts[place], task, sheet.check(texts[place], texts[place].spans))  # noqa: PLW2901
        one = shapes.get(place)
        if one is None:
            yield Made(task, (task.id,), texts.get(place))
        elif one.action == "split-task":
            yield from split(one, task, sheet)
        elif one.action == "merge-tasks":
            groups.setdefault(frozenset([one.at, *one.joined]), (one, []))[1].append(task)
    for one, group in groups.values():
        yield merge(one, sorted(group, key=find_place), sheet)


_SHAPES = frozenset({"split-task", "merge-tasks", "no-task"})


def split(one: Correction, task: Task, sheet: Sheet) -> Iterator[Made]:
    """Cut a task in pieces: the first keeps its number; a piece with no bracket of its own shares the next one's."""
    if not (task.spans[0].start < one.cuts[0] and one.cuts[-1] < task.spans[-1].end):
        raise UnfitError(one, "its cuts do not lie inside the task")
    edges = (task.spans[0].start, *one.cuts, task.spans[-1].end)
    owners = find_owners(task, one.cuts)
    for i, (low, high) in enumerate(pairwise(edges)):
        spans = tuple(Span(max(s, low), min(e, high)) for s, e in task.spans if s < high and low < e)
        own = deal(task, one.cuts, owners[i])
        bare = own if i == 0 else evolve(own, label="", label_spans=())
        yield Made(sheet.rewrite(one, bare, spans), (task.id,) if i == 0 else (), one)


def find_owners(task: Task, cuts: Sequence[int]) -> list[int]:
    """Give for each piece of a task the piece whose units it has: its own, the next one's, else the last before it."""
    inside = [span for span in (*task.set_off, *find_held(task)) if _lies_within(task, span)]
    having = sorted({bisect_right(cuts, span.start) for span in inside})
    return [next((h for h in having if h >= i), having[-1] if having else i) for i in range(len(cuts) + 1)]


def deal(task: Task, cuts: Sequence[int], piece: int) -> Task:
    """Give a task with only the units, deadlines and references of one of its pieces, and those outside it."""

    def has(spans: Spans) -> bool:
        return not _lies_within(task, spans[0]) or bisect_right(cuts, spans[0].start) == piece

    return evolve(
        task,
        assignments=tuple(a for a in task.assignments if has(a.spans)),
        deadline=task.deadline if task.deadline and has(task.deadline.spans) else None,
        references=tuple(r for r in task.references if has(r.spans)),
        set_off=tuple(span for span in task.set_off if has((span,))),
    )


def _lies_within(task: Task, span: Span) -> bool:
    """Tell whether a span stands between the first and the last character of a task."""
    whole = (*task.spans, *task.label_spans, *task.set_off)
    return min(whole).start <= span.start < max(end for _, end in whole)


def merge(one: Correction, tasks: list[Task], sheet: Sheet) -> Made:
    """Join tasks to the first of them; the numbers of the others become part of the text."""
    first, *others = tasks
    joined = evolve(
        first,
        assignments=keep_first(a for task in tasks for a in task.assignments),
        deadline=_join_deadlines([task.deadline for task in tasks if task.deadline]),
        references=tuple(dict.fromkeys(r for task in tasks for r in task.references)),
        set_off=tuple(sorted({span for task in tasks for span in task.set_off})),
        details=tuple(dict.fromkeys(d for task in tasks for d in task.details)),
    )
    spans = [*first.spans, *(span for task in others for span in unite((*task.label_spans, *task.spans)))]
    return Made(sheet.rewrite(one, joined, tuple(sorted(spans))), tuple(task.id for task in tasks), one)


def _join_deadlines(deadlines: list[Deadline]) -> Deadline | None:
    """Give the deadlines of several tasks as one, in the order of the text."""
    by_place = dict(sorted((deadline.spans, deadline.text) for deadline in deadlines))
    if not by_place:
        return None
    return Deadline("".join(by_place.values()), tuple(span for spans in by_place for span in spans))


def add(one: Correction, sheet: Sheet) -> Task:
    """Make the task that a correction adds, under the heading that stands above it."""
    start = sheet.check(one, one.spans)[0].start
    part, section = find_section(sheet.notice, start)
    return sheet.rewrite(one, Task("", part, section, None, "", None, "", ()), one.spans)


def find_section(notice: Notice, at: int) -> tuple[str | None, str | None]:
    """Give the ids of the part and of the innermost section that a place stands in."""
    parts = [p for p in notice.parts if min((*p.spans, *p.label_spans)).start <= at]
    part = parts[-1].id if parts else None
    above = [s for s, _ in notice.walk_sections() if (places := (*s.spans, *s.label_spans)) and min(places).start <= at]
    inside = above and above[-1].part == part
    return part, above[-1].id if inside else None
