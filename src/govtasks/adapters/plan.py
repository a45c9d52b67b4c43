"""What each item of the outline is: a task, a section, a part of its parent's text, or plain prose."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from attrs import define, field

from govtasks.adapters.findings import Findings, Surveyor
from govtasks.adapters.lists import is_frame
from govtasks.adapters.words import cut, find_title, flatten
from govtasks.phrases.fold import trim

if TYPE_CHECKING:
    from govtasks.outline import Item, Range
    from govtasks.phrases.roles import RoleWords

Use = Literal["task", "section", "table", "prose"]

_HEADING_LINE = 60
_STOP = re.compile(r"[。;]\s*\S")
_MOST = 0.7
_OFTEN = 0.5


@define(slots=True, eq=False)
class Node:
    """An item with what was found in it and what it is taken for."""

    item: Item
    found: Findings
    pieces: list[Range]
    """The paragraphs of its words; with those of its sub-items where they are part of its text."""
    children: list[Node] = field(factory=list)
    use: Use = "prose"
    inherits: bool = False
    """Whether its units are for the tasks under it."""
    has_units: bool = False
    """Whether it or anything below it names units."""


class Plan(NamedTuple):
    """The nodes of a document: those at the top, and all in document order."""

    tops: list[Node]
    nodes: list[Node]


class Habits(NamedTuple):
    """What the items of each style do in this document: the share of them that name units themselves."""

    leaves: dict[str, float]
    """Of items without sub-items, in lists where any names units."""
    heads: dict[str, float]
    """Of items over sub-items that name units."""


def plan(folded: str, items: list[Item], roles: RoleWords) -> Plan:
    """Decide for every item what it is."""
    surveyor = Surveyor(folded, roles)
    nodes: list[Node] = []
    tops = [_survey(surveyor, item, nodes) for item in items]
    habits = _find_habits(nodes)
    for node in tops:
        _decide(surveyor, node, habits)
    if any([node.use == "task" and node.item.number for node in nodes]):
        for node in tops:
            node.use = node.use if node.item.number else "prose"
    tasks = [node for node in nodes if node.use == "task"]
    if len(tasks) == 1 and not tasks[0].item.number and _is_byline(tasks[0].found):
        tasks[0].use = "prose"
    _promote(folded, tops)
    _add_unassigned(folded, tops, nodes)
    for node in nodes:
        if node.use == "prose" and _heads(folded, node):
            node.use = "section"
    return Plan(tops, nodes)


def _is_byline(found: Findings) -> bool:
    """Tell the bracket that names who sent a piece of news in: one bare name at the end of the only paragraph."""
    grants = [grant for _, allocation in found.allocations for grant in allocation.grants]
    return len(grants) == 1 and grants[0].label is None and len(grants[0].names) == 1


def _survey(surveyor: Surveyor, item: Item, nodes: list[Node]) -> Node:
    if item.style == "table":
        nodes.append(Node(item, Findings(), [], use="table", has_units=True))
        return nodes[-1]
    pieces = item.pieces
    node = Node(item, surveyor.survey(pieces), pieces)
    nodes.append(node)
    node.has_units = node.found.has_units
    for child in item.children:
        below = _survey(surveyor, child, nodes)
        node.children.append(below)
        node.has_units = node.has_units or below.has_units
    return node


def _find_habits(nodes: list[Node]) -> Habits:
    """Count how often the items of each style name units themselves, in lists where any does."""
    leaves: dict[str, list[bool]] = defaultdict(list)
    heads: dict[str, list[bool]] = defaultdict(list)
    for node in nodes:
        if any([c.has_units for c in node.children]):
            heads[node.item.style].append(node.found.has_units)
            for child in node.children:
                if not child.children:
                    leaves[child.item.style].append(child.found.has_units)
    return Habits(_rate(leaves), _rate(heads))


def _rate(named: dict[str, list[bool]]) -> dict[str, float]:
    return {style: sum(found) / len(found) for style, found in named.items()}


def _decide(surveyor: Surveyor, node: Node, habits: Habits) -> None:
    folded = surveyor.folded
    if node.use == "table" or not node.has_units:
        return
    if not (node.item.number or cut(folded, node.pieces, node.found.set_off)):
        return
    if not node.children:
        node.use = "task"
        return
    if not any([c.has_units for c in node.children]):
        if node.found.has_units and _is_heading(folded, node):
            node.use, node.inherits = "section", True
            for child in node.children:
                child.use = "task"
                _absorb(surveyor, child)
        else:
            node.use = "task"
            _absorb(surveyor, node)
        return
    tabled = any([c.use == "table" for c in node.children])
    if not (node.found.has_units or tabled) and node.item.number and _is_shared(node, habits):
        node.use = "task"
        _absorb(surveyor, node)
        return
    for child in node.children:
        _decide(surveyor, child, habits)
    if node.found.has_units and not (_is_heading(folded, node) and _passes_on(node, habits)):
        node.use = "task"
    else:
        node.use, node.inherits = "section", node.found.has_units


def _promote(folded: str, siblings: list[Node]) -> None:
    """Take a heading with words of its own for a task where its neighbours, which have no points, are tasks."""
    tasks = [n for n in siblings if n.use == "task"]
    sections = [n for n in siblings if n.use == "section"]
    for node in sections:
        tabled = any([child.use == "table" for child in node.children])
        if not tabled and len(tasks) > len(sections) and len(cut(folded, node.pieces, node.found.set_off)) > 1:
            node.use = "task"
        else:
            _promote(folded, node.children)


def _is_heading(folded: str, node: Node) -> bool:
    """Tell an item whose line only heads what stands under it, with its units in that line or right below."""
    left = cut(folded, [(node.item.start, node.item.end)], node.found.set_off)
    if len(left) != 1:
        return False
    start, end = left[0][0][0], left[0][-1][1]
    below = [s for s in node.found.set_off if not node.item.start <= s[0] < node.item.end]
    return (
        end - start <= _HEADING_LINE
        and not _STOP.search(folded, start, end)
        and all(s[0] - node.item.end <= 1 or any(s[0] - b[1] <= 1 for b in below) for s in below)
    )


def _passes_on(node: Node, habits: Habits) -> bool:
    """Tell a heading whose units are for the items under it.

    It names leaders, or some item has no units of its own, or headings of its style have none as a rule.
    """
    roles = {grant.role for _, allocation in node.found.allocations for grant in allocation.grants}
    if roles == {"leader"} or not all(child.has_units for child in node.children):
        return True
    return habits.heads.get(node.item.style, 0.0) < _OFTEN


def _heads(folded: str, node: Node) -> bool:
    """Tell a numbered line that only heads the paragraphs and items under it, none of them a task."""
    item = node.item
    if not item.number or not (item.children or item.paragraphs):
        return False
    start, end = trim(folded, item.start, item.end)
    return (
        start < end <= start + _HEADING_LINE and folded[end - 1] not in "。;" and not _STOP.search(folded, start, end)
    )


def _is_shared(node: Node, habits: Habits) -> bool:
    """Tell points that share the one bracket or line of units behind the last of them."""
    named = [c for c in node.children if c.has_units]
    return (
        len(node.children) > 1
        and named == node.children[-1:]
        and not named[0].children
        and habits.leaves.get(named[0].item.style, 1.0) < _MOST
    )


def _absorb(surveyor: Surveyor, node: Node) -> None:
    """Take the sub-items of a task as part of its text."""
    if node.children:
        node.pieces = flatten(node.item)
        node.found = surveyor.survey(node.pieces)
        node.children = []


def _add_unassigned(folded: str, tops: list[Node], nodes: list[Node]) -> None:
    """Take items without units for tasks where their neighbours in the same list are."""
    styles: dict[int, set[str]] = defaultdict(set)
    for node in nodes:
        if node.use == "task":
            styles[node.item.part].add(node.item.style)
    siblings: dict[int, list[Node]] = {}
    for node in tops:
        if node.item.part in styles and node.item.number:
            siblings.setdefault(node.item.part, []).append(node)
    for part, listed in siblings.items():
        _add_siblings(folded, listed, styles[part], framed=False)


def _add_siblings(folded: str, siblings: list[Node], styles: set[str], *, framed: bool) -> None:
    busy = any(n.use == "task" for n in siblings)
    for node in siblings:
        if node.use != "prose":
            if node.use == "section":
                _add_siblings(folded, node.children, styles, framed=False)
            continue
        title = find_title(folded, node.item.start, node.item.end)
        frame = framed or is_frame(folded[title.start : title.end])
        if node.children and not busy:
            if not frame and any(n.item.style in styles for n in node.children):
                node.use = "section"
                _add_siblings(folded, node.children, styles, framed=frame)
        elif not frame and node.item.style in styles and (busy or _is_statement(folded, node)):
            node.use = "task"
            node.pieces = flatten(node.item)
            node.children = []


def _is_statement(folded: str, node: Node) -> bool:
    return (
        bool(_STOP.search(folded, node.item.start, node.item.end)) or folded[node.item.end - 1 : node.item.end] == "。"
    )
