"""`govtasks accept`: a notice in, the JSON of what is read of it beside it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.words import clean
from govtasks.testing import accept as accept_notice

if TYPE_CHECKING:
    from govtasks.correcting.corrections import Corrections


@click.command()
@click.argument("notices", nargs=-1, required=True, metavar="NOTICE…")
@click.option("--plugin", "plugins", multiple=True, metavar="NAME", help="Read with this plugin only; may be repeated.")
@options.corrections
def accept(notices: tuple[str, ...], plugins: tuple[str, ...], corrections: Corrections | None) -> None:
    """Write what is read of each NOTICE as its expected answer beside it; what is there is not overwritten.

    A generated answer proves nothing: read it against the notice, correct it, and write who did into read_by_eye.
    """
    failed = False
    for notice in notices:
        try:
            written = accept_notice(notice, plugins=plugins or None, corrections=corrections)
        except FileExistsError as error:
            failed = True
            click.echo(f"govtasks: {clean(str(error.filename))}: it is there already; delete it first", err=True)
        except (
            govtasks.LoadError,
            govtasks.CorrectionsError,
            govtasks.UnknownPluginError,
            OSError,
            ValueError,
        ) as error:
            failed = True
            click.echo(f"govtasks: {clean(str(error))}", err=True)
        else:
            click.echo(f"{clean(str(written))}: read it against the notice, then write who did into read_by_eye")
    sys.exit(failed)
