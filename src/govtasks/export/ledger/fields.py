"""What stands in a ledger: its columns, the states that are offered, and the hidden list of its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from govtasks.export.columns import ASSIGNMENT, ROLES, TASK, Column
from govtasks.export.rows import join_roles
from govtasks.export.shown import ROLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtasks.export.rows import Record

Form = Literal["tasks", "units"]
"""A row a task, or a row a task and unit."""

NUMBER = Column("number", "integer", "number of the task in its sheet", "序号")
DUTY = Column("duty", "text", "role of the unit after the conventions of the notice", "职责")
PROGRESS = (
    Column("note", "text", "what was done", "进展情况"),
    Column("status", "text", "one of four states", "完成状态"),
    Column("percent", "number", "how much of it is done", "完成比例"),
    Column("problems", "text", "what stands in the way", "存在问题"),
    Column("updated_on", "date", "day of the entry", "更新日期"),
)
"""The columns that people fill in."""
STATES = ("未启动", "推进中", "已完成", "滞后")

_BY_NAME = {column.name: column for column in (*TASK, *ASSIGNMENT, *ROLES)}
KEY, TEXT, UNIT = _BY_NAME["key"], _BY_NAME["text"], _BY_NAME["unit"]
_WHERE = tuple(_BY_NAME[name] for name in ("part", "path", "label"))
_WHEN = tuple(_BY_NAME[name] for name in ("deadline", "due_on", "references"))
COLUMNS: dict[Form, tuple[Column, ...]] = {
    "tasks": (NUMBER, *_WHERE, TEXT, *ROLES, *_WHEN, *PROGRESS, KEY),
    "units": (NUMBER, *_WHERE, TEXT, ROLES[0], DUTY, UNIT, _BY_NAME["canonical"], *_WHEN, *PROGRESS, KEY),
}
_ALWAYS = frozenset({NUMBER, TEXT, *PROGRESS, KEY})
LIST = "govtasks"
"""The sheet that no menu shows: a line for each row of the ledger, for `read_ledger`."""
LIST_VERSION = "govtasks.ledger/1"
LISTED = ("key", "task", "unit", "duty", "text", "source")


def pick_columns(entries: Sequence[Record], form: Form) -> tuple[Column, ...]:
    """Give the columns that tell something of these entries.

    Left out are those without a word, a part that all share, and labels that only count as the numbers do.
    """
    told = {name for entry in entries for name, value in entry.items() if value is not None and value != ""}
    if len({entry["part"] for entry in entries}) == 1:
        told.discard("part")
    if all(entry["label"] == str(entry[NUMBER.name]) for entry in entries):
        told.discard("label")
    return tuple(column for column in COLUMNS[form] if column in _ALWAYS or column.name in told)


def give_entries(record: Record, form: Form) -> Iterator[Record]:
    """Give the rows of a notice's sheet, as records that have every column but those of progress."""
    for number, task in enumerate(record["tasks"], 1):
        entry = {**task, **join_roles(task), NUMBER.name: number, DUTY.name: None, UNIT.name: None}
        units = [a for a in task["assignments"] if form == "units" and a["effective_role"] != "leader"]
        yield from ({**entry, **a, DUTY.name: ROLE_WORDS[a["effective_role"]]} for a in units)
        if not units:
            yield {**entry, "canonical": None}
