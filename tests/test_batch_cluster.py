"""`govtasks batch --scheduler`: a real Dask cluster of several processes on this machine, which may lose some."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from batch_runs import Run, children, diff, read_proc, snapshot, wait_for
from benchmarks.made_corpus import write
from distributions import install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed", reason="the extra dask is not installed")

COUNT = 160
WORKERS = 3
POISON = "示例市人民政府关于样本毒丸的通知\n\n1.建成样本馆。（责任单位：市样本局）"
DEADLY = """
import os, signal
import govtasks

class Deadly(govtasks.Adapter):
    code = "deadly"
    locality = govtasks.Locality("示例市")

    def fit(self, page, front):
        if "样本毒丸" in page.document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().fit(page, front)

@govtasks.hookimpl
def govtasks_adapters():
    return [Deadly()]
"""


class Cluster:
    """A scheduler and one process that keeps so many workers."""

    def __init__(self, folder: Path, path: Path) -> None:
        file = folder / "scheduler.json"
        self._environment = os.environ | {"PYTHONPATH": str(path), "DASK_LOGGING__DISTRIBUTED": "critical"}
        shown = ("--scheduler-file", str(file), "--no-dashboard")
        self._processes = [self._start("dask_scheduler", *shown, "--host", "127.0.0.1", "--port", "0")]
        wait_for(file.exists)
        size = ("--nworkers", str(WORKERS), "--nthreads", "1", "--local-directory", str(folder))
        self._processes.append(self._start("dask_worker", *shown, *size))
        self.address = json.loads(file.read_text())["address"]
        wait_for(lambda: len(self.workers) == WORKERS)

    def _start(self, command: str, *options: str) -> subprocess.Popen[bytes]:
        module = f"import distributed.cli.{command} as it; it.main()"
        return subprocess.Popen(
            [sys.executable, "-c", module, *options],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def workers(self) -> list[int]:
        """Processes that read."""
        pids = children(self._processes[1].pid)
        return [pid for pid in pids if b"spawn_main" in read_proc(pid, "cmdline")]

    def close(self) -> None:
        """End all."""
        for process in reversed(self._processes):
            for pid in children(process.pid):
                os.kill(pid, signal.SIGKILL)
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a plugin whose adapter kills the process that reads a certain text."""
    folder = tmp_path_factory.mktemp("plugins")
    install(folder, "deadly", DEADLY)
    return folder


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, plugins: Path) -> Iterator[Cluster]:
    """Start a cluster for the tests of this module."""
    made = Cluster(tmp_path_factory.mktemp("cluster"), plugins)
    yield made
    made.close()


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of made notices, and one that kills whoever reads it."""
    folder = tmp_path_factory.mktemp("made") / "notices"
    write(folder, COUNT)
    (folder / "000" / "000050-poison.txt").write_text(POISON, "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(notices: Path, plugins: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the corpus of a run without a cluster."""
    out = tmp_path_factory.mktemp("whole") / "corpus"
    ended = Run(notices, out, env=os.environ | {"PYTHONPATH": str(plugins)}).wait()
    assert ended.code == 1, ended
    return snapshot(out)


def test_a_worker_is_killed(
    cluster: Cluster, notices: Path, plugins: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """With one worker killed from outside, and a page that kills its workers, the corpus is that of one machine."""
    out = tmp_path / "corpus"
    run = Run(notices, out, "--scheduler", cluster.address, env=os.environ | {"PYTHONPATH": str(plugins)})
    run.wait_until(8)
    os.kill(cluster.workers[0], signal.SIGKILL)
    ended = run.wait()
    assert (ended.code, ended.out.partition(",")[0]) == (1, f"{COUNT + 1} files: {COUNT} read"), ended
    assert diff(snapshot(out), whole) in ([], ["failed.jsonl"])  # the reason is in the words of Dask
    failed = [json.loads(line) for line in (out / "failed.jsonl").read_text("utf-8").splitlines()]
    assert [row["source"] for row in failed] == [str(notices / "000" / "000050-poison.txt")]
    assert failed[0]["reason"].startswith("it cannot be read: ")
