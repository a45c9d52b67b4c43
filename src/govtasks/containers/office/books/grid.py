"""How sheets are laid out: what they tell beside the values of their cells, and how much they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

if TYPE_CHECKING:
    from govtasks.model.limits import Limits

Place = tuple[int, int]
"""Row and column of a cell, from 0."""
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
"""What a cell shows for the errors of binary workbooks: [MS-XLS] 2.5.10."""


class Size(NamedTuple):
    """Rows and columns that a cell takes."""

    height: int = 1
    width: int = 1


SINGLE = Size()


@define(slots=True)
class Tally:
    """What the sheets of a workbook hold so far, counted before they are read."""

    limits: Limits
    name: str
    cells: int = 0
    characters: int = 0

    def add(self, cells: int, characters: int = 0) -> None:
        """Count cells and their characters; raises LimitExceededError."""
        self.cells += cells
        self.characters += characters
        self.limits.check("cells", self.cells, self.name)
        self.limits.check("characters", self.characters, self.name)


@define(slots=True)
class Grid:
    """A sheet but for its values, written down while it is walked through; rows and columns count from 0."""

    merged: dict[Place, Size] = field(factory=dict)
    """How far merged cells reach, by the first."""
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: set[int] = field(factory=set)
    errors: dict[Place, str] = field(factory=dict)
    """Cells that show an error (#REF!), and which."""
    shapes: dict[Place, str] = field(factory=dict)
    """Cells whose dates show only some of year, month, day and time (ym), and percentages (%)."""
    characters: int = 0
    """Of the strings that cells share."""
    rows: set[int] = field(factory=set)
    """Those that hold something."""
    columns: set[int] = field(factory=set)

    def use(self, row: int, column: int) -> None:
        """Write down that a cell holds something."""
        self.rows.add(row)
        self.columns.add(column)

    def merge(self, top: int, bottom: int, left: int, right: int) -> None:
        """Write down a range of merged cells by its first and last row and column; raises ValueError for none."""
        if not 0 <= top <= bottom or not 0 <= left <= right:
            raise ValueError("a merged range ends before it begins")
        self.merged[top, left] = Size(bottom - top + 1, right - left + 1)

    def count(self, tally: Tally) -> None:
        """Count the rectangle that the cells span: it is what a reader of values lays out."""
        if self.rows:
            height, width = (max(line) - min(line) + 1 for line in (self.rows, self.columns))
            tally.add(height * width, self.characters)

    def hides(self, row: int, column: int, size: Size) -> bool:
        """Say whether a cell is hidden: all its rows are, or all its columns."""
        return (row in self.hidden_rows and self.hidden_rows.issuperset(range(row, row + size.height))) or (
            column in self.hidden_columns and self.hidden_columns.issuperset(range(column, column + size.width))
        )
