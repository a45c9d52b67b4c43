"""Cells that name units and, behind them, persons: 市文旅局 张三 under 责任单位及责任人."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.phrases.units import is_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.outline import Range
    from govtasks.phrases.allocation import Allocation, Grant

_BOTH = re.compile(r"(?:单位|部门).*(?:责任|负责|联系)人|(?:责任|负责|联系)人.*(?:单位|部门)", re.DOTALL)
_WORD = re.compile(r"\S+")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,6}")


def names_both(folded: str, label: Range | None) -> bool:
    """Tell the head of a column for units and persons."""
    return label is not None and bool(_BOTH.search(folded, *label))


def part_persons(folded: str, found: Allocation) -> Allocation:
    """Part what a cell says of units into units and persons, who are leaders."""
    return found._replace(grants=[part for grant in found.grants for part in _part(folded, grant)])


def _part(folded: str, grant: Grant) -> Iterator[Grant]:
    """Give a grant without the persons among its names, and then theirs."""
    units: list[Range] = []
    persons: list[Range] = []
    for name in grant.names:
        words = [m.span() for m in _WORD.finditer(folded, *name)]
        organs = [word for word in words if is_unit(folded[slice(*word)])]
        others = [word for word in words if word not in organs]
        if words[0] in organs and all(_PERSON.fullmatch(folded, *word) for word in others):
            units += organs
            persons += others
        else:
            units.append(name)
    yield grant._replace(names=units)
    if persons:
        yield grant._replace(role="leader", names=persons)
