"""Where the files of a run are: folders, globs, lists, zips and web archives, in an order that is always the same."""

from __future__ import annotations

import glob
import os
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from govtasks.batch.reading import Item, make_item
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WARC = (".warc", ".warc.gz")
_BROKEN_MEMBER = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error)


class Source(NamedTuple):
    """A file that may be read, until the next is asked for."""

    name: str
    read: Callable[[], Item]
    """Gives its bytes; OSError where that cannot be done."""


def find_sources(names: Iterable[str], most: int) -> Iterator[Source]:
    """Give the files that names stand for, each folder and pattern in the order of names.

    A name is a file, a folder (all in it, hidden files left out), a pattern (`notices/**/*.html`), a zip (each of its
    members) or a WARC (each page that it holds). Links to folders are not followed, pipes and devices not read. What is
    not there is a source that cannot be read. `most` is the most bytes that are read of a file.
    """
    for name in names:
        if glob.has_magic(name) and not os.path.lexists(name):
            found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - pathlib takes no absolute patterns
            yield from (source for each in found or [name] for source in _find(Path(each), most))
        else:
            yield from _find(Path(name), most)


def _find(path: Path, most: int) -> Iterator[Source]:
    if path.is_dir():
        yield from (Source(show(file), _reader(file, most)) for file in _walk(path))
    elif path.name.lower().endswith(_WARC):
        yield from _open_warc(path, most)
    elif path.suffix.lower() == ".zip":
        yield from _open_zip(path, most)
    else:
        yield Source(show(path), _reader(path, most))


def show(path: Path | str) -> str:
    """Give a name that can be printed and stored, whatever bytes it is made of."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> Iterator[Path]:
    """Give the files in a folder and below; a folder that cannot be opened stands for what is in it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name)
        elif not (entry.is_symlink() and Path(entry).is_dir()):
            yield folder / entry.name


def _reader(path: Path, most: int) -> Callable[[], Item]:
    return lambda: make_item(show(path), _read_file(path, most))


def _read_file(path: Path, most: int) -> bytes:
    """Give the bytes of a file, at most one more than may be read; a pipe or a device is not opened."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        path.iterdir()
        raise IsADirectoryError(0, "this is a folder that cannot be opened")
    if not stat.S_ISREG(mode):
        raise OSError(0, "this is no file but a pipe, a socket or a device")
    with path.open("rb") as file:
        return file.read(most + 1)


def _open_zip(path: Path, most: int) -> Iterator[Source]:
    """Give the members of a zip."""
    try:
        with ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=lambda member: (member.filename, member.header_offset))
            for member in members:
                if not member.is_dir():
                    name = show(f"{path}/{member.filename}")
                    yield Source(name, lambda name=name, member=member: _read_member(archive, member, name, most))  # type: ignore[misc]
    except (OSError, BadZipFile) as error:
        yield _broken(path, error)


def _read_member(archive: ZipFile, member: ZipInfo, name: str, most: int) -> Item:
    try:
        with archive.open(member) as file:
            return make_item(name, file.read(most + 1))
    except _BROKEN_MEMBER as error:
        raise OSError(0, str(error)) from error


def _open_warc(path: Path, most: int) -> Iterator[Source]:
    """Give the pages of a web archive: the answers with status 200 to its requests."""
    archives = need("warcio.archiveiterator", "warc", "reading WARC", show(path))
    broken = need("warcio.exceptions", "warc", "reading WARC", show(path)).ArchiveLoadFailed
    try:
        with path.open("rb") as file:
            for record in archives.ArchiveIterator(file, arc2warc=True):
                if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                    address = record.rec_headers.get_header("WARC-Target-URI") or ""
                    name = show(f"{path}/{address}")
                    yield Source(
                        name,
                        lambda record=record, name=name, address=address: make_item(  # type: ignore[misc]
                            name, record.content_stream().read(most + 1), address or None
                        ),
                    )
    except (OSError, ValueError, EOFError, broken) as error:
        yield _broken(path, error)


def _broken(path: Path, error: Exception) -> Source:
    """Give the source that stands for an archive, or the rest of it, that cannot be read."""

    def read() -> Item:
        raise OSError(0, str(error)) from error

    return Source(show(path), read)
