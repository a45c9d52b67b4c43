"""What is read of a ledger: how far each task is, and remarks on the workbook."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govtasks.ledger.remarks import WORDS

if TYPE_CHECKING:
    from govtasks.model.diagnostic import Language


@frozen(slots=True)
class Progress:
    """What a row of a ledger says of a task."""

    key: str
    """Stable key of the task."""
    task: str | None
    """Its id in its notice; None where neither a notice nor the hidden list knows the key."""
    source: str | None
    """Name of the file of the notice, as it was given."""
    unit: str | None
    """The unit, as written, in a ledger with a row a task and unit."""
    duty: str | None
    """Its role, in Chinese."""
    text: str
    """The text of the task as the row has it; line breaks kept."""
    status: str | None
    """完成状态, as written."""
    percent: Decimal | None
    """完成比例, from 0 to 100."""
    note: str | None
    """进展情况."""
    problems: str | None
    """存在问题."""
    updated_on: dt.date | None
    """更新日期."""
    extra: tuple[tuple[str, str], ...]
    """Head and words of each further column that is filled in: those that people added or renamed."""
    sheet: str
    row: int
    """Row of the sheet, from 1."""

    @property
    def said(self) -> tuple[object, ...]:
        """What people filled in; equal where two rows say the same."""
        return (self.status, self.percent, self.note, self.problems, self.updated_on, self.extra)

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in."""
        return not any(value is not None and value != () for value in self.said)


@frozen(slots=True)
class LedgerRemark:
    """What is odd in a ledger: rows that people added, took out or changed, and entries that cannot be read."""

    code: str
    """One of docs/ledger.md; never renamed."""
    sheet: str = ""
    row: int = 0
    """Row of the sheet, from 1; 0 where it concerns none."""
    key: str | None = None
    """Stable key of the task, where it concerns one."""
    words: str = ""
    """What it names: the words of a cell, a head, the text of a task."""

    @property
    def message(self) -> str:
        """What is odd, in English."""
        return self.describe("en")

    def describe(self, lang: Language = "en") -> str:
        """Say what is odd in English (`en`) or Chinese (`zh`)."""
        english, chinese = WORDS[self.code]
        return (chinese if lang == "zh" else english).format(words=self.words)


@frozen(slots=True)
class Ledger:
    """A ledger that was filled in."""

    progress: tuple[Progress, ...]
    """A value for each row that is hung on a task, in the order of the sheets; two for one task where rows disagree."""
    remarks: tuple[LedgerRemark, ...]
