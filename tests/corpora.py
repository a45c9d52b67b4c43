"""Some notices, and the corpus folder that holds them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet

import govtasks
from govtasks.export.as_arrow import make_batch
from govtasks.export.rows import Cell, Record, give_rows, make_record

if TYPE_CHECKING:
    from govtasks.export.columns import Table

ROOT = Path(__file__).resolve().parents[1]
_NULL = "__HIVE_DEFAULT_PARTITION__"
DISTRICT = """荆州市荆州区人民政府办公室关于印发2024年重点工作分工的通知

荆区政办发〔2024〕6号

一、养老

1.加强养老服务，新建养老院20万平方米。（责任领导：张样本；牵头单位：区发改局；配合单位：区财政局；完成时限：2024年6月底前）

2.老有所养，改造ＧＤＰ监测点3个。（牵头单位：荆州区发展和改革局；完成时限：2024年9月30日前）

3.=cmd|' /C calc'!A0。
"""
PLAIN = """1.建馆。（责任单位：市文旅局）

2.'); DROP TABLE tasks; --（责任单位：区发改局）

3.修路。（责任单位：市交通局
"""


def load_notices() -> list[govtasks.Notice]:
    """Give notices of a real place and of made-up ones, with words that mean something to a database."""
    examples = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".txt", ".html"})
    return [*map(govtasks.loads, (DISTRICT, PLAIN)), *map(govtasks.load, examples)]


def list_rows(records: list[Record], table: Table) -> list[tuple[Cell, ...]]:
    """Give the rows of a flat table of records, in an order of their own."""
    return sort(row for record in records for row in give_rows(record, table))


def sort(rows: object) -> list[tuple[Cell, ...]]:
    """Give rows as tuples in one order, wherever they come from."""
    return sorted(map(tuple, rows), key=repr)  # type: ignore[call-overload]


def write_corpus(folder: Path, notices: list[govtasks.Notice]) -> Path:
    """Write the Parquet files of a corpus as `govtasks batch` does, a file a notice, and give the folder."""
    for number, record in enumerate(map(make_record, notices)):
        year, province = (_NULL if record[name] is None else record[name] for name in ("year", "province"))
        path = folder / "notices" / f"year={year}" / f"province={province}" / f"part-{number}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        table = pa.Table.from_batches([make_batch([record])]).drop_columns(["year", "province"])
        pyarrow.parquet.write_table(table, path)
    (folder / "corpus.json").write_text(json.dumps({"schema": "govtasks.corpus/1"}))
    return folder
