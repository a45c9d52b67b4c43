"""What the words of a notice stand for: targets and due dates, each with its words and their place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from attrs import frozen

from govtasks.model.document import Spans

Operator = Literal["=", ">=", ">", "<=", "<", "~", "range", "relative"]
TargetKind = Literal["growth", "level", "share", "count", "relative"]
Direction = Literal["up", "down", ""]
MentionKind = Literal["attachment", "item", "above", "document", "doc_number"]


@frozen(slots=True)
class Target:
    """A number that a task sets out to reach, build, keep or hold."""

    task: str
    """Id of the task."""
    indicator: str
    """The thing measured, as written, without the verb (新增, 完成)."""
    operator: Operator
    value: Decimal | None
    """Exact, with 万 and 亿 resolved; the lower end of a range; None where it is only relative."""
    upper: Decimal | None
    """The upper end of a range."""
    unit: str
    """The basic unit of measure: 亩, 元, 公里, 个, %, percentage_point, times; "" without one."""
    kind: TargetKind
    direction: Direction
    """Where a rate goes: 增长 up, 下降 down."""
    commitment: str
    """力争, 确保, 完成 …, as written; "" without one."""
    scope: str
    """What narrows the indicator, such as place or time, as written; "" without one."""
    text: str
    """The words of the number with its operator and measure, verbatim, white space removed."""
    spans: Spans
    """Where they stand."""


@frozen(slots=True)
class DueDate:
    """What a task's deadline comes to."""

    task: str
    """Id of the task."""
    by: dt.date | None
    """The last day; of several stages the last."""
    recurrence: str | None
    """How often, where it comes again: `day`, `week`, `month`, `quarter`, `half-year`, `year`, with the day where it is
    named (`month:10`, `month:last`, `year:12-25`)."""
    open_ended: bool
    """Whether it has no end (长期坚持)."""
    base_year: int | None
    """The year that words without one are counted in: that of the notice."""
    reason: str
    """Why there is no date, in English; "" where there is one, or none is due."""
    text: str
    """The deadline, verbatim, white space removed."""
    spans: Spans
    """Where it stands."""


@frozen(slots=True)
class Mention:
    """Words of a task that point elsewhere: 附件2, 第3项任务, 上述任务, 《X》, a document number."""

    task: str
    """Id of the task."""
    kind: MentionKind
    name: str
    """What is named: the title without its 《》, the number without its 第 and 项, the document number as written."""
    target: str | None
    """Id of the part or task of the same notice that is meant; None where it is none of them, or not known."""
    reason: str
    """Why there is no target, in English; "" where there is one."""
    text: str
    """The words, verbatim, white space removed."""
    spans: Spans
    """Where they stand."""
