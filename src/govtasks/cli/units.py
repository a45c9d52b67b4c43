"""`govtasks units`: what the names of units in a notice stand for."""

from __future__ import annotations

import sys

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.cli.records import form_option, print_records


@click.command()
@click.argument("file")
@form_option
@options.encoding
@options.adapter
def units(file: str, form: str, encoding: str | None, adapter: str | None) -> None:
    """List the units of FILE: full names, kinds, places and functions; `-` is stdin."""
    notice = Reader(encoding, adapter).read(file)
    if notice is None:
        sys.exit(1)
    print_records(govtasks.Unit, govtasks.units(notice), form, ("name", "canonical", "kind", "locality"))
