"""Pointers to another list, followed: which upper task each local one carries out, and what nobody carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from govtasks.export.html_table import draw_table
from govtasks.model.document import Spans
from govtasks.phrases.fold import fold
from govtasks.relating.wording import match_whole, pair_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.notice import Notice
    from govtasks.model.task import Reference, Task

SAME = 80.0
"""Likeness in whole from which a statement without a pointer was taken over from the upper list."""


@frozen(slots=True)
class Pointer:
    """A number of another list that a task names, and the task that has it there."""

    task: str
    """Id of the task that points."""
    document: str
    """Name of the other list, as written; "" where the wording alone says so."""
    number: str
    """In ASCII digits; "" where the wording alone says so."""
    target: str | None
    """Id of the upper task; None where there is none."""
    score: float | None
    """How alike the two statements are, from 0 to 100; None without a target."""
    reason: str
    """Why there is no target, in English; "" where there is one."""
    spans: Spans
    """Where the pointer stands; nothing where the wording alone says so."""


@frozen(slots=True)
class Linkage:
    """How two lists hang together."""

    pointers: tuple[Pointer, ...]
    """In the order of the tasks that point."""
    uncarried: tuple[str, ...]
    """Ids of the upper tasks that no local one carries out (漏接)."""
    own: tuple[str, ...]
    """Ids of the local tasks without an upper one (自定)."""

    def _repr_html_(self) -> str:
        """Give what a notebook shows of it: each pointer and where it leads, then what hangs on nothing."""
        columns = ("task", "document", "number", "target", "score", "reason")
        rows = [tuple(getattr(pointer, column) for column in columns) for pointer in self.pointers]
        uncarried = f"uncarried ({len(self.uncarried):,}): {'、'.join(self.uncarried)}"
        own = f"own ({len(self.own):,}): {'、'.join(self.own)}"
        return draw_table(f"{len(self.pointers):,} pointers", columns, rows, uncarried, own)


class _List(NamedTuple):
    """A list that is pointed to."""

    title: str
    tasks: list[Task]


def link(lower: Notice, upper: Notice | None = None) -> Linkage:
    """Join the tasks of a notice to those of the lists that they point to (落实《X》第3、47项任务).

    The lists are those of `upper`, or other parts of the same notice; which one is meant follows from its title. Where
    a task has no pointer, an upper one of the same wording (`SAME` of 100, by rapidfuzz's `ratio`) is its source.

    Raises MissingDependencyError where rapidfuzz is not installed.
    """
    lists = _find_lists(upper or lower)
    named = {r.document: _choose(r.document, lists, given=upper is not None) for t in lower.tasks for r in t.references}
    meant = [one for one in lists if any(one is other for other in named.values())] or (lists if upper else [])
    above = [task for one in meant for task in one.tasks]
    pointed = {task.id for task in above}
    local = [task for task in lower.tasks if upper or task.id not in pointed]
    pointers = [p for task in local for r in task.references for p in _follow(task, r, named[r.document])]
    bare = [task for task in local if not task.references]
    pointers += _match_wording(bare, above)
    order = {task.id: at for at, task in enumerate(local)}
    carried, carrying = {p.target for p in pointers}, {p.task for p in pointers}
    return Linkage(
        tuple(sorted(pointers, key=lambda p: order[p.task])),
        tuple(task.id for task in above if task.id not in carried),
        tuple(task.id for task in local if task.id not in carrying),
    )


def _find_lists(notice: Notice) -> list[_List]:
    """Give the lists of a notice: each part, or the whole where it has none."""
    if not notice.parts:
        return [_List(notice.title or "", list(notice.tasks))]
    return [_List(part.title, [task for task in notice.tasks if task.part == part.id]) for part in notice.parts]


def _choose(document: str, lists: list[_List], *, given: bool) -> _List | None:
    """Choose the list that a name means: the one whose title says it, or the only one that the caller gave."""
    name = "".join(fold(document).split())
    found = [one for one in lists if name in "".join(fold(one.title).split())]
    if found:
        return found[0]
    return lists[0] if given and len(lists) == 1 else None


def _follow(task: Task, reference: Reference, meant: _List | None) -> Iterator[Pointer]:
    """Follow each number of a reference."""
    for at, number in enumerate(reference.numbers):
        found = [one for one in meant.tasks if one.label == number] if meant else []
        target = found[0] if len(found) == 1 else None
        reason = "" if target else _explain(reference.document, number, meant, len(found))
        score = _compare(task, target) if target else None
        spans = (reference.spans[0], reference.spans[at + 1])
        yield Pointer(task.id, reference.document, number, target.id if target else None, score, reason, spans)


def _explain(document: str, number: str, meant: _List | None, count: int) -> str:
    """Say why a pointer has no target."""
    if not meant:
        return f"no list here is called {document}"
    return f"the list has {count or 'no'} task{'s' if count else ''} of number {number}"


def _compare(task: Task, target: Task) -> float:
    """Say how alike two statements are."""
    (match,) = match_whole([task.text], [target.text], 0)
    return match.score


def _match_wording(local: list[Task], above: list[Task]) -> Iterator[Pointer]:
    """Find tasks that were taken over without a pointer."""
    for match in pair_off(match_whole([t.text for t in local], [t.text for t in above], SAME)):
        yield Pointer(local[match.left].id, "", "", above[match.right].id, match.score, "", ())
