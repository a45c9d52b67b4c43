"""From the rows of a ledger to progress: each hung on its task, with remarks on what is odd."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.containers.office.books.sheets import name_column
from govtasks.export.ledger.cells import cut_text
from govtasks.export.ledger.fields import DUTY, KEY, PROGRESS, STATES, TEXT, UNIT
from govtasks.ledger.entries import read_day, read_share
from govtasks.ledger.expected import make_plain
from govtasks.ledger.heads import find_head, is_head
from govtasks.ledger.values import LedgerRemark, Progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from govtasks.ledger.expected import Place, Roll
    from govtasks.ledger.heads import Head
    from govtasks.ledger.tables import Row, Table

_KEY = re.compile("[0-9a-f]{16}")
_MOST_WORDS = 40
"""Characters of a text that a remark quotes."""


@define(slots=True)
class Collector:
    """Goes through the rows of a ledger, and keeps what they say by the place that they belong to."""

    roll: Roll
    found: dict[Place, list[Progress]] = field(factory=dict)
    remarks: list[LedgerRemark] = field(factory=list)
    tables: int = 0
    """Tables with the head of a ledger."""

    def read_table(self, table: Table) -> None:
        """Read the rows below the head of a table; one without a head is skipped."""
        head = find_head(table, self.roll.tasks)
        if not head:
            self.remarks.append(LedgerRemark("sheet-skipped", table.sheet))
            return
        self.tables += 1
        for column in (TEXT, *PROGRESS, KEY):
            if column.name not in head.columns:
                self.remarks.append(LedgerRemark("column-missing", table.sheet, head.row + 1, None, column.chinese))
        for number, row in table.rows.items():
            if number > head.row and not is_head(row, table, head):
                _Line(self, table.sheet, number + 1, row, head).read()


@define(slots=True)
class _Line:
    """A row that is read."""

    collector: Collector
    sheet: str
    number: int
    row: Row
    head: Head
    key: str | None = None

    def read(self) -> None:
        """Hang the row on its task, where that can be told."""
        roll = self.collector.roll
        self.key = self.find_key()
        if not self.key:
            return
        unit, duty = self.get(UNIT.name), self.get(DUTY.name)
        place = (self.key, make_plain(duty), make_plain(unit))
        task = roll.rows.get(place) or roll.tasks.get(self.key)
        if task and place not in roll.rows:
            self.tell("unit-unknown", f"{duty} {unit}".strip())
        text = self.get(TEXT.name)
        if task and TEXT.name in self.head.columns and make_plain(text) != make_plain(cut_text(task.text)):
            self.tell("text-changed", text)
        progress = Progress(
            self.key,
            task.task if task else None,
            task.source if task else None,
            unit or None,
            duty or None,
            text,
            self.read_status(),
            self.read_percent(),
            self.get("note") or None,
            self.get("problems") or None,
            self.read_date(),
            tuple(self.find_extra()),
            self.sheet,
            self.number,
        )
        self.collector.found.setdefault(place, []).append(progress)

    def find_key(self) -> str | None:
        """Give the key of the row's task; without one, that of the only task with its text."""
        roll, key, text = self.collector.roll, self.get(KEY.name).strip(), self.get(TEXT.name)
        if key in roll.tasks or (not roll.tasks and _KEY.fullmatch(key)):
            return key
        if key:
            self.tell("key-unknown", text or key)
            return None
        same = roll.by_text.get(make_plain(text))
        if same:
            self.tell("key-from-text")
            return same
        self.tell("no-key", text or next(iter(self.row.values())))
        return None

    def get(self, name: str) -> str:
        """Give the words in a column; "" where there are none."""
        return self.row.get(self.head.columns.get(name, -1), "")

    def tell(self, code: str, words: str = "") -> None:
        """Remark on the row."""
        self.collector.remarks.append(LedgerRemark(code, self.sheet, self.number, self.key, quote(words)))

    def read_status(self) -> str | None:
        """Read 完成状态."""
        status = self.get("status")
        if status and status not in STATES:
            self.tell("status-unknown", status)
        return status or None

    def read_percent(self) -> Decimal | None:
        """Read 完成比例."""
        words = self.get("percent")
        share = read_share(words) if words else None
        if words and (not share or share.doubtful):
            self.tell("percent-doubtful" if share else "percent-unread", words)
        return share.percent if share else None

    def read_date(self) -> dt.date | None:
        """Read 更新日期."""
        words = self.get("updated_on")
        day = read_day(words) if words else None
        if words and not day:
            self.tell("date-unread", words)
        return day

    def find_extra(self) -> Iterator[tuple[str, str]]:
        """Give head and words of the cells in columns of people's own; one without a head goes by its letters."""
        taken = set(self.head.columns.values())
        for at, words in sorted(self.row.items()):
            if at not in taken:
                yield self.head.extra.get(at) or name_column(at), words


def quote(words: str) -> str:
    """Give words short enough to be quoted, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _MOST_WORDS else f"{line[:_MOST_WORDS]}…"
