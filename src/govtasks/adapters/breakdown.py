"""Reads a breakdown of work: numbered items, the headings above them and the units that answer for them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, define, field

from govtasks.adapters.assigning import Assigner, inherit
from govtasks.adapters.checks import check_count, check_end, check_injected, check_numbers, check_units
from govtasks.adapters.draft import Draft, OpenSection, to_spans
from govtasks.adapters.page import NO_WORDS
from govtasks.adapters.part_heads import read_part_head
from govtasks.adapters.plan import Node, Plan, plan
from govtasks.adapters.table_tasks import TableReader
from govtasks.adapters.unit_first import read_unit_first
from govtasks.adapters.words import cut, find_heading, find_title, read_heading, write
from govtasks.model.document import Span
from govtasks.model.notice import Repair
from govtasks.model.task import Task
from govtasks.phrases.conventions import find_conventions
from govtasks.phrases.fold import fold
from govtasks.phrases.refrains import find_refrain, find_tail
from govtasks.phrases.units import is_unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.model.document import Spans
    from govtasks.model.limits import Limits
    from govtasks.model.task import Assignment
    from govtasks.outline import Item, Range
    from govtasks.phrases.columns import ColumnWords
    from govtasks.phrases.roles import RoleWords

_GLUED = re.compile(r"[\s。;]*(?P<title>[^。;:,()\[\]\s][^。;:()\[\]]{3,23})。?\s*")
_STATEMENT = 40
_GOES_ON = re.compile(r"(?:上述|前述|前款|同时[,，]|此外[,，]|另外[,，]|其中[,，:])")
_HEADINGS = 3
_LETTER = 600
"""Characters that a covering letter has at most."""
_ANNOUNCED = re.compile(
    r"(?:责任分解|任务分解|任务分工|分工方案|责任分工|重点工作分解|任务清单|责任清单|目标责任|分解表|分工表|分解落实)"
)


class Place(NamedTuple):
    """Where in the notice an item stands."""

    part: str | None
    section: OpenSection | None = None
    parent: str | None = None
    above: tuple[Assignment, ...] = ()
    """What headings above state for it."""
    refrain: str = ""
    """What the headings beside it end with, where subheads are glued to them."""


class Style(NamedTuple):
    """What a locality's notices have of their own."""

    columns: ColumnWords
    """The heads of columns, with its role words."""
    find_subhead: Callable[[str], int | None]
    """Gives where in a heading line a subhead begins that was glued to it."""

    @property
    def roles(self) -> RoleWords:
        """The words that give a role."""
        return self.columns.roles


def read_breakdown(page: Page, front: FrontMatter, limits: Limits, style: Style) -> Draft:
    """Read the lists of a document; a letter whose list is not there is told so."""
    page = page.speak(style.columns)
    title = front.title.spans if front.title else ()
    reader = _Reader(page, limits, [(s.start, s.end) for s in front.spans], title, style)
    reader.read(plan(page.folded, page.items, style.roles))
    draft = reader.draft
    if not draft.tasks:
        read_unit_first(page, draft, style.roles, limits)
        draft.kind = "task_notice" if draft.tasks else draft.kind
    if not draft.tasks and (front.title or page.document.attachments):
        _tell_missing(page, front, draft)
    return draft


def _tell_missing(page: Page, front: FrontMatter, draft: Draft) -> None:
    """Tell that the list of tasks is in a file that was not read: the letter announces one, or is little but links."""
    links = page.document.attachments
    titles = [front.title.text if front.title and front.addressees else "", *(link.title for link in links)]
    if any(map(_ANNOUNCED.search, titles)):
        draft.kind = "task_notice"
        draft.remark("attachment-missing", [])
    elif links and sum(b.end - b.start for b in page.document.blocks if b.kind == "text") < _LETTER:
        draft.remark("attachment-missing", [])


