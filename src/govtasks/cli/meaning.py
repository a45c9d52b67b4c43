"""`govtasks units`, `targets`, `due-dates`, `mentions`: what the words of a notice stand for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.cli.records import form_option, print_records

if TYPE_CHECKING:
    from govtasks.model.notice import Notice


@click.command()
@click.argument("file")
@form_option
@options.encoding
@options.adapter
def targets(file: str, form: str, encoding: str | None, adapter: str | None) -> None:
    """List the numbers that the tasks of FILE set out to reach; `-` is stdin."""
    found = govtasks.targets(read(file, encoding, adapter))
    columns = ("task", "indicator", "operator", "value", "upper", "unit", "commitment", "text")
    print_records(govtasks.Target, found, form, columns)


@click.command("due-dates")
@click.argument("file")
@form_option
@options.encoding
@options.adapter
def due_dates(file: str, form: str, encoding: str | None, adapter: str | None) -> None:
    """List what the deadlines of the tasks of FILE come to; `-` is stdin."""
    found = govtasks.due_dates(read(file, encoding, adapter))
    print_records(govtasks.DueDate, found, form, ("task", "by", "recurrence", "open_ended", "text", "reason"))


@click.command()
@click.argument("file")
@form_option
@options.encoding
@options.adapter
def units(file: str, form: str, encoding: str | None, adapter: str | None) -> None:
    """List the units of FILE: full names, kinds, places and functions; `-` is stdin."""
    found = govtasks.units(read(file, encoding, adapter))
    print_records(govtasks.Unit, found, form, ("name", "canonical", "kind", "locality"))


@click.command()
@click.argument("file")
@form_option
@options.encoding
@options.adapter
def mentions(file: str, form: str, encoding: str | None, adapter: str | None) -> None:
    """List what the tasks of FILE point to: attachments, items, documents; `-` is stdin."""
    found = govtasks.mentions(read(file, encoding, adapter))
    print_records(govtasks.Mention, found, form, ("task", "kind", "target", "text", "reason"))


def read(file: str, encoding: str | None, adapter: str | None) -> Notice:
    """Give a file's notice; exit code 1, and a line on stderr, where it cannot be read."""
    notice = Reader(encoding, adapter).read(file)
    if notice is None:
        sys.exit(1)
    return notice
