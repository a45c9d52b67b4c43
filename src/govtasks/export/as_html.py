"""A notice and a task as a notebook shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.export.html_table import draw_table
from govtasks.export.shown import ROLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.notice import Notice
    from govtasks.model.task import Task


def draw_notice(notice: Notice) -> str:
    """Give title and facts, the tasks, and the diagnostics."""
    tasks = [(t.id, t.label, t.text, "\n".join(_say_units(t)), t.deadline and t.deadline.text) for t in notice.tasks]
    remarks = [(d.code, d.severity, d.task, d.message) for d in notice.diagnostics]
    facts = (notice.issuer, notice.doc_number, notice.issued_on, f"{len(notice.tasks):,} tasks")
    head = " · ".join(str(fact) for fact in facts if fact)
    title = f"{notice.title or notice.source.name}\n{head}"
    drawn = draw_table(title, ("id", "label", "text", "units", "deadline"), tasks)
    return drawn + (draw_table("diagnostics", ("code", "severity", "task", "message"), remarks) if remarks else "")


def draw_task(task: Task) -> str:
    """Give the fields of a task that say something, a row each."""
    fields = [
        ("label", task.label),
        ("heading", task.heading),
        ("text", task.text),
        *((role, task.names(role)) for role in ROLE_WORDS),
        ("deadline", task.deadline and task.deadline.text),
        *(("reference", f"《{r.document}》{'、'.join(r.numbers)}") for r in task.references),
        *((detail.label, detail.text) for detail in task.details),
        ("parent", task.parent),
        ("confidence", f"{task.confidence:.2f}"),
    ]
    return draw_table(task.id, ("field", "value"), [field for field in fields if field[1]])


def _say_units(task: Task) -> Iterator[str]:
    """Give the names of each role."""
    for role in ROLE_WORDS:
        if names := task.names(role):
            yield f"{role}: {'、'.join(names)}"
