"""What is set off in the words of an item: units, deadlines, references, brackets left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.phrases.allocation import Allocation, find_labels, read_allocation, read_plain
from govtasks.phrases.brackets import Bracket, find_brackets
from govtasks.phrases.deadlines import is_deadline
from govtasks.phrases.references import Pointer, find_reference
from govtasks.phrases.units import is_unit

if TYPE_CHECKING:
    from govtasks.outline import Range
    from govtasks.phrases.roles import RoleWords

_LONGEST = 1500
_MOST_OPEN = 3
_BEFORE_BRACKET = frozenset("。;!?.…”")
_BEFORE_LABEL = frozenset("。;!?) ]")


@define(slots=True)
class Findings:
    """What stands in some ranges of the text."""

    allocations: list[tuple[Range, Allocation]] = field(factory=list)
    """In document order, each with the bracket or line that it was read from."""
    references: list[Pointer] = field(factory=list)
    unclosed: list[Range] = field(factory=list)
    set_off: list[Range] = field(factory=list)
    """The brackets and lines that are no part of the text."""

    has_units: bool = False
    """Whether somebody is named."""


def survey(folded: str, pieces: list[Range], roles: RoleWords) -> Findings:
    """Find what is set off in some ranges, each a paragraph or the rest of one."""
    found = Findings()
    for start, end in pieces:
        _survey_piece(folded, start, end, roles, found)
    found.has_units = any([a.grants for _, a in found.allocations])
    return found


def _survey_piece(folded: str, start: int, end: int, roles: RoleWords, found: Findings) -> None:
    closed, unclosed = find_brackets(folded, start, end)
    for bracket in unclosed[-_MOST_OPEN:]:
        allocation = _read(folded, bracket, start, end, roles)
        if allocation and (allocation.grants or allocation.deadline):
            closed = [*(b for b in closed if b.end <= bracket.start), bracket]
            break
    if unclosed:
        found.unclosed.append((unclosed[0].start, end) if not closed or closed[-1].closed else closed[-1][:2])
    for bracket in closed:
        plain = read_plain(folded, *bracket.inside, roles)
        if plain:
            _add(found, bracket[:2], plain)
        else:
            _sort(folded, bracket, start, end, roles, found)
    _survey_lines(folded, start, end, closed, roles, found)


def _sort(folded: str, bracket: Bracket, start: int, end: int, roles: RoleWords, found: Findings) -> None:
    """Take one bracket as units, as a deadline, as a reference, or leave it in the text."""
    first, last = bracket.inside
    if last - first > _LONGEST:
        return
    pointer = find_reference(folded, first, last)
    if pointer:
        found.references.append(pointer)
        found.set_off.append(bracket[:2])
        return
    allocation = _read(folded, bracket, start, end, roles)
    if allocation:
        _add(found, bracket[:2], allocation)


def _add(found: Findings, place: Range, allocation: Allocation) -> None:
    found.allocations.append((place, allocation))
    found.set_off.append(place)
    found.references += allocation.references


def _read(folded: str, bracket: Bracket, start: int, end: int, roles: RoleWords) -> Allocation | None:
    """Read a bracket; one in the middle of a sentence only where it has a label or names units and nothing else."""
    first, last = bracket.inside
    if last - first > _LONGEST:
        return None
    before = folded[start : bracket.start].rstrip(" ")[-1:]
    set_off = not before or before in _BEFORE_BRACKET or before == ")"
    allocation = read_allocation(folded, first, last, roles, bare=set_off)
    if allocation is None:
        words = folded[first:last].strip()
        return Allocation([], ((first, last),), []) if set_off and before and is_deadline(words) else None
    at_end = not folded[bracket.end : end].strip(" 。;,!")
    if set_off or at_end or not allocation.grants or find_labels(folded, first, last, roles):
        return allocation
    names = [n for g in allocation.grants for n in g.names]
    return allocation if all(is_unit(folded[slice(*n)]) for n in names) else None


def _survey_lines(
    folded: str, start: int, end: int, brackets: list[Bracket], roles: RoleWords, found: Findings
) -> None:
    """Find unit lines: labels outside brackets at the head of a paragraph or behind a sentence, up to its end."""
    if not brackets:
        plain = read_plain(folded, start, end, roles)
        if plain:
            _add(found, (start, end), plain)
            return
    labels = []
    at = start
    for bracket in [*brackets, Bracket(end, end, closed=True)]:
        if folded.find(":", at, bracket.start) >= 0:
            found_here = find_labels(folded, at, bracket.start, roles)
            labels += [label for label in found_here if _stands_free(folded, start, label[0])]
        at = bracket.end
    if not labels:
        return
    first = labels[0][0]
    stop = _line_end(folded, labels[-1][2], end)
    if stop - first > _LONGEST:
        return
    allocation = read_allocation(folded, first, stop, roles)
    if allocation and (allocation.deadline or _is_plausible(folded, allocation, at_head=not folded[start:first].strip())):
        found.set_off = [s for s in found.set_off if not first <= s[0] < stop]
        found.allocations = [a for a in found.allocations if not first <= a[0][0] < stop]
        _add(found, (first, stop), allocation)


def _stands_free(folded: str, start: int, at: int) -> bool:
    before = folded[start:at]
    return not before.strip() or before[-1] in _BEFORE_LABEL


def _line_end(folded: str, value: int, end: int) -> int:
    """Find where the value of the last label ends: at a full stop with more behind it, else with the paragraph."""
    m = _STOP.search(folded, value, end)
    return m.end() if m else end


_STOP = re.compile(r"。(?=\s*[^\s。])")


def _is_plausible(folded: str, allocation: Allocation, *, at_head: bool) -> bool:
    """Tell names from the duties that prose lists behind a label."""
    names = [(g.role, folded[slice(*n)]) for g in allocation.grants for n in g.names]
    good = sum(role == "leader" or is_unit(name) for role, name in names)
    return good * 2 >= len(names) > 0 if at_head else good == len(names) > 0
