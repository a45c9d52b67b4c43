"""Processes of this machine that are given calls and may die of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    Call = Callable[[], Any]

_STILLBORN = 3
"""So many processes that die one after the other before they are ready say that none can be started."""
_SIGNALS = {each.value: each.name for each in signal.Signals}


class Death(NamedTuple):
    """What became of a call that gave nothing back."""

    reason: str
    seconds: float = 0.0
    """How long it lived."""


class StartError(RuntimeError):
    """A process died before it was ready."""


class Crew:
    """So many processes; one that dies is replaced. Calls are pickled: functions of modules and their arguments."""

    def __init__(self, size: int, megabytes: int = 0) -> None:
        """`megabytes` bounds the memory of each process, where the system can (Linux); 0 is no bound."""
        self._size = size
        self._megabytes = megabytes
        self._idle: list[_Worker] = []
        self._working: dict[_Worker, tuple[Any, Call, float]] = {}
        self._stillborn = 0

    @property
    def free(self) -> bool:
        """Whether another call may be given."""
        return len(self._working) < self._size

    @property
    def busy(self) -> bool:
        """Whether some call has not ended."""
        return bool(self._working)

    def submit(self, tag: object, call: Call) -> None:
        """Give a call to an idle process; one is started where there is none."""
        worker = self._idle.pop() if self._idle else _Worker(self._megabytes)
        self._working[worker] = (tag, call, time.monotonic())
        with suppress(OSError):  # it has just died: `wait` finds that out
            worker.pipe.send(call)

    def wait(self) -> list[tuple[Any, Any]]:
        """Wait for calls to end; give the tag of each that has, and its result or `Death`."""
        ended: list[tuple[Any, Any]] = []
        while not ended:
            pipes = {worker.pipe: worker for worker in self._working}
            for pipe in wait(list(pipes)):
                ended += self._hear(pipes[pipe])  # type: ignore[index]
        return ended

    def _hear(self, worker: _Worker) -> list[tuple[Any, Any]]:
        """Take what a process says: first that it is ready, then the result of each call."""
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            tag, call, since = self._working.pop(worker)
            death = worker.bury(time.monotonic() - since)
            if worker.ready:
                return [(tag, death)]
            self._stillborn += 1
            if self._stillborn == _STILLBORN:
                raise StartError(death.reason) from None
            self.submit(tag, call)
            return []
        if not worker.ready:
            worker.ready, self._stillborn = True, 0
            return []
        self._idle.append(worker)
        return [(self._working.pop(worker)[0], result)]

    def close(self) -> None:
        """End all processes at once, whatever they are doing, and what they have started."""
        for worker in (*self._idle, *self._working):
            worker.kill()
        self._idle, self._working = [], {}


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, megabytes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(theirs, megabytes), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()
        self.ready = False

    def bury(self, seconds: float) -> Death:
        """Give why the process has died."""
        self.kill()
        code = self.process.exitcode or 0
        how = _SIGNALS.get(-code, f"exit code {code}")
        return Death(f"its process died ({how})", seconds)

    def kill(self) -> None:
        """End the process and its group, to which a converter belongs that it has started."""
        self.pipe.close()
        try:
            os.killpg(self.process.pid or 0, signal.SIGKILL)
        except (AttributeError, ProcessLookupError, PermissionError):  # no groups here, or it has none yet
            self.process.kill()
        self.process.join()


@contextmanager
def _deaf() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started meanwhile: it is for the one that started them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, megabytes: int) -> None:
    """Make the calls that come through a pipe until it is closed."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if megabytes and sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    pipe.send("ready")
    while True:
        try:
            pipe.send(_make(pipe.recv()))
        except (EOFError, OSError):  # the other end is gone
            return


def _make(call: Call) -> Any:  # noqa: ANN401 - whatever it gives
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - the border: whatever a file makes of its reading is the file's
        return Death(f"{type(error).__name__}: {error}")
