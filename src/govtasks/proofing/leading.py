"""Tasks that nobody leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.notice import Notice
    from govtasks.model.task import Task

_SHOWN = 20


def check_leads(notice: Notice) -> Iterator[Diagnostic]:
    """Remark on tasks without a unit, and on those where several answer and none leads, as one does elsewhere.

    A notice that names no units at all is not asked for them. A task shares the units of the one it is a point of, and
    is content with those of its points.
    """
    named = [task for task in notice.tasks if _answer(task)]
    habit = 2 * sum(bool(task.lead) for task in named) > len(named)
    content = {task.id for task in named} | {task.parent for task in named if task.parent}
    for task in notice.tasks if named else ():
        if not content & {task.id, task.parent}:
            yield _tell(task, "no-unit")
        elif habit and len(task.responsible) > 1 and not task.lead:
            yield _tell(task, "no-lead")


def _answer(task: Task) -> bool:
    return bool(task.lead or task.responsible)


def _tell(task: Task, code: str) -> Diagnostic:
    """Make the remark."""
    words = (task.heading or task.text)[:_SHOWN]
    return Diagnostic(code, task.spans[:1], task.id, (("label", task.label), ("words", words)))
