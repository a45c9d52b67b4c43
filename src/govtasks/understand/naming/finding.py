"""From a notice to its units, and to those that it spells in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govtasks.phrases.fold import fold
from govtasks.understand.naming.issuing import PREFIXES, Issuing, find_issuing, split_place
from govtasks.understand.naming.names import make_garbled, read_name
from govtasks.understand.naming.shapes import strip_aliases

if TYPE_CHECKING:
    from govtasks.model.notice import Notice
    from govtasks.model.task import Unit


def find_units(notice: Notice) -> tuple[Unit, ...]:
    """Give each distinct name of a notice's units, in order of first appearance; persons are left out.

    What a registry of a plugin says of a name goes first.
    """
    issuing = find_issuing(notice)
    known = {a.name: a.unit for task in notice.tasks for a in task.assignments if a.role != "leader"}
    elided = _find_elided(notice, issuing)
    glued = {dict(d.facts).get("words") for d in notice.diagnostics if d.code == "lost-separator"}
    return tuple(
        make_garbled(name, issuing) if name in glued else _join(name, registered, issuing, elided.get(name, ""))
        for name, registered in known.items()
    )


def find_spellings(notice: Notice) -> tuple[tuple[str, ...], ...]:
    """Give the names that a notice has for one unit, where it has several.

    Aliases in brackets make no difference, nor does a 市 or 区 that stands before the list instead.
    """
    issuing = find_issuing(notice)
    names: dict[str, dict[str, str]] = {}
    for unit in find_units(notice):
        at, core = split_place(strip_aliases(fold(unit.name)), issuing)
        if unit.canonical:
            names.setdefault(unit.canonical, {}).setdefault(core if at in PREFIXES else at + core, unit.name)
    return tuple(tuple(found.values()) for found in names.values() if len(found) > 1)


def _join(name: str, registered: Unit | None, issuing: Issuing, elided: str) -> Unit:
    """Put what a registry says over what the rules say."""
    unit = read_name(name, issuing, elided)
    if registered is None:
        return unit
    full = registered.canonical if registered.canonical != name else unit.canonical
    if not unit.kind and full:
        unit = evolve(read_name(full, issuing), name=name)
    return evolve(unit, canonical=full, members=registered.members, reason="" if full else unit.reason)


def _find_elided(notice: Notice, issuing: Issuing) -> dict[str, str]:
    """Give for names without a prefix that of the name before them in their list, where all their lists agree."""
    prefixes: dict[str, str] = {}
    found: dict[str, set[str]] = {}
    for task in notice.tasks:
        at, of = "", None
        for a in task.assignments:
            if of != (a.role, a.label):
                at, of = "", (a.role, a.label)
            if a.name not in prefixes:
                prefixes[a.name] = split_place(fold(a.name), issuing)[0]
            said = prefixes[a.name]
            at = said if said in PREFIXES else at
            if not said:
                found.setdefault(a.name, set()).add(at)
    return {name: ats.pop() for name, ats in found.items() if len(ats) == 1}
