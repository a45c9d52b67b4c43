"""From the rows of a table to tasks: statement, number, units, time limit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, define

from govtasks.adapters.checks import check_count, check_rows
from govtasks.adapters.draft import to_spans
from govtasks.adapters.findings import Surveyor
from govtasks.adapters.layout import BLANK, read_words
from govtasks.adapters.page import NO_WORDS
from govtasks.adapters.persons import names_both, part_persons
from govtasks.adapters.tables import RowReader
from govtasks.adapters.words import cut, find_heading, write
from govtasks.model.task import Detail, Task
from govtasks.phrases.allocation import Allocation
from govtasks.phrases.cells import read_cell
from govtasks.phrases.fold import fold
from govtasks.phrases.numbers import find_inner_numbers, find_inner_places, find_number
from govtasks.phrases.units import is_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.adapters.assigning import Assigner
    from govtasks.adapters.draft import Draft, OpenSection
    from govtasks.adapters.grid import Entry
    from govtasks.adapters.layout import UnitColumn
    from govtasks.adapters.page import Page, Words
    from govtasks.adapters.tables import Row, Table
    from govtasks.model.limits import Limits
    from govtasks.model.task import Assignment
    from govtasks.outline import Range
    from govtasks.phrases.numbers import Number
    from govtasks.phrases.roles import RoleWords

Beside = tuple["Range", Allocation]
"""What a cell says, and where it stands."""
_VALUE = re.compile(r"\d{1,9}")


class Statement(NamedTuple):
    """One task of a row."""

    number: Number | None
    """The number that stands in the cell itself."""
    pieces: list[Range]


@define(eq=False)
class TableReader:
    """Reads tables with what is known of the whole document."""

    page: Page
    draft: Draft
    assigner: Assigner
    roles: RoleWords
    limits: Limits
    _known: dict[tuple[int, Range], Allocation] = Factory(dict)
    """What whole cells say, by their column and place: one that is merged over many rows is read once."""
    _flattened: bool = Factory(
        lambda self: any(remark.code == "flattened-table" for remark in self.page.document.remarks), takes_self=True
    )
    """Whether it was inferred which words are of which column."""

    def read(self, table: Table, part: str | None, above: OpenSection | None) -> None:
        """Add the tasks of a table, and the sections that its rows and group cells open."""
        reader = RowReader(self.page, self.draft, table, part, above)
        rows = reader.read()
        counts = Counter(section.id for row in rows for section in row.sections)
        for section in reader.opened:
            check_count(self.draft, section, counts[section.id])
        check_rows(self.draft, _find_values(self.page.folded, rows))
        for row in rows:
            statements = _split(self.page.folded, row)
            beside = self._read_beside(table, row, len(statements))
            for at, statement in enumerate(statements):
                if not self.draft.has_room(self.limits, statement.pieces):
                    return
                self._add(table, row, statement, part, [cell[at] for cell in beside])

    def _add(self, table: Table, row: Row, statement: Statement, part: str | None, beside: list[Beside]) -> None:
        """Add one task of a row, with what the cells beside it say."""
        page, text = self.page, self.page.document.text
        found = Surveyor(page.folded, self.roles).survey(statement.pieces)
        paragraphs = cut(page.folded, statement.pieces, found.set_off)
        for place, allocation in beside:
            found.add(place, allocation)
        heading = find_heading(page.folded, paragraphs)
        label, label_spans = self._label(row, statement)
        own = self.assigner.assign(found)
        self.draft.add(
            Task(
                f"t{len(self.draft.tasks) + 1}",
                part,
                row.section.id if row.section else None,
                None,
                label,
                text[slice(*heading)] if heading else None,
                write(text, paragraphs),
                to_spans(chain.from_iterable(paragraphs)),
                tuple(own),
                self.assigner.limit(found),
                self.assigner.refer(found) if found.references else (),
                _judge(own, known=bool(table.layout.heads) and not self._flattened),
                label_spans,
                to_spans([heading]) if heading else (),
                to_spans(found.set_off),
                tuple([self._detail(head, entry) for head, entry in row.others]),
            )
        )

    def _read_beside(self, table: Table, row: Row, count: int) -> list[list[Beside]]:
        """Give for each cell that says who answers, or until when, what it says of each of the tasks of a row."""
        found = [
            self._read_cell(column, cell, count)
            for column, cells in zip(table.layout.units, row.units, strict=True)
            for cell in cells
            if self._has_words(cell)
        ]
        limits = [(cell.start, cell.end) for cell in row.deadlines if self._has_words(cell)]
        return [*found, *([(place, Allocation([], (place,), []))] * count for place in limits)]

    def _has_words(self, cell: Entry) -> bool:
        return not BLANK.fullmatch(self.page.folded, cell.start, cell.end)

    def _read_cell(self, column: UnitColumn, cell: Entry, count: int) -> list[Beside]:
        """Give what a cell of units says of each task: the point with its number, or the whole."""
        at, role, label = column
        folded, place = self.page.folded, (cell.start, cell.end)
        shares = _share(folded, cell.lines, count)
        if shares:
            return [((s[0][0], s[-1][1]), read_cell(folded, s, role, label, self.roles)) for s in shares]
        if (at, place) not in self._known:
            found = read_cell(folded, cell.lines, role, label, self.roles)
            self._known[at, place] = part_persons(folded, found) if names_both(folded, label) else found
        return [(place, self._known[at, place])] * count

    def _label(self, row: Row, statement: Statement) -> Words:
        """Give the number of a task: in its own words where they hold several tasks, else in the column of numbers."""
        if statement.number:
            return self.page.label_of(statement.number)
        if row.number is None:
            return NO_WORDS
        number = find_number(self.page.folded, row.number.start, row.number.end)
        if number:
            return self.page.label_of(number)
        return read_words(self.page.folded, row.number).rstrip("、.。:"), to_spans([(row.number.start, row.number.end)])

    def _detail(self, head: Range, entry: Entry) -> Detail:
        """Give what a cell of another column says."""
        words = "".join(self.page.document.text[slice(*head)].split())
        return Detail(words, write(self.page.document.text, [[line] for line in entry.lines]), to_spans(entry.lines))


def _find_values(folded: str, rows: list[Row]) -> Iterator[tuple[int, Range]]:
    """Give the numbers of rows that have one of their own, each with its place."""
    for entry in dict.fromkeys(row.number for row in rows):
        value = _VALUE.search(folded, entry.start, entry.end) if entry else None
        if value:
            yield int(value[0]), value.span()


def _split(folded: str, row: Row) -> list[Statement]:
    """Part the words that state a task from its number, or into several tasks where the cell numbers them."""
    pieces = list(chain.from_iterable(entry.lines for entry in row.texts))
    first = find_number(folded, *pieces[0])
    if not first:
        return [Statement(None, pieces)]
    if row.number is None:
        several = _part(pieces, _find_sequence(folded, pieces, first))
        return several if len(several) > 1 else [Statement(first, [(first.end, pieces[0][1]), *pieces[1:]])]
    value = _VALUE.search(read_words(folded, row.number))
    repeated = value is not None and int(value[0]) == first.value and len(_find_sequence(folded, pieces, first)) == 1
    begin = first.end if repeated else 0
    return [Statement(None, [(max(pieces[0][0], begin), pieces[0][1]), *pieces[1:]])]


def _find_sequence(folded: str, pieces: list[Range], first: Number) -> list[Number]:
    """Find the numbers that go on from the first, at the head of lines and inside them."""
    found = [first]
    for start, end in pieces:
        inner = find_inner_numbers(folded, find_inner_places(folded, start, end, glued=True), start, end)
        for number in [find_number(folded, start, end), *inner]:
            if number and (number.style, number.value) == (first.style, found[-1].value + 1):
                found.append(number)
    return found


def _part(pieces: list[Range], numbers: list[Number]) -> list[Statement]:
    """Part some lines at numbers."""
    starts = [start for start, _ in pieces]
    statements = []
    for number, end in zip(numbers, [*(n.start for n in numbers[1:]), pieces[-1][1]], strict=True):
        around = pieces[bisect_right(starts, number.start) - 1 : bisect_left(starts, end)]
        inside = [(max(a, number.end), min(b, end)) for a, b in around]
        statements.append(Statement(number, [(a, b) for a, b in inside if a < b]))
    return statements


def _share(folded: str, lines: list[Range], count: int) -> list[list[Range]]:
    """Part the lines of a cell among so many tasks, where they are numbered as the tasks are; else nothing."""
    first = find_number(folded, *lines[0]) if count > 1 else None
    shares = [share.pieces for share in _part(lines, _find_sequence(folded, lines, first))] if first else []
    return shares if len(shares) == count and all(shares) else []


def _judge(own: list[Assignment], *, known: bool) -> float:
    """Judge a reading by the evidence: units with names as organs have, in a column whose head says so."""
    sure = 0.99 if own else 0.8
    sure -= 0.1 * (not all(a.role == "leader" or is_unit(fold(a.name)) for a in own))
    return round(sure - 0.2 * (not known), 2)
