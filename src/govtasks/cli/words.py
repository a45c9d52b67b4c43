"""Words for the terminal: text without control signs, and the colours of roles and severities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.report.words import say

if TYPE_CHECKING:
    from govtasks.model.task import Role

__all__ = ["ROLE_COLOURS", "SEVERITY_COLOURS", "clean", "say"]

ROLE_COLOURS: dict[Role, str] = {
    "leader": "magenta",
    "lead": "red",
    "responsible": "cyan",
    "support": "green",
    "supervise": "yellow",
    "guide": "blue",
}
SEVERITY_COLOURS = {"info": "blue", "warning": "yellow", "error": "red"}


def clean(text: str) -> str:
    """Give text in one line that can do nothing to a terminal: a space for each sign that cannot be printed."""
    return "".join(c if c.isprintable() else " " for c in text)
