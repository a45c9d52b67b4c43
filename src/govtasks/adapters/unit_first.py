"""Lists that put the unit first: 市财政局：负责配合…, a task for each line (docs/reading.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
    from govtasks.model.task import Role
    from govtasks.outline import Range
    from govtasks.phrases.roles import RoleWords

_LINE = re.compile(r"(?P<units>[^:。;!?《》\s]{3,60}):\s*(?P<duties>\S.{7,})", re.DOTALL)
_NO_UNIT = re.compile(r"^各|(?:牵头|责任|配合|主办|承办|联系|成员|有关|相关)(?:单位|部门)$")
_DUTY = re.compile(
    r"(?:负责|牵头|配合|统筹|指导|落实|做好|组织|会同|督促|推进|开展|制定|承担|协助|加强|参与|按照|依法)"
)
_LEAD = re.compile(r"负责牵头|牵头")
_SUPPORT = re.compile(r"负责配合|配合|协助|参与")
_TITLE = re.compile(r"分工|分解|任务|职责|方案|措施|要点|清单")
_FEWEST, _MOST_NAMES = 3, 4


def read_unit_first(page: Page, draft: Draft, roles: RoleWords, limit: int) -> None:
    """Add a task for each line that begins with units, where a plan has several such lines and no other tasks."""
    found = list(_find(page, roles))
    duties = sum(bool(_DUTY.match(page.folded, place[0])) for _, _, place in found)
    if len(found) < _FEWEST or 2 * duties < len(found) or not _TITLE.search(page.folded, 0, found[0][0]):
        return
    for start, names, place in found[:limit]:
        draft.tasks.append(_make(page, draft, start, names, place))


def _find(page: Page, roles: RoleWords) -> Iterator[tuple[int, list[Range], Range]]:
    """Give where each such line begins, behind its number, the names of its units, and the range of its duties."""
    for block in page.document.blocks:
        if block.kind != "text":
            continue
        number = find_number(page.folded, block.start, block.end)
        start, end = trim(page.folded, number.end if number else block.start, block.end)
        m = _LINE.fullmatch(page.folded, start, end)
        if not m or roles.labels[m["units"]] or _NO_UNIT.search(m["units"]):
            continue
        names = split_units(page.folded, *m.span("units"))
        if 0 < len(names) <= _MOST_NAMES and all(is_unit(page.folded[a:b]) for a, b in names):
            yield m.start(), names, m.span("duties")


def _make(page: Page, draft: Draft, start: int, names: list[Range], place: Range) -> Task:
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
