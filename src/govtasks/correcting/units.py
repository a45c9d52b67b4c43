"""Corrections of who answers for a task."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import Factory, evolve, frozen

from govtasks.correcting.corrections import OF_UNITS, Correction
from govtasks.correcting.sheet import Sheet
from govtasks.model.document import Spans
from govtasks.model.task import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.model.task import Task


@frozen(eq=False)
class UnitCorrector:
    """Applies the corrections of units to one task after the other."""

    sheet: Sheet
    changes: dict[tuple[Spans, Spans], list[Correction]] = Factory(lambda: defaultdict(list))
    """By the places of the assignment and of its task; empty for all tasks."""
    additions: dict[Spans, list[Correction]] = Factory(lambda: defaultdict(list))
    """By the place of the task."""

    def note(self, corrections: Iterable[Correction]) -> UnitCorrector:
        """Take up those of the corrections that concern units."""
        for one in corrections:
            if one.action in OF_UNITS:
                self.changes[one.at, one.task].append(one)
            elif one.action == "add-unit":
                self.additions[one.at].append(one)
        return self

    def correct(self, task: Task, place: Spans) -> Task:
        """Give a task, whose text was read at this place, with its units corrected."""
        found: list[Assignment] = []
        for assignment in task.assignments:
            about = [c for of in ((), place) for c in self.changes.get((assignment.spans, of), ())]
            if not any(c.action == "remove-unit" for c in about):
                found.append(self._change(assignment, about))
        for one in self.additions.get(place, ()):
            added = self._add(one)
            behind = [a for a in found if not a.inherited and a.spans > added.spans]
            found.insert(found.index(behind[0]) if behind else len(found), added)
        corrected = keep_first(found)
        return task if corrected == task.assignments else evolve(task, assignments=corrected, confidence=1.0)

    def _change(self, assignment: Assignment, about: list[Correction]) -> Assignment:
        for one in about:
            if one.action == "set-role" and one.role:
                assignment = assignment._replace(role=one.role, effective_role=one.role)
            elif one.action == "set-unit":
                name = self.sheet.name(one)
                assignment = assignment._replace(name=name, spans=one.spans, unit=self.sheet.units.get(name))
        return assignment

    def _add(self, one: Correction) -> Assignment:
        assert one.role  # noqa: S101 - checked before anything is applied
        name = self.sheet.name(one)
        return Assignment(one.role, "", name, one.spans, one.role, unit=self.sheet.units.get(name))


def keep_first(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Give assignments in order, the same role and name once."""
    kept: dict[tuple[str, str], Assignment] = {}
    for assignment in assignments:
        kept.setdefault((assignment.role, assignment.name), assignment)
    return tuple(kept.values())
