"""Sets of spans: what one leaves of another, and both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.model.document import Spans


def unite(spans: Iterable[Span]) -> Spans:
    """Give the same characters as spans in order that neither overlap nor touch."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def take_away(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """Give what is left of spans without the holes, in order; spans that touch stay apart."""
    left: list[Span] = []
    cuts, at = unite(holes), 0
    for start, end in sorted(spans):
        while at < len(cuts) and cuts[at].end <= start:
            at += 1
        begin, i = start, at
        while i < len(cuts) and cuts[i].start < end:
            if begin < cuts[i].start:
                left.append(Span(begin, cuts[i].start))
            begin = cuts[i].end
            i += 1
        if begin < end:
            left.append(Span(begin, end))
    return tuple(left)


def overlap(spans: Iterable[Span], others: Spans) -> bool:
    """Tell whether some of the spans share a character with others."""
    return any(start < end_ and start_ < end for start, end in spans for start_, end_ in others)
