"""Tables of tasks: which tables of a document are some, and the rows of each under its headings."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from govtasks.adapters.grid import Entry, Grid, find_grids
from govtasks.adapters.layout import Layout, find_layout, read_words
from govtasks.adapters.words import find_title
from govtasks.model.document import make_span
from govtasks.phrases.numbers import RANK, find_number

if TYPE_CHECKING:
    from govtasks.adapters.draft import Draft, OpenSection
    from govtasks.adapters.grid import Line
    from govtasks.adapters.page import Page
    from govtasks.model.document import Document
    from govtasks.outline import Range
    from govtasks.phrases.columns import ColumnWords

_NOTE = re.compile(r"\s*(?:注|备注|说明|填表说明|填报说明|附注)\s*(?:\d\s*)?[:.、]")
_TOTAL = re.compile(r"(?:合计|小计|总计|共计)(?:[(:].*)?")


@frozen(eq=False)
class Table:
    """A table of tasks."""

    grid: Grid
    layout: Layout
    start: int
    """Where its head begins; rows above it, such as its title, are no part of it."""
    end: int
    """Where its last row ends; notes under it are no part of it."""


@define(eq=False)
class Row:
    """A task as the table gives it: one row, or several that share the cells that state it."""

    section: OpenSection | None
    number: Entry | None
    texts: list[Entry]
    units: list[list[Entry]]
    """For each column of units its cells."""
    deadlines: list[Entry]
    others: list[tuple[Range, Entry]]
    """Cells of other columns, each with the head of its column."""

    @property
    def sections(self) -> list[OpenSection]:
        """The sections that it stands under, innermost first."""
        found, section = [], self.section
        while section:
            found.append(section)
            section = section.parent
        return found


def find_tables(document: Document, folded: str, words: ColumnWords) -> list[Table]:
    """Give the tables of tasks of a document, in order."""
    found: list[Table] = []
    for grid in find_grids(document):
        before = (found[-1].grid, found[-1].layout) if found else None
        layout = find_layout(grid, folded, words, before)
        rows = [row for row in grid.rows[layout.head :] if row] if layout else []
        while rows and len(rows[-1]) == 1 and _NOTE.match(folded, rows[-1][0].start):
            rows.pop()
        if layout and rows:
            cells = list(chain.from_iterable(rows))
            found.append(Table(grid, layout, min(e.start for e in cells), max(e.end for e in cells)))
    return sorted(found, key=lambda table: table.start)


@define
class RowReader:
    """Reads the rows of one table, and opens the sections that head them."""

    page: Page
    draft: Draft
    table: Table
    part: str | None
    above: OpenSection | None
    """The heading that the table stands under."""
    rows: list[Row] = Factory(list)
    opened: list[OpenSection] = Factory(list)
    """The sections that its rows and group cells opened."""
    _levels: list[tuple[int, OpenSection]] = Factory(list)
    """Category rows that are open, each with the rank of its number."""
    _groups: dict[int, tuple[str, OpenSection]] = Factory(dict)
    """For each group column its words and the section that they opened."""

    def read(self) -> list[Row]:
        """Give the tasks of the table."""
        layout = self.table.layout
        for at, line in enumerate(self.table.grid.lines(layout.first), layout.first):
            begun = list(dict.fromkeys(e for e in line if e and e.row == at and e.start < self.table.end))
            if not begun or self._is_repeated(begun) or self._is_aside(begun):
                continue
            if len(begun) == 1 and self._heads(begun[0], line):
                self._open_level(begun[0])
            else:
                self._take(line, begun)
        return self.rows

    def _words(self, entry: Entry) -> str:
        return read_words(self.page.folded, entry)

    def _is_repeated(self, begun: list[Entry]) -> bool:
        """Tell a row that gives the head once more."""
        return len(begun) > 1 and all(self._words(e) in self.table.layout.heads for e in begun)

    def _is_aside(self, begun: list[Entry]) -> bool:
        """Tell a row of sums, and a note."""
        note = len(begun) == 1 and _NOTE.match(self.page.folded, begun[0].start)
        return bool(note) or any(_TOTAL.fullmatch(self._words(e)) for e in begun[:2])

    def _heads(self, entry: Entry, line: Line) -> bool:
        """Tell a cell that stands alone in its row and heads those below it."""
        if any(e and e is not entry for e in line):
            return False
        layout = self.table.layout
        if 2 * entry.width > self.table.grid.columns or entry.column == 0:
            return not self._words(entry).isdigit()
        return entry.column in layout.texts and bool(find_number(self.page.folded, entry.start, entry.end))

    def _open_level(self, entry: Entry) -> None:
        """Open the section of a category row, under the one before it of a higher rank."""
        number = find_number(self.page.folded, entry.start, entry.end)
        rank = RANK[number.style] if number else RANK["subhead"]
        while self._levels and self._levels[-1][0] >= rank:
            self._levels.pop()
        above = self._levels[-1][1] if self._levels else self.above
        self._levels.append((rank, self._open(entry, above)))
        self._groups.clear()

    def _open(self, entry: Entry, above: OpenSection | None) -> OpenSection:
        """Open the section that a cell heads."""
        page = self.page
        number = find_number(page.folded, entry.start, entry.end)
        title = find_title(page.folded, number.end if number else entry.start, entry.end)
        words = "".join(page.document.text[title.start : title.end].splitlines())
        label = page.label_of(number) if number else ("", ())
        spans = (make_span((title.start, title.end)),) if words else ()
        self.opened.append(self.draft.open_section(above, self.part, label, (words, spans), title.declared_count))
        return self.opened[-1]

    def _find_section(self, line: Line) -> OpenSection | None:
        """Give the section of a row: that of its group cells, opened where they change."""
        section = self._levels[-1][1] if self._levels else self.above
        for column in self.table.layout.groups:
            entry = line[column]
            known = self._groups.get(column)
            if entry and (known is None or self._words(entry) != known[0]):
                for later in self.table.layout.groups[self.table.layout.groups.index(column) :]:
                    self._groups.pop(later, None)
                self._groups[column] = known = (self._words(entry), self._open(entry, section))
            section = known[1] if known else section
        return section

    def _take(self, line: Line, begun: list[Entry]) -> None:
        """Take a row as a task, or as more of the task before it."""
        layout = self.table.layout
        section = self._find_section(line)
        texts = list(dict.fromkeys(e for c in layout.texts if (e := line[c])))
        last = self.rows[-1] if self.rows else None
        number = line[layout.number] if layout.number is not None else None
        if last and (not texts or set(texts) <= set(last.texts)):
            self._add(last, line)
        elif last and layout.number is not None and set(begun) <= set(texts) and number in {None, last.number}:
            last.texts += texts
        elif texts:
            row = Row(section, number, texts, [[] for _ in layout.units], [], [])
            self._add(row, line)
            self.rows.append(row)

    def _add(self, row: Row, line: Line) -> None:
        """Add the cells of a line to a task, each once."""
        layout = self.table.layout
        for cells, (column, _, _) in zip(row.units, layout.units, strict=True):
            if (entry := line[column]) and entry not in cells:
                cells.append(entry)
        row.deadlines += [e for c in layout.deadlines if (e := line[c]) and e not in row.deadlines]
        known = [e for _, e in row.others]
        row.others += [(head, e) for c, head in layout.others if (e := line[c]) and e not in known]
