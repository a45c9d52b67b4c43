"""A folder as people bring it: notices, and among them a tenth of files that are none, or that nobody can read."""

from __future__ import annotations

import os
import random
import socket
import zipfile
from typing import TYPE_CHECKING, Literal

from benchmarks.made_corpus import make, name_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Kind = Literal["notice", "copy", "no notice", "unreadable"]
"""A notice; its bytes under another name; a text that is none; what cannot be read and must be named."""
HUGE = 5_000_000_000
_PROSE = "<html><body><h1>样本湖的春天</h1><p>湖边的柳树绿了，游人三三两两。</p></body></html>"
_LONGEST = 240


def write_mixed(folder: Path, count: int) -> dict[bytes, Kind]:
    """Write so many files into folders, a tenth of them odd, and say of each what it is."""
    folder.mkdir(parents=True)
    odd = count // 10
    kinds: dict[bytes, Kind] = {}
    for index in range(count - odd):
        kinds[_put(folder / f"{index % 40:02}" / name_of(index), make(index))] = "notice"
    for index in range(odd):
        at = folder / f"odd-{index % 7}" / f"{index:05}"
        at.mkdir(parents=True)
        path, kind = ODD[index % len(ODD)](at, index)
        kinds[os.fsencode(path)] = kind
    (folder / "a-folder.html").mkdir()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    return kinds


def _put(path: Path, data: bytes) -> bytes:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return os.fsencode(path)


def _write(name: str, kind: Kind, give: Callable[[int], bytes]) -> Callable[[Path, int], tuple[Path, Kind]]:
    def write(folder: Path, index: int) -> tuple[Path, Kind]:
        _put(folder / name, give(index))
        return folder / name, kind

    return write


def _cut_zip(folder: Path, index: int) -> tuple[Path, Kind]:
    """Write an office file whose upload was broken off."""
    path = folder / ("清单.docx", "清单.xlsx", "清单.zip")[index % 3]
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", random.Random(index).randbytes(4000))  # noqa: S311 - not for secrets
    os.truncate(path, 2000)
    return path, "unreadable"


def _huge(folder: Path, _: int) -> tuple[Path, Kind]:
    """Write a file that takes no place and is far over the limit."""
    _put(folder / "huge.txt", b"")
    os.truncate(folder / "huge.txt", HUGE)
    return folder / "huge.txt", "unreadable"


def _pipe(folder: Path, _: int) -> tuple[Path, Kind]:
    """Make a pipe that nobody writes to: opening it would wait for ever."""
    os.mkfifo(folder / "pipe.html")
    return folder / "pipe.html", "unreadable"


def _socket(folder: Path, _: int) -> tuple[Path, Kind]:
    """Make a socket; its name is bound from inside, as the path may be too long for it."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{(at := os.open(folder, os.O_RDONLY))}/socket.html")
        os.close(at)
    return folder / "socket.html", "unreadable"


def _loop(folder: Path, _: int) -> tuple[Path, Kind]:
    """Make a link to itself."""
    (folder / "self.html").symlink_to("self.html")
    return folder / "self.html", "unreadable"


def _gone(folder: Path, _: int) -> tuple[Path, Kind]:
    """Make a link to what is not there."""
    (folder / "gone.html").symlink_to("nowhere.html")
    return folder / "gone.html", "unreadable"


def _secret(folder: Path, index: int) -> tuple[Path, Kind]:
    """Write a notice that nobody may read but root (`batch_runs.obey_permissions`)."""
    _put(folder / "secret.txt", make(1_000_000 + index))
    (folder / "secret.txt").chmod(0)
    return folder / "secret.txt", "unreadable"


def _odd_name(folder: Path, index: int) -> tuple[Path, Kind]:
    """Write a notice under a name with a line feed, quotes, bytes that are no UTF-8, or as long as may be."""
    names = (b"two\nlines '\"%[1]*?.html", b"\xca\xbe\xc0\xfd.html", "长".encode() * (_LONGEST // 3) + b".html")
    path = folder / os.fsdecode(names[index // len(ODD) % len(names)])
    _put(path, make(2_000_000 + index))
    return path, "notice"


ODD: tuple[Callable[[Path, int], tuple[Path, Kind]], ...] = (
    _write("copy.html", "copy", lambda index: make(index % 8)),
    _write("empty.html", "unreadable", lambda _: b""),
    _cut_zip,
    _write("noise.html", "unreadable", lambda index: random.Random(index).randbytes(3000)),  # noqa: S311
    _odd_name,
    _write("nul.txt", "unreadable", lambda index: bytes(1000 + index)),
    _write("prose.html", "no notice", lambda index: _PROSE.replace("春天", f"春天{index}").encode()),
    _pipe,
    _write("same name.html", "notice", lambda index: make(3_000_000 + index)),
    _socket,
    _loop,
    _secret,
    _gone,
    _huge,
    _write("picture.jpg", "unreadable", lambda index: b"\xff\xd8\xff\xe0" + random.Random(index).randbytes(900)),  # noqa: S311
)
