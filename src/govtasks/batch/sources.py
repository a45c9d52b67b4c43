"""Where the files of a run are: folders, globs, lists, zips and web archives, in an order that is always the same."""

from __future__ import annotations

import glob
import os
import stat
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile, ZipInfo

from govtasks.batch.reading import Item, make_item
from govtasks.containers.office.archive import DAMAGE, PACKED
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WARC = (".warc", ".warc.gz")
_PIECE = 1 << 20


class Source(NamedTuple):
    """A file that may be read, until the next is asked for."""

    name: str
    read: Callable[[], Item]
    """Gives its bytes; OSError where that cannot be done."""


def find_sources(names: Iterable[str], most: int, corpus: Path | None = None) -> Iterator[Source]:
    """Give the files that names stand for, each folder and pattern in the order of names.

    A name is a file, a folder (all in it, hidden files left out), a pattern (`notices/**/*.html`), a zip (each of its
    members) or a WARC (each page that it holds). Links to folders are not followed, pipes and devices not read. What is
    not there is a source that cannot be read; what lies in `corpus`, the folder of one, is none. `most` is the most
    bytes that are read of a file.
    """
    for name in names:
        if glob.has_magic(name) and not os.path.lexists(name):
            found = sorted(_match(name)) or [name]
            yield from (source for each in found for source in _find(Path(each), most, corpus))
        else:
            yield from _find(Path(name), most, corpus)


def _match(pattern: str) -> Iterator[str]:
    """Give the paths that a pattern matches; `**/` is any folder below, but for links, which may lead in circles."""
    before, stars, after = pattern.partition("**/")
    if not stars or not (before == "" or before.endswith("/")):
        yield from glob.iglob(pattern)  # noqa: PTH207 - pathlib takes no absolute patterns
        return
    for folder in glob.iglob(before or "."):  # noqa: PTH207
        for below, is_folder in _walk(Path(folder)):
            if is_folder:
                yield from _match(f"{glob.escape(os.fspath(below))}/{after}")


def _find(path: Path, most: int, corpus: Path | None) -> Iterator[Source]:
    if corpus and os.path.lexists(path) and path.resolve().is_relative_to(corpus.resolve()):
        return
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a name is too long
        yield from (Source(show(file), _reader(file, most)) for file, is_folder in _walk(path, corpus) if not is_folder)
    elif path.name.lower().endswith(_WARC):
        yield from _open_warc(path, most)
    elif path.suffix.lower() == ".zip":
        yield from _open_zip(path, most)
    else:
        yield Source(show(path), _reader(path, most))


def show(path: Path | str) -> str:
    """Give a name that can be printed and stored, whatever bytes it is made of."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _walk(top: Path, corpus: Path | None = None) -> Iterator[tuple[Path, bool]]:
    """Give a folder and what is below it, and of each whether it is a folder; one that cannot be opened is none."""
    rest = [(top, True)]
    while rest:
        path, is_folder = rest.pop()
        try:
            entries = sorted(os.scandir(path), key=lambda entry: os.fsencode(entry.name)) if is_folder else []
        except OSError:
            is_folder, entries = False, []
        if is_folder and corpus and corpus.samefile(path):
            continue
        yield path, is_folder
        shown = [entry for entry in entries if not entry.name.startswith(".")]
        below = [(path / entry.name, entry.is_dir(follow_symlinks=False)) for entry in shown]
        rest += reversed([each for each in below if each[1] or not os.path.isdir(each[0])])  # noqa: PTH112


def _reader(path: Path, most: int) -> Callable[[], Item]:
    return lambda: make_item(show(path), _read_file(path, most))


def _read_file(path: Path, most: int) -> bytes:
    """Give the bytes of a file, at most one more than may be read; a pipe or a device is not opened."""
    try:
        mode = path.stat().st_mode
    except ValueError as error:
        raise OSError(0, f"this is no name: {error}") from error
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
    except DAMAGE as error:
        yield _broken(path, error)


def _read_member(archive: ZipFile, member: ZipInfo, name: str, most: int) -> Item:
    if member.compress_type not in PACKED:
        raise OSError(0, "it is packed in a way that office programs do not use")
    try:
        with archive.open(member) as file:
            return make_item(name, file.read(most + 1))
    except DAMAGE as error:
        raise OSError(0, str(error)) from error


def _open_warc(path: Path, most: int) -> Iterator[Source]:
    """Give the pages of a web archive: the answers with status 200 to its requests."""
    archives = need("warcio.archiveiterator", "warc", "reading WARC", show(path))
    try:
        with path.open("rb") as file:
            for record in archives.ArchiveIterator(file, arc2warc=True):
                if (
                    record.rec_type == "response"
                    and record.http_headers
                    and record.http_headers.get_statuscode() == "200"
                ):
                    address = record.rec_headers.get_header("WARC-Target-URI") or ""
                    name = show(f"{path}/{address}")
                    yield Source(name, partial(_read_page, record, name, address or None, most))
    except Exception as error:  # noqa: BLE001 - the border: warcio raises anything
        yield _broken(path, error)


def _read_page(record: Any, name: str, address: str | None, most: int) -> Item:  # noqa: ANN401 - warcio brings no types
    try:
        data = record.content_stream().read(most + 1)
        while record.raw_stream.read(_PIECE):
            pass
    except Exception as error:
        raise OSError(0, f"it cannot be unpacked: {error}") from error
    if record.raw_stream.limit:
        raise OSError(0, "the archive breaks off in it")
    return make_item(name, data, address)


def _broken(path: Path, error: Exception) -> Source:
    """Give the source that stands for an archive, or the rest of it, that cannot be read."""

    def read() -> Item:
        raise OSError(0, str(error)) from error

    return Source(show(path), read)
