"""The commands by name; each stands in a module of its own."""

from __future__ import annotations

import json
from pathlib import Path

import click

import govtasks
from govtasks.cli.accept import accept
from govtasks.cli.batch import batch
from govtasks.cli.check import check
from govtasks.cli.corrections import corrections
from govtasks.cli.evaluate import evaluate
from govtasks.cli.explain import explain
from govtasks.cli.ledger import ledger
from govtasks.cli.meaning import meaning
from govtasks.cli.new_plugin import new_plugin
from govtasks.cli.parse import parse
from govtasks.cli.plugins import plugins
from govtasks.cli.questions import questions
from govtasks.cli.review import review
from govtasks.cli.show import show
from govtasks.cli.style import style
from govtasks.cli.unit_page import unit_page
from govtasks.export.datasette import make_metadata
from govtasks.export.schema import schema as make_schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(govtasks.__version__, prog_name="govtasks")
def commands() -> None:
    """Read the task lists that Chinese local governments publish (责任分解, 任务分工)."""


@commands.command()
def schema() -> None:
    """Print the JSON Schema of what `parse --format json` prints."""
    click.echo(json.dumps(make_schema(), ensure_ascii=False, indent=2))


@commands.command()
@click.argument("database", type=click.Path(path_type=Path))
def datasette(database: Path) -> None:
    """Print the metadata with which Datasette shows DATABASE, a SQLite file that `parse` or `batch` wrote."""
    click.echo(json.dumps(make_metadata(database.stem), ensure_ascii=False, indent=2))


reading = (parse, show, review, unit_page, explain, style, check)
for command in (*reading, *meaning, *questions, corrections, batch, ledger, evaluate, plugins, accept, new_plugin):
    commands.add_command(command)
