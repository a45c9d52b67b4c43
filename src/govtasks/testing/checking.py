"""Checks of a plugin: what each claims, and what to do where it fails."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from govtasks.testing.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from govtasks.testing.cases import Case

Level = Literal["loads", "reads", "trusted"]
"""`loads`: it is found, and says what it is. `reads`: its notices are read as its cases say, and no others. `trusted`:
in any clothes, on hostile files, by cases that somebody read by eye."""
LEVELS: tuple[Level, ...] = get_args(Level)


class Check(NamedTuple):
    """One check of the kit."""

    name: str
    level: Level
    claim: str
    """What holds where it passes."""
    remedy: str
    """What to do where it fails."""
    run: Callable[..., Iterator[str]]
    """Gives the faults; takes a `Subject`, and a `Case` where it is run on each."""

    @property
    def per_case(self) -> bool:
        """Whether it is run on each case."""
        return len(inspect.signature(self.run).parameters) > 1


class Finding(NamedTuple):
    """What a check found on a plugin, or on one of its cases."""

    check: Check
    case: str
    """Name of the case; "" where the check concerns the plugin."""
    fault: str

    def __str__(self) -> str:
        """Say what is wrong and what to do."""
        where = f"{self.check.name}[{self.case}]" if self.case else self.check.name
        return f"{where}: {self.fault}\n  claim: {self.check.claim}\n  to do: {self.check.remedy}"


_checks: list[Check] = []


def claim(level: Level, remedy: str) -> Callable[[Callable[..., Iterator[str]]], Callable[..., Iterator[str]]]:
    """Make a check of a function: its name is the check's, its docstring the claim."""

    def add(run: Callable[..., Iterator[str]]) -> Callable[..., Iterator[str]]:
        name = run.__name__.replace("_", "-")
        _checks.append(Check(name, level, " ".join((run.__doc__ or "").split()), remedy, run))
        return run

    return add


def checks(level: Level = "trusted") -> tuple[Check, ...]:
    """Give the checks of a level and of those below it."""
    from govtasks.testing import hardness, hooks, identity, reading  # noqa: F401, PLC0415 - they add their checks

    wanted = LEVELS[: LEVELS.index(level) + 1]
    return tuple(one for below in wanted for one in _checks if one.level == below)


def run(found: Check, subject: Subject, case: Case | None) -> Iterator[Finding]:
    """Run one check; an exception is a fault like any other."""
    name = case.name if case else ""
    try:
        for fault in found.run(subject, case) if found.per_case else found.run(subject):
            yield Finding(found, name, fault)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises is a finding
        yield Finding(found, name, f"{type(error).__name__}: {error}")


def pairs(subject: Subject, level: Level) -> list[tuple[Check, Case | None]]:
    """Give what is to be run: each check once, or once a case."""
    found: list[tuple[Check, Any]] = []
    for check_ in checks(level):
        found += [(check_, case) for case in subject.whole_cases] if check_.per_case else [(check_, None)]
    return found


def check(plugin: str, cases: str | Path, *, level: Level = "trusted") -> tuple[Finding, ...]:
    """Run the checks of a level on an installed plugin, named by its distribution, and give what is wrong.

    `cases` is the folder of its cases.
    """
    subject = Subject(plugin, cases)
    return tuple(finding for one, case in pairs(subject, level) for finding in run(one, subject, case))
