"""The lines of a row of a flattened table in, its cells out: the cheapest way to give each line to a column."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from govtasks.containers.flattened.pieces import Cells, Piece, runs_on
from govtasks.containers.flattened.wording import BOUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtasks.containers.flattened.columns import Column

Row = list[list[Piece]]
"""For each page that a row stands on, its lines there."""
Open = tuple[bool, ...]
"""Whether the cell of each column may take lines: on the first page each, later those that go on overleaf."""
_GLUED, _BLANK, _LATE, _BEYOND, _FOREIGN, _UNKNOWN = 5.0, 6.0, 12.0, 8.0, 4.5, 6.0
_KEPT = 12


class Path(NamedTuple):
    """The lines that were given to a column last, and how it came to that."""

    cost: float
    before: Path | None = None
    column: int = 0
    page: int = 0
    begin: int = 0
    end: int = 0


def split_row(row: Row, columns: Sequence[Column], *, last: bool) -> tuple[float, Cells]:
    """Split a row into its cells in the cheapest way; behind them stands what lies beyond the table."""
    if not row:
        return 0.0, _read_path(row, None, len(columns))
    closed = (False,) * len(columns)
    paths = {(True,) * len(columns): Path(0.0)}
    beyond: list[Path] = []
    for number, pieces in enumerate(row):
        page = Page(pieces, columns, number, first=number == 0, final=number == len(row) - 1)
        reached = page.walk(paths)
        if last:
            beyond += [page.leave(path, at) for (at, ways), path in reached.items() if ways == closed]
        paths = {ways: path for (at, ways), path in reached.items() if at == len(pieces)}
    best = min([paths[closed], *beyond], key=lambda path: path.cost)
    return best.cost, _read_path(row, best, len(columns))


def _read_path(row: Row, path: Path | None, columns: int) -> Cells:
    """Give the cells that a path leads through."""
    cells: Cells = [[] for _ in range(columns + 1)]
    while path and path.before:
        cells[path.column][:0] = row[path.page][path.begin : path.end]
        path = path.before
    return cells


@define(slots=True)
class Page:
    """The lines of a row on one page, and what it costs to give some of them to a column."""

    pieces: list[Piece]
    columns: Sequence[Column]
    number: int
    first: bool
    """Whether the row begins on it."""
    final: bool
    """Whether the row ends on it."""
    moves: dict[tuple[int, int, bool], list[tuple[int, bool, float]]] = field(factory=dict)

    def walk(self, paths: dict[Open, Path]) -> dict[tuple[int, Open], Path]:
        """Give the cheapest path to each number of lines that the columns may take together, by what goes on."""
        reached = {(0, ways): path for ways, path in paths.items()}
        for column in range(len(self.columns)):
            following: dict[tuple[int, Open], Path] = {}
            for (at, ways), path in reached.items():
                for end, goes_on, cost in self.find_moves(column, at, way=ways[column]):
                    key = end, (*ways[:column], goes_on, *ways[column + 1 :])
                    total = path.cost + cost
                    if key not in following or total < following[key].cost:
                        following[key] = Path(total, path, column, self.number, at, end)
            reached = following if self.first and self.final else _keep_cheap(following)
        return reached

    def find_moves(self, column: int, at: int, *, way: bool) -> list[tuple[int, bool, float]]:
        """Give how far a cell may go from a line on, whether it goes on overleaf then, and the cost."""
        key = column, at, way
        if key not in self.moves:
            self.moves[key] = list(self.take(self.columns[column], at, way=way))
        return self.moves[key]

    def take(self, column: Column, at: int, *, way: bool) -> Iterator[tuple[int, bool, float]]:
        """Give the same, in order of the lines taken."""
        following = self.pieces[at].words if at < len(self.pieces) else ""
        if self.first:
            yield at, False, column.cost_none(following)
            base, before, size = column.cost_some(following), BOUND, 0
        else:
            yield at, False, _LATE if way else 0.0
            base, before, size = (0.0 if way else _LATE), "", 0
        if following and self.pieces[at].joint == "":
            base += _GLUED
        for end, piece in enumerate(self.pieces[at:], at + 1):
            if size and not runs_on(before, piece, size, column.width):
                base += column.cost_line(size, piece.text)
                size = 0
            elif size and piece.joint and not (before.isascii() or piece.text[0].isascii()):
                base += _BLANK
            base += column.cost_words(before, piece.words)
            size += piece.size
            before = piece.words[-1]
            yield end, False, base + column.cost_last(size) + column.cost_end(before)
            if not self.final and column.is_full(size):
                yield end, True, base + column.cost_line(size, "")

    def leave(self, path: Path, at: int) -> Path:
        """Go on beyond the table from a line on."""
        cost = sum(_FOREIGN + _UNKNOWN * len(piece.text) for piece in self.pieces[at:])
        return Path(path.cost + _BEYOND + cost, path, len(self.columns), self.number, at, len(self.pieces))


def _keep_cheap(reached: dict[tuple[int, Open], Path]) -> dict[tuple[int, Open], Path]:
    """Keep the few cheapest of the paths that have taken the same lines."""
    kept: dict[tuple[int, Open], Path] = {}
    counts: Counter[int] = Counter()
    for key, path in sorted(reached.items(), key=lambda item: item[1].cost):
        counts[key[0]] += 1
        if counts[key[0]] <= _KEPT or not any(key[1]):
            kept[key] = path
    return kept
