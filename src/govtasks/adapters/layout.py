"""What the columns of a table hold: from its head, from the table before it, or from the cells alone."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from govtasks.phrases.fold import trim
from govtasks.phrases.roles import ROLES
from govtasks.phrases.units import is_unit, split_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govtasks.adapters.grid import Entry, Grid, Line
    from govtasks.model.task import Role
    from govtasks.outline import Range
    from govtasks.phrases.columns import ColumnWords, Field, Head

BLANK = re.compile(r"[\s—–\-/\\、.~*]*|无|暂无|同上")
"""What stands in a cell that names nobody."""
_HEAD_ROWS, _DEEPEST, _SAMPLE = 15, 3, 200
_KNOWN, _ORGANS, _BARE_ORGANS = 0.5, 0.5, 0.7
_FEWEST, _STATEMENT, _NUMBERED = 3, 8, 0.7
_LONGEST_HEAD = 24
_UNITS = re.compile(r"(?:[(\[](?=[^()\[\]]*(?:[单部][位门]|负责|牵头))|(?:责任|牵头|配合)(?:单位|部门):)[^。]*$")
_NUMBER = re.compile(r"\d{1,4}|[一二三四五六七八九十]{1,4}")


class UnitColumn(NamedTuple):
    """A column that names units or persons."""

    column: int
    role: Role
    label: Range | None
    """Its head; None where the table has none."""


class Layout(NamedTuple):
    """What the columns of a table hold, each by its number."""

    head: int
    """The row in which the head begins; the first row where there is none."""
    first: int
    """The first row under the head."""
    number: int | None
    groups: tuple[int, ...]
    """Columns whose cells head the rows that they take."""
    texts: tuple[int, ...]
    units: tuple[UnitColumn, ...]
    deadlines: tuple[int, ...]
    others: tuple[tuple[int, Range], ...]
    """Other columns that have a head, with that head."""
    heads: frozenset[str]
    """The words of the head; a row of nothing else repeats it."""


class _Title(NamedTuple):
    """The head of one column."""

    column: int
    place: Range
    head: Head | None


def find_layout(grid: Grid, folded: str, words: ColumnWords, before: tuple[Grid, Layout] | None) -> Layout | None:
    """Tell what the columns of a table hold; None where it is no table of tasks.

    `before` is the table of tasks before it, which it may go on from.
    """
    top = list(islice(grid.lines(), _HEAD_ROWS + _DEEPEST))
    for row in range(min(len(top), _HEAD_ROWS)):
        depth = _find_depth(top[row:], row, folded, words)
        titles = _read_titles(top[row : row + depth], folded, words)
        if titles:
            return _lay_out(grid, folded, titles, row, row + depth)
    if before and before[0].columns == grid.columns:
        return before[1]._replace(head=0, first=0)
    return None if _is_headed(top, folded, words) else _infer(grid, folded)


def read_words(folded: str, entry: Entry) -> str:
    """Give the words of a cell, white space removed."""
    return "".join("".join(folded[a:b].split()) for a, b in entry.lines)


def _find_depth(lines: Sequence[Line], row: int, folded: str, words: ColumnWords) -> int:
    """Count the rows of a head: those that its highest cell takes, or two where the second has heads and no more."""
    highest = max((e.height for e in lines[0] if e and e.row == row), default=1)
    if highest == 1 and len(lines) > 1:
        below = _distinct(lines[1])
        highest += len(below) > 1 and all(words.read(read_words(folded, e)) for e in below)
    return min(highest, _DEEPEST, len(lines))


def _read_titles(lines: Sequence[Line], folded: str, words: ColumnWords) -> list[_Title]:
    """Read some rows as the head of a table, the lowest head that is known first; empty where they are none."""
    heads = list(dict.fromkeys(e for line in lines for e in line if e))
    if len(_distinct(lines[0])) < 2 or any(len(read_words(folded, e)) > _LONGEST_HEAD for e in heads):  # noqa: PLR2004
        return []
    titles: list[_Title] = []
    for column in range(len(lines[0])):
        found = [(e, words.read(read_words(folded, e))) for line in reversed(lines) if (e := line[column])]
        if found:
            best, head = next((pair for pair in found if pair[1]), found[0])
            titles.append(_Title(column, (best.start, best.end), head))
    known = [t.head.field for t in titles if t.head]
    stated = "units" in known or {"number", "task"} <= set(known)
    return titles if stated and len(known) > max(1, _KNOWN * len(titles)) else []


def _lay_out(grid: Grid, folded: str, titles: list[_Title], row: int, first: int) -> Layout | None:
    """Sort the columns of a table with a head; None where nobody is named in it, or nothing is stated."""
    body = _sample(grid, first)
    by_field: dict[Field, list[int]] = {}
    units: list[UnitColumn] = []
    for column, place, head in titles:
        if head and head.field == "units" and head.role:
            if head.bare and _share_of_organs(_column(body, column), folded) < _BARE_ORGANS:
                continue
            units.append(UnitColumn(column, head.role, place))
        else:
            by_field.setdefault(head.field if head else "other", []).append(column)
    organs = [u for u in units if u.role != "leader"]
    named = [e for u in organs for e in _column(body, u.column)]
    number = next(iter(by_field.get("number", [])), None)
    texts, groups = _part_texts(body, by_field, folded)
    if not texts or (organs and _share_of_organs(named, folded) < _ORGANS):
        return None
    if not units and not _name_units([e for c in texts for e in _column(body, c)], folded):
        return None
    used = {number, *groups, *texts, *by_field.get("deadline", []), *(u.column for u in units)}
    others = tuple((t.column, t.place) for t in titles if t.column not in used)
    heads = frozenset("".join(folded[slice(*t.place)].split()) for t in titles)
    deadlines = tuple(by_field.get("deadline", []))
    return Layout(row, first, number, groups, texts, tuple(units), deadlines, others, heads)


def _part_texts(
    body: list[Line], by_field: dict[Field, list[int]], folded: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Part the columns that state a task from those that head several rows."""
    stating = sorted([*by_field.get("task", []), *by_field.get("subject", [])])
    if not stating:
        longest = max(by_field.get("other", []), key=lambda c: _length(_column(body, c)), default=None)
        stating = [longest] if longest is not None and _length(_column(body, longest)) >= _STATEMENT else []
    heading = {c for c in stating if any(c != o and _spans_rows(body, c, o) for o in stating)}
    texts = tuple(c for c in stating if c not in heading)
    known = {c for c in by_field.get("group", []) if _runs(body, c, folded)}
    if not texts:
        return (), ()
    return texts, tuple(sorted(heading | known))


