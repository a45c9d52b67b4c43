"""From notices to CSV: one row for each task and assignment; a task without assignments has one row.

The columns are those of the table `assignments` (`export.columns`). Dates are 2024-01-31, a flag is `yes` or `no`, and
what is not there is empty.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` or a control sign as a formula. `escape` puts an
apostrophe before such a cell, full-width signs among them, and before one that begins with an apostrophe; `read_csv`
takes it away again, so every cell comes back as it was. For Excel, open the file with `encoding="utf-8-sig"` and
`newline=""`.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

from govtasks.export.columns import TABLES
from govtasks.export.rows import give_rows, make_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.notice import Notice

RISKY = tuple("=+-@\t\r\n＝＋－＠'")
COLUMNS = tuple(column.name for column in TABLES["assignments"])

_LONGEST_CELL = 2**31 - 1
"""What the csv module takes at most; its usual limit is less than a long task."""


def escape(cell: str) -> str:
    """Give a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def unescape(cell: str) -> str:
    """Give the cell that was escaped."""
    return cell.removeprefix("'")


def write_csv(notices: Iterable[Notice], file: TextIO) -> None:
    """Write notices to a text file that was opened with `newline=""`, with a head row."""
    file.writelines(give_csv(notices))


def give_csv(notices: Iterable[Notice]) -> Iterator[str]:
    """Give the head row, then the rows of each notice together."""
    yield join_rows([COLUMNS])
    for notice in notices:
        yield join_rows(give_rows(make_record(notice), "assignments"))


def join_rows(table: Iterable[Iterable[Any]]) -> str:
    """Give rows as the text of a CSV file: text escaped, flags as yes or no, nothing for None."""
    file = StringIO(newline="")
    csv.writer(file).writerows([escape(c) if isinstance(c, str) else _say(c) for c in row] for row in table)
    return file.getvalue()


def read_csv(file: TextIO) -> Iterator[dict[str, str]]:
    """Give the rows that `write_csv` wrote, by column, from a text file opened with `newline=""`."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        table = csv.reader(file)
        columns = next(table, [])
        for row in table:
            yield dict(zip(columns, map(unescape, row), strict=False))
    finally:
        csv.field_size_limit(limit)


def _say(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)
