"""What Datasette is told of a SQLite database of notices: the words of tables and columns, and ready queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govtasks.export.columns import TABLES
from govtasks.export.sqlite_tables import STORED_NAMES
from govtasks.export.sqlite_words import FIRST_SIGN
from govtasks.export.sums import SUM_COLUMNS, WORK

if TYPE_CHECKING:
    from govtasks.export.columns import Column

_TITLES: dict[str, str] = {
    "notices": "Notices: a row each",
    "tasks": "Tasks: a row each, the units of each role joined",
    "assignments": "Assignments: a row a task and unit",
    "targets": "Targets: a row a number that a task sets out to reach",
    "diagnostics": "Diagnostics: a row a remark on a notice",
    "units": "Units: a row a name, with what it stands for",
    "workload": "Workload: how many tasks a unit has in which role",
}
_SIGN = "substr(:words, n, 1)"
_SEARCH = f"""
WITH RECURSIVE signs (n, spaced) AS (
  SELECT 1, '"'
  UNION ALL
  SELECT n + 1, spaced || CASE
    WHEN {_SIGN} IN (' ', '\u3000') THEN '" "'
    WHEN {_SIGN} = '"' THEN ''
    WHEN unicode({_SIGN}) >= {FIRST_SIGN} THEN ' ' || {_SIGN} || ' '
    ELSE {_SIGN}
  END
  FROM signs WHERE n <= length(:words)
)
SELECT locality, year, text, lead, responsible, deadline, source FROM found_tasks
WHERE words MATCH (SELECT spaced || '"' FROM signs ORDER BY n DESC LIMIT 1)
"""
_TARGETS = """
SELECT locality, year, indicator, operator, value, measure, target_text FROM targets
WHERE instr(indicator, :indicator) > 0 ORDER BY year, locality
"""
QUERIES = {
    "search": ("Tasks in which all words stand, parted by spaces", _SEARCH),
    "work_of_unit": ("Work of a unit", WORK.format(condition="unit = :unit OR canonical = :unit") + " ORDER BY 4 DESC"),
    "due_until": (
        "Tasks that are due until a day",
        "SELECT due_on, locality, text, lead, responsible, source FROM tasks WHERE due_on <= :day ORDER BY due_on",
    ),
    "targets_of_indicator": ("Targets of an indicator", _TARGETS),
}
"""The ready queries by name: title and SQL."""


def make_metadata(database: str) -> dict[str, Any]:
    """Give the metadata of a database, by its name without the ending, as Datasette wants it in JSON."""
    columns: dict[str, tuple[Column, ...]] = {str(table): TABLES[table] for table in TABLES} | SUM_COLUMNS
    tables: dict[str, Any] = {name: {"hidden": True} for name in STORED_NAMES}
    for name, title in _TITLES.items():
        tables[name] = {"title": title, "columns": {column.name: column.says for column in columns[name]}}
    queries = {name: {"title": title, "sql": sql.strip()} for name, (title, sql) in QUERIES.items()}
    return {"databases": {database: {"tables": tables, "queries": queries}}}
