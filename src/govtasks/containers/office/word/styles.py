"""The styles of a DOCX: their names, and the lists that their paragraphs belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.office.word.elements import find, find_value, get, is_on, read_whole

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_STEPS = 32
"""Steps that are gone from one style or list to the next, so that a circle has an end."""


class Listed(NamedTuple):
    """Which list a paragraph or a style belongs to; what is not said is "" or None."""

    list_id: str = ""
    """Of `w:num`; 0 switches numbering off."""
    level: int | None = None

    def over(self, other: Listed) -> Listed:
        """Complete what is not said by what stands below it."""
        return Listed(self.list_id or other.list_id, other.level if self.level is None else self.level)


def read_listed(properties: _Element | None) -> Listed:
    """Read the list that the properties of a paragraph or style name."""
    numbering = None if properties is None else find(properties, "numPr")
    level = find_value(numbering, "ilvl")
    return Listed(find_value(numbering, "numId"), read_whole(level, 0) if level else None)


class _Style(NamedTuple):
    name: str
    base: str
    listed: Listed
    hidden: bool


class Styles:
    """The styles of a file, by id."""

    def __init__(self, root: _Element | None) -> None:
        """Read `styles.xml`, if there is one."""
        elements = [] if root is None else root.iterchildren("{*}style")
        self._styles = {get(style, "styleId"): _read_style(style) for style in elements}
        self._listed: dict[str, Listed] = {}
        self.hidden = frozenset(key for key, style in self._styles.items() if style.hidden)
        """The styles whose words are not shown."""

    def find_name(self, style: str) -> str:
        """Give what the file calls a style; its id where it has no name."""
        return (style in self._styles and self._styles[style].name) or style

    def find_listed(self, style: str) -> Listed:
        """Find the list that paragraphs of a style belong to, by itself or by those that it is based on."""
        if style not in self._listed:
            found, at = Listed(), style
            for _ in range(MOST_STEPS):
                if at in self._styles:
                    found = found.over(self._styles[at].listed)
                    at = self._styles[at].base
            self._listed[style] = found
        return self._listed[style]


def _read_style(style: _Element) -> _Style:
    look = find(style, "rPr")
    vanish = None if look is None else find(look, "vanish")
    hidden = vanish is not None and is_on(vanish)
    return _Style(find_value(style, "name"), find_value(style, "basedOn"), read_listed(find(style, "pPr")), hidden)
