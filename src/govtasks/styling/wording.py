"""How notices name who answers: brackets and lines, signs between names, labels, verbs, units."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.phrases.allocation import may_be_name
from govtasks.phrases.deadlines import LABEL as DEADLINE_LABEL
from govtasks.phrases.fold import trim
from govtasks.phrases.roles import ROLES
from govtasks.phrases.units import is_unit, split_units
from govtasks.styling.card import PlaceTally, RoleTally, Tally
from govtasks.styling.view import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.task import Assignment, Role
    from govtasks.styling.view import View

_SIGN = re.compile(r"[、,;。:]|以及|及|和|会同|\n")
_GROUP = re.compile(r"各|有关|相关|所属|成员单位|沿线|全体|其他|^[省市区县州]?[直属级]{0,2}(?:单位|部门)$")
_COLON = re.compile(r"(?<![\u4e00-\u9fffA-Za-z0-9》”])([\u4e00-\u9fff]{2,8})\s?:")
_LABEL_END = re.compile(r"(?:单位|部门|领导|责任人|负责人|联系人|科室|处室|股室|专班|干部|组长|机构|主体|责任|分工)$")
_NO_LABEL = re.compile(
    r"^(?:其中|具体|主要|附|注|备注|说明|包括|任务|目标|措施|内容|要求|一是|二是)|(?:措施|内容|要求|目标|任务|如下|方面|情况)$"
)
_EDGE = " \n;,、。"
_VALUE = re.compile(r"[^;。)\]>\n]*")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")


def tally_places(views: list[View]) -> tuple[PlaceTally, ...]:
    """Count where units, time limits and references are set off."""
    met: Tallies[tuple[str, str, str]] = Tallies()
    for view in views:
        for said in view.statements:
            met.add((said.what, said.brackets, said.place), view.quote(said.start, said.end))
    return tuple(
        PlaceTally(*key, count, quotes) for key, count, quotes in sorted(met.ranked(), key=lambda r: r[0][0] != "units")
    )


def tally_signs(views: list[View]) -> tuple[tuple[Tally, ...], tuple[Tally, ...]]:
    """Count the signs between names, and those between the units of one role and of the next."""
    names: Tallies[str] = Tallies()
    roles: Tallies[str] = Tallies()
    for view in views:
        for said in view.statements:
            for one, two in pairwise(said.assignments):
                met = names if _same_role(view, one, two) else roles
                met.add(_find_sign(view, one, two), view.quote(one.spans[0].start, two.spans[-1].end))
            for start, end in (span for assignment in said.assignments for span in assignment.spans):
                if _holds_two(view.page.folded[start:end]):
                    names.add("空格, read as one name", view.quote(start, end))
    return tuple(Tally(*row) for row in names.ranked()), tuple(Tally(*row) for row in roles.ranked())


def _same_role(view: View, one: Assignment, two: Assignment) -> bool:
    between = view.page.folded[one.spans[-1].end : two.spans[0].start]
    return (one.label, one.role) == (two.label, two.role) and ":" not in between


def _holds_two(words: str) -> bool:
    """Tell a name that is two, parted by a space."""
    one, space, two = words.partition(" ")
    return bool(space) and is_unit(one) and is_unit(two)


def _find_sign(view: View, one: Assignment, two: Assignment) -> str:
    """Give the first sign between two names as written; 空格 for a space, 换行 for a line break."""
    start, end = one.spans[-1].end, two.spans[0].start
    m = _SIGN.search(view.page.folded, start, end)
    sign = view.notice.document.text[m.start() : m.end()] if m else "空格"
    return "换行" if sign == "\n" else sign


def tally_roles(views: list[View]) -> tuple[RoleTally, ...]:
    """Count the labels and verbs, once for each group of names."""
    met: Tallies[tuple[str, Role]] = Tallies()
    for view in views:
        for said in view.statements:
            before: Assignment | None = None
            for assignment in said.assignments:
                if before is None or not _same_role(view, before, assignment):
                    start, _ = trim(view.page.folded, before.spans[-1].end if before else said.start, said.end, _EDGE)
                    met.add((assignment.label, assignment.role), view.quote(start, said.end))
                before = assignment
    return tuple(
        RoleTally(words, role, count, is_sure(words, role), quotes) for (words, role), count, quotes in met.ranked()
    )


def is_sure(words: str, role: Role) -> bool:
    """Tell a role that the words say from one that was guessed because they end in 单位 or 部门."""
    return role != "responsible" or not words.endswith(("单位", "部门")) or ROLES.knows(words)


def tally_names(views: list[View]) -> dict[str, tuple[Tally, ...]]:
    """Count the names, each mention once: `units`, `groups` of them, `leaders`."""
    met: dict[str, Tallies[str]] = {"units": Tallies(), "groups": Tallies(), "leaders": Tallies()}
    for view in views:
        for said in view.statements:
            for a in said.assignments:
                kind = "leaders" if a.role == "leader" else "groups" if _GROUP.search(a.name) else "units"
                met[kind].add(a.name, view.quote(said.start, said.end))
    return {kind: tuple(Tally(*row) for row in tallies.ranked()) for kind, tallies in met.items()}


def tally_unread(views: list[View]) -> tuple[Tally, ...]:
    """Find words before a colon, inside the lists, that look like labels of units and were not read as such."""
    met: Tallies[str] = Tallies()
    for view in views:
        read = {assignment.label for said in view.statements for assignment in said.assignments}
        for start, end in sorted(set(view.items())):
            for words, at, stop in _list_unread(view, start, end):
                if words not in read:
                    met.add(words, view.quote(at, stop))
    return tuple(
        Tally(words, count, quotes) for words, count, quotes in met.ranked() if count > 1 or _LABEL_END.search(words)
    )


def _list_unread(view: View, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give such words of an item, and the range of the words with the names behind them."""
    folded = view.page.folded
    for m in _COLON.finditer(folded, start, end):
        words = m[1]
        if ROLES.labels[words] or DEADLINE_LABEL.fullmatch(words) or _NO_LABEL.search(words):
            continue
        value = _VALUE.match(folded, m.end(), min(end, view.block(m.end())[1]))
        if value and _names_somebody(folded, *trim(folded, *value.span(), " ", " ")):
            yield words, m.start(1), value.end()


def _names_somebody(folded: str, start: int, end: int) -> bool:
    """Tell a list of organs or persons from a sentence."""
    names = [folded[slice(*name)] for name in split_units(folded, start, end)]
    good = sum(may_be_name(n) and (is_unit(n) or bool(_PERSON.fullmatch(n))) for n in names)
    return len(names) > 0 and good * 3 >= len(names) * 2
