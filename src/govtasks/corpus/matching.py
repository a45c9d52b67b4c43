"""From a name to the rows of the unit that it stands for, and to names that are near it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from govtasks.corpus.corpus import Corpus

_MOST = 5
_NEAR = 0.5
"""How alike names are at least, from 0 to 1: 区发改局 and 市发改委 are half."""


class Match(NamedTuple):
    """Which rows of the table `assignments` name a unit."""

    condition: str
    """In SQL."""
    names: tuple[str, ...]
    """Its parameters."""


def match_unit(corpus: Corpus, unit: str) -> Match:
    """Give the rows that name a unit as written or in full, under every name that stands for the same."""
    full = corpus.query("SELECT DISTINCT canonical FROM assignments WHERE unit = ?", [unit])
    names = (unit, *(name for (name,) in full.rows if name))
    return Match(f"unit = ? OR canonical IN ({', '.join('?' * len(names))})", (unit, *names))


def find_near(corpus: Corpus, unit: str) -> tuple[str, ...]:
    """Give names of units that are near a name, the nearest first: those that hold it or that it holds, then alike."""
    rows = corpus.query("SELECT unit, canonical FROM units ORDER BY tasks DESC, 1").rows
    names = dict.fromkeys(name for row in rows for name in row if name)
    within = [name for name in names if unit and (unit in name or name in unit)]
    return tuple(dict.fromkeys([*within, *get_close_matches(unit, names, _MOST, _NEAR)]))[:_MOST]
