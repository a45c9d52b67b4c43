"""The flat tables: what a notice holds, row by row, the same in every tool that reads Arrow."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

import govtasks
from govtasks.export.columns import ASSIGNMENT, TABLES, Table
from govtasks.export.rows import give_rows, make_record

ROOT = Path(__file__).resolve().parents[1]
TEXT = """示例市人民政府办公室关于印发2024年重点工作分工的通知

示政办发〔2024〕6号

一、产业

1.新建厂房20万平方米。（责任领导：张样本；牵头单位：市发改委；配合单位：市财政局；完成时限：2024年6月底前）

2.建馆。

2024年2月1日
"""


def table(text: str, name: Table) -> list[dict[str, object]]:
    """Give the rows of a table of a text, by column."""
    names = [column.name for column in TABLES[name]]
    return [dict(zip(names, row, strict=True)) for row in give_rows(make_record(govtasks.loads(text)), name)]


def test_every_task_and_unit_has_a_row() -> None:
    """A row for each task and unit in their order, and one for a task without units, which has no unit."""
    rows = table(TEXT, "assignments")
    assert [(r["task"], r["effective_role"], r["unit"]) for r in rows] == [
        ("t1", "leader", "张样本"),
        ("t1", "lead", "市发改委"),
        ("t1", "support", "市财政局"),
        ("t2", None, None),
    ]
    assert [r["canonical"] for r in rows] == [None, "示例市发展和改革委员会", "示例市财政局", None]
    assert {column.name: rows[3][column.name] for column in ASSIGNMENT} == dict.fromkeys(c.name for c in ASSIGNMENT)


def test_the_tables_say_where_when_and_how_much() -> None:
    """Place, year, due date and numbers stand in columns; units of a role are joined."""
    task = table(TEXT, "tasks")[0]
    assert (task["locality"], task["province"], task["year"]) == ("示例市", None, 2024)
    assert (task["due_on"], task["path"], task["lead"]) == (dt.date(2024, 6, 30), "产业", "市发改委")
    (target,) = table(TEXT, "targets")
    assert (target["indicator"], target["value"], target["measure"]) == ("厂房", 200_000, "平方米")
    (notice,) = table(TEXT, "notices")
    assert (notice["task_count"], notice["kind"], notice["reading_text"]) == (
        2,
        "task_notice",
        govtasks.loads(TEXT).document.text,
    )


def test_a_real_place_has_its_code_and_province() -> None:
    """The place of the issuer is looked up: code of GB/T 2260 and province; organs of the state are 中央."""
    head = [table(TEXT.replace("示例市", name), "notices")[0] for name in ("荆州市荆州区", "国务院办公厅、示例市")]
    assert [(h["locality"], h["locality_code"], h["province"]) for h in head] == [
        ("荆州市荆州区", "421003", "湖北省"),
        ("中央", None, "中央"),
    ]


def test_the_key_of_a_task_stays() -> None:
    """A task keeps its key where others come before it and in another format, and loses it where its words change."""
    keys = {r["text"]: r["key"] for r in table(TEXT, "tasks")}
    more = TEXT.replace("一、产业", "一、开头\n\n1.修路。\n\n二、产业").replace("\n", "\r\n")
    again = {r["text"]: r["key"] for r in table(more, "tasks")}
    assert again["建馆。"] == keys["建馆。"]
    assert table(TEXT.replace("建馆。", "建新馆。"), "tasks")[1]["key"] != keys["建馆。"]
    assert len({r["key"] for r in table(TEXT.replace("2.建馆。", "2.建馆。\n\n2.建馆。"), "tasks")}) == 3


def test_half_a_surrogate_pair_harms_no_table() -> None:
    """A lone half of a surrogate pair becomes U+FFFD, so that every format can hold the words."""
    rows = table(TEXT.replace("建馆。", "建\ud800馆。"), "tasks")
    assert rows[1]["text"] == "建\ufffd馆。"


@pytest.mark.parametrize("name", TABLES)
def test_arrow_holds_the_rows(name: Table) -> None:
    """An Arrow table has the rows of the flat table, with their types."""
    notice = govtasks.loads(TEXT)
    arrow = notice.to_arrow(name)
    columns = [column.name for column in TABLES[name]]
    assert [tuple(row[c] for c in columns) for row in arrow.to_pylist()] == list(give_rows(make_record(notice), name))
    assert arrow.schema.metadata == {b"schema": b"govtasks.tables/1"}


def test_a_notice_is_an_arrow_stream() -> None:
    """Polars, pandas and DuckDB take a notice as it is, and find the same rows."""
    notice = govtasks.load(ROOT / "examples" / "key-work-2024.txt")
    units = [a.name for task in notice.tasks for a in task.assignments]
    assert pl.DataFrame(notice)["unit"].to_list() == units
    assert pd.DataFrame.from_arrow(notice)["unit"].to_list() == units
    assert [unit for (unit,) in duckdb.execute("SELECT unit FROM notice").fetchall()] == units


@pytest.mark.parametrize("form", ["arrow", "parquet"])
def test_files_of_columns_hold_the_rows(form: str, tmp_path: Path) -> None:
    """What `render` gives is a file that polars reads as the same table."""
    notices = [govtasks.loads(TEXT), govtasks.load(ROOT / "examples" / "livelihood-measures.html")]
    path = tmp_path / "tasks"
    path.write_bytes(b"".join(piece for piece in govtasks.render(notices, form) if isinstance(piece, bytes)))
    read = {"arrow": pl.read_ipc_stream, "parquet": pl.read_parquet}[form](path)
    assert read.rows() == [row for notice in notices for row in give_rows(make_record(notice), "assignments")]
