"""Lines in, the tables among them that were flattened to text out: a line of a cell to a line, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.flattened.header import Header, find_groups, guess_columns, opens_header, read_header
from govtasks.containers.flattened.pieces import Cells, join_pieces
from govtasks.containers.flattened.rows import Row, RowReader
from govtasks.containers.flattened.splitting import split_rows
from govtasks.model.document import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.containers.joiner import SourceLine


_MOST = 100
"""Tables that are put together: a text with more was made to cost time."""


class Flattened(NamedTuple):
    """A table that takes some of the lines: its cells in order, and the page marks between them."""

    begin: int
    end: int
    lines: list[SourceLine]


def find_tables(lines: Sequence[SourceLine]) -> list[Flattened]:
    """Find the tables, in order, a hundred at most."""
    texts = [line.text for line in lines]
    tables: list[Flattened] = []
    end = 0
    for at, text in enumerate(texts):
        free = at >= end and len(tables) < _MOST
        header = read_header(texts, at) if free and opens_header(text) else None
        rows = RowReader(texts, header).read(at + header.lines) if header else []
        if header and _are_filled(rows):
            tables.append(_make_table(lines, at, header, rows, len(tables)))
            end = tables[-1].end
    return tables


def _are_filled(rows: Sequence[Row]) -> bool:
    """Say whether rows are more than the numbers of a form that is to be filled in: most have two cells or more."""
    sizes = [sum(map(len, row.pages)) for row in rows if row.label]
    filled = sum(size > 1 for size in sizes)
    return filled > 1 and filled * 2 > len(sizes)


def _make_table(lines: Sequence[SourceLine], begin: int, header: Header, rows: list[Row], table: int) -> Flattened:
    """Make a table of its rows."""
    numbered = sum(row.is_numbered() for row in rows) > 1
    guesses = guess_columns(header, numbered=numbered)
    found = iter(split_rows([list(filter(None, row.pages)) for row in rows if row.label], guesses))
    width = len(header.words)
    cells = [[[], *next(found)[: width - 1]] if row.label else [row.pages[0]] for row in rows]
    end = 1 + max([rows[-1].line, *(piece.line for cell in cells[-1] for piece in cell)])
    done = [lines[begin]._replace(text=word, cell=Cell(table, 0, at)) for at, word in enumerate(header.words)]
    for number, row in enumerate(rows):
        if row.label:
            done.append(lines[row.line]._replace(text=row.label, cell=Cell(table, number + 1, 0)))
        for column, pieces in enumerate(cells[number]):
            if pieces:
                high = _count_rows(cells, number, column) if column in find_groups(header) else 1
                cell = Cell(table, number + 1, column, high, 1 if row.label else width)
                done.append(lines[pieces[0].line]._replace(text=join_pieces(pieces), cell=cell))
        done += [lines[at]._replace(mark=True) for at in row.marks if at < end]
    return Flattened(begin, end, done)


def _count_rows(cells: Sequence[Cells], number: int, column: int) -> int:
    """Count the rows that a cell of a group takes: up to the next one, or to the heading of another group."""
    high = 1
    while number + high < len(cells) and len(cells[number + high]) > column and not cells[number + high][column]:
        high += 1
    return high
