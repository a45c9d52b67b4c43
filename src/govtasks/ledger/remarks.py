"""The words of the remarks on a ledger, by code, in English and in Chinese."""

from __future__ import annotations

from types import MappingProxyType

WORDS = MappingProxyType({
    "column-missing": ("the column {words} is gone, or has another head", "缺少“{words}”列，或表头已改名"),
    "date-unread": ("“{words}” is no whole date", "“{words}”不是完整的日期"),
    "hidden-rows": ("hidden rows or columns were read as well: {words}", "隐藏的行或列也已读取：{words}"),
    "key-from-text": ("the row has no key and was told by the text of its task", "该行没有任务标识，已按任务内容对应"),
    "key-repeated": ("rows of one task disagree: {words}", "同一任务的几行填写不一致：{words}"),
    "key-unknown": ("the row is of no task that is known: {words}", "该行的任务标识不属于已知任务：{words}"),
    "no-key": (
        "the row has no key; it was added, or is none of the table: {words}",
        "该行没有任务标识，系自行增加或不属于表格：{words}",
    ),
    "no-list": (
        "nothing says which tasks there should be; name the notices",
        "无从得知应有哪些任务，请同时给出原通知",
    ),
    "no-table": ("no ledger was found in the file", "文件中没有找到台账"),
    "percent-doubtful": ("“{words}” was read as 100 %", "“{words}”已按100%读取"),
    "percent-unread": ("“{words}” is no share from 0 to 100 %", "“{words}”不是0%到100%之间的比例"),
    "row-deleted": ("a task has no row: {words}", "缺少任务行：{words}"),
    "sheet-skipped": ("the sheet is no ledger and was not read", "该工作表不是台账，未读取"),
    "status-unknown": ("“{words}” is none of the states that were offered", "“{words}”不在可选的完成状态之内"),
    "text-changed": ("the text of the task was changed: {words}", "任务内容已被改动：{words}"),
    "unit-unknown": ("the task has no such unit: {words}", "该任务没有此单位：{words}"),
})  # fmt: skip
"""They are added, never renamed."""
