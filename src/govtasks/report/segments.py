"""The reading text in pieces: each leaf with its role and the rows of the outline that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtasks.model.notice import Section
from govtasks.model.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govtasks.model.document import Spans
    from govtasks.model.notice import Leaf, LeafKind, Part
    from govtasks.model.task import Role


class Segment(NamedTuple):
    """A leaf and whose it is."""

    start: int
    end: int
    kind: LeafKind
    role: Role | None
    """The effective one, of a unit."""
    rows: tuple[int, ...]
    """Which rows of the outline it belongs to; a unit on a heading belongs to many."""


class Holder(NamedTuple):
    """Where something of a row stands."""

    start: int
    end: int
    row: int
    role: Role | None


def cut_segments(leaves: Iterable[Leaf], items: Sequence[Part | Section | Task]) -> Iterator[Segment]:
    """Give each leaf with its role and its rows; what belongs to no row has none."""
    waiting: dict[str, list[Holder]] = {}
    for row, item in enumerate(items):
        for kind, role, spans in list_holders(item):
            waiting.setdefault(kind, []).extend(Holder(*span, row, role) for span in spans)
    for holders in waiting.values():
        holders.sort(key=lambda holder: holder.start)
        holders.reverse()
    active: dict[str, list[Holder]] = {}
    for start, end, kind in leaves:
        coming, here = waiting.get(kind, []), active.get(kind, [])
        while coming and coming[-1].start <= start:
            here.append(coming.pop())
        here = active[kind] = [holder for holder in here if holder.end > start]
        role = here[0].role if here else None
        yield Segment(start, end, kind, role, tuple(dict.fromkeys(holder.row for holder in here)))


def list_holders(item: Part | Section | Task) -> Iterator[tuple[LeafKind, Role | None, Spans]]:
    """Give the places of an item by the kind of leaf that they make."""
    yield "label", None, item.label_spans
    if not isinstance(item, Task):
        yield "section" if isinstance(item, Section) else "part", None, item.spans
        return
    yield "task", None, item.spans
    for assignment in item.assignments:
        yield "unit", assignment.effective_role, assignment.spans
    if item.deadline:
        yield "deadline", None, item.deadline.spans
    for reference in item.references:
        yield "reference", None, reference.spans
    yield "wording", None, item.set_off
    for detail in item.details:
        yield "wording", None, detail.spans
