"""A text of fields parted by commas, tabs, semicolons or bars in, its document out: one table."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.blocks import Paragraph, write_paragraphs
from govtasks.model.document import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_SEPARATORS = ",\t;|"
_SAMPLE = 20_000
_HEAD = 5
"""Rows within which the header stands; above it may be a title."""
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
_MOST_ODD = 0.05
"""Share of rows that may have another number of fields."""
_WORD = 20
_PROSE = re.compile("[。；：！？:;!?]")


class Row(NamedTuple):
    """A row of fields."""

    line: int
    """Line of the source in which it ends, from 1."""
    fields: list[str]


def find_rows(source: str) -> list[Row]:
    """Read the rows of a delimited table; none where the text is no such table. Full-width signs part nothing."""
    for separator in _SEPARATORS:
        sample = source[:_SAMPLE]
        rows = _parse(sample, separator)
        if len(sample) < len(source):
            del rows[-1:]
        if _is_table(rows):
            rows = _parse(source, separator)
            return rows if _is_table(rows) else []
    return []


def _parse(source: str, separator: str) -> list[Row]:
    """Split a text into rows that are not blank; none where a field is longer than any cell is."""
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=separator)
    try:
        return [Row(reader.line_num, fields) for fields in reader if any(field.strip() for field in fields)]
    except csv.Error:
        return []


def _is_table(rows: list[Row]) -> bool:
    """Say whether there is a header of short words, and nearly all rows have as many fields."""
    header = next((row.fields for row in rows[:_HEAD] if _is_header(row.fields)), None)
    if header is None or len(rows) < _FEWEST_ROWS:
        return False
    odd = sum(len(row.fields) != len(header) for row in rows[_HEAD:])
    alike = sum(len(row.fields) == len(header) for row in rows)
    return alike >= _FEWEST_ROWS and odd <= len(rows) * _MOST_ODD


def _is_header(fields: list[str]) -> bool:
    """Say whether the fields are the heads of columns: short, each another, without the signs of sentences."""
    heads = [re.sub(r"\s+", "", field) for field in fields]
    named = [head for head in heads if head]
    return (
        len(named) >= _FEWEST_COLUMNS
        and len(named) == len(set(named))
        and len(named) * 2 > len(heads)
        and all(len(head) <= _WORD and not _PROSE.search(head) for head in named)
    )


def read_rows(rows: list[Row], limits: Limits, name: str) -> Document:
    """Put rows down as a document; raises LimitExceededError."""
    limits.check("cells", sum(len(row.fields) for row in rows), name)
    return write_paragraphs(_place(rows))


def _place(rows: list[Row]) -> Iterator[Paragraph]:
    """Give a paragraph a line of each field."""
    for number, (line, fields) in enumerate(rows):
        for column, field in enumerate(fields):
            cell = Cell(0, number, column)
            for words in field.splitlines():
                yield Paragraph(words, line=line, cell=cell)
