"""From notices to a ledger (台账): a workbook with a sheet a notice; needs the extra `xlsx`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from govtasks.errors import CorpusError
from govtasks.export.as_file import give_file
from govtasks.export.ledger.cells import Looks, put_text
from govtasks.export.ledger.fields import LIST, LIST_VERSION, LISTED, give_entries
from govtasks.export.ledger.names import name_sheets
from govtasks.export.ledger.sheet import write_sheet
from govtasks.export.rows import make_record
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govtasks.export.ledger.fields import Form
    from govtasks.export.rows import Record
    from govtasks.model.notice import Notice

_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""What the file says of its making: not the clock, so that the same notices make the same bytes."""
_MOST_ROWS = 1_048_574
"""Rows of a sheet of Excel, less the two at the head of the list; what goes beyond it would be gone without a word."""
_FEWER = "write fewer notices into it, or another format"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def give_xlsx(notices: Iterable[Notice]) -> Iterator[bytes]:
    """Give the bytes of a ledger with a row a task."""
    return give_file(lambda path: _write(notices, "tasks", path))


def give_xlsx_units(notices: Iterable[Notice]) -> Iterator[bytes]:
    """Give the bytes of a ledger with a row a task and unit."""
    return give_file(lambda path: _write(notices, "units", path))


def _write(notices: Iterable[Notice], form: Form, path: Path) -> None:
    xlsxwriter = need("xlsxwriter", "xlsx", "writing a workbook")
    records = [make_record(notice) for notice in notices]
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        book.set_properties({"created": _CREATED})
        looks = Looks(book)
        listed: list[Record] = []
        for name, record in zip(name_sheets(records), records, strict=True):
            entries = list(give_entries(record, form))
            if len(listed) + len(entries) > _MOST_ROWS:
                raise CorpusError(record["source"], f"the workbook holds no more than {_MOST_ROWS:,} rows", _FEWER)
            write_sheet(book.add_worksheet(name), looks, record, entries, form)
            listed += ({**record, **entry} for entry in entries)
        if not records:
            book.add_worksheet()
        _write_list(book.add_worksheet(LIST), listed, looks["listed"])


def _write_list(sheet: Any, entries: Iterable[Record], look: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Write what `read_ledger` compares with."""
    sheet.very_hidden()
    put_text(sheet, 0, 0, LIST_VERSION, look)
    for column, name in enumerate(LISTED):
        put_text(sheet, 1, column, name, look)
    for row, entry in enumerate(entries, 2):
        for column, name in enumerate(LISTED):
            put_text(sheet, row, column, entry[name] or "", look)
