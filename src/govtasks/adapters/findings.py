"""What is set off in the words of an item: units, deadlines, references, brackets left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import Factory, define, field, frozen

from govtasks.phrases.allocation import Allocation, find_labels, read_allocation
from govtasks.phrases.brackets import Bracket, find_brackets
from govtasks.phrases.deadlines import is_deadline
from govtasks.phrases.plain import PlainNames, plain_names, read_plain
from govtasks.phrases.references import find_reference
from govtasks.phrases.roles import RoleWords
from govtasks.phrases.units import is_unit

if TYPE_CHECKING:
    from govtasks.outline import Range
    from govtasks.phrases.references import Pointer

_LONGEST = 1500
"""Longest bracket or line that is read, in characters: more names than that nobody lists."""
_MOST_OPEN = 3
_BEFORE_BRACKET = re.compile(r"[。;!?.…”)]\s{0,4}$")
_BEFORE_NAMES = re.compile(r"[。;!?)]\s{0,4}$")
_BEFORE_LABEL = re.compile(r"[。;!?) \]]$")
_ORGANS = re.compile(r"(?:[省市区县州][^、,;()]{1,12}(?:局|委|办|厅)(?:[、,]|$))+")
_AT_END = re.compile(r"[ 。;,!]*$")
_STOP = re.compile(r"。(?=\s*[^\s。])")
_LOOK_BACK = 6
_LABEL = 16
"""A line of units has its first colon among so many characters."""


@define(slots=True, eq=False)
class Findings:
    """What stands in some ranges of the text."""

    allocations: list[tuple[Range, Allocation]] = field(factory=list)
    """In document order, each with the bracket or line that it was read from."""
    references: tuple[Pointer, ...] = ()
    unclosed: tuple[Range, ...] = ()
    set_off: list[Range] = field(factory=list)
    """The brackets and lines that are no part of the text."""
    has_units: bool = False
    """Whether somebody is named."""

    def add(self, place: Range, allocation: Allocation) -> None:
        """Keep what a bracket or line says."""
        self.allocations.append((place, allocation))
        self.set_off.append(place)
        if allocation.grants:
            self.has_units = True
        if allocation.references:
            self.references += allocation.references

    def drop(self, start: int, end: int) -> None:
        """Forget the brackets inside a range that is read as a whole."""
        self.set_off = [s for s in self.set_off if not start <= s[0] < end]
        self.allocations = [a for a in self.allocations if not start <= a[0][0] < end]


@frozen
class Surveyor:
    """Looks for what is set off, with the role words of one style."""

    folded: str
    roles: RoleWords
    plain: PlainNames = Factory(lambda self: plain_names(self.roles), takes_self=True)

    def survey(self, pieces: list[Range]) -> Findings:
        """Find what is set off in some ranges, each a paragraph or the rest of one."""
        found = Findings()
        for start, end in pieces:
            labelled = self.folded.find(":", start, min(end, start + _LABEL)) >= 0
            plain = read_plain(self.folded, start, end, self.plain) if labelled else None
            if plain:
                found.add((start, end), plain)
            else:
                self._take_line(start, end, self._take_brackets(start, end, found), found)
        return found

    def _take_brackets(self, start: int, end: int, found: Findings) -> list[Bracket]:
        """Read the brackets of a paragraph; give those that stand by themselves."""
        closed, unclosed = find_brackets(self.folded, start, end)
        if unclosed:
            closed = self._take_unclosed(closed, unclosed, start, end, found)
        for bracket in closed:
            first, last, is_closed = bracket
            plain = read_plain(self.folded, first + 1, last - is_closed, self.plain)
            if plain:
                found.add((first, last), plain)
            else:
                self._take_odd(bracket, start, end, found)
        return closed

    def _take_unclosed(
        self, closed: list[Bracket], unclosed: list[Bracket], start: int, end: int, found: Findings
    ) -> list[Bracket]:
        """Take an unclosed bracket of units up to the end of its paragraph, with all that stands in it."""
        for bracket in unclosed[-_MOST_OPEN:]:
            allocation = self._read(bracket, start, end)
            if allocation and (allocation.grants or allocation.deadline):
                found.unclosed += ((bracket.start, end),)
                return [*(b for b in closed if b.end <= bracket.start), bracket]
        found.unclosed += ((unclosed[0].start, end),)
        return closed

    def _take_odd(self, bracket: Bracket, start: int, end: int, found: Findings) -> None:
        """Take a bracket as a reference, as units or as a deadline, or leave it in the text."""
        first, last = bracket.inside
        if last - first > _LONGEST:
            return
        pointer = find_reference(self.folded, first, last)
        if pointer:
            found.add((bracket.start, bracket.end), Allocation([], (), [], (pointer,)))
            return
        allocation = self._read(bracket, start, end)
        if allocation:
            found.add((bracket.start, bracket.end), allocation)

    def _read(self, bracket: Bracket, start: int, end: int) -> Allocation | None:
        """Read a bracket; one in the middle of a sentence only where it has a label or names units and nothing else."""
        first, last = bracket.inside
        if last - first > _LONGEST:
            return None
        before = self.folded[max(start, bracket.start - _LOOK_BACK) : bracket.start]
        alone = (
            not before.strip()
            and bracket.start - start < _LOOK_BACK
            and bool(_AT_END.match(self.folded, bracket.end, end))
        )
        set_off = alone or bool(_BEFORE_BRACKET.search(before))
        free = alone or bool(_BEFORE_NAMES.search(before))
        bare = free or self._ends_sentence(bracket, first, last)
        allocation = read_allocation(self.folded, first, last, self.roles, bare=bare)
        if allocation is None:
            limits = set_off and not alone and is_deadline(self.folded[first:last].strip())
            return Allocation([], ((first, last),), []) if limits else None
        if not allocation.grants or find_labels(self.folded, first, last, self.roles):
            return allocation
        names = [n for g in allocation.grants if g.role != "leader" for n in g.names]
        units = sum(is_unit(self.folded[slice(*n)]) for n in names)
        if free:
            return allocation if units or not names else None
        half = set_off or _AT_END.match(self.folded, bracket.end, end)
        return allocation if units * (2 if half else 1) >= len(names) else None

    def _ends_sentence(self, bracket: Bracket, first: int, last: int) -> bool:
        """Tell a bracket of organs right before the stop of a sentence (建成信息库(市水利局)。)."""
        return self.folded[bracket.end : bracket.end + 1] == "。" and bool(_ORGANS.fullmatch(self.folded, first, last))

    def _take_line(self, start: int, end: int, brackets: list[Bracket], found: Findings) -> None:
        """Find a unit line: labels outside brackets at the head of a paragraph or behind a sentence, up to its end."""
        if self.folded.find(":", start, end) < 0:
            return
        labels = []
        at = start
        for first, last, _ in [*brackets, (end, end, True)]:
            if self.folded.find(":", at, first) >= 0:
                outside = find_labels(self.folded, at, first, self.roles)
                labels += [label for label in outside if self._stands_free(start, label[0])]
            at = last
        if not labels:
            return
        first = labels[0][0]
        stop = _STOP.search(self.folded, labels[-1][2], end)
        last = stop.end() if stop else end
        if last - first > _LONGEST:
            return
        allocation = read_allocation(self.folded, first, last, self.roles)
        at_head = not self.folded[start:first].strip()
        if allocation and (allocation.deadline or self._is_plausible(allocation, at_head=at_head)):
            found.drop(first, last)
            found.add((first, last), allocation)

    def _stands_free(self, start: int, at: int) -> bool:
        before = self.folded[max(start, at - _LOOK_BACK) : at]
        return bool(_BEFORE_LABEL.search(before)) or (not before.strip() and at - start < _LOOK_BACK)

    def _is_plausible(self, allocation: Allocation, *, at_head: bool) -> bool:
        """Tell names from the duties that prose lists behind a label."""
        names = [(g.role, self.folded[slice(*n)]) for g in allocation.grants for n in g.names]
        good = sum(role == "leader" or is_unit(name) for role, name in names)
        return good * 2 >= len(names) > 0 if at_head else good == len(names) > 0
