"""From a notice as it was read and corrections to the notice as it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govtasks.correcting.clashes import find_clashes
from govtasks.correcting.corrections import Corrections, UnfitError, describe, find_lack, hash_text
from govtasks.correcting.file import read_corrections
from govtasks.correcting.judging import judge
from govtasks.correcting.remarks import carry_over, tell
from govtasks.correcting.shapes import Made, add, find_place, reshape
from govtasks.correcting.sheet import Sheet
from govtasks.correcting.spans import take_away, unite
from govtasks.correcting.units import UnitCorrector
from govtasks.errors import CorrectionsError
from govtasks.model.faults import find_faults

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from govtasks.correcting.corrections import Correction
    from govtasks.model.document import Span, Spans
    from govtasks.model.notice import Kind, Notice
    from govtasks.model.task import Task

_REMEDY = "mend this correction or take it out of the file"


def correct(notice: Notice, corrections: Corrections | str | os.PathLike[str]) -> Notice:
    """Give a notice as it was read with corrections applied, of a file or in hand; all that are its own, or none.

    A correction of a text or a reading that has changed since is not applied, and a diagnostic says so.
    CorrectionsError where the file is none, two corrections contradict each other, or one cannot be applied.
    """
    given = corrections if isinstance(corrections, Corrections) else read_corrections(corrections)
    verdicts = sorted(judge(given.corrections, notice), key=lambda verdict: _order(verdict.correction))
    own = [verdict.correction for verdict in verdicts if verdict.status == "applies"]
    try:
        corrected = _apply(notice, own) if own else notice
    except UnfitError as error:
        raise CorrectionsError(given.source, str(error), _REMEDY) from error
    remarks = sorted([*tell(verdicts), *corrected.diagnostics], key=lambda d: d.spans[0].start if d.spans else -1)
    return evolve(corrected, diagnostics=tuple(remarks))


def _order(one: Correction) -> tuple[Spans, Spans, Spans, str, str, str]:
    """Give a place in an order that does not depend on that of the file."""
    return one.place, one.task, one.spans, one.action, one.quote, one.text


def _apply(notice: Notice, own: Sequence[Correction]) -> Notice:
    """Apply corrections that are the notice's own; UnfitError where one cannot be."""
    _refuse_unfit(notice, own)
    sheet = Sheet(notice)
    units = UnitCorrector(sheet).note(own)
    made = list(reshape([(units.correct(task, task.spans), task.spans) for task in notice.tasks], own, sheet))
    added = {one.spans: one for one in own if one.action == "add-task"}
    made += [Made(units.correct(add(one, sheet), place), (), one) for place, one in added.items()]
    made.sort(key=lambda each: find_place(each.task))
    _refuse_overlaps(made)
    ids = {old: f"t{n}" for n, each in enumerate(made, 1) for old in each.was}
    tasks = tuple(_number(made, notice, ids))
    changed = evolve(notice, tasks=tasks, kind=_find_kind(notice, tasks), repairs=(*notice.repairs, *sheet.repairs))
    unexplained = tuple(_find_unexplained(notice, changed, ids))
    changed = evolve(changed, unexplained=unexplained, diagnostics=tuple(carry_over(changed, ids)))
    fault = next(find_faults(changed), "")
    if fault:
        raise UnfitError(own[0], f"with the others it would leave the notice at fault: {fault}")
    return changed


def _refuse_unfit(notice: Notice, own: Sequence[Correction]) -> None:
    """Refuse corrections that lack something, or contradict one another."""
    for one in own:
        reason = find_lack(one)
        if reason:
            raise UnfitError(one, reason)
    digest = hash_text(notice.document)
    for one, other in find_clashes(evolve(each, text=digest) for each in own):
        raise UnfitError(other, f"it contradicts {describe(one)}")


def _refuse_overlaps(made: list[Made]) -> None:
    """Refuse a corrected text that shares characters with that of another task."""
    last, owner = 0, made[0] if made else None
    for span, i in sorted((span, i) for i, each in enumerate(made) for span in each.task.spans):
        each = made[i]
        by = each.by or (owner.by if owner else None)
        if span.start < last and each is not owner and by:
            raise UnfitError(by, f"the texts of two tasks would overlap at {span.start}-{min(last, span.end)}")
        if span.end > last:
            last, owner = span.end, each


def _number(made: list[Made], notice: Notice, ids: dict[str, str]) -> Iterator[Task]:
    """Give the tasks with new ids; what stood under a task that is none now stands under the one above it."""
    above = {task.id: task.parent for task in notice.tasks}
    seen: set[str] = set()
    for n, each in enumerate(made, 1):
        parent = each.task.parent
        while parent is not None and parent not in ids:
            parent = above[parent]
        new = ids[parent] if parent else None
        yield evolve(each.task, id=f"t{n}", parent=new if new in seen else None)
        seen.add(f"t{n}")


def _find_kind(notice: Notice, tasks: tuple[Task, ...]) -> Kind:
    """Give the kind of the notice: a list of tasks is a task notice, and one that is none is not."""
    if notice.kind == "work_report" or bool(tasks) == bool(notice.tasks):
        return notice.kind
    return "task_notice" if tasks else "other"


def _find_unexplained(notice: Notice, changed: Notice, ids: dict[str, str]) -> Iterator[Span]:
    """Give what is unexplained now: also what a task has lost, but not the words of one that is none."""
    held = tuple(_list_places(changed.tasks))
    lost = take_away(_list_places(task for task in notice.tasks if task.id in ids), held)
    units = (span for task in changed.tasks for assignment in task.assignments for span in assignment.spans)
    for span in take_away(unite([*notice.unexplained, *lost]), (*held, *units)):
        if notice.document.quote((span,)).strip():
            yield span


def _list_places(tasks: Iterable[Task]) -> Iterator[Span]:
    """Give all that is of tasks and stands in their items."""
    for task in tasks:
        yield from (*task.spans, *task.label_spans, *task.set_off)
        yield from (span for detail in task.details for span in detail.spans)
