"""The elements that are open in a walk over a page: region, table cell and name of the text in them."""

from __future__ import annotations

from attrs import define, field

from govtasks.containers.markup import read_attributes
from govtasks.containers.page import name_region
from govtasks.model.document import Cell

_ROWS = frozenset({"tr", "thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_BARRIERS = frozenset({"td", "th", "table"})
_MOST_COLUMNS = 1000
_MOST_SEARCHED = 100


@define(slots=True)
class _Table:
    """Where a walk stands in a table; merged cells take their columns of the rows below."""

    number: int
    row: int = -1
    column: int = 0
    taken: list[int] = field(factory=list)
    """For each column the first row that is free again."""

    def place(self, words: str | None) -> Cell:
        """Give the place of the cell that begins here."""
        row = self.row = max(self.row, 0)
        while self.column < len(self.taken) and self.taken[self.column] > row:
            self.column += 1
        cell = Cell(self.number, row, self.column)
        wide, high = 1, 1
        if words and "span" in words.lower():
            attributes = read_attributes(words)
            wide, high = _read_span(attributes.get("colspan")), _read_span(attributes.get("rowspan"))
        self.column = min(self.column + wide, _MOST_COLUMNS)
        if high > 1:
            self.taken += [0] * (self.column - len(self.taken))
            self.taken[cell.column : self.column] = [row + high] * (self.column - cell.column)
        return cell


def _read_span(words: str | None) -> int:
    """Read how many columns or rows a cell is wide or high."""
    return min(max(int(words), 1), _MOST_COLUMNS) if words and words.strip().isdecimal() else 1


Scope = tuple[str, int, Cell | None]
"""An open element: its name, the region its text belongs to (as `page` says), the table cell it is in."""


@define(slots=True)
class Scopes:
    """The stack of open elements; an end tag without its element changes nothing."""

    depth: int
    """Elements that may stand in one another; what is deeper keeps its text and loses its structure."""
    exceeded: bool = False
    here: Scope = ("", 0, None)
    """The innermost element."""
    _stack: list[Scope] = field(factory=list)
    _open: dict[str, int] = field(factory=dict)
    _tables: list[_Table] = field(factory=list)
    _counted: int = 0

    def enter(self, name: str, words: str | None) -> Scope:
        """Begin an element, and say where the text is then."""
        if name in _ROWS or name in _CELLS:
            if not self._tables:
                return self.here
            self._close_cells(name)
        if len(self._stack) >= self.depth:
            self.exceeded = True
            return self.here
        self._stack.append(self.here)
        self._open[name] = self._open.get(name, 0) + 1
        _, region, cell = self.here
        if name == "table":
            self._tables.append(_Table(self._counted))
            self._counted += 1
        elif name in _CELLS:
            cell = self._tables[-1].place(words)
        elif name == "tr":
            self._tables[-1].row += 1
            self._tables[-1].column = 0
        self.here = (name, name_region(region, name, words), cell)
        return self.here

    def leave(self, name: str) -> Scope:
        """End the nearest element of this name, and what is still open in it; say where the text is then."""
        if self._open.get(name):
            if self.here[0] == name:
                self._cut(len(self._stack) - 1)
            elif (at := self._find(name)) is not None:
                self._cut(at)
        return self.here

    def _find(self, name: str) -> int | None:
        """Find the element that an end tag ends; it ends none beyond its table, hardly any beyond its cell."""
        for at in range(len(self._stack) - 1, max(len(self._stack) - _MOST_SEARCHED, 1) - 1, -1):
            other = self._stack[at][0]
            if other == name:
                return at - 1
            if other == "table" or (other in _CELLS and name not in _BARRIERS and name not in _ROWS):
                return None
        return None

    def _close_cells(self, name: str) -> None:
        """End the cells (and rows) of the innermost table that the next cell (or row) ends."""
        ended = _CELLS if name in _CELLS else _CELLS | {"tr"} if name == "tr" else _CELLS | _ROWS
        lowest = None
        for at in range(len(self._stack), 0, -1):
            other = (self._stack[at] if at < len(self._stack) else self.here)[0]
            if other == "table":
                break
            if other in ended:
                lowest = at
        if lowest is not None:
            self._cut(lowest - 1)

    def _cut(self, at: int) -> None:
        """Go back to where the element was begun that stands above this place of the stack."""
        for name, _, _ in (*self._stack[at + 1 :], self.here):
            self._open[name] -= 1
            if name == "table":
                self._tables.pop()
        self.here = self._stack[at]
        del self._stack[at:]