def _spans_rows(body: list[Line], column: int, other: int) -> bool:
    """Tell a column whose cells, or the blanks under them, take several rows where another goes on."""
    merged = blank = 0
    for above, line in pairwise(body):
        if line[other] and line[other] is not above[other]:
            merged += line[column] is not None and line[column] is above[column]
            blank += line[column] is None
    return merged > 0 or 3 * blank > len(body)


def _runs(body: list[Line], column: int, folded: str) -> bool:
    """Tell a column that heads rows: its words come in runs, each only once, and fewer than there are rows."""
    met = [read_words(folded, e) for line in body if (e := line[column])]
    runs = [words for at, words in enumerate(met) if at == 0 or words != met[at - 1]]
    rows = sum(any(line) for line in body)
    return bool(runs) and len(set(runs)) == len(runs) and len(runs) < max(rows, 2)


def _name_units(texts: list[Entry], folded: str) -> bool:
    """Tell cells most of which end with a bracket or line of units."""
    return 2 * sum(bool(_UNITS.search(folded, e.start, e.end)) for e in texts) > len(texts)


def _is_headed(top: list[Line], folded: str, words: ColumnWords) -> bool:
    """Tell a table with a head that is none of tasks: 序号, 学校名称."""
    heads = [words.read(read_words(folded, e)) for line in top for e in _distinct(line)]
    return any(head and head.field == "number" for head in heads)


def _infer(grid: Grid, folded: str) -> Layout | None:
    """Tell the columns of a table without a head: running numbers, statements, organs."""
    body = _sample(grid, 0)
    if len(body) < _FEWEST:
        return None
    columns = range(grid.columns)
    number = next((c for c in columns if _is_numbered(body, c, folded)), None)
    organs = [c for c in columns if c != number and _share_of_organs(_column(body, c), folded) >= _BARE_ORGANS]
    texts = [c for c in columns if c not in {number, *organs} and _length(_column(body, c)) >= _STATEMENT]
    if number is None or not organs or not texts:
        return None
    text = max(texts, key=lambda c: _length(_column(body, c)))
    units = tuple(UnitColumn(c, "responsible", None) for c in organs)
    return Layout(0, 0, number, (), (text,), units, (), (), frozenset())


def _is_numbered(body: list[Line], column: int, folded: str) -> bool:
    """Tell a column of numbers."""
    words = [read_words(folded, e) for e in _column(body, column)]
    return sum(bool(_NUMBER.fullmatch(w)) for w in words) > _NUMBERED * len(body)


def _share_of_organs(entries: Iterable[Entry], folded: str) -> float:
    """Give the share of cells, blank ones aside, whose names are those of organs."""
    filled = [e for e in entries if not BLANK.fullmatch(folded, e.start, e.end)]
    return sum(_names_organs(folded, e) for e in filled) / len(filled) if filled else 0.0


def _names_organs(folded: str, entry: Entry) -> bool:
    """Tell a cell of which at least half of the names are those of organs."""
    names = split_units(folded, *trim(folded, entry.start, entry.end))
    return 2 * sum(_is_organ(folded[a:b]) for a, b in names) >= len(names) > 0


def _is_organ(name: str) -> bool:
    """Tell the name of an organ: alone, before a person (市文旅局 张三), before its role (市文旅局牵头)."""
    first, *_ = parts = name.split()
    words = "".join(parts)
    verb = ROLES.find_verb(words)
    return any(is_unit(known) for known in (words, first, words[: verb[0]] if verb else ""))


def _sample(grid: Grid, first: int) -> list[Line]:
    """Give rows from `first` on to judge the columns by: those of several cells."""
    return list(islice((line for line in grid.lines(first) if len(_distinct(line)) > 1), _SAMPLE))


def _column(body: list[Line], column: int) -> list[Entry]:
    """Give the cells of a column, each once."""
    return list(dict.fromkeys(e for line in body if (e := line[column])))


def _length(entries: list[Entry]) -> float:
    """Give how many characters the cells hold in the mean."""
    return sum(e.end - e.start for e in entries) / len(entries) if entries else 0.0


def _distinct(line: Line) -> list[Entry]:
    """Give the cells of a row, each once."""
    return list(dict.fromkeys(e for e in line if e))
