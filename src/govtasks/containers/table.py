"""Where the cells of a table stand, counted with the columns and rows that merged cells take."""

from __future__ import annotations

from attrs import define, field

from govtasks.model.document import Cell

MOST_COLUMNS = 1000


@define(slots=True)
class Table:
    """Where a walk stands in a table; merged cells take their columns of the rows below."""

    number: int
    row: int = -1
    column: int = 0
    taken: list[int] = field(factory=list)
    """For each column the first row that is free again."""

    def begin_row(self) -> None:
        """Go to the next row."""
        self.row += 1
        self.column = 0

    def place(self, high: int, wide: int) -> Cell:
        """Give the place of the cell that begins here, and takes so many rows and columns."""
        row = self.row = max(self.row, 0)
        while self.column < len(self.taken) and self.taken[self.column] > row:
            self.column += 1
        cell = Cell(self.number, row, self.column, high, wide)
        self.column = min(self.column + wide, MOST_COLUMNS)
        if high > 1:
            self.taken += [0] * (self.column - len(self.taken))
            self.taken[cell.column : self.column] = [row + high] * (self.column - cell.column)
        return cell


def read_size(words: str | None) -> int:
    """Read how many columns or rows a cell takes; 1 where nothing sensible is said."""
    words = words.strip() if words else ""
    return min(max(int(words[:4]), 1), MOST_COLUMNS) if words.isdecimal() else 1
