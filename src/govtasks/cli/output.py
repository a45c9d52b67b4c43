"""Where results go: stdout, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtasks.cli.words import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import IO, Any

out_option: Callable[..., Any] = click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE instead of stdout."
)


def write_pieces(pieces: Iterable[str | bytes], out: Path | None) -> None:
    """Write text and bytes to a file, or to stdout where None is given; bytes are not written to a terminal."""
    if out is None:
        for piece in pieces:
            if isinstance(piece, bytes) and sys.stdout.isatty():
                raise click.UsageError("this format is not text: name a file with -o FILE")
            click.echo(piece, nl=False)
        return
    try:
        _write_file(pieces, out)
    except OSError as error:
        raise click.ClickException(f"{clean(str(out))}: cannot be written: {error.strerror}") from error


def _write_file(pieces: Iterable[str | bytes], out: Path) -> None:
    """Write beside the file and put it in its place when it is whole; into a device or a pipe as it comes."""
    data = (piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace") for piece in pieces)
    if out.exists() and not out.is_file():
        with out.open("wb") as device:
            device.writelines(data)
        return
    mask = os.umask(0)
    os.umask(mask)
    target = Path(os.path.realpath(out))
    file: IO[bytes]
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".govtasks-", delete=False) as file:
        made = Path(file.name)
        try:
            file.writelines(data)
            file.close()
            made.chmod(0o666 & ~mask)
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)
