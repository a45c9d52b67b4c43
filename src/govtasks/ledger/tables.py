"""The document of a workbook in, its tables out: rows of words, merged cells said in each of their rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.document import Document

Row = dict[int, str]
"""The words of the cells of a row that are not empty, by column from 0."""


class Table(NamedTuple):
    """A sheet, or a table of a page."""

    sheet: str
    rows: dict[int, Row]
    """Those that hold something, by number from 0, in order."""


def find_tables(document: Document) -> Iterator[Table]:
    """Give the tables of a document, hidden ones too."""
    tables: dict[tuple[int, int, int], Table] = {}
    merged: list[tuple[Table, int, int, int]] = []
    for block in document.blocks:
        if not block.cell:
            continue
        _, top, left, height, _ = block.cell
        table = tables.setdefault(
            (block.source, block.page, block.cell.table), Table(block.name * (block.page > 0), {})
        )
        row, words = table.rows.setdefault(top, {}), document.text[block.start : block.end]
        if height > 1 and left not in row:
            merged.append((table, top, left, height))
        row[left] = f"{row[left]}\n{words}" if left in row else words
    for table in tables.values():
        in_order = sorted(table.rows.items())
        table.rows.clear()
        table.rows.update(in_order)
    _spread(merged)
    yield from tables.values()


def _spread(merged: list[tuple[Table, int, int, int]]) -> None:
    """Put the words of merged cells into each row that they cover and that has none there."""
    numbers: dict[int, list[int]] = {}
    for table, top, left, height in merged:
        rows = numbers.setdefault(id(table), list(table.rows))
        for number in rows[bisect_right(rows, top) : bisect_left(rows, top + height)]:
            table.rows[number].setdefault(left, table.rows[top][left])
