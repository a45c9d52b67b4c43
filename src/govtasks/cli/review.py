"""`govtasks review`: notices in, one page on which a person looks at what was read and corrects it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtasks.cli import options
from govtasks.cli.output import out_option, write_pieces
from govtasks.cli.reading import Reader
from govtasks.cli.serving import serve as serve_page
from govtasks.cli.words import clean
from govtasks.correcting.file import parse_corrections, read_corrections, to_rows, write_corrections
from govtasks.errors import CorrectionsError
from govtasks.report.page import make_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from govtasks.model.diagnostic import Language
    from govtasks.model.notice import Notice


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="NOTICE…")
@out_option
@click.option("--corrections", metavar="FILE", help="Show the corrections of this file; with --serve, save to it.")
@click.option("--serve", is_flag=True, help="Serve the page on this machine alone, and save to the file until Ctrl-C.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language in which the page opens.")
@options.encoding
@options.adapter
def review(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[str, ...],
    out: Path | None,
    corrections: str | None,
    lang: Language,
    encoding: str | None,
    adapter: str | None,
    *,
    serve: bool,
) -> None:
    """Write a page that shows each NOTICE beside what was read of it, to look through and correct; `-` is stdin.

    The page is one file: it works from disk, loads nothing and sends nothing. One that is served saves what is
    corrected straight to the file.
    """
    if serve and corrections is None:
        raise click.UsageError("--serve saves to a file: name it with --corrections FILE")
    reader = Reader(encoding, adapter)
    notices = list(reader.read_all(files))
    try:
        if notices and serve and corrections is not None:
            serve_notices(notices, corrections, lang)
        elif notices:
            rows = read_rows(corrections) if corrections else ()
            write_pieces([make_page(notices, lang=lang, corrections=rows)], out)
    except CorrectionsError as error:
        raise click.ClickException(clean(str(error))) from error
    sys.exit(reader.failed)


def read_rows(path: str) -> list[dict[str, Any]]:
    """Give the corrections of a file as the page takes them."""
    return to_rows(read_corrections(path).corrections)


def serve_notices(notices: Sequence[Notice], path: str, lang: Language) -> None:
    """Serve the page of notices, and save their corrections to a file, which is made where there is none."""

    def make(save_path: str) -> str:
        rows = read_rows(path) if Path(path).exists() else []
        return make_page(notices, lang=lang, corrections=rows, save=save_path)

    make("")
    serve_page(
        make,
        lambda data: write_corrections(parse_corrections(data, path), path),
        lambda address: click.echo(f"{address} (Ctrl-C ends it)"),
    )
