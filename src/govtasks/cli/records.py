"""Flat values, such as targets and due dates, as JSON, CSV or a table."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click
from attrs import fields_dict

from govtasks.cli.words import clean
from govtasks.export import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FOLDED = {"indicator": 3, "text": 2, "reason": 2, "name": 2, "canonical": 3, "note": 2, "problems": 2}
"""Columns that are folded, with their share of the width."""
form_option: Callable[..., Any] = click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="For the eye, or as data."
)


def print_records(kind: type, records: Sequence[object], form: str, columns: tuple[str, ...]) -> None:
    """Print values of one class: all fields as data, the named columns as a table."""
    names = tuple(fields_dict(kind))
    if form == "json":
        objects = [{name: to_plain(getattr(record, name)) for name in names} for record in records]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    elif form == "csv":
        rows = ([escape(to_cell(getattr(record, name))) for name in names] for record in records)
        csv.writer(sys.stdout, lineterminator="\r\n").writerows([names, *rows])
    else:
        print_table(columns, ([to_cell(getattr(record, name)) for name in columns] for record in records))


def to_plain(value: Any) -> Any:  # noqa: ANN401 - any field of a value
    """Give a field as JSON knows it: dates as text, exact numbers as numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def to_cell(value: Any) -> str:  # noqa: ANN401
    """Give a field in a cell: "" for None, `12-15 20-22` for spans, names joined by 、."""
    if isinstance(value, tuple):
        spans = (f"{each[0]}-{each[1]}" for each in value if isinstance(each, tuple))
        return " ".join(spans) or "、".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def print_table(columns: tuple[str, ...], rows: Iterable[list[str]]) -> None:
    """Print rows for the eye, folded to the width of the terminal."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - rich starts slowly
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from govtasks.cli.folded import Folded  # noqa: PLC0415
    from govtasks.cli.screen import make_console  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, expand=True)
    for name in columns:
        table.add_column(name.replace("_", " "), no_wrap=name not in FOLDED, ratio=FOLDED.get(name))
    for row in rows:
        texts = [Text(clean(cell)) for cell in row]
        table.add_row(*(Folded(t) if name in FOLDED else t for name, t in zip(columns, texts, strict=True)))
    make_console().print(table)
