"""The cells of sheets in, a document out: a table a sheet; what is hidden in it is furniture, and told."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from govtasks.containers.blocks import Paragraph, write_paragraphs
from govtasks.containers.office.books.grid import SINGLE
from govtasks.model.document import Cell, Remark, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtasks.containers.office.books.grid import Grid, Tally
    from govtasks.model.document import BlockKind, Document, Spans

_MOST_SPANS = 1000
_MOST_RUNS = 20
_LETTERS = 26


class Sheet(NamedTuple):
    """A sheet of a workbook."""

    title: str
    hidden: bool
    grid: Grid
    cells: Iterable[tuple[int, int, str]]
    """Row, column and words of the cells that are not empty, row by row."""


def write_sheets(sheets: Iterable[Sheet], tally: Tally) -> Document:
    """Write sheets one after the other; those without words give nothing."""
    kept: list[Sheet] = []
    document = write_paragraphs(_write(sheets, kept, tally))
    unseen = [block for block in document.blocks if block.kind == "furniture"]
    remarks = [
        _tell(kept[page - 1], _join([Span(block.start, block.end) for block in blocks]))
        for page, blocks in groupby(unseen, key=lambda block: block.page)
    ]
    return evolve(document, remarks=tuple(remarks))


def _write(sheets: Iterable[Sheet], kept: list[Sheet], tally: Tally) -> Iterator[Paragraph]:
    """Give a paragraph a line of each cell; the sheets are kept without their cells."""
    for number, sheet in enumerate(sheets):
        title, grid, page = sheet.title, sheet.grid, number + 1
        kept.append(sheet._replace(cells=()))
        for row, column, words in sheet.cells:
            size = grid.merged.get((row, column), SINGLE)
            if size is not SINGLE:
                tally.add(size.height * size.width - 1)
            unseen = sheet.hidden or grid.hides(row, column, size)
            kind: BlockKind = "furniture" if unseen else "text"
            cell = Cell(number, row, column, *size)
            for line in words.splitlines():
                yield Paragraph(line, kind, 0, title, cell, page)


def _join(spans: list[Span]) -> Spans:
    """Join spans that only a line feed parts."""
    joined = spans[:1]
    for span in spans[1:]:
        if span.start == joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined[:_MOST_SPANS])


def _tell(sheet: Sheet, spans: Spans) -> Remark:
    """Say what is hidden of a sheet that hides some of its words."""
    if sheet.hidden:
        return Remark("hidden-sheet", spans, (("title", sheet.title),))
    rows = _name_runs(sheet.grid.hidden_rows, lambda row: str(row + 1))
    columns = _name_runs(sheet.grid.hidden_columns, name_column)
    return Remark("hidden-rows", spans, (("title", sheet.title), ("which", ", ".join([*rows, *columns]))))


def _name_runs(numbers: Iterable[int], name: Callable[[int], str]) -> Iterator[str]:
    """Name runs of rows or columns as a person writes them: 3, 5-7."""
    runs = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    for at, (_, run) in enumerate(runs):
        if at == _MOST_RUNS:
            yield "…"
            return
        members = [number for _, number in run]
        yield "-".join(dict.fromkeys((name(members[0]), name(members[-1]))))


def name_column(column: int) -> str:
    """Name a column by its letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters
