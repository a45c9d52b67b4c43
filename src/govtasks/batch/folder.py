"""The folder of a corpus: what lies where, whose it is, and files that are there whole or not at all."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, get_args

from govtasks.errors import CorpusError
from govtasks.export.catalogue import Form
from govtasks.export.columns import CORPUS_VERSION, TABLES_VERSION
from govtasks.needing import need
from govtasks.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


need_batch = partial(need, extra="batch", doing="a batch run")
"""Gives a module of the extra `batch`."""


class Folder:
    """The folder of a corpus."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.about = path / "corpus.json"
        """Of which version it is, and how much is in it."""
        self.dataset = path / "notices"
        """The Parquet files, by year and province."""
        self.sources = path / "sources.jsonl"
        """Every file that was ever given: its name and the key of its bytes."""
        self.failed = path / "failed.jsonl"
        """The files that could not be read, and why."""
        self.staged = path / ".staged"
        """What was read and is not yet in the dataset."""
        self._numbers = count()

    @contextmanager
    def open(self) -> Iterator[Folder]:
        """Keep others out, and clear away what was left half written; CorpusError where the folder is not to be had."""
        locks = need_batch("filelock")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with locks.FileLock(self.path / ".lock", blocking=False):
                self._check()
                for half in (*self.path.glob("*.half*"), *self.dataset.rglob("*.half"), *self.staged.glob("*.half")):
                    half.unlink()
                yield self
        except locks.Timeout as error:
            raise CorpusError(str(self.path), "another run is writing to it", "wait until it has ended") from error
        except OSError as error:
            raise CorpusError(str(error.filename or self.path), f"cannot be written: {say(error)}", AGAIN) from error

    def list_catalogues(self) -> tuple[Form, ...]:
        """Give the forms of the catalogues that are there."""
        return tuple(form for form in get_args(Form) if (self.path / f"catalog.{form}").exists())

    def list_staged(self) -> list[Path]:
        """Give what was read and is not yet in the dataset."""
        return sorted(self.staged.glob("*.arrows"))

    def stage(self, data: bytes) -> Path:
        """Keep what was read until it is brought into the dataset."""
        self.staged.mkdir(exist_ok=True)
        path = next(path for n in self._numbers if not (path := self.staged / f"{n:08}.arrows").exists())
        write_bytes(path, data)
        return path

    def clear_staged(self) -> None:
        """Delete what is in the dataset by now."""
        if self.staged.exists():
            shutil.rmtree(self.staged)

    def _check(self) -> None:
        """Refuse the folder of another version."""
        if not self.about.exists():
            return
        with expect_whole(self.about):
            schema = str(json.loads(self.about.read_bytes())["schema"])
        if schema != CORPUS_VERSION:
            raise CorpusError(str(self.path), f"a corpus of version “{schema}”", "use another folder, or that version")

    def describe(self, **counts: int) -> None:
        """Write of which version it is and how much is in it."""
        about = {"schema": CORPUS_VERSION, "tables": TABLES_VERSION, **counts}
        write_bytes(self.about, json.dumps(about, indent=2).encode() + b"\n")


AGAIN = "make room or give permission, and run again: what was read is kept"


def say(error: OSError) -> str:
    """Give the reason of an error of the system without its number."""
    return error.strerror or str(error)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    with write_whole(path) as half:
        half.write_bytes(data)


@contextmanager
def expect_whole(path: Path) -> Iterator[None]:
    """Tell of a file of the corpus that it does not hold what a run writes."""
    try:
        yield
    except (OSError, ValueError, TypeError, KeyError, RecursionError, NotImplementedError) as error:
        if getattr(error, "errno", None):
            raise
        raise CorpusError(str(path), "it is damaged", "move it away, and run again with all sources") from error


def read_lines(path: Path, *names: str) -> list[tuple[Any, ...]]:
    """Give the values that the lines of a JSON Lines file have by these names; none where there is no file."""
    if not path.exists():
        return []
    with expect_whole(path), path.open(encoding="utf-8") as file:
        return [tuple(_check(json.loads(line)[name], name) for name in names) for line in file]


def _check(value: object, name: str) -> str | None:
    """Give a value that is text; the key of a notice may be nothing."""
    if isinstance(value, str) or (value is None and name == "notice"):
        return value
    raise TypeError


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write objects, one a line."""
    with write_whole(path) as half, half.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
