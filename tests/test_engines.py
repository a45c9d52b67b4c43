"""The recipes of docs/cluster.md, run as they stand there: `make engines`, as Spark and Ray are a gigabyte."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow
import pyarrow.dataset
import pytest

from benchmarks.made_corpus import write
from govtasks.batch import parse_batches

if TYPE_CHECKING:
    from govtasks.export.rows import Record

COUNT = 200
CLUSTER = Path(__file__).resolve().parents[1] / "docs" / "cluster.md"
MARKS = {"Spark": pytest.mark.spark, "Ray": pytest.mark.ray}
NEEDS = {"Spark": ("pyspark", "java"), "Ray": ("ray", "")}


@pytest.mark.parametrize("engine", [pytest.param(name, marks=mark) for name, mark in MARKS.items()])
def test_recipe(engine: str, tmp_path: Path) -> None:
    """The recipe writes the rows that `parse_batches` gives by itself, a row for each file."""
    skip_without(*NEEDS[engine])
    files = [*write(tmp_path / "notices", COUNT), tmp_path / "notices" / "broken.html"]
    files[-1].write_bytes(bytes(10))
    begin = time.perf_counter()
    run_recipe(engine, tmp_path)
    sys.stdout.write(f"{engine}: {len(files)} files in {time.perf_counter() - begin:.1f} s\n")
    got = pyarrow.dataset.dataset(tmp_path / "corpus", partitioning="hive").to_table().to_pylist()
    assert by_key(got) == by_key(parse_alone(files))


def skip_without(module: str, command: str) -> None:
    """Skip where the engine is not installed."""
    if find_spec(module) is None:
        pytest.skip(f"{module} is not installed: make engines")
    if command and shutil.which(command) is None:
        pytest.skip(f"{command} is not installed, and {module} needs it")


def run_recipe(engine: str, folder: Path) -> None:
    """Run the Python of a section of docs/cluster.md in a folder."""
    recipe = re.search(rf"(?s)\n## {engine}\b.*?\n```python\n(.*?)\n```", CLUSTER.read_text("utf-8"))
    assert recipe is not None
    done = subprocess.run(
        [sys.executable, "-c", recipe[1]],
        cwd=folder,
        env=os.environ | {"PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def parse_alone(files: list[Path]) -> list[Record]:
    """Give the rows of files without any engine."""
    columns = {"source": [file.name for file in files], "data": [file.read_bytes() for file in files]}
    batches = parse_batches([pyarrow.RecordBatch.from_pydict(columns)])
    return [row for batch in batches for row in batch.to_pylist()]


def by_key(rows: list[Record]) -> list[Record]:
    """Give rows in the order of their keys, names without folders; year and province as text, as folders say them."""
    said = [{name: row[name] for name in sorted(row)} | {"source": Path(row["source"]).name} for row in rows]
    typed = [row | {"year": str(row["year"]), "province": str(row["province"])} for row in said]
    return sorted(typed, key=lambda row: str(row["notice"]))
