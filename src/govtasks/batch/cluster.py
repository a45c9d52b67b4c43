"""The workers of a Dask cluster as an engine; needs the extra `dask`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govtasks.batch.crew import Death
from govtasks.batch.reading import find_version
from govtasks.errors import CorpusError
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Callable

_AHEAD = 2
"""Calls for each thread: while one is made the next is on its way."""
_PATIENCE = 60
"""Seconds in which a scheduler has to answer and a first worker to be there."""


class Cluster:
    """A Dask scheduler and its workers, which may come and go."""

    def __init__(self, address: str) -> None:
        self._dask = need("distributed", "dask", "--scheduler")
        self._calls: dict[Any, Any] = {}
        try:
            self._client = self._dask.Client(address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            raise CorpusError(
                address, f"no Dask cluster answers there: {error}", "start a scheduler and workers"
            ) from error
        versions = {*self._client.run(find_version).values()}
        if versions != {find_version()}:
            there = ", ".join(sorted(versions))
            raise CorpusError(address, f"its workers have govtasks {there}", f"install {find_version()} everywhere")

    @property
    def free(self) -> bool:
        """Whether another call may be given."""
        threads: int = sum(self._client.nthreads().values())
        return len(self._calls) < _AHEAD * max(1, threads)

    @property
    def busy(self) -> bool:
        """Whether some call has not ended."""
        return bool(self._calls)

    def submit(self, tag: object, call: Callable[[], Any]) -> None:
        """Give a call to the scheduler."""
        self._calls[self._client.submit(call, pure=False)] = tag

    def wait(self) -> list[tuple[Any, Any]]:
        """Wait for calls to end; give the tag of each that has, and its result or `Death`."""
        with self._client.as_current():
            done = self._dask.wait(list(self._calls), return_when="FIRST_COMPLETED").done
        return [(self._calls.pop(future), _result(future)) for future in done]

    def close(self) -> None:
        """Leave the cluster; what is being done for this run is given up."""
        self._client.close()


def _result(future: Any) -> Any:  # noqa: ANN401 - a Future
    """Give what a call gave; a worker that died of it, or an error, is a `Death`."""
    if future.status == "finished":
        return future.result()
    error = future.exception() if future.status == "error" else None
    return Death(f"{type(error).__name__}: {error}" if error else f"Dask says {future.status}")
