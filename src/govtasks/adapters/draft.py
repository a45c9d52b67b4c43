"""What an adapter has read so far: parts, sections and tasks with their ids, diagnostics, unexplained text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import make_span
from govtasks.model.notice import Part, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.adapters.page import Words
    from govtasks.model.document import Span, Spans
    from govtasks.model.notice import Convention, GlossaryEntry, Kind, Repair
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

    def open_section(
        self, parent: OpenSection | None, part: str | None, label: Words, title: Words, count: int | None = None
    ) -> OpenSection:
        """Add a section under its parent and give it an id."""
        self.sections += 1
        opened = OpenSection(f"s{self.sections}", parent, part, label[0], *title, count, label[1])
        (parent.children if parent else self.tops).append(opened)
        return opened

    def overflow(self, limit: int, spans: Spans) -> None:
        """Leave an item as text because there are too many tasks."""
        if not any(d.code == "too-many-tasks" for d in self.diagnostics):
            self.remark("too-many-tasks", list(spans), limit=str(limit))

    def remark(self, code: str, spans: list[Range], task: str | None = None, **facts: str) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, to_spans(spans), task, tuple(facts.items())))


def to_spans(ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Give ranges as spans."""
    return tuple(map(make_span, ranges))
