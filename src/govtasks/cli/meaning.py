"""`govtasks units`, `targets`, `due-dates`, `mentions`: what the words of a notice stand for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.answers import open_sources, write_answer
from govtasks.cli.output import out_option
from govtasks.cli.reading import Reader
from govtasks.cli.records import form_option, print_records
from govtasks.corpus.opening import is_corpus

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


@click.command()
@click.argument("file")
@form_option
@out_option
@options.encoding
@options.adapter
def units(file: str, form: str, out: Path | None, encoding: str | None, adapter: str | None) -> None:
    """List the units of FILE: full names, kinds, places and functions; `-` is stdin.

    Of a corpus folder or a database those of all its notices, with how many tasks they have.
    """
    if is_corpus(Path(file)):
        with open_sources([file]) as corpus:
            write_answer(corpus.units(), form, out, ("unit", "canonical", "unit_kind", "unit_locality", "tasks"))
    else:
        found = govtasks.units(read(file, encoding, adapter))
        print_records(govtasks.Unit, found, form, ("name", "canonical", "kind", "locality"), out)


@click.command()
@click.argument("file")
@click.option("--indicator", default="", metavar="WORDS", help="Only those whose indicator has these words in it.")
@form_option
@out_option
@options.encoding
@options.adapter
def targets(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: str, indicator: str, form: str, out: Path | None, encoding: str | None, adapter: str | None
) -> None:
    """List the numbers that the tasks of FILE set out to reach; `-` is stdin.

    Of a corpus folder or a database those of all its notices.
    """
    if is_corpus(Path(file)):
        with open_sources([file]) as corpus:
            shown = ("locality", "year", "indicator", "operator", "value", "measure", "target_text")
            write_answer(corpus.targets(indicator), form, out, shown)
    else:
        found = [t for t in govtasks.targets(read(file, encoding, adapter)) if indicator in t.indicator]
        columns = ("task", "indicator", "operator", "value", "upper", "unit", "commitment", "text")
        print_records(govtasks.Target, found, form, columns, out)


meaning = (
    units,
    targets,
    make_command(
        "due-dates", "what the deadlines of the tasks of FILE come to", "DueDate",
        ("task", "by", "recurrence", "open_ended", "text", "reason"),
    ),
    make_command(
        "mentions", "what the tasks of FILE point to: attachments, items, documents", "Mention",
        ("task", "kind", "target", "text", "reason"),
    ),
)  # fmt: skip
