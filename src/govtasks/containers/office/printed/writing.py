"""Sheets in, paragraphs and cells out: lines joined, tables in their place, page marks behind what they interrupt."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.containers.blocks import Paragraph
from govtasks.containers.joiner import SourceLine
from govtasks.containers.lines import unwrap
from govtasks.containers.office.printed.cells import join_cell
from govtasks.containers.office.printed.grids import Grid
from govtasks.containers.office.printed.layout import lay_out
from govtasks.containers.office.printed.measuring import measure
from govtasks.containers.office.printed.tables import PrintedTable, begin_table, go_on, is_same
from govtasks.model.document import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtasks.containers.office.printed.layout import Leaf
    from govtasks.containers.office.printed.measuring import Measure
    from govtasks.containers.office.printed.sheet import Line, Sheet
    from govtasks.model.document import BlockKind

_ATTACHMENT = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?")
_PLACE = "\ufffc"
"""Stands for a table among the lines."""
_SPACED, _FAR, _LIKE = 1.25, 2.5, 1.2
"""Leadings above which something is blank above a line, and above which it is parted from the one above in any case;
how much larger the signs of one paragraph may be.
"""
_HANGING = 2
"""Halves of a character that a sign at the end of a full line may hang into the margin."""


def write_sheets(sheets: Sequence[Sheet]) -> Iterator[Paragraph]:
    """Give the paragraphs and cells of sheets, in reading order."""
    leaves = lay_out(sheets)
    measures = measure(leaves)
    flow = _Flow(max((found.width for found in measures if found), default=0))
    for leaf, found in zip(leaves, measures, strict=True):
        flow.add(leaf, found)
    for line in unwrap(flow.lines):
        if line.line in flow.tables:
            number, table = flow.tables[line.line]
            yield from _write_table(number, table)
        else:
            page, kind = flow.places[line.line]
            yield Paragraph(line.text, "page-mark" if line.mark and kind == "text" else kind, line.line, page=page)


@define(slots=True)
class _Flow:
    """The lines of all sheets under one another; each is known by its number."""

    width: int
    """Of a full line, in halves of a character."""
    lines: list[SourceLine] = field(factory=list)
    places: dict[int, tuple[int, BlockKind]] = field(factory=dict)
    tables: dict[int, tuple[int, PrintedTable]] = field(factory=dict)
    open: PrintedTable | None = None
    """The table that may go on, as nothing has come after it."""
    last: Line | None = None
    """The last line, where it may go on."""

    def add(self, leaf: Leaf, measure: Measure | None) -> None:
        """Add what stands on a sheet, from top to bottom."""
        page_top = True
        for at, item in _interleave(leaf):
            if isinstance(item, Grid):
                self.add_table(item)
            elif measure is None or not leaf.legible or at in leaf.marks:
                self.put(SourceLine(item.text, 0, mark=True), leaf.number, "text" if leaf.legible else "furniture")
            else:
                self.put(_measure_line(item, self.last, measure, self.width, page_top=page_top), leaf.number, "text")
                self.open, self.last, page_top = None, item, False

    def put(self, line: SourceLine, page: int, kind: BlockKind) -> None:
        """Put a line under the others, and number it."""
        number = len(self.lines) + 1
        self.lines.append(line._replace(line=number))
        self.places[number] = (page, kind)

    def add_table(self, grid: Grid) -> None:
        """Add a table, or go on with the one that the sheet before ended with."""
        self.last = None
        if self.open is not None and is_same(self.open, grid):
            go_on(self.open, grid)
            return
        self.open = begin_table(grid)
        self.put(SourceLine(_PLACE, 0, mark=True), grid.page, "text")
        self.tables[len(self.lines)] = (len(self.tables), self.open)


def _interleave(leaf: Leaf) -> list[tuple[int, Line | Grid]]:
    """Give the lines of a sheet by their index, each table before the first line that stands under its top."""
    items: list[tuple[int, Line | Grid]] = []
    grids = sorted(leaf.grids, key=lambda grid: grid.top)
    for at, line in enumerate(leaf.lines):
        while grids and grids[0].top <= line.top:
            items.append((-1, grids.pop(0)))
        items.append((at, line))
    return [*items, *((-1, grid) for grid in grids)]


def _measure_line(line: Line, above: Line | None, measure: Measure, width: int, *, page_top: bool) -> SourceLine:
    """Say how far a line is set in and goes, what is blank above it, and whether it surely begins a paragraph."""
    leads = 0.0 if above is None or page_top else (line.top - above.top) / measure.leading
    gap = -1 if page_top or leads < 0 else max(math.ceil(leads - _SPACED), 0)
    indent = round((line.left - measure.left) / measure.half)
    room = round((measure.right - line.right) / measure.half)
    size = width - (0 if -_HANGING <= room < 0 else room)
    fresh = (
        _ATTACHMENT.fullmatch(line.text) is not None
        or above is None
        or leads > _FAR
        or not 1 / _LIKE < line.em / above.em < _LIKE
        or _is_aside(above, line, measure)
    )
    return SourceLine(line.text, 0, gap, max(indent, 0), size=max(size, 1), fresh=fresh)


def _is_aside(above: Line, line: Line, measure: Measure) -> bool:
    """Say whether the line above stands in the right half, as a signature does, and this one does not."""
    middle = (measure.left + measure.right) / 2
    return line.left < middle < above.left


def _write_table(number: int, table: PrintedTable) -> Iterator[Paragraph]:
    """Give the paragraphs of its cells, and after them the header rows that later sheets repeat."""
    for cell in table.cells:
        column, end = table.find_column(cell.left), table.find_column(cell.right)
        place = Cell(number, cell.row, column, cell.height, max(end - column, 1))
        for text in join_cell(cell.lines, cell.right - cell.left):
            yield Paragraph(text, cell=place, page=cell.page)
    for page, words in table.repeated:
        yield Paragraph(words, "page-mark", page=page)
