"""Tables of one sheet each in, whole tables out: one that goes on over sheets is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.containers.office.printed.grids import Grid, GridCell
    from govtasks.containers.office.printed.sheet import Line

_NEAR = 4.0
"""Points that the columns of one table may differ by from sheet to sheet."""
_MOST_HEADERS, _FEWEST_ROWS = 3, 2
_OPEN_END, _NEVER_FIRST = "、，,（(《“", "、，。；：,;)）》”"


@define(slots=True)
class TableCell:
    """A cell of a whole table."""

    page: int
    left: float
    right: float
    row: int
    height: int
    lines: list[Line]

    @property
    def text(self) -> str:
        """Its words, without the breaks between its lines."""
        return "".join(line.text for line in self.lines)


@define(slots=True)
class PrintedTable:
    """A table, as far as it has been read."""

    grid: Grid
    """What stands of it on its last sheet so far."""
    edges: list[float]
    height: int
    cells: list[TableCell]
    repeated: list[tuple[int, str]] = field(factory=list)
    """Header rows that later sheets repeat: page and words."""

    def find_column(self, edge: float) -> int:
        """Give the number of the column that begins at an edge."""
        return min(range(len(self.edges)), key=lambda at: abs(self.edges[at] - edge))


def begin_table(grid: Grid) -> PrintedTable:
    """Begin a table with what stands of it on its first sheet."""
    return PrintedTable(grid, list(grid.edges), grid.height, _take(grid, grid.cells, 0))


def is_same(table: PrintedTable, grid: Grid) -> bool:
    """Say whether a grid at the top of a sheet has the columns of the table at the end of the sheet before."""
    if grid.page != table.grid.page + 1:
        return False
    outer = (grid.edges[0], grid.edges[-1]), (table.edges[0], table.edges[-1])
    if max(abs(one - other) for one, other in zip(*outer, strict=True)) > _NEAR:
        return False
    few, many = sorted((grid.edges, table.edges), key=len)
    return all(min(abs(edge - other) for other in many) <= _NEAR for edge in few)


def go_on(table: PrintedTable, grid: Grid) -> None:
    """Add what stands of a table on the next sheet: repeated headers apart, cells that the break cut made whole."""
    headers = _count_headers(table, grid)
    for row in range(headers):
        words = " ".join(text for cell in grid.cells if cell.row == row if (text := _say(cell)))
        table.repeated.append((grid.page, words))
    first = table.height
    cells = _take(grid, [cell for cell in grid.cells if cell.row >= headers], first - headers)
    last = {table.find_column(cell.left): cell for cell in table.cells if cell.row + cell.height == first}
    pairs = [(last.get(table.find_column(cell.left)), cell) for cell in cells if cell.row == first]
    merged = {table.find_column(cell.left) for cell in [*table.cells, *cells] if cell.height > 1}
    seam = _Seam(
        [(upper, lower) for upper, lower in pairs if upper is not None and _is_under(upper, lower)], table, merged
    )
    cut = len(seam.pairs) == len(pairs) and seam.cuts_row()
    kept = [cell for cell in cells if cell.row > first]
    for upper, lower in pairs:
        if upper is not None and (cut or seam.cuts_cell(upper, lower)):
            upper.lines += lower.lines
            upper.height += lower.height - cut
        else:
            kept.append(lower)
    for cell in kept:
        cell.row -= cut
    table.cells += sorted(kept, key=lambda cell: (cell.row, cell.left))
    table.height += grid.height - headers - cut
    table.edges += [edge for edge in grid.edges if min(abs(edge - other) for other in table.edges) > _NEAR]
    table.edges.sort()
    table.grid = grid


def _take(grid: Grid, cells: Iterable[GridCell], down: int) -> list[TableCell]:
    return [TableCell(grid.page, cell.left, cell.right, cell.row + down, cell.height, cell.lines) for cell in cells]


def _say(cell: GridCell) -> str:
    return "".join(line.text for line in cell.lines)


def _count_headers(table: PrintedTable, grid: Grid) -> int:
    """Count the rows at the top of a sheet that are those at the top of the table."""
    above = [[cell.text for cell in table.cells if cell.row == row] for row in range(_MOST_HEADERS)]
    below = [[_say(cell) for cell in grid.cells if cell.row == row] for row in range(_MOST_HEADERS)]
    same = [upper == lower and any(upper) for upper, lower in zip(above, below, strict=True)]
    return same.index(False) if False in same else _MOST_HEADERS


def _is_under(upper: TableCell, lower: TableCell) -> bool:
    return max(abs(upper.left - lower.left), abs(upper.right - lower.right)) <= _NEAR


class _Seam(NamedTuple):
    """Where a table is cut by the end of a sheet."""

    pairs: list[tuple[TableCell, TableCell]]
    """The last cell above and the first below, in each column that both have."""
    table: PrintedTable
    merged: set[int]
    """Columns that have merged cells."""

    def cuts_row(self) -> bool:
        """Say whether it cuts a row: in a column without merges, what every other row fills is blank on one side."""
        for upper, lower in self.pairs:
            column = self.table.find_column(upper.left)
            if column in self.merged or bool(upper.lines) == bool(lower.lines):
                continue
            others = [cell for cell in self.table.cells if _is_under(cell, lower) and cell is not upper]
            if len(others) >= _FEWEST_ROWS and all(cell.lines for cell in others):
                return True
        return False

    def cuts_cell(self, upper: TableCell, lower: TableCell) -> bool:
        """Say whether it cuts a merged cell: one that is blank below, goes on there, or is merged as such a one is."""
        if (upper, lower) not in self.pairs or self.table.find_column(upper.left) not in self.merged:
            return False
        if not (upper.lines and lower.lines):
            return not lower.lines
        if upper.text[-1] in _OPEN_END or lower.text[0] in _NEVER_FIRST:
            return True
        beside = [
            other
            for other, below in self.pairs
            if other.lines and not below.lines and (other.row, below.height) == (upper.row, lower.height)
        ]
        return any(self.table.find_column(other.left) in self.merged for other in beside)
