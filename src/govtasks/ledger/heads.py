"""Where the columns of a ledger stand in a table, found by their heads, and the keys by themselves."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govtasks.export.ledger.fields import COLUMNS, KEY
from govtasks.phrases.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from govtasks.ledger.tables import Row, Table

_NAMES = {column.chinese: column.name for columns in COLUMNS.values() for column in columns}
_FEWEST = 3
"""Heads that make a row the head of a ledger."""
_LONGEST = 40
"""Characters of a head, with its note and its line breaks."""
_NOTE = re.compile(r"(?<=.)\([^()]*\)$")


class Head(NamedTuple):
    """The head of a ledger."""

    row: int
    columns: dict[str, int]
    """The column of each field that is there, by its name."""
    extra: dict[int, str]
    """The heads of all other columns."""


def find_head(table: Table, keys: Collection[str]) -> Head | None:
    """Find the head of a ledger; None where the table has none. `keys` are those of the tasks that are known."""
    scores = {number: len(_name(row).keys() - {""}) for number, row in table.rows.items()}
    best = max(scores, key=lambda number: scores[number])
    if scores[best] < _FEWEST:
        return None
    columns = _name(table.rows[best])
    if KEY.name not in columns:
        found = Counter(at for row in table.rows.values() for at, words in row.items() if words in keys)
        for at, _ in found.most_common(1):
            columns[KEY.name] = at
    taken = set(columns.values())
    return Head(best, columns, {at: words for at, words in table.rows[best].items() if at not in taken})


def is_head(row: Row, table: Table, head: Head) -> bool:
    """Say whether a row repeats the head."""
    return _name(row) == _name(table.rows[head.row])


def _name(row: Row) -> dict[str, int]:
    """Give the columns whose words are heads of a ledger; a note in brackets behind a head (完成比例（%）) is none."""
    named: dict[str, int] = {}
    for at, words in sorted(row.items()):
        plain = "".join(words.split()) if len(words) < _LONGEST else ""
        name = _NAMES.get(plain) or _NAMES.get(_NOTE.sub("", fold(plain)))
        if name:
            named.setdefault(name, at)
    return named
