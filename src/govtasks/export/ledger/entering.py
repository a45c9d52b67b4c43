"""What helps people to fill in a ledger: lists to choose from, values that are checked, colours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from govtasks.export.ledger.fields import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtasks.export.ledger.cells import Looks

Area = tuple[int, int, int, int]
"""First row and column, last row and column."""
_CHECKS: dict[str, dict[str, Any]] = {
    "status": {
        "validate": "list",
        "source": list(STATES),
        "error_title": "完成状态",
        "error_message": f"请从列表中选择：{'、'.join(STATES)}。",
    },
    "percent": {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 1,
        "input_title": "完成比例",
        "input_message": "填0%到100%。",
        "error_title": "完成比例",
        "error_message": "请填0%到100%之间的数。",
    },
    "updated_on": {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(2000, 1, 1),
        "maximum": dt.date(2099, 12, 31),
        "input_title": "更新日期",
        "input_message": "填日期，如2024-6-30。",
        "error_title": "更新日期",
        "error_message": "请填日期，如2024-6-30。",
    },
}
_COLOURS = {"已完成": "done", "滞后": "late"}


def help_entering(sheet: Any, looks: Looks, areas: Mapping[str, Area]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Set up the cells of the columns of progress, by their names."""
    for name, check in _CHECKS.items():
        sheet.data_validation(*areas[name], check)
    for state, look in _COLOURS.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{state}"', "format": looks[look]}
        sheet.conditional_format(*areas["status"], rule)
