"""Text in lines of a width, as Chinese is set: broken between any two signs, closing marks kept with what they close.

Rich breaks at spaces, so a Chinese sentence is one word to it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen
from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

NOT_FIRST = frozenset("，。、；：！？）》】〉」』〕”’…·,.;:!?)]}% ")
NOT_LAST = frozenset("（《【〈「『〔“‘([{")
REACH = 24
"""How far before the edge a better place is looked for."""


@frozen
class Folded:
    """Text that is set in the width it is given."""

    text: Text
    lines: int | None = None
    """So many lines at most; the last ends in … where something was cut."""
    after: tuple[str, ...] = ()
    """Signs to break after before all others."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the lines."""
        width = options.max_width
        breaks = list(find_breaks(self.text.plain, width, self.after))
        if self.lines is not None:
            breaks = breaks[: self.lines - 1]
        for line in self.text.divide(breaks):
            line.rstrip()
            line.truncate(width, overflow="ellipsis")
            yield line


def find_breaks(text: str, width: int, after: tuple[str, ...] = ()) -> Iterator[int]:
    """Give the offsets at which lines of at most so many terminal cells begin, the first aside."""
    start = cells = 0
    for at, sign in enumerate(text):
        size = cell_len(sign)
        if cells + size > width and sign != " ":
            start = find_break(text, start, at, after)
            cells = cell_len(text[start:at])
            yield start
        cells += size


def find_break(text: str, start: int, edge: int, after: tuple[str, ...]) -> int:
    """Give the last good place to break a line that began at `start` and is full at `edge`."""
    places = range(edge, max(start + 1, edge - REACH), -1)
    best = (at for at in places if text.endswith(after, start, at))
    good = (at for at in places if may_break(text[at - 1], text[at]))
    return next(chain(best, good), edge)


def may_break(before: str, after: str) -> bool:
    """Say whether a line may end between two signs."""
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    return before == " " or cell_len(before) > 1 or cell_len(after) > 1
