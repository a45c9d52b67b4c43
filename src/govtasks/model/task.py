"""Tasks and who answers for them."""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple

from attrs import frozen

from govtasks.model.document import Spans

Role = Literal["leader", "lead", "responsible", "support", "supervise", "guide"]
UnitKind = Literal[
    "organ", "party_organ", "office", "group", "leading_group", "township_or_street", "zone_committee",
    "public_institution", "mass_organisation", "company", "court", "bank", "",
]  # fmt: skip
UnitLevel = Literal["central", "province", "city", "county", "township", ""]


@frozen(slots=True)
class Unit:
    """What a name stands for; nothing in it is guessed.

    `Assignment.unit` has what a plugin's registry says: name, canonical, members. `govtasks.units` gives all of it.
    """

    name: str
    """As the notice writes it, white space removed."""
    canonical: str | None
    """In full, with the place, as it was at the notice's date; None where that is not sure."""
    members: tuple[str, ...] = ()
    """Who belongs to it, by their names in full, where it is a group (各街道办事处)."""
    kind: UnitKind = ""
    """What it is; a court or a procuratorate is a `court`, an office of a leading group an `office`."""
    level: UnitLevel = ""
    """Of the place that it serves: a branch for a district (区分局) is `county`."""
    locality: str | None = None
    """That place in full: 荆州市荆州区; None for central organs, and where it is not known."""
    function: str = ""
    """One key for what it does (发展改革, 财政), the same over renamings; "" where no table lists it."""
    reason: str = ""
    """Why there is no canonical name, in English; "" where there is one."""


class Assignment(NamedTuple):
    """One unit or person with its role in a task."""

    role: Role
    """As its label or wording says."""
    label: str
    """The words that give the role (牵头单位, 负责); "" for a bracket of bare names."""
    name: str
    """Verbatim, white space removed."""
    spans: Spans
    """Where the name stands; where it is inherited, on the heading."""
    effective_role: Role
    """The role after the conventions of the notice (列第一位者为牵头单位)."""
    inherited: bool = False
    """Whether it was stated once for many tasks."""
    unit: Unit | None = None
    """What a plugin's registry of units knows of the name."""


make_assignment = partial(tuple.__new__, Assignment)
"""Makes an assignment of all its fields without the cost of a call in Python: a notice has hundreds."""


@frozen(slots=True)
class Deadline:
    """The task's own time limit, where it is set off as one."""

    text: str
    """Verbatim, white space removed."""
    spans: Spans


@frozen(slots=True)
class Reference:
    """A pointer to items of another list: 落实《X》第3、47项任务."""

    document: str
    """Name of the other document, without its 《》."""
    numbers: tuple[str, ...]
    """The numbers of its items, in ASCII digits."""
    spans: Spans
    """The document's name and each number."""


@frozen(slots=True)
class Detail:
    """What another column of a table says of a task: 投资总额, 备注."""

    label: str
    """The head of the column, white space removed."""
    text: str
    """Verbatim; the paragraphs of the cell are parted by line feeds."""
    spans: Spans


@frozen(slots=True)
class Task:
    """One piece of work that somebody is told to do."""

    id: str
    """`t1`, `t2` … in document order: the same for the same text."""
    part: str | None
    """Id of the part it stands in."""
    section: str | None
    """Id of the innermost section it stands under."""
    parent: str | None
    """Id of the task whose sub-item it is."""
    label: str
    """The number as written without its closing mark; "" where it has none."""
    heading: str | None
    """The short sentence at the head of the text, without its 。."""
    text: str
    """The whole statement, verbatim; its paragraphs are parted by line feeds."""
    spans: Spans
    """Where the text stands, a span for each unbroken piece."""
    assignments: tuple[Assignment, ...] = ()
    deadline: Deadline | None = None
    references: tuple[Reference, ...] = ()
    confidence: float = 1.0
    """From 0 to 1: how sure the reading is, judged by the evidence around it."""
    label_spans: Spans = ()
    """Where the number stands, with its marks."""
    heading_spans: Spans = ()
    set_off: Spans = ()
    """The brackets, lines and cells of units, deadlines and references, whole."""
    details: tuple[Detail, ...] = ()
    """What the other columns say, where the task is a row of a table."""

    def names(self, role: Role) -> tuple[str, ...]:
        """Give the names that hold a role, the conventions of the notice applied."""
        return tuple(a.name for a in self.assignments if a.effective_role == role)

    def _repr_html_(self) -> str:
        """Give what a notebook shows of it."""
        from govtasks.export.as_html import draw_task  # noqa: PLC0415 - export stands above the model

        return draw_task(self)

    @property
    def leaders(self) -> tuple[str, ...]:
        """Persons who answer for the task, by name or by office."""
        return self.names("leader")

    @property
    def lead(self) -> tuple[str, ...]:
        """Units in the lead (牵头)."""
        return self.names("lead")

    @property
    def responsible(self) -> tuple[str, ...]:
        """Units responsible (责任)."""
        return self.names("responsible")

    @property
    def support(self) -> tuple[str, ...]:
        """Units in support (配合)."""
        return self.names("support")
