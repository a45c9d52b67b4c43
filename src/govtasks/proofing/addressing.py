"""Units that are spelt in two ways, and units that the notice is not addressed to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.model.diagnostic import Diagnostic
from govtasks.understand.naming.finding import find_spellings, find_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.document import Spans
    from govtasks.model.notice import Notice
    from govtasks.model.task import Unit

_EVERYBODY = re.compile(r"单位|企事业")
_ORGANS = re.compile(r"部门|委办局|委、办、局|直属机构|工作部门|直各|局委办")
_BELOW = re.compile(r"[县市区州乡镇旗](?:人民)?政府|乡镇|街道|管理区|开发区|各[县市区州乡镇旗]|园区")
_ORGAN_KINDS = frozenset({"organ", "party_organ", "office", "leading_group", "public_institution", "mass_organisation"})
_LOCAL_KINDS = frozenset({"township_or_street", "zone_committee"})
_NO_UNITS = frozenset({"group", "person"})


def check_spellings(notice: Notice) -> Iterator[Diagnostic]:
    """Remark on an organ that a notice names in two ways."""
    places = _find_places(notice)
    for names in find_spellings(notice):
        spans = tuple(places[name][0] for name in names if name in places)
        yield Diagnostic("unit-spellings", tuple(sorted(spans)), facts=(("names", "、".join(names)),))


def check_addressees(notice: Notice) -> Iterator[Diagnostic]:
    """Remark on units that no addressee covers: neither by name nor as one of 市直各部门, 各乡镇 …."""
    addressed = "、".join(notice.addressees)
    if not addressed or _EVERYBODY.search(addressed):
        return
    places = _find_places(notice)
    for unit in find_units(notice):
        if unit.name in places and not _is_covered(unit, notice.addressees, addressed):
            yield Diagnostic("unit-not-addressed", places[unit.name], facts=(("name", unit.name),))


def _is_covered(unit: Unit, addressees: Iterable[str], addressed: str) -> bool:
    """Tell a unit that an addressee names, or that is of a kind which one takes in."""
    if unit.kind in _NO_UNITS or any(unit.name in one or (unit.canonical or unit.name) in one for one in addressees):
        return True
    if unit.kind in _LOCAL_KINDS or unit.name.endswith("政府"):
        return bool(_BELOW.search(addressed))
    return bool(_ORGANS.search(addressed)) and unit.kind in _ORGAN_KINDS


def _find_places(notice: Notice) -> dict[str, Spans]:
    """Give where each unit is named first."""
    places: dict[str, Spans] = {}
    for task in notice.tasks:
        for assignment in task.assignments:
            if assignment.role != "leader":
                places.setdefault(assignment.name, assignment.spans)
    return places
