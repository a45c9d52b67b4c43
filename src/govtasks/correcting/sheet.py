"""The text that corrections are applied to: it checks places, and writes names and tasks anew."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govtasks.adapters.draft import to_spans
from govtasks.adapters.words import find_heading, write
from govtasks.correcting.corrections import UnfitError
from govtasks.correcting.spans import overlap, take_away
from govtasks.model.document import Span
from govtasks.model.notice import Notice, Repair
from govtasks.phrases.fold import fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.correcting.corrections import Correction
    from govtasks.model.document import Spans
    from govtasks.model.task import Task, Unit
    from govtasks.outline import Range

RULE = "name corrected by hand"


@frozen(slots=False, eq=False)
class Sheet:
    """A notice as it was read, and the names that corrections write differently."""

    notice: Notice
    repairs: dict[Repair, None] = field(factory=dict)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """What is known of the names of the notice."""
        return {a.name: a.unit for task in self.notice.tasks for a in task.assignments if a.unit}

    @cached_property
    def _folded(self) -> str:
        return fold(self.notice.document.text)

    @cached_property
    def _furniture(self) -> Spans:
        return tuple(Span(b.start, b.end) for b in self.notice.document.blocks if b.kind != "text")

    def _find_furniture(self, places: Spans) -> Spans:
        """Give the furniture and page marks between the first and the last character of places."""
        if not places:
            return ()
        first = bisect_left(self._furniture, places[0].start, key=lambda span: span.end)
        return self._furniture[first : bisect_left(self._furniture, places[-1].end, key=lambda span: span.start)]

    def check(self, one: Correction, spans: Spans) -> Spans:
        """Give spans that lie in the text; UnfitError where they do not."""
        size = len(self.notice.document.text)
        if spans[-1].end > size:
            raise UnfitError(one, f"its place lies outside the {size} characters of the text")
        return spans

    def name(self, one: Correction) -> str:
        """Give the name that a correction gives a unit; where it is not what stands there, that is a repair."""
        words = "".join(self.notice.document.quote(self.check(one, one.spans)).split())
        name = "".join((one.name or words).split())
        if not words:
            raise UnfitError(one, "no words stand at its place")
        if name != words:
            self.repairs[Repair(words, name, RULE, one.spans)] = None
        return name

    def rewrite(self, one: Correction, task: Task, spans: Spans) -> Task:
        """Give a task the text of these spans; what is set off for it, its number and page marks are left out."""
        holding = find_held(task)
        held = tuple(span for span in task.set_off if overlap([span], holding))
        holes = (*held, *task.label_spans, *self._find_furniture(spans))
        paragraphs = list(self._cut(take_away(spans, holes)))
        if not paragraphs:
            raise UnfitError(one, "no words of a task stand at its place")
        text, places = self.notice.document.text, to_spans(r for paragraph in paragraphs for r in paragraph)
        heading = find_heading(self._folded, paragraphs)
        return evolve(
            task,
            text=write(text, paragraphs),
            spans=places,
            heading=text[slice(*heading)] if heading else None,
            heading_spans=to_spans([heading]) if heading else (),
            set_off=tuple(span for span in task.set_off if span in held or not overlap([span], places)),
            confidence=1.0,
        )

    def _cut(self, spans: Spans) -> Iterator[list[Range]]:
        """Give the paragraphs of spans, each its ranges without the white space around them."""
        paragraph: list[Range] = []
        for start, end in (trim(self._folded, *line) for span in spans for line in self._list_lines(span)):
            if not self.notice.document.text[start:end].strip():
                continue
            if paragraph and "\n" in self._folded[paragraph[-1][1] : start]:
                yield paragraph
                paragraph = []
            paragraph.append((start, end))
        if paragraph:
            yield paragraph

    def _list_lines(self, span: Span) -> Iterator[Range]:
        at = span.start
        for line in self.notice.document.text[span.start : span.end].split("\n"):
            yield at, at + len(line)
            at += len(line) + 1


def find_held(task: Task) -> Spans:
    """Give the places of the units, the deadline and the references of a task."""
    held = [a.spans for a in task.assignments] + [r.spans for r in task.references]
    return tuple(chain.from_iterable([*held, task.deadline.spans if task.deadline else ()]))
