"""A run: from files to a corpus, which can be broken off and gone on with at any moment."""

from __future__ import annotations

from contextlib import closing, nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, frozen

from govtasks.batch.crew import Crew, Death, StartError
from govtasks.batch.dataset import open_staged, plan, scan
from govtasks.batch.engine import make_all, read_chunks
from govtasks.batch.folder import AGAIN, Folder, expect_whole, read_lines, say, write_lines
from govtasks.batch.reading import find_version
from govtasks.batch.sources import find_sources
from govtasks.errors import CorpusError
from govtasks.export.catalogue import Form, write_catalogue
from govtasks.model.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from govtasks.batch.engine import Engine
    from govtasks.batch.reading import Item
    from govtasks.batch.sources import Source

_START = 'see above; a script of your own needs if __name__ == "__main__":'
_UNOPENED = "it could not be opened"
_CHUNK = 8
"""Files of a chunk, at most, and …"""
_CHUNK_BYTES = 2_000_000
"""… bytes at which it is full."""


@frozen
class Progress:
    """How far a run has come."""

    total: int = 0
    """Files that were found."""
    known: int = 0
    """Files that an earlier run has dealt with."""
    duplicates: int = 0
    """Files with the same bytes as one before them."""
    read: int = 0
    """Files that were read."""
    failed: int = 0
    """Files that could not be read."""
    tasks: int = 0
    """Tasks in what was read."""

    @property
    def done(self) -> int:
        """Files that are dealt with."""
        return self.known + self.duplicates + self.read + self.failed


@frozen(kw_only=True)
class Settings:
    """How a run is done."""

    workers: int = 1
    """Processes of this machine."""
    seconds: float = 120
    """What one file may take; longer, and it is a failure."""
    megabytes: int = 4096
    """Memory that one process may take, where the system can bound it (Linux); 0 for no bound."""
    scheduler: str = ""
    """Address of a Dask scheduler (`tcp://…`): the files are read by its workers."""
    catalogue: Form = "duckdb"
    """The database beside the dataset: `duckdb` has views of it, `sqlite` everything once more."""
    retry_failed: bool = False
    """Whether files are read again that this version could not read."""


DEFAULT_SETTINGS = Settings()


class Failure(NamedTuple):
    """Why bytes could not be read, and by what."""

    reason: str
    version: str


