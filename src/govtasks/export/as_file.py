"""Formats that need a file to be written in: the file is made beside, and its bytes are given piece by piece."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE = 1 << 20


def give_file(write: Callable[[Path], None]) -> Iterator[bytes]:
    """Give the bytes of what `write` makes at the path that it is given."""
    with TemporaryDirectory(prefix="govtasks-") as folder:
        path = Path(folder) / "made"
        write(path)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
