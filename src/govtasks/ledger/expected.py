"""The rows that a ledger should have: of the notices where they are given, else of its hidden list."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.spaces import clean
from govtasks.export.ledger.fields import LIST_VERSION, LISTED, give_entries
from govtasks.export.rows import make_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.export.ledger.fields import Form
    from govtasks.ledger.tables import Table
    from govtasks.model.notice import Notice

_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffd-\uffff]")
"""What gets lost or changed between programs, and no reader misses."""
Place = tuple[str, str, str]
"""Key of a task, role and unit: what tells a row."""


class Expected(NamedTuple):
    """A row that a ledger should have; the words of `LISTED`."""

    key: str
    task: str
    unit: str
    duty: str
    text: str
    source: str

    @property
    def place(self) -> Place:
        """What tells the row."""
        return self.key, make_plain(self.duty), make_plain(self.unit)


class Roll(NamedTuple):
    """All rows that a ledger should have."""

    rows: dict[Place, Expected]
    tasks: dict[str, Expected]
    """One of the rows of each task, by its key."""
    by_text: dict[str, str]
    """Keys by the plain text of the task, where only one has it."""


def make_plain(words: str) -> str:
    """Give words as they are compared: without what programs change on the way."""
    return _UNSEEN.sub("", clean(words))


def expect_notices(notices: Iterable[Notice], form: Form) -> Roll:
    """Give the rows that a ledger of some notices has."""
    records = map(make_record, notices)
    entries = ({**record, **entry} for record in records for entry in give_entries(record, form))
    return _make_roll(Expected(*(entry[name] or "" for name in LISTED)) for entry in entries)


def is_list(table: Table) -> bool:
    """Tell the hidden list of a ledger."""
    return LIST_VERSION in next(iter(table.rows.values())).values()


def expect_listed(tables: Iterable[Table]) -> Roll:
    """Give the rows that the hidden lists of a workbook name."""
    return _make_roll(row for table in tables for row in _read_list(table))


def _read_list(table: Table) -> Iterator[Expected]:
    rows = iter(table.rows.values())
    for head in rows:
        at = {name: column for column, name in head.items()}
        if at.keys() >= set(LISTED):
            yield from (Expected(*(row.get(at[name], "") for name in LISTED)) for row in rows)


def _make_roll(expected: Iterable[Expected]) -> Roll:
    rows = {row.place: row for row in expected}
    tasks = {row.key: row for row in rows.values()}
    count = Counter(make_plain(row.text) for row in tasks.values())
    keys = ((make_plain(row.text), row.key) for row in tasks.values())
    return Roll(rows, tasks, {text: key for text, key in keys if count[text] == 1})