def run(
    names: Sequence[str],
    out: Path,
    settings: Settings = DEFAULT_SETTINGS,
    report: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Read all files that names stand for (`find_sources`) into the corpus in a folder, and say how it ended.

    What this version has read already is not read again. What an interrupted run has read is kept; when the next has
    ended the corpus is the same, byte for byte, as if there had been one. `report` is called as it goes on. Raises
    `CorpusError` where the folder is not to be had or no process starts, `MissingDependencyError` where an extra
    is missing.
    """
    try:
        with Folder(out).open() as folder, closing(Crew(settings.workers, settings.megabytes)) as crew:
            work = _Run(folder, settings)
            with closing(_find_cluster(settings.scheduler)) if settings.scheduler else nullcontext(crew) as engine:
                for progress in work.read(names, engine):
                    report(progress)
            work.finish(crew)
            return work.progress
    except StartError as error:
        raise CorpusError(str(out), f"no process can be started: {error}", _START) from error


def _find_cluster(address: str) -> Engine:
    from govtasks.batch.cluster import Cluster  # noqa: PLC0415 - needs an extra

    return Cluster(address)


class _Run:
    """What is known while a run goes on."""

    def __init__(self, folder: Folder, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.progress = Progress()
        self.stored = scan(folder.dataset)
        self.keys: dict[str, str | None] = dict(read_lines(folder.sources, "source", "notice"))
        self.unopened: dict[str, str] = {}
        self.failures: dict[str, Failure] = {}
        for source, key, reason, by in read_lines(folder.failed, "source", "notice", "reason", "version"):
            if key is None:
                self.unopened[source] = reason
            else:
                self.failures[key] = Failure(reason, by)
        self.version = find_version()
        self.notices = {*self.stored}
        self.done = {key for key, row in self.stored.items() if row.version == self.version}
        if not settings.retry_failed:
            self.done |= {key for key, failure in self.failures.items() if failure.version == self.version}
        for path in folder.list_staged():
            self._note(path)

    def read(self, names: Sequence[str], engine: Engine) -> Iterator[Progress]:
        """Read what is not done, and stage it; say how far it is after each chunk."""
        self.progress = Progress(sum(1 for _ in self._find(names)))
        yield self.progress
        for data in read_chunks(engine, self._chunks(names), self.settings.seconds):
            rows = self._note(self.folder.stage(data))
            failed = sum(row["error"] is not None for row in rows)
            self._count(read=len(rows) - failed, failed=failed, tasks=sum(row["task_count"] or 0 for row in rows))
            yield self.progress
        yield self.progress

    def _find(self, names: Sequence[str]) -> Iterator[Source]:
        return find_sources(names, DEFAULT_LIMITS.bytes, self.folder.path)

    def _chunks(self, names: Sequence[str]) -> Iterator[tuple[Item, ...]]:
        """Give the files that are to be read, some at a time."""
        chunk: list[Item] = []
        for item in self._items(names):
            chunk.append(item)
            if len(chunk) == _CHUNK or sum(len(each.data) for each in chunk) >= _CHUNK_BYTES:
                yield tuple(chunk)
                chunk = []
        if chunk:
            yield tuple(chunk)

    def _items(self, names: Sequence[str]) -> Iterator[Item]:
        """Open the files one after the other; give those whose bytes are new."""
        met: set[str] = set()
        for source in self._find(names):
            try:
                item = source.read()
            except OSError as error:
                self.keys[source.name], self.unopened[source.name] = None, f"it cannot be opened: {say(error)}"
                self._count(failed=1)
                continue
            self.keys[source.name] = item.key
            if item.key in met:
                self._count(duplicates=1)
            elif item.key in self.done:
                self._count(**{"failed" if item.key in self.failures else "known": 1})
            else:
                yield item
            met.add(item.key)

    def _count(self, **more: int) -> None:
        self.progress = evolve(self.progress, **{what: getattr(self.progress, what) + n for what, n in more.items()})

    def _note(self, path: Path) -> list[dict[str, Any]]:
        """Take down what a staged file holds, and give its rows in short."""
        columns = ["source", "notice", "version", "error", "task_count"]
        with expect_whole(path):
            rows: list[dict[str, Any]] = open_staged(path).select(columns).to_pylist()
        for row in rows:
            self.keys.setdefault(row["source"], row["notice"])
            if row["version"] == self.version:
                self.done.add(row["notice"])
            if row["error"] is not None:
                self.failures[row["notice"]] = Failure(row["error"], row["version"])
            else:
                self.failures.pop(row["notice"], None)
                self.notices.add(row["notice"])
        return rows

    def finish(self, crew: Crew) -> None:
        """Bring what is staged into the dataset, and write down what became of each file."""
        folder = self.folder
        calls = plan(folder.dataset, folder.list_staged(), self.stored)
        self._make(crew, calls)
        names = sorted(self.keys)
        write_lines(folder.sources, ({"source": name, "notice": self.keys[name]} for name in names))
        write_lines(folder.failed, filter(None, map(self._tell, names)))
        folder.describe(sources=len(names), notices=len(self.notices))
        there, wanted = folder.list_catalogues(), self.settings.catalogue
        forms = sorted({*there, wanted}) if calls else [] if wanted in there else [wanted]
        self._make(crew, [partial(write_catalogue, folder.path, form) for form in forms])
        open_staged.cache_clear()
        folder.clear_staged()

    def _make(self, crew: Crew, calls: Iterable[Callable[[], object]]) -> None:
        for result in make_all(crew, calls):
            if isinstance(result, Death):
                raise CorpusError(str(self.folder.path), f"cannot be written: {result.reason}", AGAIN)

    def _tell(self, name: str) -> dict[str, Any] | None:
        """Say why a file could not be read; None for one that was."""
        key = self.keys[name]
        failure = self.failures.get(key) if key else Failure(self.unopened.get(name, _UNOPENED), self.version)
        return {"source": name, "notice": key, **failure._asdict()} if failure else None
