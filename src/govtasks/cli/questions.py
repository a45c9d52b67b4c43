"""`govtasks query`, `workload`, `deadlines`, `search`: questions to a corpus, or to some notices together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govtasks.cli import options
from govtasks.cli.answers import open_sources, write_answer
from govtasks.cli.output import out_option
from govtasks.cli.records import form_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

_sources: Callable[..., Any] = click.argument("corpus", nargs=-1, required=True, metavar="CORPUS")
_day = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("corpus")
@click.argument("sql")
@click.option("--seconds", type=options.Seconds(), metavar="N", help="Give up after N seconds.")
@form_option
@out_option
def query(corpus: str, sql: str, seconds: float | None, form: str, out: Path | None) -> None:
    """Ask CORPUS with one SELECT; docs/questions.md has the tables. CORPUS is a folder, a database or a notice."""
    with open_sources([corpus]) as opened:
        write_answer(opened.query(sql, seconds=seconds), form, out)


@click.command()
@_sources
@click.option("--unit", metavar="NAME", help="This unit alone, under every name that stands for it.")
@form_option
@out_option
def workload(corpus: tuple[str, ...], unit: str | None, form: str, out: Path | None) -> None:
    """Count the tasks of units by role. CORPUS is a folder, a database, or notices."""
    with open_sources(corpus) as opened:
        write_answer(opened.workload(unit), form, out)


@click.command()
@_sources
@click.option("--before", type=_day, metavar="DAY", help="Due on this day or before it: 2024-06-30.")
@click.option("--after", type=_day, metavar="DAY", help="Due on this day or after it.")
@form_option
@out_option
def deadlines(
    corpus: tuple[str, ...], before: dt.datetime | None, after: dt.datetime | None, form: str, out: Path | None
) -> None:
    """List the tasks that are due on a day, in order of the day. CORPUS is a folder, a database, or notices."""
    shown = ("due_on", "locality", "text", "lead", "responsible")
    with open_sources(corpus) as opened:
        found = opened.deadlines(before.date() if before else None, after.date() if after else None)
        write_answer(found, form, out, shown)


@click.command()
@click.argument("corpus")
@click.argument("words", nargs=-1, required=True)
@form_option
@out_option
def search(corpus: str, words: tuple[str, ...], form: str, out: Path | None) -> None:
    """List the tasks of CORPUS in which all WORDS stand. CORPUS is a folder, a database or a notice."""
    with open_sources([corpus]) as opened:
        write_answer(opened.search(" ".join(words)), form, out, ("locality", "year", "text", "lead", "responsible"))


questions = (query, workload, deadlines, search)
