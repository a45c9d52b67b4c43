"""`govtasks parse`: files in, data out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.output import out_option, write_pieces
from govtasks.cli.reading import Reader
from govtasks.cli.words import clean
from govtasks.export.as_json import enclose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govtasks.correcting.corrections import Corrections
    from govtasks.model.diagnostic import Language
    from govtasks.model.notice import Notice

_SUFFIXES = {"": "json", ".md": "markdown", ".db": "sqlite", ".txt": "table"}
"""Formats of files whose names end otherwise than the format is called."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "form", metavar="FORMAT", help="What to write: json, csv, xlsx … (docs/formats.md).")
@click.option("--indent", type=click.IntRange(min=0), metavar="N", help="Spaces for each level of --format json.")
@click.option("--bom", is_flag=True, help="Begin --format csv with a byte order mark: Excel wants one.")
@click.option("--together", is_flag=True, help="Read all FILE… as one notice: a page and its attachments.")
@out_option
@options.encoding
@options.adapter
@options.lang
@options.strict
@options.corrections
def parse(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[str, ...],
    form: str | None,
    indent: int | None,
    bom: bool,  # noqa: FBT001
    together: bool,  # noqa: FBT001
    out: Path | None,
    encoding: str | None,
    adapter: str | None,
    lang: Language,
    strict: bool,  # noqa: FBT001
    corrections: Corrections | None,
) -> None:
    """Write what FILE… hold as data; `-` is stdin. A zip is one notice with its attachments.

    json: an object for one file, an array for several. jsonl: a line for each notice. csv: a row for each task and
    assignment; cells that a spreadsheet would run get an apostrophe in front. table: for the eye. `govtasks plugins`
    lists the formats that plugins add. Without --format the name after -o says it by its ending; else it is json.
    """
    form = find_format(form, out)
    if indent is not None and form != "json":
        raise click.UsageError("--indent goes with --format json")
    if bom and form != "csv":
        raise click.UsageError("--bom goes with --format csv")
    reader = Reader(encoding, adapter, strict, corrections)
    notices = reader.read_all([files] if together else files)
    pieces: Iterator[str | bytes]
    if form == "json":
        several = len(files) > 1 and not together
        pieces = give_json(notices, indent=indent, lang=lang, several=several)
    elif form == "jsonl":
        pieces = (f"{notice.to_json(lang=lang)}\n" for notice in notices)
    elif form == "table":
        pieces = give_tables(notices, lang)
    else:
        pieces = give_rendered(notices, form, "\ufeff" if bom else "")
    write_pieces(pieces, out)
    sys.exit(reader.failed)


def find_format(form: str | None, out: Path | None) -> str:
    """Give the format that is asked for, or that the ending of the file's name says; json where there is none."""
    known = ("table", *govtasks.formats())
    if form is None:
        suffix = out.suffix.lower() if out else ""
        form = _SUFFIXES.get(suffix, suffix[1:])
    if form not in known:
        raise click.UsageError(f"no format {form!r}; there are: {', '.join(known)}")
    return form


def give_json(notices: Iterable[Notice], *, indent: int | None, lang: Language, several: bool) -> Iterator[str | bytes]:
    """Give an object, or an array where several files were named."""
    texts = (notice.to_json(indent=indent, lang=lang) for notice in notices)
    return (f"{line}\n" for line in (enclose(texts) if several else texts))


def give_tables(notices: Iterable[Notice], lang: Language) -> Iterator[str | bytes]:
    """Give the tasks of each notice as a table for the eye."""
    from govtasks.cli.screen import make_console  # noqa: PLC0415 - rich starts slowly
    from govtasks.cli.table import draw_table  # noqa: PLC0415

    console = make_console()
    for notice in notices:
        with console.capture() as drawn:
            console.print(draw_table(notice, lang, console.width))
        yield drawn.get()


def give_rendered(notices: Iterable[Notice], form: str, before: str) -> Iterator[str | bytes]:
    """Give the pieces of any other format, the library's or a plugin's."""
    if before:
        yield before
    try:
        yield from govtasks.render(notices, form)
    except (govtasks.PluginError, govtasks.MissingDependencyError, govtasks.CorpusError) as error:
        raise click.ClickException(clean(str(error))) from error
