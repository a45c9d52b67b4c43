"""Flat values, such as targets and due dates, as JSON, CSV or a table."""

from __future__ import annotations

import datetime as dt
import json
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click
from attrs import fields_dict

from govtasks.cli.output import write_pieces
from govtasks.cli.words import clean
from govtasks.export.as_csv import join_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

FOLDED = {"indicator": 3, "text": 2, "reason": 2, "name": 2, "canonical": 3, "note": 2, "problems": 2}
"""Columns that are folded, with their share of the width."""
_LINES = 4
"""Of a folded cell; what is longer is cut."""
form_option: Callable[..., Any] = click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="For the eye, or as data."
)


def print_records(
    kind: type, records: Sequence[object], form: str, columns: tuple[str, ...], out: Path | None = None
) -> None:
    """Write values of one class: all fields as data, the named columns as a table."""
    names = tuple(fields_dict(kind))
    if form == "json":
        objects = [{name: to_plain(getattr(record, name)) for name in names} for record in records]
        text = json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        text = join_rows([names, *([to_cell(getattr(record, name)) for name in names] for record in records)])
    else:
        text = draw_table(columns, ([to_cell(getattr(record, name)) for name in columns] for record in records), FOLDED)
    write_pieces([text], out)


def to_plain(value: Any) -> Any:  # noqa: ANN401 - any field of a value
    """Give a field as JSON knows it: dates as text, exact numbers as numbers, those that are none as text."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case float() if not math.isfinite(value):
            return str(value)
        case dt.date():
            return value.isoformat()
        case list() | tuple():
            return [to_plain(each) for each in value]
        case dict():
            return {str(key): to_plain(each) for key, each in value.items()}
    return value


def to_cell(value: Any) -> str:  # noqa: ANN401
    """Give a field in a cell: "" for None, `12-15 20-22` for spans, names joined by 、."""
    if isinstance(value, tuple):
        spans = (f"{each[0]}-{each[1]}" for each in value if isinstance(each, tuple))
        return " ".join(spans) or "、".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def draw_table(columns: tuple[str, ...], rows: Iterable[list[str]], folded: Mapping[str, int]) -> str:
    """Give rows for the eye; `folded` columns, with their share of the width, are folded to the terminal's and cut."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - rich starts slowly
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from govtasks.cli.folded import Folded  # noqa: PLC0415
    from govtasks.cli.screen import make_console  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, expand=True)
    for name in columns:
        table.add_column(name.replace("_", " "), no_wrap=name not in folded, ratio=folded.get(name))
    for row in rows:
        texts = [Text(clean(cell)) for cell in row]
        table.add_row(*(Folded(t, _LINES) if name in folded else t for name, t in zip(columns, texts, strict=True)))
    console = make_console()
    with console.capture() as drawn:
        console.print(table)
    return drawn.get()
