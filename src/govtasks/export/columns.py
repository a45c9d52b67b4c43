"""The columns of every table that is written: their names, types and words, once for all formats."""

from __future__ import annotations

from typing import Literal, NamedTuple

TABLES_VERSION = "govtasks.tables/1"
"""Columns are added at the end of their table, never renamed; a removal or another type is a new number."""
CORPUS_VERSION = "govtasks.corpus/1"
"""Of the folder of a corpus: what lies where in it."""
ColumnType = Literal["text", "integer", "number", "date", "flag"]
Table = Literal["notices", "tasks", "assignments", "targets", "diagnostics"]


class Column(NamedTuple):
    """One column."""

    name: str
    type: ColumnType
    says: str
    """What stands in it."""
    chinese: str
    """What a head of a sheet calls it."""


def _columns(words: str) -> tuple[Column, ...]:
    return tuple(Column(*map(str.strip, line.split("|"))) for line in words.strip().splitlines())  # type: ignore[arg-type]


NOTICE = _columns("""
source        | text    | name of the file, as given                                              | 文件
title         | text    | title of the notice                                                     | 标题
issuer        | text    | issuer in its fullest form                                              | 发文机关
doc_number    | text    | number of the notice                                                    | 文号
issued_on     | date    | date of issue                                                           | 成文日期
published_on  | date    | date of publication                                                     | 发布日期
notice        | text    | key of the notice: the same for the same bytes                          | 文件标识
locality      | text    | place of the issuer in full; 中央 for central organs                    | 地区
locality_code | text    | its six digits of GB/T 2260                                             | 行政区划代码
province      | text    | province that it lies in; 中央 for central organs                       | 省份
year          | integer | of the issue, else of the publication, else in the number or the title  | 年份
kind          | text    | `task_notice`, `work_report` or `other`                                 | 类型
adapter       | text    | code of the adapter that read it                                        | 适配器
task_count    | integer | tasks of the notice                                                     | 任务数
explained     | number  | share of the text that was understood, from 0 to 1                      | 覆盖率
media_type    | text    | type of the file                                                        | 文件类型
reading_text  | text    | the reading text; spans are ranges of it in code points                 | 阅读文本
version       | text    | version of govtasks that read it                                        | 程序版本
""")
TASK = _columns("""
part          | text    | label and title of the part, parted by a space                          | 附件或清单
path          | text    | titles of the sections above it, outermost first, joined by ` / `       | 所在章节
task          | text    | id of the task in its notice                                            | 任务序号
label         | text    | its number as written                                                   | 编号
heading       | text    | the short sentence at its head                                          | 小标题
text          | text    | its text; may hold line feeds                                           | 任务内容
deadline      | text    | words of its deadline                                                   | 完成时限
references    | text    | 《document》 and numbers joined by 、; several joined by ；               | 对应的其他清单
confidence    | number  | from 0 to 1; no probability                                             | 置信度
start         | integer | first character of the text in the reading text                         | 起始位置
end           | integer | one past its last character                                             | 结束位置
key           | text    | key of the task: the same wherever the same notice was published        | 任务标识
parent        | text    | id of the task whose sub-item it is                                     | 上级任务
due_on        | date    | last day that the deadline names                                        | 截止日期
recurrence    | text    | how often it comes again: `month`, `year:12-25` …                       | 周期
open_ended    | flag    | whether the deadline has no end (长期坚持)                              | 长期
""")
ASSIGNMENT = _columns("""
role          | text    | role of the unit, as written                                            | 职责
effective_role| text    | role after the conventions of the notice                                | 折算职责
unit_label    | text    | the words that give the role                                            | 职责用语
unit          | text    | unit or person, as written                                              | 单位或人员
inherited     | flag    | whether it was stated once for many tasks                               | 沿用
canonical     | text    | name of the unit in full, where it is sure                              | 单位全称
unit_kind     | text    | what it is: `organ`, `group` …                                          | 单位类别
unit_level    | text    | level of the place that it serves                                       | 单位层级
unit_locality | text    | that place in full                                                      | 单位所在地区
function      | text    | what it does, the same over renamings (发展改革)                        | 职能
unit_start    | integer | first character of the name in the reading text                         | 单位起始位置
unit_end      | integer | one past its last character                                             | 单位结束位置
""")
TARGET = _columns("""
indicator     | text    | the thing measured, as written                                          | 指标
operator      | text    | `=` `>=` `>` `<=` `<` `~` `range` `relative`                            | 关系
value         | number  | the number, 万 and 亿 resolved; the lower end of a range                 | 目标值
upper         | number  | the upper end of a range                                                | 上限
measure       | text    | basic unit of measure: 亩, 元, %                                        | 计量单位
target_kind   | text    | `growth`, `level`, `share`, `count` or `relative`                       | 指标类型
direction     | text    | where a rate goes: `up`, `down`                                         | 方向
commitment    | text    | 力争, 确保 …, as written                                                | 力度
scope         | text    | what narrows the indicator, as written                                  | 范围
target_text   | text    | words of the number, exact where `value` has more than 15 digits        | 原文
target_start  | integer | their first character in the reading text                               | 原文起始位置
target_end    | integer | one past their last character                                           | 原文结束位置
""")
DIAGNOSTIC = _columns("""
code          | text    | code of the remark                                                      | 提示代码
severity      | text    | `info`, `warning` or `error`                                            | 级别
task          | text    | id of the task that it concerns                                         | 任务序号
message       | text    | the remark in English                                                   | 提示
start         | integer | first character that it concerns                                        | 起始位置
end           | integer | one past the last character                                             | 结束位置
""")


def _pick(columns: tuple[Column, ...], names: str) -> tuple[Column, ...]:
    by_name = {column.name: column for column in columns}
    return tuple(by_name[name] for name in names.split())


_HEAD = _pick(NOTICE, "source title issuer doc_number issued_on")
_WHERE = _pick(NOTICE, "notice locality province year")
ROLES = _columns("""
leaders       | text    | persons who answer for it, joined by 、                                  | 责任领导
lead          | text    | units in the lead, joined by 、                                          | 牵头单位
responsible   | text    | units responsible, joined by 、                                          | 责任单位
support       | text    | units that support, joined by 、                                         | 配合单位
supervise     | text    | units that supervise, joined by 、                                       | 督办单位
guide         | text    | units that guide, joined by 、                                           | 指导单位
""")
TABLES: dict[Table, tuple[Column, ...]] = {
    "notices": NOTICE,
    "tasks": (*_HEAD, *TASK, *_WHERE, *ROLES),
    "assignments": (
        *_HEAD,
        *_pick(TASK, "part path task label heading text"),
        *ASSIGNMENT[:5],
        *_pick(TASK, "deadline references confidence start end"),
        *_pick(TASK, "key parent due_on recurrence open_ended"),
        *_WHERE,
        *ASSIGNMENT[5:],
    ),
    "targets": (*_HEAD, *_pick(TASK, "path task label text"), *TARGET, *_pick(TASK, "key"), *_WHERE),
    "diagnostics": (*_HEAD, *DIAGNOSTIC, *_WHERE),
}
"""The flat tables: a row a notice, a task, a task and unit (a task without units has one), a target, a diagnostic."""
