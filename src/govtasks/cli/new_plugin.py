"""`govtasks new-plugin`: a place and some of its notices in, the distribution of a plugin out."""

from __future__ import annotations

import shlex
import sys

import click

import govtasks
from govtasks.cli.words import clean


@click.command()
@click.argument("place")
@click.option(
    "--from", "notices", multiple=True, required=True, metavar="NOTICE", help="A notice of the place; repeat."
)
@click.argument("more", nargs=-1, metavar="[NOTICE…]")
@click.option("--name", default="", metavar="NAME", help="Name of the plugin in letters; else PLACE in pinyin.")
@click.option("--code", default="", metavar="CODE", help="Code of the place in GB/T 2260, six digits.")
@click.option("--out", default=".", metavar="DIR", help="Where the new folder goes; else here.")
def new_plugin(place: str, notices: tuple[str, ...], more: tuple[str, ...], name: str, code: str, out: str) -> None:  # noqa: PLR0913, PLR0917
    """Write a distribution for PLACE (示例市样本区) that can be installed and tested, with each NOTICE as a case."""
    try:
        written = govtasks.new_plugin(place, [*notices, *more], name=name, code=code, folder=out)
    except FileExistsError as error:
        click.echo(f"govtasks: {clean(str(error.filename))}: it is there already", err=True)
        sys.exit(1)
    except (govtasks.GovtasksError, OSError) as error:
        click.echo(f"govtasks: {clean(str(error))}", err=True)
        sys.exit(1)
    for path in sorted(written.rglob("*")):
        if path.is_file():
            click.echo(clean(str(path)))
    folder = shlex.quote(clean(str(written)))
    click.echo(f"\nnow: pip install -e {folder}'[test]' && pytest {folder}")
