"""What `govtasks batch` costs: time on one and on two workers, memory at two sizes, bytes of the corpus."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.made_corpus import write

SPEED_AIM, MEMORY_AIM = 1.8, 1.2
_PAUSE = 0.2
"""Seconds between two looks at the processes."""


class Cost(NamedTuple):
    """What a run cost."""

    notices: int
    workers: int
    seconds: float
    cpu: float
    """Seconds of all processes: the same on a machine that has other work."""
    main: float
    """Most MB that the process that gives out the work held at a time."""
    worker: float
    """The same of the largest of the workers."""
    corpus: int
    """Bytes of its dataset."""


def print_batch(count: int) -> None:
    """Print what so many notices cost, and a tenth of them."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        few, many = max(100, count // 10), count
        for size in (few, many):
            write(base / str(size), size)
        given = sum(path.stat().st_size for path in (base / str(many)).rglob("*.*"))
        costs = [measure(base / str(size), base / "corpus", size, workers) for size, workers in _plan(few, many)]
    print(f"\n## batch: {many:,} made notices of {given / many / 1e3:.0f} KB\n")
    print("| notices | workers | s | notices/s | CPU ms a notice | MB main | MB a worker | KB of corpus a notice |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for cost in costs:
        speed = f"{cost.seconds:.1f} | {cost.notices / cost.seconds:.0f} | {cost.cpu / cost.notices * 1e3:.1f}"
        memory = f"{cost.main:.0f} | {cost.worker:.0f}"
        print(f"| {cost.notices:,} | {cost.workers} | {speed} | {memory} | {cost.corpus / cost.notices / 1e3:.1f} |")
    first, one, two = costs
    print(f"\nTwo workers: {one.seconds / two.seconds:.2f} × the speed of one, aim ≥ {SPEED_AIM}.")
    print(f"Memory at {many:,} and at {few:,}: main {two.main / first.main:.2f} ×, "
          f"a worker {two.worker / first.worker:.2f} ×, aim ≤ {MEMORY_AIM}.")  # fmt: skip


def _plan(few: int, many: int) -> tuple[tuple[int, int], ...]:
    return (few, 2), (many, 1), (many, 2)


def measure(notices: Path, out: Path, count: int, workers: int) -> Cost:
    """Run once, and look at the processes while they run."""
    out = out.with_name(f"corpus-{count}-{workers}")
    command = [sys.executable, "-m", "govtasks", "batch", str(notices), "--out", str(out), "--workers", str(workers)]
    main, peaks = 0.0, [0.0]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
        main = max(main, _peak(process.pid))
        peaks += map(_peak, _children(process.pid))
        time.sleep(_PAUSE)
    seconds, usage = time.perf_counter() - begin, ended[2]
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    return Cost(count, workers, seconds, usage.ru_utime + usage.ru_stime, main, max(peaks), size)


def _children(parent: int) -> list[int]:
    """Give the processes that a process has started."""
    try:
        words = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [int(word) for word in words]


def _peak(pid: int) -> float:
    """Give the most MB that a process has held at a time; 0 of one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM")), 0.0)
