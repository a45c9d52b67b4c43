"""Rulings and signs of a sheet in, its ruled tables out, and the signs that stand in none."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.office.printed.boxes import find_boxes
from govtasks.containers.office.printed.lines import write_lines

if TYPE_CHECKING:
    from govtasks.containers.office.printed.boxes import Box
    from govtasks.containers.office.printed.sheet import Line, Sheet, Sign

_FEWEST = 2
"""Columns that a table has at least."""


class GridCell(NamedTuple):
    """A cell as it is printed: its edges, its lines."""

    left: float
    right: float
    row: int
    height: int
    lines: list[Line]


class Grid(NamedTuple):
    """A table on one sheet, or what stands of it there."""

    page: int
    top: float
    bottom: float
    edges: list[float]
    """Where columns begin, and where the last one ends."""
    height: int
    """Its rows."""
    cells: list[GridCell]
    """From the first row to the last, from left to right."""


def find_grids(sheet: Sheet) -> tuple[list[Grid], list[Sign]]:
    """Find the ruled tables of a sheet, and the signs outside of them."""
    rest = sheet.signs
    grids: list[Grid] = []
    for boxes in find_boxes(sheet.rulings):
        grid, rest = _fill(sheet.number, boxes, rest)
        if len(grid.edges) > _FEWEST and grid.cells:
            grids.append(grid)
    return grids, rest


def _fill(page: int, boxes: list[Box], signs: list[Sign]) -> tuple[Grid, list[Sign]]:
    """Put signs into the cells that they stand in; gives those that stand in none as well."""
    edges = sorted({x for box in boxes for x in (box[0], box[2])})
    levels = sorted({y for box in boxes for y in (box[1], box[3])})
    places = [
        (edges.index(left), edges.index(right), levels.index(top), levels.index(bottom))
        for left, top, right, bottom in boxes
    ]
    owners = {
        (column, row): at
        for at, (left, right, top, bottom) in enumerate(places)
        for column in range(left, right)
        for row in range(top, bottom)
    }
    held: list[list[Sign]] = [[] for _ in boxes]
    rest: list[Sign] = []
    for sign in signs:
        column = bisect_right(edges, (sign.left + sign.right) / 2) - 1
        row = bisect_right(levels, (sign.top + sign.bottom) / 2) - 1
        at = owners.get((column, row))
        (rest if at is None else held[at]).append(sign)
    cells = [
        GridCell(edges[left], edges[right], top, bottom - top, write_lines(inside))
        for (left, right, top, bottom), inside in zip(places, held, strict=True)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.left))
    return Grid(page, levels[0], levels[-1], edges, len(levels) - 1, cells), rest
