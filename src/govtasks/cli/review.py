"""`govtasks review`: notices in, one page on which a person looks at what was read and corrects it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

import click

from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.report.page import make_page

if TYPE_CHECKING:
    from govtasks.model.diagnostic import Language


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="NOTICE…")
@click.option("-o", "--output", type=click.File("w", "utf-8"), default="-", help="Write to this file, not to stdout.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language in which the page opens.")
@options.encoding
@options.adapter
def review(files: tuple[str, ...], output: TextIO, lang: Language, encoding: str | None, adapter: str | None) -> None:
    """Write a page that shows each NOTICE beside what was read of it, to look through and correct; `-` is stdin.

    The page is one file: it works from disk, loads nothing and sends nothing.
    """
    reader = Reader(encoding, adapter)
    notices = list(reader.read_all(files))
    if notices:
        output.write(make_page(notices, lang=lang))
    sys.exit(reader.failed)
