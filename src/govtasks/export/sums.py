"""The views that sum the flat tables up, in SQL that SQLite and DuckDB both read."""

from __future__ import annotations

from govtasks.export.columns import ASSIGNMENT, TASK, Column

_NAMES = {column.name: column for column in (*TASK, *ASSIGNMENT)}
_COUNTS = (
    Column("tasks", "integer", "tasks, each counted once wherever its notice was published", "任务数"),
    Column("notices", "integer", "notices that they stand in", "文件数"),
)
WORKLOAD = (
    Column("unit", "text", "name of the unit in full, where it is sure; else as written", "单位"),
    Column("locality", "text", "place of the unit; where it is not known, that of the notice's issuer", "地区"),
    Column("role", "text", "role after the conventions of the notice", "职责"),
    *_COUNTS,
)
_UNIT = "unit canonical unit_kind unit_level unit_locality function"
UNITS = (*(_NAMES[name] for name in _UNIT.split()), *_COUNTS)

_COUNT = "count(DISTINCT key) AS tasks, count(DISTINCT notice) AS notices FROM assignments"
WORK = (
    "SELECT coalesce(canonical, unit) AS unit, coalesce(unit_locality, locality) AS locality, effective_role AS role,"
    f" {_COUNT} WHERE {{condition}} GROUP BY 1, 2, 3"
)
"""How much the units have to do whose rows meet a condition."""
SUMS = {
    "units": (
        f"SELECT {', '.join(_UNIT.split())}, {_COUNT} WHERE effective_role <> 'leader'"
        f" GROUP BY {', '.join(_UNIT.split())}"
    ),
    "workload": WORK.format(condition="unit IS NOT NULL"),
}
"""The views by name."""
SUM_COLUMNS = {"units": UNITS, "workload": WORKLOAD}
