"""What each character of the reading text is: from the notice to ranges that never overlap."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Protocol

from govtasks.model.document import Span
from govtasks.model.notice import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.document import Spans
    from govtasks.model.notice import LeafKind, Notice
    from govtasks.model.section import GlossaryEntry, Part, Section
    from govtasks.model.task import Task

    Numbered = Part | Section | GlossaryEntry | Task
    Layer = tuple[LeafKind, Iterable[Span]]
    Owner = tuple[int, int, int, LeafKind]
    """A span on its way to a leaf: rank of its layer, start, end, kind; the least owner of a place gives its kind."""


class Spanned(Protocol):
    """Anything of the model that has a place."""

    @property
    def spans(self) -> Spans:
        """Where it stands."""


def leaves(notice: Notice) -> tuple[Leaf, ...]:
    """Give the leaves in order; each character that is not white space lies in exactly one."""
    text = notice.document.text
    return tuple(leaf for leaf in sweep(layers(notice)) if not text[leaf.start : leaf.end].isspace())


def gather(items: Iterable[Spanned | None]) -> Iterator[Span]:
    """Give the spans of all items."""
    return (span for item in items if item for span in item.spans)


def layers(notice: Notice) -> Iterator[Layer]:
    """Give what was read, the most specific first: each layer hides those after it."""
    tasks, sections = notice.tasks, [section for section, _ in notice.walk_sections()]
    yield "unit", gather(a for task in tasks for a in task.assignments)
    yield "deadline", gather(task.deadline for task in tasks)
    yield "reference", gather(r for task in tasks for r in task.references)
    numbered: tuple[Numbered, ...] = (*notice.parts, *sections, *notice.glossary, *tasks)
    yield "label", (span for item in numbered for span in item.label_spans)
    yield "section", gather(sections)
    yield "part", gather(notice.parts)
    yield "glossary", gather(notice.glossary)
    yield "metadata", gather((notice.title_quote, notice.issuer_quote, notice.doc_number_quote))
    yield "metadata", gather((notice.issued, notice.published))
    yield "addressee", gather(notice.addressee_quotes)
    yield "convention", gather(notice.conventions)
    yield "wording", (span for task in tasks for span in task.set_off)
    yield "wording", gather(detail for task in tasks for detail in task.details)
    yield "task", gather(tasks)
    yield "furniture", (Span(b.start, b.end) for b in notice.document.blocks if b.kind != "text")
    yield "unexplained", notice.unexplained
    yield "prose", (Span(b.start, b.end) for b in notice.document.blocks)
    yield "prose", (Span(0, len(notice.document.text)),)


def sweep(ranked: Iterable[Layer]) -> Iterator[Leaf]:
    """Give each owner's stretches as leaves; what lies on both sides of a mere start of a hidden span is one leaf."""
    pending: tuple[int, Owner] | None = None
    stop = 0
    for start, end, owner in stretches(ranked):
        if pending and (start, owner) == (stop, pending[1]):
            stop = end
            continue
        if pending:
            yield Leaf(pending[0], stop, pending[1][3])
        pending, stop = (start, owner), end
    if pending:
        yield Leaf(pending[0], stop, pending[1][3])


def stretches(ranked: Iterable[Layer]) -> Iterator[tuple[int, int, Owner]]:
    """Give start, end and owner of the text between each two starts of spans and ends of owners."""
    owners = {(rank, s, e, kind) for rank, (kind, spans) in enumerate(ranked) for s, e in spans if s < e}
    ordered = sorted(owners, key=lambda owner: owner[1])
    last = max((end for _, _, end, _ in ordered), default=0)
    heap: list[Owner] = []
    at = 0
    for owner in (*ordered, None):
        until = owner[1] if owner else last
        while heap and at < until:
            if heap[0][2] <= at:
                heapq.heappop(heap)
                continue
            stop = min(until, heap[0][2])
            yield at, stop, heap[0]
            at = stop
        at = until
        if owner:
            heapq.heappush(heap, owner)
