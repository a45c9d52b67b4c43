"""`govtasks show`: one notice as a person wants to see it in a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from govtasks.cli import options
from govtasks.cli.reading import Reader

if TYPE_CHECKING:
    from govtasks.correcting.corrections import Corrections
    from govtasks.model.diagnostic import Language


@click.command()
@click.argument("file")
@options.width
@options.encoding
@options.adapter
@options.lang
@options.corrections
def show(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: str,
    width: int | None,
    encoding: str | None,
    adapter: str | None,
    lang: Language,
    corrections: Corrections | None,
) -> None:
    """Show what FILE says: its head, its outline with tasks and units, its diagnostics; `-` is stdin."""
    notice = Reader(encoding, adapter, corrections=corrections).read(file)
    if notice is None:
        sys.exit(1)
    from govtasks.cli.picture import draw  # noqa: PLC0415 - rich starts slowly
    from govtasks.cli.screen import make_console  # noqa: PLC0415
    from govtasks.report.view import make_view  # noqa: PLC0415

    console = make_console(width)
    for block in draw(make_view(notice), lang, console.width):
        console.print(block)
