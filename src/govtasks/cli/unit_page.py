"""`govtasks unit-page`: a corpus or notices in, the page of all that one unit must do, and its calendar beside it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli.answers import open_sources
from govtasks.cli.output import out_option, write_pieces
from govtasks.cli.words import clean
from govtasks.export.as_icalendar import give_calendar
from govtasks.report.unit.page import make_page
from govtasks.report.unit.rows import Manner
from govtasks.report.unit.sheets import find_sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.model.diagnostic import Language
    from govtasks.report.unit.sheets import Sheet

_CALENDAR = ".ics"


@click.command()
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS")
@click.option("--unit", required=True, metavar="NAME", help="The unit, as it is written or in full.")
@out_option
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of the page.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Name the deadlines from DAY on, not from today."
)
def unit_page(corpus: tuple[str, ...], unit: str, out: Path | None, lang: Language, today: dt.datetime | None) -> None:
    """Write a page of all that a unit must do. CORPUS is a folder, a database, or notices.

    With -o FILE.html the deadlines go to FILE.ics beside it; where units of several places are called so, each has a
    calendar of its own.
    """
    if out and out.suffix.lower() == _CALENDAR:
        raise click.UsageError("the page is HTML, with a calendar beside it: name it FILE.html")
    day = (today or dt.datetime.now(tz=dt.UTC).astimezone()).date()
    with open_sources(corpus) as opened:
        sheets = find_sheets(opened, unit)
        calendars = write_calendars(sheets, out) if out else ()
        page = make_page(unit, sheets, Manner(lang, out.parent if out else Path(), day), calendars)
        write_pieces([page], out)


def write_calendars(sheets: Sequence[Sheet], page: Path) -> list[str | None]:
    """Write the deadlines of each unit beside a page, and give the names of the files; None where there are none.

    Where what writes them is not installed, a line on stderr says so.
    """
    dated = [[d.task for d in sheet.duties if d.task["due_on"] or d.task["recurrence"]] for sheet in sheets]
    names = [f"{page.stem}{f'-{at}' if len(sheets) > 1 else ''}{_CALENDAR}" for at in range(1, len(sheets) + 1)]
    try:
        made = [give_calendar(tasks, sheet.unit) if tasks else None for sheet, tasks in zip(sheets, dated, strict=True)]
    except govtasks.MissingDependencyError as error:
        click.echo(f"govtasks: no calendar: {clean(str(error))}", err=True)
        return [None] * len(sheets)
    for name, calendar in zip(names, made, strict=True):
        if calendar:
            write_pieces([calendar], page.with_name(name))
    return [name if calendar else None for name, calendar in zip(names, made, strict=True)]
