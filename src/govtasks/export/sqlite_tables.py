"""The tables, views and indexes of a SQLite database of notices, made of the columns of the flat tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.export.columns import ASSIGNMENT, DIAGNOSTIC, NOTICE, ROLES, TABLES, TARGET, TASK
from govtasks.export.sums import SUMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.export.columns import Column, ColumnType, Table

NOTICE_COLUMNS = (*(c.name for c in NOTICE if c.name != "reading_text"), "reading_text")
"""The long text last: what stands behind it would cost a walk through it."""
UNIT_COLUMNS = ("unit", "canonical", "unit_kind", "unit_level", "unit_locality", "function")
ROLE_COLUMNS = tuple(c.name for c in ASSIGNMENT if c.name not in UNIT_COLUMNS)

_TYPES: dict[ColumnType, str] = {
    "text": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "flag": "INTEGER",
}  # fmt: skip
_BY_NAME = {c.name: c for c in (*NOTICE, *ASSIGNMENT)}


def _declare(columns: Iterable[Column]) -> str:
    return ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in columns)


def _pick(names: Iterable[str]) -> list[Column]:
    return [_BY_NAME[name] for name in names]


STORED = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE stored_notices (id INTEGER PRIMARY KEY, {_declare(_pick(NOTICE_COLUMNS))}) STRICT;
CREATE TABLE stored_tasks (
  id INTEGER PRIMARY KEY, notice_id INTEGER NOT NULL REFERENCES stored_notices, {_declare(TASK)}
) STRICT;
CREATE TABLE stored_units (id INTEGER PRIMARY KEY, {_declare(_pick(UNIT_COLUMNS))}) STRICT;
CREATE TABLE stored_assignments (
  task_id INTEGER NOT NULL REFERENCES stored_tasks, place INTEGER NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES stored_units, {_declare(_pick(ROLE_COLUMNS))}, PRIMARY KEY (task_id, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE stored_targets (
  task_id INTEGER NOT NULL REFERENCES stored_tasks, place INTEGER NOT NULL, {_declare(TARGET)},
  PRIMARY KEY (task_id, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE stored_diagnostics (
  notice_id INTEGER NOT NULL REFERENCES stored_notices, place INTEGER NOT NULL, {_declare(DIAGNOSTIC)},
  PRIMARY KEY (notice_id, place)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE task_words USING fts5 (words, content = '')
""".split(";")
"""The words are found through `task_words` and not kept in it."""
STORED_NAMES = tuple(re.findall(r"TABLE (\w+)", ";".join(STORED)))
INDEXES = (
    "CREATE INDEX tasks_of_notice ON stored_tasks (notice_id)",
    "CREATE INDEX tasks_by_due_date ON stored_tasks (due_on) WHERE due_on IS NOT NULL",
    "CREATE INDEX tasks_by_key ON stored_tasks (key)",
    "CREATE INDEX notices_by_key ON stored_notices (notice)",
    "CREATE INDEX units_by_name ON stored_units (unit)",
    "CREATE INDEX units_by_full_name ON stored_units (canonical) WHERE canonical IS NOT NULL",
    "CREATE INDEX assignments_of_unit ON stored_assignments (unit_id, effective_role)",
    "CREATE INDEX targets_by_indicator ON stored_targets (indicator)",
)

_OF_NOTICE = "stored_notices n"
_OF_TASK = f"{_OF_NOTICE} JOIN stored_tasks t ON t.notice_id = n.id"
_OF_UNIT = f"{_OF_TASK} JOIN stored_assignments a ON a.task_id = t.id JOIN stored_units u ON u.id = a.unit_id"
_NOBODY = "NOT EXISTS (SELECT 1 FROM stored_assignments a WHERE a.task_id = t.id)"
_OF_TARGET = f"{_OF_TASK} JOIN stored_targets g ON g.task_id = t.id"
_OF_DIAGNOSTIC = f"{_OF_NOTICE} JOIN stored_diagnostics d ON d.notice_id = n.id"
_OF_FOUND = f"{_OF_TASK} JOIN task_words f ON f.rowid = t.id"
_OWNERS: dict[Table, dict[str, Iterable[Column]]] = {
    "notices": {"n": NOTICE},
    "tasks": {"t": TASK, "n": NOTICE},
    "assignments": {"u": _pick(UNIT_COLUMNS), "a": ASSIGNMENT, "t": TASK, "n": NOTICE},
    "targets": {"g": TARGET, "t": TASK, "n": NOTICE},
    "diagnostics": {"d": DIAGNOSTIC, "n": NOTICE},
}
"""Of each flat table whose the columns are: the first that has one of the name."""
_JOINED = (
    "(SELECT group_concat(unit, '、') FROM (SELECT u.unit FROM stored_assignments a JOIN stored_units u"
    " ON u.id = a.unit_id WHERE a.task_id = t.id AND a.effective_role = '{role}' ORDER BY a.place)) AS {name}"
)


def _select(table: Table, source: str) -> str:
    owners = _OWNERS[table]
    return f"SELECT {', '.join(_find(column, owners) for column in TABLES[table])} FROM {source}"


def _find(column: Column, owners: dict[str, Iterable[Column]]) -> str:
    if column in ROLES:
        return _JOINED.format(role="leader" if column.name == "leaders" else column.name, name=column.name)
    owner = next(alias for alias, columns in owners.items() if column in columns)
    return f'{owner}."{column.name}"'


def _select_assignments() -> str:
    """Give those of tasks with units, and a row for each task without: two parts, so that each finds its index."""
    without = re.sub(r'\b[ua]\.("\w+")', r"NULL AS \1", _select("assignments", _OF_TASK))
    return f"{_select('assignments', _OF_UNIT)} UNION ALL {without} WHERE {_NOBODY}"


VIEWS = {
    "notices": _select("notices", _OF_NOTICE),
    "tasks": _select("tasks", _OF_TASK),
    "assignments": _select_assignments(),
    "targets": _select("targets", _OF_TARGET),
    "diagnostics": _select("diagnostics", _OF_DIAGNOSTIC),
    **SUMS,
    "found_tasks": f"SELECT f.words, {_select('tasks', _OF_FOUND).removeprefix('SELECT ')}",
}
"""The views by name: the flat tables; units and their work; `tasks` with a column to match words against."""
