"""Runs of `govtasks batch` in processes of their own: how far they are, what they started, and what they leave."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 160
"""Seconds after which a run of some hundred files hangs."""


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


class Run:
    """One `govtasks batch` in a process group of its own."""

    def __init__(self, source: Path, out: Path, *options: str, **how: Any) -> None:  # noqa: ANN401 - of Popen
        command = [sys.executable, "-m", "govtasks", "batch", str(source), "--out", str(out), "--workers", "2"]
        self.out = out
        self.process = subprocess.Popen(
            [*command, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **how,
        )

    def wait(self, seconds: float = PATIENCE) -> Ended:
        """Wait until it has ended."""
        out, err = self.process.communicate(timeout=seconds)
        return Ended(self.process.returncode, out, err)

    def wait_until(self, files: int) -> None:
        """Wait until it has written so many files, or has ended."""
        wait_for(lambda: count_written(self.out) >= files or self.process.poll() is not None)

    def wait_for_workers(self) -> list[int]:
        """Wait until it has processes that read, and give them."""
        wait_for(lambda: self.workers)
        return self.workers

    def kill(self) -> Ended:
        """Kill it and its group: no handler runs, nothing is put in order."""
        os.killpg(self.process.pid, signal.SIGKILL)
        return self.wait()

    def interrupt(self) -> Ended:
        """Do what Ctrl-C does: tell all processes of its group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.wait()

    @property
    def workers(self) -> list[int]:
        """Processes that read for it."""
        return [pid for pid in children(self.process.pid) if b"spawn_main" in read_proc(pid, "cmdline")]


def count_written(out: Path) -> int:
    """Count what is staged and what is in the dataset: it only grows while a run goes on."""
    return sum(1 for pattern in (".staged/*.arrows", "notices/*/*/*.parquet") for _ in out.glob(pattern))


def children(parent: int) -> list[int]:
    """Give the processes that a process has started."""
    pids = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    return [pid for pid in pids if read_proc(pid, "status").find(f"\nPPid:\t{parent}\n".encode()) >= 0]


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and is not waited for does not."""
    status = read_proc(pid, "status")
    return bool(status) and b"\nState:\tZ" not in status


def wait_until_gone(pids: list[int]) -> None:
    """Wait until processes have ended."""
    wait_for(lambda: not any(map(is_alive, pids)))


def read_proc(pid: int, what: str) -> bytes:
    """Give what the system says of a process; nothing of one that is gone."""
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def wait_for(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def obey_permissions() -> None:
    """Take from root, in a process that is about to begin, what lets it read and write everything."""
    drop, capabilities = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    for capability in capabilities:
        ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


def snapshot(out: Path) -> dict[str, bytes]:
    """Give the bytes of all files of a corpus but hidden ones and the catalogue, of which only the name."""
    files = (path for path in out.rglob("*") if path.is_file())
    names = sorted((str(path.relative_to(out)), path) for path in files)
    seen = ((name, path) for name, path in names if not name.startswith("."))
    return {name: b"" if name.startswith("catalog.") else path.read_bytes() for name, path in seen}


def diff(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Give the names of files that differ."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
