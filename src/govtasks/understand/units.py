"""Registries of units: what an abbreviation stands for, and who belongs to a group."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govtasks.model.notice import Locality
from govtasks.model.task import Task, Unit
from govtasks.phrases.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen(slots=False, eq=False)
class UnitRegistry:
    """Units of one place, or of all: nothing is guessed, what it does not list it does not know.

    Names must not run in a circle: a plugin that brings such a registry is refused (`find_cycle`).
    Names are compared with full-width signs and kinds of brackets made one: 区商务局〈招商局〉 is 区商务局<招商局>.
    """

    locality: Locality | None = None
    """Whose notices it speaks of; None: everybody's."""
    names: Mapping[str, str] = field(factory=dict)
    """Name as notices write it → name in full; the name in full may be written short again, and so on."""
    groups: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """Name of a group (各街道办事处) → its members, each by a name of its own."""

    @cached_property
    def _names(self) -> dict[str, str]:
        return {fold(name): full for name, full in self.names.items()}

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        return {fold(name): members for name, members in self.groups.items()}

    def speaks_of(self, locality: Locality | None) -> bool:
        """Tell whether it is for the notices of a place: one with the same code, or the same name."""
        if self.locality is None:
            return True
        if locality is None:
            return False
        return self.locality.name == locality.name or (
            self.locality.code is not None and self.locality.code == locality.code
        )

    def find(self, name: str) -> Unit | None:
        """Give what is known of a name; None where it is not listed."""
        full = self.name_in_full(name)
        members = self._groups.get(fold(name)) or self._groups.get(fold(full)) or ()
        if full == name and not members:
            return None
        return Unit(name, full, tuple(self.name_in_full(member) for member in members))

    def name_in_full(self, name: str) -> str:
        """Follow the names from one to the next, to the last; a name that is not listed is its own."""
        seen = set()
        while (full := self._names.get(fold(name))) is not None and full not in seen:
            seen.add(full)
            name = full
        return name

    def find_cycle(self) -> tuple[str, ...]:
        """Give names that stand for one another in a circle, or groups that hold one another; () where none do."""
        for below in ({name: (full,) for name, full in self._names.items()}, self._groups):
            graph = TopologicalSorter({name: [fold(other) for other in others] for name, others in below.items()})
            try:
                graph.prepare()
            except CycleError as error:
                return tuple(error.args[1])
        return ()


def name_units(tasks: list[Task], registries: Iterable[UnitRegistry]) -> list[Task]:
    """Give tasks with what the registries know of their units; the first registry that knows a name is believed."""
    registries = [r for r in registries if r.names or r.groups]
    if not registries:
        return tasks
    known: dict[str, Unit | None] = {}
    named = []
    for task in tasks:
        changed = False
        assignments = []
        for a in task.assignments:
            if a.name not in known:
                known[a.name] = next((u for r in registries if (u := r.find(a.name))), None)
            unit = None if a.role == "leader" else known[a.name]
            changed = changed or unit is not None
            assignments.append(a._replace(unit=unit) if unit else a)
        named.append(evolve(task, assignments=tuple(assignments)) if changed else task)
    return named
