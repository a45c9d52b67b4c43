"""Where results go: stdout, or a file that is there whole or not at all."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtasks.cli.words import clean
from govtasks.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

out_option: Callable[..., Any] = click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE instead of stdout."
)


def outlive_pipes() -> None:
    """Go on where the other end of a pipe or a connection goes away: a browser, a process that has died."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def write_pieces(pieces: Iterable[str | bytes], out: Path | None) -> None:
    """Write text and bytes to a file, or to stdout where None is given; bytes are not written to a terminal."""
    if out is None:
        for piece in pieces:
            if isinstance(piece, bytes) and sys.stdout.isatty():
                raise click.UsageError("this format is not text: name a file with -o FILE")
            click.echo(piece, nl=False)
        return
    try:
        with write_whole(out) as half, half.open("wb") as file:
            for piece in pieces:
                file.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise click.ClickException(f"{clean(str(out))}: cannot be written: {error.strerror}") from error
