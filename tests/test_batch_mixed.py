"""`govtasks batch` over a folder as people bring it.

A large one: MIXED=10000 make test PYTEST="tests/test_batch_mixed.py -o faulthandler_timeout=3600"
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow.parquet
import pytest

from batch_runs import PATIENCE, Run, obey_permissions, snapshot
from govtasks.batch.sources import show
from mixed_folder import write_mixed

if TYPE_CHECKING:
    from pathlib import Path

    from batch_runs import Ended
    from mixed_folder import Kind

COUNT = int(os.environ.get("MIXED", "450"))
SECONDS = max(PATIENCE, COUNT / 5)


class Mixed(NamedTuple):
    """The folder and what a run made of it."""

    folder: Path
    out: Path
    kinds: dict[str, Kind]
    """What each file is, by the name that the corpus gives it."""
    ended: Ended

    def read_lines(self, name: str) -> list[dict[str, Any]]:
        """Give the objects of a file of the corpus."""
        return [json.loads(line) for line in (self.out / name).read_text("utf-8").splitlines()]

    def of(self, *kinds: Kind) -> set[str]:
        """Give the names of the files of some kinds."""
        return {name for name, kind in self.kinds.items() if kind in kinds}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Mixed:
    """Run once over the folder; root may read no more than others."""
    base = tmp_path_factory.mktemp("mixed")
    kinds = write_mixed(base / "files", COUNT)
    ended = Run(base / "files", base / "corpus", preexec_fn=obey_permissions).wait(SECONDS)
    return Mixed(base / "files", base / "corpus", {show(os.fsdecode(p)): kind for p, kind in kinds.items()}, ended)


def test_the_run_ends(mixed: Mixed) -> None:
    """It ends with code 1 and a line that counts every file, pipes, sockets and loops of links among them."""
    assert mixed.ended.code == 1, mixed.ended
    assert mixed.ended.out.startswith(f"{COUNT} files: ")
    assert "Traceback" not in mixed.ended.err


def test_every_file_is_known(mixed: Mixed) -> None:
    """sources.jsonl has each name once, and nothing else."""
    assert [row["source"] for row in mixed.read_lines("sources.jsonl")] == sorted(mixed.kinds)


def test_what_cannot_be_read_is_named(mixed: Mixed) -> None:
    """failed.jsonl has each file that cannot be read, with a reason, and no other."""
    failed = mixed.read_lines("failed.jsonl")
    assert {row["source"] for row in failed} == mixed.of("unreadable")
    assert all(row["reason"] for row in failed)


def test_each_notice_is_there_once(mixed: Mixed) -> None:
    """The dataset has a row for each of the others; a copy has none of its own, but its name leads to one."""
    table = pyarrow.parquet.read_table(mixed.out / "notices", columns=["source", "notice", "task_count"])
    assert table.num_rows == len(mixed.of("notice", "no notice"))
    keys = {row["source"]: row["notice"] for row in mixed.read_lines("sources.jsonl")}
    assert set(table["notice"].to_pylist()) == {keys[name] for name in mixed.of("notice", "no notice", "copy")}
    without = {row["source"] for row in table.to_pylist() if not row["task_count"]}
    assert without == mixed.of("no notice")


def test_the_next_run_finds_nothing_new(mixed: Mixed) -> None:
    """The same command reads nothing, changes no byte and ends with the same code."""
    before = snapshot(mixed.out)
    again = Run(mixed.folder, mixed.out, preexec_fn=obey_permissions).wait(SECONDS)
    assert (again.code, again.out.partition(";")[0]) == (1, f"{COUNT} files: 0 read, 0 tasks")
    assert snapshot(mixed.out) == before
