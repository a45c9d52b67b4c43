"""From a path to a corpus: a folder of `govtasks batch`, or a database of `govtasks parse`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from govtasks.corpus.corpus import Corpus
from govtasks.corpus.engine import OURS, refuse_file
from govtasks.corpus.in_duckdb import DuckDBEngine
from govtasks.corpus.in_sqlite import SQLiteEngine
from govtasks.errors import CorpusError
from govtasks.export.columns import CORPUS_VERSION, TABLES_VERSION

if TYPE_CHECKING:
    import os

    from govtasks.corpus.engine import Engine

_SQLITE, _DUCKDB = (0, b"SQLite format 3\0"), (8, b"DUCK")
"""Where the signs of a file stand that say what it is, and which they are."""
_HEAD = 16


def open_corpus(path: str | os.PathLike[str]) -> Corpus:
    """Open a corpus folder, or a SQLite or DuckDB database, to read.

    Raises `CorpusError` where it is none, is damaged or of a newer version, and `MissingDependencyError` where what
    reads it is not installed.
    """
    try:
        corpus = Corpus(_open(Path(path)))
    except (OSError, ValueError) as error:
        raise CorpusError(str(path), f"cannot be opened: {error}", "check the path") from error
    try:
        found = corpus.query("SELECT value FROM about WHERE name = 'tables'").rows
    except CorpusError as error:
        corpus.close()
        raise refuse_file(str(path), error.reason) from error
    if found != ((TABLES_VERSION,),):
        corpus.close()
        raise _refuse_version(path, TABLES_VERSION)
    return corpus


def is_corpus(path: Path) -> bool:
    """Tell whether a path is a folder or a database, rather than a notice; what cannot be opened is neither."""
    try:
        return path.is_dir() or _is(path, *_SQLITE) or _is(path, *_DUCKDB)
    except (OSError, ValueError):
        return False


def _open(path: Path) -> Engine:
    if path.is_dir():
        return _open_folder(path)
    if not path.exists():
        raise CorpusError(str(path), "no such corpus", "check the path")
    if _is(path, *_SQLITE):
        return SQLiteEngine.open(path)
    if not _is(path, *_DUCKDB):
        raise CorpusError(str(path), "this is neither a SQLite nor a DuckDB database", OURS)
    if (path.parent / "corpus.json").is_file():
        return _open_folder(path.parent)
    return DuckDBEngine.open(path)


def _open_folder(folder: Path) -> Engine:
    """Open its SQLite catalogue where it has that one alone, else its Parquet files."""
    _check_version(folder)
    sqlite = folder / "catalog.sqlite"
    if sqlite.is_file() and not (folder / "catalog.duckdb").is_file():
        return SQLiteEngine.open(sqlite)
    return DuckDBEngine.view(folder)


def _check_version(folder: Path) -> None:
    try:
        about = json.loads((folder / "corpus.json").read_bytes())
        versions = (about["schema"], about.get("tables", TABLES_VERSION))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CorpusError(str(folder), "this folder is no corpus: it has no corpus.json in order", OURS) from error
    if versions != (CORPUS_VERSION, TABLES_VERSION):
        raise _refuse_version(folder, CORPUS_VERSION)


def _refuse_version(path: str | os.PathLike[str], known: str) -> CorpusError:
    return CorpusError(
        str(path), f"it is of another version than {known}", "use the govtasks that made it, or make it anew"
    )


def _is(path: Path, start: int, signs: bytes) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(_HEAD)[start : start + len(signs)] == signs
