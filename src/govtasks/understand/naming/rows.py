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
    """Give the rows of a table by their heads."""
    text = (files("govtasks.understand.data") / name).read_text("utf-8")
    return csv.DictReader(text.splitlines())


def read_lines(name: str) -> list[str]:
    """Give the lines of a large table below its heads; those with # are remarks."""
    lines = (files("govtasks.understand.data") / name).read_text("utf-8").splitlines()
    return [line for line in lines if line[0] != "#"][1:]


def make_years(since: str, until: str) -> Years:
    """Make the years of the words of a table, "" for open."""
    return Years(int(since) if since else None, int(until) if until else None)
