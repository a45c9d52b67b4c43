"""Options that several commands share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import click

from govtasks.cli.words import clean
from govtasks.correcting.file import read_corrections
from govtasks.errors import CorrectionsError

if TYPE_CHECKING:
    from govtasks.correcting.corrections import Corrections

encoding = click.option("--encoding", metavar="E", help="Decode with this encoding and no other.")
adapter = click.option("--adapter", metavar="CODE", help="Read with this adapter instead of the best.")
lang = click.option("--lang", type=click.Choice(["en", "zh"]), default="en", help="Language of the messages.")
strict = click.option("--strict", is_flag=True, help="Refuse a notice with a diagnostic of severity error.")


class Seconds(click.FloatRange):
    """A time from a tenth of a second to a year."""

    def __init__(self) -> None:
        super().__init__(0.1, 366 * 86_400)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Give the time; what is no number is refused too."""
        seconds: float = super().convert(value, param, ctx)
        return self.fail(f"{value} is no time.", param, ctx) if math.isnan(seconds) else seconds


width = click.option("--width", type=click.IntRange(min=20), metavar="N", help="Columns; else those of the terminal.")


def _read(_context: click.Context, _parameter: click.Parameter, path: str | None) -> Corrections | None:
    """Give the corrections of a file; one that is not in order ends the command."""
    if path is None:
        return None
    try:
        return read_corrections(path)
    except CorrectionsError as error:
        raise click.ClickException(clean(str(error))) from error


corrections = click.option("--corrections", callback=_read, metavar="FILE", help="Apply the corrections of this file.")