@define(slots=True)
class _Reader:
    page: Page
    limits: Limits
    taken: list[Range]
    """The ranges that the front matter quotes."""
    title: Spans
    """Those of them that are the title."""
    style: Style
    title_end: int = Factory(lambda self: max([span.end for span in self.title], default=0), takes_self=True)
    draft: Draft = field(factory=Draft)
    assigner: Assigner = Factory(
        lambda self: Assigner(self.page.document.text, self.page.folded, self.draft.conventions), takes_self=True
    )
    subhead: OpenSection | None = None
    """The subhead that was glued to an item before, for the items that follow."""

    def read(self, planned: Plan) -> None:
        """Read the top items in order, a part for each list."""
        busy = {node.item.part for node in planned.nodes if node.use in {"task", "table"}}
        shown = busy or {node.item.part for node in planned.nodes}
        parts: dict[int, str | None] = {}
        refrain = self._find_refrain(planned.tops)
        loose: list[Item] = []
        for node in planned.tops:
            if node.item.number is None and node.use == "prose":
                loose.append(node.item)
                self.assigner.note(find_conventions(self.page.folded, node.item.start, node.item.end))
            elif node.item.part in shown:
                if node.item.part not in parts:
                    parts[node.item.part] = self._open_part(loose if node.item.number and busy else [])
                self._read_node(node, Place(parts[node.item.part], refrain=refrain))
                loose = []
            else:
                loose = []
        if self.draft.tasks:
            self.draft.kind = "task_notice"
            last = self.draft.tasks[-1]
            end = max([e for _, e in (*last.spans, *last.set_off, *last.label_spans)], default=0)
            self.draft.unexplained = [span for span in self.draft.unexplained if span.start < end]
            if planned.nodes[-1].use != "table":
                check_end(self.draft, self.page.folded)
            check_numbers(
                self.draft, [n.item for n in planned.nodes if n.item.part in busy and not self._is_front(n.item)]
            )
            check_units(self.draft)
            check_injected(self.draft, self.page.folded)

    def _open_part(self, loose: list[Item]) -> str | None:
        """Make a part of the paragraphs before a list of tasks."""
        part = read_part_head(self.page, loose, self.taken, f"p{len(self.draft.parts) + 1}")
        if part:
            self.draft.parts.append(part)
        return part.id if part else None

    def _is_front(self, item: Item) -> bool:
        """Tell the title of the notice with the number that a collection gives it."""
        return item.start < self.title_end and any(a < item.end and item.start < b for a, b in self.title)

    def _read_node(self, node: Node, place: Place) -> None:
        if self._is_front(node.item) and node.use != "prose":
            for child in node.children:
                self._read_node(child, place)
        elif node.use == "task":
            self._read_task(node, place)
        elif node.use == "section":
            self._read_section(node, place)
        elif node.use == "table" and (table := self.page.find_table(node.item.start)):
            reader = TableReader(self.page, self.draft, self.assigner, self.style.roles, self.limits)
            reader.read(table, place.part, place.section)

    def _read_section(self, node: Node, place: Place) -> None:
        self.subhead = None
        item = node.item
        title = read_heading(self.page.folded, item, node.found.set_off)
        heading = self.page.folded[title.start : title.end]
        cut = self.style.find_subhead(heading) or find_tail(heading, place.refrain)
        end = title.end if cut is None else title.start + cut
        words = self.page.quote(title.start, end)
        section = self.draft.open_section(place.section, place.part, self.page.label(item), words, title.declared_count)
        if cut is not None:
            self.subhead = self.draft.open_section(section, place.part, NO_WORDS, self.page.quote(end, title.end))
        if item.model:
            self._tell_damage(item, None)
        above = place.above
        if node.inherits:
            above = tuple(inherit(self.assigner.assign(node.found), list(above)))
        before = len(self.draft.tasks)
        inside = Place(place.part, section, place.parent, above, self._find_refrain(node.children))
        for child in node.children:
            self._read_node(child, self._enter(inside))
        check_count(self.draft, section, len(self.draft.tasks) - before)
        if node.inherits and not any(a.inherited for task in self.draft.tasks[before:] for a in task.assignments):
            self.draft.remark("unplaced-units", node.found.set_off, title=section.title)
        self.subhead = None

    def _find_refrain(self, nodes: list[Node]) -> str:
        """Find what headings beside one another all say, where subheads are glued to items: the first of them too."""
        headings = [node for node in nodes if node.use == "section"]
        items = (node for heading in headings for node in heading.children if node.use == "task" and not node.children)
        if len(headings) < _HEADINGS or not any(self._find_glued(node) for node in items):
            return ""
        titles = (read_heading(self.page.folded, node.item, node.found.set_off) for node in headings)
        return find_refrain([self.page.folded[title.start : title.end] for title in titles], over_subheads=True)

    def _enter(self, place: Place) -> Place:
        """Give the place of the next item: under a subhead glued to the one before, if any."""
        return place._replace(section=self.subhead) if self.subhead else place

    def _read_task(self, node: Node, place: Place) -> None:
        label, label_spans = self.page.label(node.item)
        if not self.draft.has_room(self.limits, label_spans):
            return
        item, found, text = node.item, node.found, self.page.document.text
        task_id = f"t{len(self.draft.tasks) + 1}"
        glued = self._find_glued(node) if not node.children else None
        paragraphs = cut(self.page.folded, node.pieces, [*found.set_off, glued.span()] if glued else found.set_off)
        if len(paragraphs) > 1 and found.set_off:
            paragraphs = self._drop_stray(paragraphs, found.set_off)
        heading = find_heading(self.page.folded, paragraphs)
        own = self.assigner.assign(found)
        task = Task(
            task_id,
            place.part,
            place.section.id if place.section else None,
            place.parent,
            label,
            text[slice(*heading)] if heading else None,
            write(text, paragraphs),
            to_spans(chain.from_iterable(paragraphs)),
            tuple(inherit(own, list(place.above)) if place.above else own),
            self.assigner.limit(found),
            self.assigner.refer(found) if found.references else (),
            _confidence(node, own),
            label_spans,
            to_spans([heading]) if heading else (),
            to_spans(found.set_off),
        )
        self.draft.add(task)
        for unclosed in found.unclosed:
            words = text[unclosed[0] : min(unclosed[1], unclosed[0] + 30)]
            self.draft.remark("unclosed-bracket", [unclosed], task_id, words=words)
        if item.model:
            self._tell_damage(item, task_id)
        inside = place._replace(parent=task_id) if node.children else place
        for child in node.children:
            self._read_node(child, inside)
        if glued:
            self._open_glued(glued, place)

    def _find_glued(self, node: Node) -> re.Match[str] | None:
        """Find a subhead that was glued to the end of an item, behind its units, when more items follow."""
        item, (begin, end), set_off = node.item, node.pieces[-1], node.found.set_off
        if not set_off or set_off[-1][1] == end or not item.parent or item.parent.children[-1] is item:
            return None
        start = max(begin, *[last for _, last in set_off])
        return _GLUED.fullmatch(self.page.folded, start, end)

    def _open_glued(self, glued: re.Match[str], place: Place) -> None:
        title = find_title(self.page.folded, glued.start("title"), glued.end())
        beside = place.section if place.section and not place.section.label_spans else None
        above = beside.parent if beside else place.section
        self.subhead = self.draft.open_section(above, place.part, NO_WORDS, self.page.quote(title.start, title.end))

    def _drop_stray(self, paragraphs: list[list[Range]], set_off: list[Range]) -> list[list[Range]]:
        """Leave out paragraphs that stand behind the units of a whole statement: they belong to no task."""
        last = max(end for _, end in set_off)
        kept = [p for p in paragraphs if p[0][0] < last]
        if sum(b - a for p in kept for a, b in p) < _STATEMENT:
            return paragraphs
        tail = [p for p in paragraphs if p[0][0] >= last]
        if tail and all(_GOES_ON.match(self.page.folded, p[0][0]) for p in tail):
            return paragraphs
        self.draft.unexplained += [Span(*r) for p in paragraphs if p[0][0] >= last for r in p]
        return kept

    def _tell_damage(self, item: Item, task: str | None) -> None:
        """Record the number that was read although its mark is lost."""
        assert item.number  # noqa: S101 - only numbered items are mended
        assert item.model  # noqa: S101
        span, text = Span(*item.number.words), self.page.document.text
        before = text[slice(*span)]
        after = self.page.mend(before, item.model, slice(item.model.start, item.model.end))
        self.draft.repairs.append(Repair(before, after, "number that the sequence misses, without its mark", (span,)))
        self.draft.remark("damaged-number", [span], task, words=text[span.start : span.end + 10])


@lru_cache(maxsize=4096)
def _is_organ(name: str) -> bool:
    return is_unit(fold(name))


def _confidence(node: Node, own: list[Assignment]) -> float:
    """Judge a reading by the evidence: units of its own with names as organs have, whole brackets, a whole number."""
    sure = 0.99 if own else 0.8
    if not all([a.role == "leader" or _is_organ(a.name) for a in own]):
        sure -= 0.1
    if node.found.unclosed:
        sure -= 0.2
    if node.item.model or not node.item.number:
        sure -= 0.1
    return round(sure, 2)
