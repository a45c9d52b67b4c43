"""The lists of a DOCX: the numbers that are counted for its paragraphs and stand nowhere in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.office.word.counting import write_number
from govtasks.containers.office.word.elements import find, find_value, get, is_on, read_whole
from govtasks.containers.office.word.styles import MOST_STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from govtasks.containers.office.word.styles import Listed, Styles

_PLACE = re.compile(r"%([1-9])")
_DASHES = "—–-－"
_LEVELS = range(9)
_LONGEST = 255
"""Characters that a number with its marks may have."""


class _Level(NamedTuple):
    """How the numbers of a level are counted and written."""

    form: str
    pattern: str
    """The number with its marks: 第%1章, %1.%2."""
    start: int
    after: int
    """It starts again behind a number of a level below this one."""
    legal: bool
    """Whether all its numbers are written in Arabic digits."""
    style: str
    """The style whose paragraphs have this level."""


class _List(NamedTuple):
    pattern: str
    """Id of the `w:abstractNum` that it goes by; all its lists count on from one another."""
    own: dict[int, _Level]
    starts: dict[int, int]
    """Where levels start again with the first paragraph of this list."""


_Levels = dict[int, _Level]


class Numbering:
    """Counts the paragraphs of the lists of a file."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Read `numbering.xml`, if there is one."""
        patterns = [] if root is None else list(root.iterchildren("{*}abstractNum"))
        lists = [] if root is None else root.iterchildren("{*}num")
        self._styles = styles
        self._patterns = {get(p, "abstractNumId"): _read_levels(p) for p in patterns}
        self._links = {get(p, "abstractNumId"): link for p in patterns if (link := find_value(p, "numStyleLink"))}
        self._lists = {get(element, "numId"): _read_list(element) for element in lists}
        self._found: dict[str, tuple[str, _Levels]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def count(self, listed: Listed, style: str) -> str:
        """Count a paragraph of a list and a style, and write its number; "" where it has none."""
        if listed.list_id not in self._lists:
            return ""
        if listed.list_id not in self._found:
            self._found[listed.list_id] = self._find_levels(listed.list_id)
        pattern, levels = self._found[listed.list_id]
        by_style = (at for at, level in levels.items() if style and level.style == style)
        level = next(by_style, 0) if listed.level is None else listed.level
        if level not in levels:
            return ""
        counts = self._counts.setdefault(pattern, {})
        if (listed.list_id, level) not in self._begun:
            self._begun.add((listed.list_id, level))
            if level in self._lists[listed.list_id].starts:
                counts.pop(level, None)
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [at for at in counts if at > level and at in levels and level < levels[at].after]:
            del counts[deeper]
        return _write(levels, level, counts)

    def _find_levels(self, list_id: str) -> tuple[str, _Levels]:
        """Find the pattern of a list and its levels, with those that the list has of its own."""
        known = self._lists[list_id]
        pattern = known.pattern
        for _ in range(MOST_STEPS):
            linked = self._styles.find_listed(self._links[pattern]).list_id if pattern in self._links else ""
            pattern = self._lists[linked].pattern if linked in self._lists else pattern
        levels = self._patterns.get(pattern, {}) | known.own
        starts = ((at, start) for at, start in known.starts.items() if at in levels)
        return pattern, levels | {at: levels[at]._replace(start=start) for at, start in starts}


def _write(levels: _Levels, level: int, counts: dict[int, int]) -> str:
    """Write the number of a level; of bullets only dashes are words."""
    own = levels[level]
    if own.form == "bullet":
        return own.pattern if not own.pattern.strip(_DASHES) else ""

    def fill(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        known = levels.get(at)
        if known is None or known.form == "none":
            return ""
        return write_number(counts.get(at, known.start), "decimal" if own.legal else known.form)

    return _PLACE.sub(fill, own.pattern)


def _read_list(element: _Element) -> _List:
    changes = list(element.iterchildren("{*}lvlOverride"))
    own = {at: level for change in changes for at, level in _read_levels(change).items()}
    starts = {
        read_whole(get(change, "ilvl"), 0): read_whole(start, 1)
        for change in changes
        if (start := find_value(change, "startOverride"))
    }
    return _List(find_value(element, "abstractNumId"), own, starts)


def _read_levels(element: _Element) -> _Levels:
    return dict(_give_levels(element))


def _give_levels(element: _Element) -> Iterator[tuple[int, _Level]]:
    for level in element.iterchildren("{*}lvl"):
        at = read_whole(get(level, "ilvl"), 0)
        if at not in _LEVELS:
            continue
        forms = [get(form, "val") for form in level.iter("{*}numFmt")]
        legal = find(level, "isLgl")
        yield (
            at,
            _Level(
                forms[-1] if forms else "decimal",  # a format of its own has one that all know behind it
                find_value(level, "lvlText")[:_LONGEST],
                read_whole(find_value(level, "start"), 0),
                read_whole(find_value(level, "lvlRestart"), at),
                legal is not None and is_on(legal),
                find_value(level, "pStyle"),
            ),
        )
