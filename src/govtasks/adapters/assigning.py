"""From what brackets and lines say to the assignments of a task, conventions and headings applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.adapters.draft import to_spans
from govtasks.model.document import Span, make_span
from govtasks.model.notice import Convention
from govtasks.model.task import Deadline, Reference, make_assignment

if TYPE_CHECKING:
    from govtasks.adapters.findings import Findings
    from govtasks.model.task import Assignment, Role
    from govtasks.outline import Range
    from govtasks.phrases.allocation import Grant
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
        text = self.text
        for _, allocation in found.allocations:
            if allocation.conventions:
                self.note(allocation.conventions)
            heads = self._count_leads(allocation.grants) if self.conventions else 0
            for role, place, names in allocation.grants:
                label = self._words(*place) if place else ""
                for start, end in names:
                    name = text[start:end]
                    if not name.isalnum():
                        name = "".join(name.split())
                    effective = role
                    if heads and role == "responsible":
                        heads, effective = heads - 1, "lead"
                    key = role, name
                    if key not in made:
                        spans = (make_span((start, end)),)
                        made[key] = make_assignment((role, label, name, spans, effective, False, None))
        return list(made.values())

    def _words(self, start: int, end: int) -> str:
        words = self.text[start:end]
        return words if words.isalnum() else "".join(words.split())

    def note(self, conventions: list[FoundConvention]) -> None:
        """Keep the rules that a bracket or a preface states."""
        for rule in conventions:
            words = self.text[rule.start : rule.end]
            self.conventions.append(Convention(rule.kind, words, (Span(rule.start, rule.end),)))

    def _count_leads(self, grants: list[Grant]) -> int:
        """Count the names at the head of a bracket that a convention makes the lead; none where a lead is named."""
        kinds = {c.kind for c in self.conventions}
        names = [n for g in grants if g.role == "responsible" for n in g.names]
        if not names or any(g.role == "lead" for g in grants):
            return 0
        if "first-is-lead" in kinds:
            return 1
        if "before-comma-is-lead" in kinds:
            for i in range(1, len(names)):
                if self.folded.find(",", names[i - 1][1], names[i][0]) >= 0:
                    return i
        return 0

    def limit(self, found: Findings) -> Deadline | None:
        """Give the time limit that is set off, its stages in order, the ； between them included."""
        ranges: list[Range] = []
        for _, allocation in found.allocations:
            ranges += allocation.deadline
        if not ranges:
            return None
        stages = [(a, b + (self.folded[b] == ";")) for a, b in ranges[:-1]]
        ranges = [*stages, ranges[-1]]
        return Deadline("".join([self._words(a, b) for a, b in ranges]), to_spans(ranges))

    def refer(self, found: Findings) -> tuple[Reference, ...]:
        """Give the notes that point to another list."""
        made = []
        for document, numbers in found.references:
            words = tuple([self.folded[a:b] for a, b in numbers])
            made.append(Reference(self._words(*document), words, to_spans([document, *numbers])))
        return tuple(made)


def inherit(own: list[Assignment], above: list[Assignment]) -> list[Assignment]:
    """Add what a heading states for the tasks under it: its leaders always, its units where a task has none."""
    bare = not any(a.role != "leader" for a in own)
    known = {(a.role, a.name) for a in own}
    added = [
        a._replace(inherited=True) for a in above if (bare or a.role == "leader") and (a.role, a.name) not in known
    ]
    return [*(a for a in added if a.role == "leader"), *own, *(a for a in added if a.role != "leader")]
