"""`govtasks review`: notices in, one page on which a person looks at what was read and corrects it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from govtasks.cli import options
from govtasks.cli.corrections import find_verdicts, name_with_notice
from govtasks.cli.output import out_option, write_pieces
from govtasks.cli.reading import Reader
from govtasks.cli.serving import serve as serve_page
from govtasks.cli.words import clean
from govtasks.correcting.corrections import Corrections, hash_text
from govtasks.correcting.file import parse_corrections, read_corrections, to_rows, write_corrections
from govtasks.correcting.judging import judge
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
            given = read_corrections(corrections) if corrections else Corrections()
            tell_outdated(given, notices)
            write_pieces([make_page(notices, lang=lang, corrections=make_rows(given, notices))], out)
    except CorrectionsError as error:
        raise click.ClickException(clean(str(error))) from error
    sys.exit(reader.failed)


def make_rows(given: Corrections, notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """Give corrections as the page takes them, each with the hash of the text that it applies to."""
    hashes = {
        one: hash_text(notice.document)
        for notice in notices
        for one, status, _ in judge(given.corrections, notice)
        if status == "applies"
    }
    return to_rows(evolve(one, text=hashes.get(one, one.text)) for one in given.corrections)


def tell_outdated(given: Corrections, notices: Sequence[Notice]) -> None:
    """Tell on stderr which corrections were made for a text that has changed since."""
    for one, verdict in zip(given.corrections, find_verdicts(given, notices), strict=True):
        if verdict.startswith("outdated"):
            click.echo(clean(f"govtasks: {verdict}: {name_with_notice(one)}"), err=True)


def serve_notices(notices: Sequence[Notice], path: str, lang: Language) -> None:
    """Serve the page of notices, and save their corrections to a file, which is made where there is none."""

    def read() -> Corrections:
        return read_corrections(path) if Path(path).exists() else Corrections()

    def make(save_path: str) -> str:
        return make_page(notices, lang=lang, corrections=make_rows(read(), notices), save=save_path)

    tell_outdated(read(), notices)
    serve_page(
        make,
        lambda data: write_corrections(parse_corrections(data, path), path),
        lambda address: click.echo(f"{address} (Ctrl-C ends it)"),
    )
