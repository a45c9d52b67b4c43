"""What an outline consists of, and what it asks of the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.phrases.numbers import Number

Range = tuple[int, int]
Test = Callable[[int, int], bool]
"""Tells something of a range of the text."""
UNNUMBERED = frozenset({"dash", "subhead"})
"""Styles of items that do not count."""


class Item:
    """A numbered item, or (without a number) a paragraph that stands for itself, with what belongs to it."""

    __slots__ = ("children", "end", "model", "number", "paragraphs", "parent", "part", "start", "style")

    def __init__(self, number: Number | None, start: int, end: int) -> None:
        """Begin an item whose own words are the range."""
        self.number = number
        self.style = number.style if number else ""
        """How the number is written; "" without one."""
        self.start = start
        self.end = end
        self.paragraphs: list[Range] = []
        self.children: list[Item] = []
        self.parent: Item | None = None
        self.part = 0
        self.model: Number | None = None
        """The number before it in the sequence, where its own has lost its mark."""

    @property
    def pieces(self) -> list[Range]:
        """Its own words: behind the number, then the paragraphs that follow without one."""
        return [(self.start, self.end), *self.paragraphs]

    def walk(self) -> Iterator[Item]:
        """Give the item and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Bounds(NamedTuple):
    """Where lists begin and end, as the words of a paragraph tell; the outline itself knows only numbers."""

    closes: Test
    """Tells a paragraph that ends a list: a signature, 抄送."""
    opens: Test
    """Tells a paragraph that begins a part: 附件1."""
    find_end: Callable[[int, int], int]
    """Finds where a closing begins inside a paragraph, for documents on one line; the end of the range for none."""
