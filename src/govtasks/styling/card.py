"""The style card and its rows: what was met, how often, and quotes of it."""

from __future__ import annotations

from typing import Any

from attrs import AttrsInstance, asdict, fields, frozen

from govtasks.export.html_table import draw_table
from govtasks.model.task import Role

Quotes = tuple[str, ...]
"""One or two stretches of the notices, shortened."""


@frozen(slots=True)
class Tally:
    """Something that was met: what, how often, and where first."""

    what: str
    count: int
    quotes: Quotes = ()


@frozen(slots=True)
class NumberTally:
    """The numbers of one level in one style."""

    level: str
    """`section 1` (the outermost), `section 2` …, `task`, `sub-task`."""
    style: str
    """A name of `govtasks.phrases.numbers`: han (一、), paren_han, dot (1.), paren, circled …"""
    count: int
    sequence: str
    """`runs on`, `restarts` in each section, `mixed`; "" where one section holds all."""
    gaps: int
    """How many times a number is not the one before it plus one."""
    quotes: Quotes = ()


@frozen(slots=True)
class PlaceTally:
    """Where units, time limits and references are set off."""

    what: str
    """`units`, `time limit`, `reference`."""
    brackets: str
    """As written: （）, 【】 …; （ alone where it is not closed; "" for words that stand in none."""
    place: str
    """Where in the item."""
    count: int
    quotes: Quotes = ()


@frozen(slots=True)
class RoleTally:
    """A label or verb and the role that it was read as."""

    words: str
    """"" for a bracket of bare names."""
    role: Role
    count: int
    sure: bool
    """False where the role was guessed because the words end in 单位 or 部门."""
    quotes: Quotes = ()


@frozen(slots=True)
class NoticeTally:
    """One of the notices and how it was read."""

    name: str
    adapter: str
    score: float
    tasks: int
    coverage: float


@frozen(slots=True)
class StyleCard:
    """What some notices do; rows are in order of the text (numbers, places) or the most frequent first."""

    notices: tuple[NoticeTally, ...]
    numbers: tuple[NumberTally, ...]
    places: tuple[PlaceTally, ...]
    between_names: tuple[Tally, ...]
    """The signs that part names."""
    between_roles: tuple[Tally, ...]
    """The signs that part the units of one role from those of the next."""
    roles: tuple[RoleTally, ...]
    unread_labels: tuple[Tally, ...]
    """Words that look like labels of units and were not read as such."""
    units: tuple[Tally, ...]
    groups: tuple[Tally, ...]
    """Names that mean several organs: 各街道, 市直有关部门."""
    leaders: tuple[Tally, ...]
    odd_names: tuple[Tally, ...]
    """Units whose names end as no organ's does, and may be none."""
    subheads: tuple[Tally, ...]
    """Headings without a number: `dash`, `glued`, `line`."""
    heading_ends: tuple[Tally, ...]
    """What headings beside one another share and more words follow: subheads may be glued to it."""
    issuers: tuple[Tally, ...]
    doc_number_prefixes: tuple[Tally, ...]
    localities: tuple[Tally, ...]
    domains: tuple[Tally, ...]
    sure_tasks: int
    """Tasks with a confidence of 0.9 or more."""
    doubts: tuple[Tally, ...]
    """Why the other tasks have less; one task may have several reasons."""
    diagnostics: tuple[Tally, ...]
    unexplained: tuple[Tally, ...]
    """The longest stretches inside lists that belong to nothing, shortened."""
    adapter: str
    """A Python module with an adapter of these words, to be completed."""

    @property
    def tasks(self) -> int:
        """How many tasks the notices hold."""
        return sum(notice.tasks for notice in self.notices)

    def _repr_html_(self) -> str:
        """Give what a notebook shows of it: a table for each kind of row."""
        tables = ((field.name, getattr(self, field.name)) for field in fields(StyleCard))
        return "".join(_draw(name, rows) for name, rows in tables if isinstance(rows, tuple) and rows)

    def to_dict(self) -> dict[str, Any]:
        """Give the card as plain data."""
        return asdict(self)


def _draw(name: str, rows: tuple[AttrsInstance, ...]) -> str:
    columns = tuple(field.name for field in fields(type(rows[0])))
    return draw_table(name, columns, [tuple(getattr(row, column) for column in columns) for row in rows])
