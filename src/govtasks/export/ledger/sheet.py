"""A notice's sheet of a ledger: title, what is known of the notice, head, and a row for each task or unit."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any

from govtasks.export.ledger.cells import CUT, is_cut, put, put_text
from govtasks.export.ledger.entering import help_entering
from govtasks.export.ledger.fields import KEY, PROGRESS, TEXT, pick_columns
from govtasks.export.ledger.sizes import ABOUT_HEIGHT, HEAD_HEIGHT, TITLE_HEIGHT, WIDTHS, find_height, set_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.export.columns import Column
    from govtasks.export.ledger.cells import Looks
    from govtasks.export.ledger.fields import Form
    from govtasks.export.rows import Cell, Record

TITLE_ROW, ABOUT_ROW, HEAD_ROW, FIRST_ROW = range(4)
_ABOUT = (("发文机关", "issuer"), ("文号", "doc_number"), ("成文日期", "issued_on"), ("任务数", "task_count"))
_CENTRED = frozenset({"label", "leaders", "deadline", "duty", "status"})
_LEADERS = "leaders"


def write_sheet(sheet: Any, looks: Looks, record: Record, entries: Sequence[Record], form: Form) -> None:  # noqa: ANN401
    """Write the rows of a notice."""
    columns = pick_columns(entries, form)
    last_row, last_column = HEAD_ROW + len(entries), columns.index(KEY)
    _write_top(sheet, looks, record, _tell_cut(entries, columns), last_column - 1)
    for at, column in enumerate(columns):
        put_text(sheet, HEAD_ROW, at, column.chinese, looks[_find_head_look(column)])
        sheet.set_column(at, at, WIDTHS[column.name])
        if column.name == _LEADERS:
            _merge_leaders(sheet, looks, at, entries)
    for row, entry in enumerate(entries, FIRST_ROW):
        sheet.set_row(row, find_height((entry.get(c.name), WIDTHS[c.name]) for c in columns if c is not KEY))
        for at, column in enumerate(columns):
            put(sheet, row, at, entry.get(column.name), looks[_find_look(column)])
    sheet.autofilter(HEAD_ROW, 0, last_row, last_column)
    sheet.freeze_panes(FIRST_ROW, columns.index(TEXT) + 1)
    if entries:
        sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:AZ{last_row + 1}"})
        help_entering(sheet, looks, {c.name: (FIRST_ROW, at, last_row, at) for at, c in enumerate(columns)})
    set_print(sheet, _give_title(record), HEAD_ROW, last_row, last_column - 1)


def _write_top(sheet: Any, looks: Looks, record: Record, remark: str, last_column: int) -> None:  # noqa: ANN401
    """Write the title and the line below it."""
    said = [f"{words}：{_show(record[name])}" for words, name in _ABOUT if record[name] is not None]
    lines = ((TITLE_ROW, "title", _give_title(record)), (ABOUT_ROW, "about", "　　".join([*said, *remark.split()])))
    for row, look, words in lines:
        sheet.merge_range(row, 0, row, last_column, "", looks[look])
        put_text(sheet, row, 0, words, looks[look])
    sheet.set_row(TITLE_ROW, TITLE_HEIGHT)
    sheet.set_row(ABOUT_ROW, ABOUT_HEIGHT)
    sheet.set_row(HEAD_ROW, HEAD_HEIGHT)


def _give_title(record: Record) -> str:
    title: str = record["title"] or record["source"]
    return title


def _show(value: Cell) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _tell_cut(entries: Sequence[Record], columns: Sequence[Column]) -> str:
    """Say how many cells hold less than they should; "" where all is there."""
    count = sum(is_cut(entry.get(column.name)) for entry in entries for column in columns)
    return f"注：有{count}个单元格的文字超出Excel上限，已截短，以“{CUT}”结尾" if count else ""


def _find_head_look(column: Column) -> str:
    return "key head" if column is KEY else "fill-in head" if column in PROGRESS else "head"


def _find_look(column: Column) -> str:
    if column is KEY:
        return "key"
    return "centre" if column.name in _CENTRED else column.type


def _merge_leaders(sheet: Any, looks: Looks, at: int, entries: Sequence[Record]) -> None:  # noqa: ANN401
    """Merge the cells of a leader of several rows; each is written all the same, so that a filter finds every row."""
    row = FIRST_ROW
    for leaders, run in groupby(entry[_LEADERS] for entry in entries):
        height = len(list(run))
        if leaders and height > 1:
            sheet.merge_range(row, at, row + height - 1, at, "", looks["centre"])
        row += height
