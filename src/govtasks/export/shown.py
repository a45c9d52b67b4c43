"""Words of a notice for the eye: signs that nobody sees become ones that everybody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.export.columns import ROLES

if TYPE_CHECKING:
    from govtasks.model.task import Role

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control signs, but for tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of writing direction: they turn the words around them
    "\u2028\u2029\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
ROLE_WORDS: dict[Role, str] = {
    "leader" if column.name == "leaders" else column.name: column.chinese  # type: ignore[misc]
    for column in ROLES
}
"""What the holders of a role are called, in the order of the columns."""


def show(text: str) -> str:
    """Give text with U+FFFD for each control sign, mark of writing direction and lone half of a pair."""
    return _UNSEEN.sub("\ufffd", text)


def shorten(text: str, most: int) -> str:
    """Give text in one line and at most so many signs."""
    line = " ".join(show(text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
