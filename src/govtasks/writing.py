"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def write_whole(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Lend the path of a new file beside `path`, which takes its place at the end of the block, else is deleted.

    A link is followed; a pipe or a device is lent itself. Raises OSError where the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        yield target
        return
    made = target.with_name(f".{secrets.token_hex(8)}.half")
    try:
        yield made
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
