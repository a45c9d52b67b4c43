"""What the reading is sure and unsure of: confidences with their reasons, diagnostics, unexplained text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.styling.card import NoticeTally, Tally
from govtasks.styling.view import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.task import Task
    from govtasks.styling.view import View

SURE = 0.9
"""Confidence from which a task counts as sure."""
_MOST_PASSAGES = 5
_CODES = {"unclosed-bracket": "unclosed bracket", "damaged-number": "damaged number"}


def tally_notices(views: list[View]) -> tuple[NoticeTally, ...]:
    """Give each notice with the adapter that read it."""
    notices = [view.notice for view in views]
    return tuple(
        NoticeTally(n.source.name, n.adapter.code, n.adapter.score, len(n.tasks), round(n.coverage.explained, 4))
        for n in notices
    )


def tally_doubts(views: list[View]) -> tuple[int, tuple[Tally, ...]]:
    """Count the tasks that are sure, and the reasons why the others are not."""
    met: Tallies[str] = Tallies()
    sure = 0
    for view in views:
        remarks = {(d.task, d.code) for d in view.notice.diagnostics}
        for task in view.notice.tasks:
            if task.confidence >= SURE:
                sure += 1
                continue
            codes = [words for code, words in _CODES.items() if (task.id, code) in remarks]
            for reason in [*_list_reasons(task), *codes] or ["other"]:
                met.add(reason, f"{task.id} {view.quote(*task.spans[0])}" if task.spans else task.id)
    return sure, tuple(Tally(*row) for row in met.ranked())


def _list_reasons(task: Task) -> Iterator[str]:
    if not task.assignments:
        yield "no units"
    elif all(assignment.inherited for assignment in task.assignments):
        yield "units on its heading only"
    if not task.label:
        yield "no number"


def tally_diagnostics(views: list[View]) -> tuple[Tally, ...]:
    """Count the diagnostics by code, with messages."""
    met: Tallies[str] = Tallies()
    for view in views:
        for diagnostic in view.notice.diagnostics:
            met.add(diagnostic.code, diagnostic.message)
    return tuple(Tally(*row) for row in met.ranked())


def find_unexplained(views: list[View]) -> tuple[Tally, ...]:
    """Give the longest stretches that belong to nothing."""
    met: Tallies[tuple[int, str]] = Tallies()
    for view in views:
        for start, end in view.notice.unexplained:
            met.add((start - end, view.quote(start, end)))
    return tuple(Tally(words, count) for (_, words), (count, _) in sorted(met.met.items())[:_MOST_PASSAGES])
