"""Lists that put the unit first: 市财政局：负责配合…, a task for each line (docs/reading.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.adapters.draft import to_spans
from govtasks.adapters.page import NO_WORDS
from govtasks.model.document import make_span
from govtasks.model.task import Assignment, Task
from govtasks.phrases.fold import trim
from govtasks.phrases.numbers import find_number
from govtasks.phrases.units import is_unit, split_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.adapters.draft import Draft, OpenSection
    from govtasks.adapters.page import Page
    from govtasks.model.limits import Limits
    from govtasks.model.task import Role
    from govtasks.outline import Range
    from govtasks.phrases.roles import RoleWords

_LINE = re.compile(r"(?P<units>[^:。;!?《》\s]{3,400}):\s*(?P<duties>\S.{7,})", re.DOTALL)
_RUNNING = re.compile(
    r"(?P<units>[^:。;!?《》\s“”]{3,400}?)"
    r"(?P<duties>(?:(?:根据|按照?|依据|结合)[^。;:]{0,60}?,)?(?:负责|牵头|配合)[^。;:]{7,}。?.*)",
    re.DOTALL,
)
"""The same without a colon; only right behind a line that has one."""
_NO_UNIT = re.compile(r"^各|(?:牵头|责任|配合|主办|承办|联系|成员|有关|相关)(?:单位|部门)$")
_DUTY = re.compile(
    r"(?:负责|牵头|配合|统筹|指导|落实|做好|组织|会同|督促|推进|开展|制定|承担|协助|加强|参与|按照|依法)"
)
_LEAD = re.compile(r"负责牵头|牵头")
_SUPPORT = re.compile(r"负责配合|配合|协助|参与")
_TITLE = re.compile(r"分工|分解|任务|职责|方案|措施|要点|清单")
_FEWEST, _MOST_NAMES, _NEXT = 3, 4, 2


class Line(NamedTuple):
    """A line that begins with units."""

    start: int
    """Where it begins, behind its number."""
    names: list[Range]
    duties: Range
    running: bool
    """Whether it has no colon."""


def read_unit_first(page: Page, draft: Draft, roles: RoleWords, limits: Limits) -> None:
    """Add a task for each line that begins with units, where a plan has several such lines and no other tasks."""
    found = list(_find(page, roles))
    sure = [line for line in found if not line.running]
    duties = sum(bool(_DUTY.match(page.folded, line.duties[0])) for line in sure)
    if len(sure) < _FEWEST or 2 * duties < len(sure) or not _TITLE.search(page.folded, 0, sure[0].start):
        return
    end = -1
    for line in found:
        if not draft.has_room(limits, [line.duties]):
            return
        if not line.running or 0 < line.start - end <= _NEXT:
            draft.add(_make(page, draft, line))
            end = line.duties[1]


def _find(page: Page, roles: RoleWords) -> Iterator[Line]:
    """Give the lines that begin with units; one that names many says a duty behind them."""
    for block in page.document.blocks:
        if block.kind != "text":
            continue
        number = find_number(page.folded, block.start, block.end)
        start, end = trim(page.folded, number.end if number else block.start, block.end)
        stated = _LINE.fullmatch(page.folded, start, end)
        m = stated or _RUNNING.fullmatch(page.folded, start, end)
        if not m or roles.labels[m["units"]]:
            continue
        names = split_units(page.folded, *m.span("units"))
        few = len(names) <= _MOST_NAMES and not _NO_UNIT.search(m["units"])
        if (
            (few or not stated or _DUTY.match(m["duties"]))
            and names
            and all(is_unit(page.folded[a:b]) for a, b in names)
        ):
            yield Line(m.start(), names, m.span("duties"), not stated)


def _make(page: Page, draft: Draft, line: Line) -> Task:
    start, names, place, _ = line
    folded, text = page.folded, page.document.text
    role, verb = _find_role(folded, place)
    section = _find_section(draft, start)
    units = tuple(Assignment(role, verb, "".join(text[a:b].split()), (make_span((a, b)),), role) for a, b in names)
    words, spans = page.quote(*place)
    return Task(
        f"t{len(draft.tasks) + 1}",
        section.part if section else None,
        section.id if section else None,
        None,
        NO_WORDS[0],
        None,
        words,
        spans,
        units,
        confidence=0.7,
        set_off=to_spans([(start, place[0])]),
    )


def _find_role(folded: str, place: Range) -> tuple[Role, str]:
    for role, pattern in (("lead", _LEAD), ("support", _SUPPORT)):
        if m := pattern.match(folded, *place):
            return role, m[0]  # type: ignore[return-value]
    return "responsible", "负责" if folded.startswith("负责", *place) else ""


def _find_section(draft: Draft, at: int) -> OpenSection | None:
    """Find the heading that a line stands under: the last before it."""
    below = list(draft.tops)
    last: OpenSection | None = None
    while below:
        section = below.pop(0)
        below += section.children
        if section.spans and section.spans[0].start < at and (last is None or last.spans[0] < section.spans[0]):
            last = section
    return last
