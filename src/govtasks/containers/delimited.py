"""A text of fields parted by commas, tabs, semicolons or bars in, its document out: one table."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from itertools import islice
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
"""Share of rows that may have another number of fields, beside the notes under a table."""
_NOTES = 2
_WORD = 20
_PROSE = re.compile("[。；：！？:;!?]")


class Row(NamedTuple):
    """A row of fields."""

    line: int
    """Line of the source in which it begins, from 1."""
    fields: list[str]


def find_rows(source: str) -> list[Row]:
    """Read the rows of a delimited table; none where the text is no such table. Full-width signs part nothing."""
    sample = source[:_SAMPLE]
    for separator in _SEPARATORS:
        if sample.count(separator) >= (_FEWEST_COLUMNS - 1) * _FEWEST_ROWS:
            with suppress(csv.Error):  # a field is longer than any cell is
                columns = _count_columns(_parse(sample, separator))
                rows = list(_parse(source, separator)) if columns else []
                if _is_table(rows, columns):
                    return rows
    return []


def _parse(source: str, separator: str) -> Iterator[Row]:
    """Split a text into rows, those that are blank left out."""
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=separator)
    line = 1
    for fields in reader:
        if any([field.strip() for field in fields]):
            yield Row(line, fields)
        line = reader.line_num + 1


def _count_columns(rows: Iterator[Row]) -> int:
    """Count the fields of the header; 0 where none stands above."""
    return next((len(row.fields) for row in islice(rows, _HEAD) if _is_header(row.fields)), 0)


def _is_table(rows: list[Row], columns: int) -> bool:
    """Say whether there are rows, and nearly all under the header have as many fields."""
    alike = sum(len(row.fields) == columns for row in rows)
    odd = sum(len(row.fields) != columns for row in rows[_HEAD:])
    return alike >= _FEWEST_ROWS and odd <= _NOTES + len(rows) * _MOST_ODD


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
