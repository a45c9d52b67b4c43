"""Units, targets and due dates beside the answers that people wrote: figures, and all that is wrong.

`python tests/meaning_answers.py` writes them into docs/accuracy.md.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import govtasks
from govtasks.phrases.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "accuracy.md"
_MARKED = re.compile(r"(?<=<!-- begin: meaning -->\n).*?(?=<!-- end: meaning -->)", re.DOTALL)
_SEEDS = ("000", "001", "002", "003", "004")
_NATION = "全国"
_SURE = 4
"""What a target is alike to an answer from: at least the value."""


class Wrong(NamedTuple):
    """One that is not right: what, where, which, what was expected and what was given."""

    what: str
    notice: str
    name: str
    expected: str
    given: str


class Figure(NamedTuple):
    """How much is right of what was expected and of what was given."""

    what: str
    right: int
    expected: int
    given: int

    @property
    def f1(self) -> float:
        """Twice what is right, over what is expected and given, in percent."""
        return 200 * self.right / (self.expected + self.given)


def read_answers(name: str) -> dict[str, list[dict[str, str]]]:
    """Give the rows of an answer file by notice, those that are doubtful too."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (ROOT / "tests" / "answers" / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["notice"]].append(row)
    return rows


@cache
def load(notice: str) -> govtasks.Notice:
    """Read a notice by the first signs of its name, without plugins."""
    found = [*(SHARED / "seeds").glob(f"{notice}_*"), *(SHARED / "corpus" / "notices").glob(f"{notice}-*")]
    return govtasks.load(found[0], plugins=[])


def judge_units() -> tuple[Figure, list[Wrong]]:
    """A unit is right in its full name, kind and place together; the full name of a company need not be known."""
    wrong, expected = [], 0
    for notice, rows in read_answers("units.csv").items():
        units = {unit.name: unit for unit in govtasks.units(load(notice))}
        for row in rows:
            if row["doubtful"]:
                continue
            expected += 1
            unit = units.get(row["name"])
            given = (unit.canonical or "", unit.kind, unit.locality or "") if unit else ("no such unit", "", "")
            wanted = (row["canonical"], row["kind"], row["locality"].replace(_NATION, ""))
            first = int(given[:2] == ("", "company"))
            if given[first:] != wanted[first:]:
                wrong.append(Wrong("unit", notice, row["name"], " · ".join(wanted), " · ".join(given)))
    return Figure("units", expected - len(wrong), expected, expected), wrong


def judge_targets(*, seeds: bool) -> tuple[Figure, list[Wrong]]:
    """A target is right in value, operator and measure, with an indicator that holds the other's words."""
    answers, read = read_answers("targets.csv"), read_answers("read.csv")
    wrong: list[Wrong] = []
    right = expected = given = 0
    for notice in sorted({*answers, *read}):
        if (notice in _SEEDS) != seeds:
            continue
        left: dict[str, list[govtasks.Target]] = defaultdict(list)
        for target in govtasks.targets(load(notice)):
            left[target.task].append(target)
        for row in answers.get(notice, []):
            found = max(left[row["task"]], key=lambda target: _liken(target, row), default=None)
            matched = found if found and _liken(found, row) >= (_SURE if row["value"] else 1) else None
            if matched:
                left[row["task"]].remove(matched)
            if row["doubtful"]:
                continue
            expected, given = expected + 1, given + bool(matched)
            if matched and _agrees(matched, row):
                right += 1
            else:
                name = f"{row['task']} {row['words']}"
                got = f"{matched.indicator} {matched.operator} {matched.unit}" if matched else "nothing"
                wrong.append(Wrong("target", notice, name, f"{row['indicator']} {row['operator']} {row['unit']}", got))
        for row in read.get(notice, []):
            for target in left[row["task"]]:
                given += 1
                wrong.append(Wrong("target", notice, f"{row['task']} {target.text}", "none", target.indicator))
    return Figure(f"targets of the {'seeds' if seeds else 'other notices'}", right, expected, given), wrong


def _liken(target: govtasks.Target, row: dict[str, str]) -> int:
    """Say how much speaks for a target being that of an answer."""
    value = Decimal(row["value"]) if row["value"] else None
    near = value is not None and target.value is not None and abs(target.value - value) <= abs(value) / 1000
    words, given = _squeeze(row["words"]), _squeeze(target.text)
    return (
        _SURE * (near or (value is None and target.value is None))
        + 2 * (words == given)
        + (words in given or given in words)
        + _holds(target.indicator, row["indicator"])
    )


def _agrees(target: govtasks.Target, row: dict[str, str]) -> bool:
    same = (target.operator, target.unit) == (row["operator"], row["unit"])
    return same and _holds(target.indicator, row["indicator"])


def _holds(one: str, other: str) -> bool:
    one, other = _squeeze(one), _squeeze(other)
    return bool(one) and (one in other or other in one)


def _squeeze(words: str) -> str:
    return "".join(fold(words).split())


def judge_due_dates() -> tuple[Figure, list[Wrong]]:
    """A due date is right in its day, its recurrence and whether it has an end."""
    wrong, expected = [], 0
    for notice, rows in read_answers("due_dates.csv").items():
        dates = {due.task: due for due in govtasks.due_dates(load(notice))}
        for row in rows:
            if row["doubtful"]:
                continue
            expected += 1
            due = dates.get(row["task"])
            by = due.by.isoformat() if due and due.by else ""
            given = (by, (due.recurrence or "") if due else "", "1" if due and due.open_ended else "")
            wanted = (row["by"], row["recurrence"], row["open_ended"])
            if given != wanted:
                wrong.append(Wrong("deadline", notice, row["task"], " · ".join(wanted), " · ".join(given)))
    return Figure("deadlines", expected - len(wrong), expected, expected), wrong


def judge() -> tuple[list[Figure], list[Wrong]]:
    """Judge all that has answers."""
    judged = [judge_units(), judge_targets(seeds=True), judge_targets(seeds=False), judge_due_dates()]
    return [figure for figure, _ in judged], [one for _, wrong in judged for one in wrong]


def write_lines() -> Iterator[str]:
    """Give the lines for docs/accuracy.md."""
    figures, wrong = judge()
    yield "| what | right | expected | given | F1 |"
    yield "|---|---:|---:|---:|---:|"
    for figure in figures:
        yield f"| {figure.what} | {figure.right} | {figure.expected} | {figure.given} | {figure.f1:.2f} |"
    yield ""
    yield "| what | notice | name or number | expected | given |"
    yield "|---|---|---|---|---|"
    for one in wrong:
        yield f"| {' | '.join(one)} |"


def update(page: str) -> str:
    """Give the page with the lines in their place."""
    return _MARKED.sub(lambda _: "".join(f"{line}\n" for line in write_lines()), page)


if __name__ == "__main__":
    PAGE.write_text(update(PAGE.read_text("utf-8")), "utf-8")
