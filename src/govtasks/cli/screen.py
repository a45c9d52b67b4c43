"""What the pictures on the terminal share: the console, and the units of a task by role."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from govtasks.cli.folded import Folded
from govtasks.cli.words import ROLE_COLOURS, clean, say
from govtasks.report.words import say_due

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.model.meaning import DueDate
    from govtasks.model.task import Task
    from govtasks.report.view import RoleGroup


def make_console(width: int | None = None) -> Console:
    """Give the console on stdout: colours only on a terminal, and none with NO_COLOR."""
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def draw_units(groups: Iterable[RoleGroup], task: Task, lang: str, due: DueDate | None = None) -> list[Folded]:
    """Give the units of a task, each role by its word and colour, its deadline and its references, where it has any.

    Beside the deadline stands what it comes to, where that is known.
    """
    pieces = [draw_role(group, lang) for group in groups]
    if task.deadline:
        pieces.append(Text.assemble((say("by", lang), "bold"), " ", clean(task.deadline.text), draw_due(due, lang)))
    for reference in task.references:
        words = f"《{clean(reference.document)}》 {'、'.join(reference.numbers)}"
        pieces.append(Text.assemble((say("see", lang), "bold"), " ", words))
    return [Folded(Text(" · ").join(pieces), after=("、", " · "))] if pieces else []


def draw_due(due: DueDate | None, lang: str) -> tuple[str, str]:
    """Give the last day of a deadline, how often it comes again, whether it has no end; its style is dim."""
    if due is None:
        return "", ""
    words = [*([due.by.isoformat()] if due.by else []), *say_due(due.recurrence, lang, open_ended=due.open_ended)]
    return f" ({', '.join(words)})" if words else "", "dim"


def draw_role(group: RoleGroup, lang: str) -> Text:
    """Give the word of a role, whether it was stated for many tasks, and the names."""
    word = say(group.role, lang) + (f" ({say('inherited', lang)})" if group.inherited else "")
    names = "、".join(clean(assignment.name) for assignment in group.assignments)
    colour = ROLE_COLOURS[group.role]
    return Text.assemble((word, f"bold {colour}"), " ", (names, colour))
