"""From a table of the package to its rows."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Years(NamedTuple):
    """From a first to a last year; None is open."""

    since: int | None
    until: int | None

    def has(self, year: int | None) -> bool:
        """Tell whether a year lies in it; one that is not known may."""
        return year is None or ((self.since or year) <= year <= (self.until or year))


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Give the rows of a table by their heads; lines with # are remarks."""
    text = (files("govtasks.understand.data") / name).read_text("utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def read_years(row: dict[str, str]) -> Years:
    """Give the years of a row."""
    return Years(*(int(row[key]) if row[key] else None for key in ("since", "until")))
