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


def make_command(name: str, words: str, kind: str, columns: tuple[str, ...]) -> click.Command:
    """Make the command that prints what the function of this name finds in a notice, as values of a class."""

    @click.command(name, help=f"List {words}; `-` is stdin.")
    @click.argument("file")
    @form_option
    @options.encoding
    @options.adapter
    def command(file: str, form: str, encoding: str | None, adapter: str | None) -> None:
        found = getattr(govtasks, name.replace("-", "_"))(read(file, encoding, adapter))
        print_records(getattr(govtasks, kind), found, form, columns)

    return command


def read(file: str, encoding: str | None, adapter: str | None) -> Notice:
    """Give a file's notice; exit code 1, and a line on stderr, where it cannot be read."""
    notice = Reader(encoding, adapter).read(file)
    if notice is None:
        sys.exit(1)
    return notice


meaning = (
    make_command(
        "units", "the units of FILE: full names, kinds, places and functions", "Unit",
        ("name", "canonical", "kind", "locality"),
    ),
    make_command(
        "targets", "the numbers that the tasks of FILE set out to reach", "Target",
        ("task", "indicator", "operator", "value", "upper", "unit", "commitment", "text"),
    ),
    make_command(
        "due-dates", "what the deadlines of the tasks of FILE come to", "DueDate",
        ("task", "by", "recurrence", "open_ended", "text", "reason"),
    ),
    make_command(
        "mentions", "what the tasks of FILE point to: attachments, items, documents", "Mention",
        ("task", "kind", "target", "text", "reason"),
    ),
)  # fmt: skip
