"""The cells of a table in rows and columns, merged ones in every row that they take."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import Factory, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.document import Block, Document
    from govtasks.outline import Range  # noqa: TC004  attrs looks at no annotation

_FEWEST_ROWS, _FEWEST_COLUMNS, _MOST_PLACES = 2, 2, 4_000_000


@frozen(eq=False)
class Entry:
    """A cell with words in it."""

    row: int
    column: int
    height: int
    width: int
    lines: list[Range] = Factory(list)
    """Its paragraphs, in order."""

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where they end."""
        return self.lines[-1][1]


Line = list["Entry | None"]
"""A row: for each column the cell that takes it, if it has words."""


@frozen(eq=False)
class Grid:
    """A table."""

    rows: list[list[Entry]]
    """The cells that begin in each row."""
    columns: int

    def lines(self, first: int = 0) -> Iterator[Line]:
        """Give each row from `first` on, merged cells in every place that they take."""
        taken: Line = [None] * self.columns
        for at, row in enumerate(self.rows):
            for column, entry in enumerate(taken):
                if entry and entry.row + entry.height <= at:
                    taken[column] = None
            for entry in row:
                taken[entry.column : entry.column + entry.width] = [entry] * entry.width
            if at >= first:
                yield list(taken)


def find_grids(document: Document) -> list[Grid]:
    """Give the tables of a document, in the order in which they begin; those of one row or column are none."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.cell and block.kind == "text":
            tables[block.cell.table].append(block)
    return [grid for blocks in tables.values() if (grid := _make(blocks))]


def _make(blocks: list[Block]) -> Grid | None:
    """Put the blocks of one table in rows."""
    entries: dict[tuple[int, int], Entry] = {}
    rows = 1 + max(b.cell.row for b in blocks if b.cell)
    columns = 1 + max(b.cell.column for b in blocks if b.cell)
    if rows < _FEWEST_ROWS or columns < _FEWEST_COLUMNS or rows * columns > _MOST_PLACES:
        return None
    for block in blocks:
        assert block.cell  # noqa: S101 - only such blocks were gathered
        _, row, column, height, width = block.cell
        entry = entries.setdefault(
            (row, column), Entry(row, column, max(1, min(height, rows - row)), max(1, min(width, columns - column)))
        )
        entry.lines.append((block.start, block.end))
    grid = Grid([[] for _ in range(rows)], columns)
    for entry in entries.values():
        grid.rows[entry.row].append(entry)
    return grid
