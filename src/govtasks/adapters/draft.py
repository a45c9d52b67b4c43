"""What an adapter has read so far: parts, sections and tasks with their ids, diagnostics, unexplained text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import make_span
from govtasks.model.section import Part, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.adapters.page import Words
    from govtasks.model.document import Span, Spans
    from govtasks.model.limits import Limits
    from govtasks.model.notice import Convention, Kind, Repair
    from govtasks.model.section import GlossaryEntry
    from govtasks.model.task import Task
    from govtasks.outline import Range


@define(slots=True, eq=False)
class OpenSection:
    """A section that may still get children."""

    id: str
    parent: OpenSection | None
    part: str | None
    label: str
    title: str
    spans: Spans
    declared_count: int | None = None
    label_spans: Spans = ()
    children: list[OpenSection] = field(factory=list)

    def freeze(self) -> Section:
        """Give the section with all below it."""
        below = tuple([child.freeze() for child in self.children])
        return Section(
            self.id, self.part, self.label, self.title, self.spans, self.declared_count, self.label_spans, below
        )


@define(slots=True)
class Draft:
    """The body of a notice while it is read."""

    kind: Kind = "other"
    parts: list[Part] = field(factory=list)
    tops: list[OpenSection] = field(factory=list)
    tasks: list[Task] = field(factory=list)
    glossary: list[GlossaryEntry] = field(factory=list)
    conventions: list[Convention] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    repairs: list[Repair] = field(factory=list)
    unexplained: list[Span] = field(factory=list)
    sections: int = 0
    assigned: int = 0
    """How many assignments the tasks have."""
    written: int = 0
    """How many characters they hold; cells that are merged over several rows count for each."""

    def open_section(
        self, parent: OpenSection | None, part: str | None, label: Words, title: Words, count: int | None = None
    ) -> OpenSection:
        """Add a section under its parent and give it an id."""
        self.sections += 1
        opened = OpenSection(f"s{self.sections}", parent, part, label[0], *title, count, label[1])
        (parent.children if parent else self.tops).append(opened)
        return opened

    def add(self, task: Task) -> None:
        """Add a task behind the others."""
        self.tasks.append(task)
        self.assigned += len(task.assignments)
        self.written += len(task.text) + sum([len(detail.text) for detail in task.details])

    def has_room(self, limits: Limits, spans: Iterable[Range]) -> bool:
        """Say whether another task may be added; where not, an item is left as text, and that is told once."""
        if len(self.tasks) < limits.tasks and self.assigned < limits.assignments and self.written <= limits.characters:
            return True
        if not any(d.code == "too-many-tasks" for d in self.diagnostics):
            counts = {"tasks": len(self.tasks), "assignments": self.assigned, "characters": self.written}
            what = next(what for what, count in counts.items() if count >= getattr(limits, what))
            self.remark("too-many-tasks", list(spans), limit=str(getattr(limits, what)), what=what)
        return False

    def remark(self, code: str, spans: list[Range], task: str | None = None, **facts: str) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, to_spans(spans), task, tuple(facts.items())))


def to_spans(ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Give ranges as spans."""
    return tuple(map(make_span, ranges))
