"""`govtasks explain`: which adapter read a notice and why, and which rule found the words of a task."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.cli.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@click.argument("file")
@click.option("--task", metavar="ID", help="Explain this task (t9) too.")
@options.encoding
@options.adapter
def explain(file: str, task: str | None, encoding: str | None, adapter: str | None) -> None:
    """Say which adapter read FILE, with its evidence; for a task, which rule found each of its words."""
    reader = Reader(encoding, adapter)
    explanation = reader.attempt(govtasks.explain, file)
    if explanation is None:
        sys.exit(1)
    if task is not None and task not in explanation.tasks:
        raise click.UsageError(f"there is no task {task} among the {len(explanation.tasks)} of {file}")
    for line in list_adapters(explanation):
        click.echo(clean(line))
    for line in list_words(explanation, task) if task else ():
        click.echo(clean(line))


def list_adapters(explanation: govtasks.Explanation) -> Iterator[str]:
    """Give a line for each adapter that was asked and for each of its reasons, then the habits of the notice."""
    for code, score, reasons in explanation.adapters:
        yield f"{code}  {score:.2f}"
        yield from (f"  {reason}" for reason in reasons)
    yield from explanation.habits


def list_words(explanation: govtasks.Explanation, task: str) -> Iterator[str]:
    """Give a line for each piece of a task: what it is, the rule, the place, the words."""
    yield f"{task}:"
    for what, rule, words, (start, end) in explanation.tasks[task]:
        yield f"  {what}  by {rule}  at {start}–{end}  “{words}”"
