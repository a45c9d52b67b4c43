"""`govtasks parse`: files in, data on stdout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.cli.words import clean
from govtasks.export.as_csv import write_csv
from govtasks.export.as_json import enclose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.correcting.corrections import Corrections
    from govtasks.model.diagnostic import Language
    from govtasks.model.notice import Notice

FORMS = ("json", "jsonl", "csv", "table")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "form", default="json", metavar="FORMAT", help="json, jsonl, csv, table, or a plugin's.")
@click.option("--indent", type=click.IntRange(min=0), metavar="N", help="Spaces for each level of --format json.")
@click.option("--together", is_flag=True, help="Read all FILE… as one notice: a page and its attachments.")
@options.encoding
@options.adapter
@options.lang
@options.strict
@options.corrections
def parse(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[str, ...],
    form: str,
    indent: int | None,
    together: bool,  # noqa: FBT001
    encoding: str | None,
    adapter: str | None,
    lang: Language,
    strict: bool,  # noqa: FBT001
    corrections: Corrections | None,
) -> None:
    """Print what FILE… hold as data; `-` is stdin. A zip is one notice with its attachments.

    json: an object for one file, an array for several. jsonl: a line for each notice. csv: a row for each task and
    assignment; cells that a spreadsheet would run get an apostrophe in front. table: for the eye. `govtasks plugins`
    lists the formats that plugins add.
    """
    if indent is not None and form != "json":
        raise click.UsageError("--indent goes with --format json")
    if form not in FORMS and form not in govtasks.formats():
        names = ", ".join(dict.fromkeys([*FORMS, *govtasks.formats()]))
        raise click.UsageError(f"no format {form!r}; there are: {names}")
    reader = Reader(encoding, adapter, strict, corrections)
    notices = reader.read_all([files] if together else files)
    match form:
        case "json":
            print_json(notices, indent=indent, lang=lang, several=len(files) > 1 and not together)
        case "jsonl":
            print_lines(notices, lang)
        case "csv":
            write_csv(notices, sys.stdout)
        case "table":
            print_tables(notices, lang)
        case _:
            print_pieces(form, notices)
    sys.exit(reader.failed)


def print_json(notices: Iterable[Notice], *, indent: int | None, lang: Language, several: bool) -> None:
    """Print an object, or an array where several files were named."""
    texts = (notice.to_json(indent=indent, lang=lang) for notice in notices)
    for line in enclose(texts) if several else texts:
        click.echo(line)


def print_lines(notices: Iterable[Notice], lang: Language) -> None:
    """Print each notice in a line of its own."""
    for notice in notices:
        click.echo(notice.to_json(lang=lang))


def print_tables(notices: Iterable[Notice], lang: Language) -> None:
    """Print the tasks of each notice as a table."""
    from govtasks.cli.screen import make_console  # noqa: PLC0415 - rich starts slowly
    from govtasks.cli.table import draw_table  # noqa: PLC0415

    console = make_console()
    for notice in notices:
        console.print(draw_table(notice, lang, console.width))


def print_pieces(form: str, notices: Iterable[Notice]) -> None:
    """Print a format of a plugin's."""
    try:
        for piece in govtasks.render(notices, form):
            click.echo(piece, nl=False)
    except govtasks.PluginError as error:
        raise click.ClickException(clean(str(error))) from error
