"""Allocations of labels with plain names, as most are, read in one pass; `allocation` reads all others."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from govtasks.phrases.allocation import OFFICE, Allocation, Grant, may_be_name
from govtasks.phrases.deadlines import is_deadline
from govtasks.phrases.units import is_single

if TYPE_CHECKING:
    from govtasks.phrases.roles import RoleWords
    from govtasks.phrases.units import Name

_WORDS = r"[^\s:;,。()\[\]<>“”《》]"
_PLAIN = re.compile(
    r"([^\s:;,。、()\[\]]{2,14}+):"
    rf"({_WORDS}++(?:(?<=[局委办])[(<][^\s:;,。、()\[\]<>“”《》]{{2,16}}[局委办心][)>]{_WORDS}*+)*)(?:;(?!$)|。?$)"
)
"""A label and names, an organ's second name in a bracket behind the first (商务局〈招商局〉) among them."""
_MOST_NAMES = 4096

_make_grant = partial(tuple.__new__, Grant)
"""Makes a grant of a tuple without the cost of a call in Python."""


class PlainNames(dict[str, bool]):
    """Whether a name is plain: with nothing to cut off, saying nothing of a role, a limit or its neighbours."""

    def __init__(self, roles: RoleWords) -> None:
        """Begin with no name."""
        super().__init__()
        self.roles = roles

    def __missing__(self, words: str) -> bool:
        """Look at a name that was not met yet."""
        if len(self) >= _MOST_NAMES:
            self.clear()
        plain = may_be_name(words)
        odd = plain and (self.roles.find_verb(words) or is_deadline(words) or OFFICE.search(words))
        self[words] = plain = plain and not odd and is_single(words)
        return plain


@lru_cache(maxsize=16)
def plain_names(roles: RoleWords) -> PlainNames:
    """Give what is known of names under the verbs of one style."""
    return PlainNames(roles)


def read_plain(folded: str, start: int, end: int, plain: PlainNames) -> Allocation | None:
    """Read labels with plain names, as most brackets are: 牵头单位:A;责任单位:B、C; None for anything else."""
    grants = []
    labels, is_plain = plain.roles.labels, plain.__getitem__
    while start < end:
        m = _PLAIN.match(folded, start, end)
        role = labels[m[1]] if m else None
        if not m or not role:
            return None
        names = m[2].split("、")
        if not all(map(is_plain, names)):
            return None
        grants.append(_make_grant((role, m.span(1), _place(names, m.start(2)))))
        start = m.end()
    return Allocation(grants, (), []) if grants else None


def _place(names: list[str], at: int) -> list[Name]:
    """Give the ranges of names that stand behind one another, a sign between them."""
    ranges = []
    for name in names:
        end = at + len(name)
        ranges.append((at, end))
        at = end + 1
    return ranges
