"""Rulings of a sheet in, the cells out that they enclose, those of each table together; through pdfplumber."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtasks.containers.office.printed.sheet import Ruling

_SNAP = 3.0
"""Points that rulings may miss one another by."""
_SHORTEST = 6.0
"""Points that a ruling is long at least."""
_FEWEST, _MOST, _MOST_CROSSINGS = 2, 600, 3000
"""Rulings of each direction that a table has at least; what is looked at at most, so that a drawing costs little."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class _Stroke(NamedTuple):
    """A ruling of either direction: where it stands across its direction, where it begins and ends along it."""

    place: float
    start: float
    end: float


def find_boxes(rulings: Sequence[Ruling]) -> list[list[Box]]:
    """Find the cells that rulings enclose, those of each table together."""
    level = [
        _Stroke((ruling.top + ruling.bottom) / 2, ruling.left, ruling.right)
        for ruling in rulings
        if ruling.right - ruling.left >= _SHORTEST
    ]
    upright = [
        _Stroke((ruling.left + ruling.right) / 2, ruling.top, ruling.bottom)
        for ruling in rulings
        if ruling.bottom - ruling.top >= _SHORTEST
    ]
    if len(level) < _FEWEST or len(upright) < _FEWEST:
        return []
    from pdfplumber import table  # noqa: PLC0415  an extra, and slow to import

    level, upright = _merge(level, upright)
    if len(level) + len(upright) > _MOST:
        return []
    level, upright = _merge(level + list(_close(upright, level)), upright + list(_close(level, upright)))
    crossings = table.edges_to_intersections(_as_edges(level, upright), _SNAP, _SNAP)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    return table.cells_to_tables(table.intersections_to_cells(crossings))


def _merge(level: list[_Stroke], upright: list[_Stroke]) -> tuple[list[_Stroke], list[_Stroke]]:
    """Make one of the rulings that go on in a line, and put those on one line that nearly are."""
    from pdfplumber import table  # noqa: PLC0415

    edges = table.merge_edges(_as_edges(level, upright), *[_SNAP] * 4)
    return (
        [_Stroke(edge["top"], edge["x0"], edge["x1"]) for edge in edges if edge["orientation"] == "h"],
        [_Stroke(edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v"],
    )


def _as_edges(level: list[_Stroke], upright: list[_Stroke]) -> list[dict[str, Any]]:
    """Say them as pdfplumber does."""
    boxes = [("h", start, place, end, place) for place, start, end in level]
    boxes += [("v", place, start, place, end) for place, start, end in upright]
    return [
        {"orientation": kind, "x0": x0, "top": top, "x1": x1, "bottom": bottom}
        | {"width": x1 - x0, "height": bottom - top, "doctop": top}
        for kind, x0, top, x1, bottom in boxes
    ]


def _close(strokes: list[_Stroke], others: list[_Stroke]) -> Iterator[_Stroke]:
    """Give what is missing between ends of neighbours: a page cut the table there, or its sides are open.

    Neighbours belong together where a ruling of the other direction crosses between them.
    """
    for edge in sorted({round(end / _SNAP) * _SNAP for stroke in strokes for end in stroke[1:]}):
        there = sorted(stroke for stroke in strokes if stroke.start - _SNAP <= edge <= stroke.end + _SNAP)
        for one, other in pairwise(there):
            if not (_ends_at(one, edge) and _ends_at(other, edge)):
                continue
            middle = (one.place + other.place) / 2
            across = [ruling.place for ruling in others if ruling.start <= middle <= ruling.end]
            first, last = max(one.start, other.start) - _SNAP, min(one.end, other.end) + _SNAP
            drawn = any(abs(place - edge) <= 2 * _SNAP for place in across)
            if not drawn and any(first <= place <= last for place in across):
                yield _Stroke(edge, one.place, other.place)


def _ends_at(stroke: _Stroke, edge: float) -> bool:
    """Say whether a ruling begins or ends at a place."""
    return min(abs(stroke.start - edge), abs(stroke.end - edge)) <= _SNAP
