"""`govtasks ledger read`: what people filled in a ledger (台账), hung on the tasks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader, open_source
from govtasks.cli.records import form_option, print_records
from govtasks.cli.words import clean

if TYPE_CHECKING:
    from govtasks.model.diagnostic import Language

_FILLED = ("status", "percent", "note", "problems", "updated_on")


@click.group()
def ledger() -> None:
    """Work with ledgers (台账), the workbooks that `parse --format xlsx` writes."""


@ledger.command()
@click.argument("file")
@click.argument("notices", nargs=-1, metavar="[NOTICE]…")
@form_option
@options.encoding
@options.lang
def read(file: str, notices: tuple[str, ...], form: str, encoding: str | None, lang: Language) -> None:
    """Print what people filled in FILE, a ledger; `-` is stdin.

    The tasks are those of NOTICE…, else those that FILE itself names. What is odd in it is told on stderr. Exit code 0,
    or 1 where a file cannot be read, or nothing in FILE can be hung on a task.
    """
    reader = Reader(encoding)
    known = list(reader.read_all(notices))
    if reader.failed:
        sys.exit(1)
    try:
        found = govtasks.read_ledger(open_source(file), known, encoding=encoding)
    except govtasks.LoadError as error:
        reader.tell(f"{file}: {error.reason} ({error.remedy})")
        sys.exit(1)
    for remark in found.remarks:
        click.echo(clean(f"{locate(file, remark)}: {remark.code}: {remark.describe(lang)}"), err=True)
    by_unit = any(progress.unit for progress in found.progress)
    print_records(govtasks.Progress, found.progress, form, ("task", "unit" if by_unit else "text", *_FILLED))
    sys.exit(not found.progress)


def locate(file: str, remark: govtasks.LedgerRemark) -> str:
    """Say where in a file a remark stands: book.xlsx:台账!7."""
    place = f"{remark.sheet}!{remark.row}" if remark.row else remark.sheet
    return f"{file}:{place}" if place else file
