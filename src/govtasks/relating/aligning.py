"""A work report beside the breakdown that was made of it: each promise with the tasks that took it up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govtasks.export.html_table import draw_table
from govtasks.model.document import Span
from govtasks.phrases.fold import fold, trim
from govtasks.relating.wording import match_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.notice import Notice
    from govtasks.model.task import Task

TAKEN_UP = 75.0
"""Likeness of the one to a part of the other from which a promise counts as taken up."""
_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")
_SHORT = 8


@frozen(slots=True)
class Promise:
    """A sentence of a report, and the tasks that were made of it."""

    text: str
    """Verbatim."""
    spans: tuple[Span, ...]
    """Where it stands in the report."""
    task: str
    """Id of the report's task that it is of."""
    tasks: tuple[TakenUp, ...]
    """The tasks of the breakdown, the likest first; nothing where nobody took it up."""


@frozen(slots=True)
class TakenUp:
    """A task of the breakdown that took a promise up."""

    task: str
    score: float
    """How alike the wording is, from 0 to 100."""


@frozen(slots=True)
class Alignment:
    """A report and a breakdown, sentence by sentence."""

    promises: tuple[Promise, ...]
    own: tuple[str, ...]
    """Ids of the tasks of the breakdown that no sentence of the report was found for."""

    @property
    def untaken(self) -> tuple[Promise, ...]:
        """Promises that no task took up."""
        return tuple(promise for promise in self.promises if not promise.tasks)

    def _repr_html_(self) -> str:
        """Give what a notebook shows of it: each promise with the tasks that took it up, and how alike they are."""
        rows = [(p.task, p.text, "、".join(f"{t.task} ({t.score:.1f})" for t in p.tasks)) for p in self.promises]
        sums = f"{len(self.promises):,} promises, {len(self.untaken):,} that no task took up"
        own = f"own, of no promise ({len(self.own):,}): {'、'.join(self.own)}"
        return draw_table(sums, ("report", "promise", "taken up by"), rows, own)


def align(report: Notice, breakdown: Notice) -> Alignment:
    """Pair the sentences of a report's tasks with the tasks of the breakdown that took them up.

    Two go together from a likeness of `TAKEN_UP` of 100 on (rapidfuzz's `partial_ratio`: the shorter inside the
    longer). Sentences of fewer than eight signs are no promises. Raises MissingDependencyError where rapidfuzz is not
    installed.
    """
    text = report.document.text
    folded = fold(text)
    sentences = [(task, span) for task in report.tasks for span in _find_sentences(folded, task)]
    matches = match_parts([text[a:b] for _, (a, b) in sentences], [task.text for task in breakdown.tasks], TAKEN_UP)
    found: dict[int, list[TakenUp]] = {}
    for left, right, score in matches:
        found.setdefault(left, []).append(TakenUp(breakdown.tasks[right].id, score))
    promises = tuple(
        Promise(text[slice(*span)], (span,), task.id, tuple(found.get(at, ())))
        for at, (task, span) in enumerate(sentences)
    )
    taken = {breakdown.tasks[match.right].id for match in matches}
    return Alignment(promises, tuple(task.id for task in breakdown.tasks if task.id not in taken))


def _find_sentences(folded: str, task: Task) -> Iterator[Span]:
    """Give the sentences of a task that are long enough to be compared."""
    for start, end in task.spans:
        for sentence in _SENTENCE.finditer(folded, start, end):
            span = Span(*trim(folded, *sentence.span()))
            if span.end - span.start >= _SHORT:
                yield span
