"""From what brackets and lines say to the assignments of a task, conventions and headings applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from govtasks.adapters.draft import to_spans
from govtasks.model.document import Span
from govtasks.model.notice import Convention
from govtasks.model.task import Assignment, Deadline, Reference

if TYPE_CHECKING:
    from govtasks.adapters.findings import Findings
    from govtasks.model.task import Role
    from govtasks.outline import Range
    from govtasks.phrases.allocation import Allocation
    from govtasks.phrases.conventions import Convention as FoundConvention


@define(slots=True)
class Assigner:
    """Makes assignments in document order: what a bracket says of all counts from its place onward."""

    text: str
    folded: str
    conventions: list[Convention] = field(factory=list)

    def assign(self, found: Findings) -> list[Assignment]:
        """Give the assignments of a task's own brackets and lines, the same role and name once."""
        made: dict[tuple[Role, str], Assignment] = {}
        for _, allocation in found.allocations:
            self.note(allocation.conventions)
            for assignment in self._read(allocation):
                made.setdefault((assignment.role, assignment.name), assignment)
        return list(made.values())

    def note(self, conventions: list[FoundConvention]) -> None:
        """Keep the rules that a bracket or a preface states."""
        for rule in conventions:
            words = self.text[rule.start : rule.end]
            self.conventions.append(Convention(rule.kind, words, (Span(rule.start, rule.end),)))

    def _read(self, allocation: Allocation) -> list[Assignment]:
        made = []
        led = any(g.role == "lead" for g in allocation.grants)
        for grant in allocation.grants:
            label = "".join(self.text[slice(*grant.label)].split()) if grant.label else ""
            heads = 0 if led or grant.role != "responsible" else self._count_leads(grant.names)
            led = led or heads > 0
            for i, name in enumerate(grant.names):
                spans = tuple([Span(a, b) for a, b in name])
                words = "".join([self.text[a:b] for a, b in name])
                role: Role = "lead" if i < heads else grant.role
                made.append(Assignment(grant.role, label, "".join(words.split()), spans, role))
        return made

    def _count_leads(self, names: list[tuple[Range, ...]]) -> int:
        """Count the names at the head of a bracket that a convention makes the lead."""
        kinds = {c.kind for c in self.conventions}
        if "first-is-lead" in kinds:
            return 1
        if "before-comma-is-lead" in kinds:
            for i in range(1, len(names)):
                if self.folded.find(",", names[i - 1][-1][1], names[i][0][0]) >= 0:
                    return i
        return 0

    def limit(self, found: Findings) -> Deadline | None:
        """Give the time limit that is set off, its stages in order."""
        ranges = [r for _, a in found.allocations for r in a.deadline]
        if not ranges:
            return None
        words = ["".join(self.text[a:b].split()) for a, b in ranges]
        return Deadline("；".join(words), to_spans(ranges))

    def refer(self, found: Findings) -> tuple[Reference, ...]:
        """Give the notes that point to another list."""
        return tuple(
            Reference(
                "".join(self.text[slice(*pointer.document)].split()),
                tuple(self.text[a:b] for a, b in pointer.numbers),
                to_spans([pointer.document, *pointer.numbers]),
            )
            for _, pointer in found.references
        )


def inherit(own: list[Assignment], above: list[Assignment]) -> list[Assignment]:
    """Add what a heading states for the tasks under it: its leaders always, its units where a task has none."""
    bare = not any(a.role != "leader" for a in own)
    known = {(a.role, a.name) for a in own}
    added = [evolve(a, inherited=True) for a in above if (bare or a.role == "leader") and (a.role, a.name) not in known]
    return [*(a for a in added if a.role == "leader"), *own, *(a for a in added if a.role != "leader")]
