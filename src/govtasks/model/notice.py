"""The notice: everything that was read of one published document."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from attrs import frozen

from govtasks.model.diagnostic import Diagnostic, Language
from govtasks.model.document import Attachment, Document, Source, Spans
from govtasks.model.task import Role, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow

    from govtasks.export.columns import Table

Kind = Literal["task_notice", "work_report", "other"]
LeafKind = Literal[
    "metadata", "addressee", "label", "section", "part", "task", "unit", "deadline", "reference", "wording",
    "convention", "glossary", "prose", "furniture", "unexplained",
]  # fmt: skip


@frozen(slots=True)
class Quote:
    """Words of the notice with their place."""

    text: str
    spans: Spans


@frozen(slots=True)
class DateQuote:
    """A date with the words that state it."""

    date: datetime.date
    text: str
    spans: Spans


@frozen(slots=True)
class Locality:
    """A place with its own style."""

    name: str
    """In full: 荆州市荆州区."""
    code: str | None = None
    """Six digits of GB/T 2260, where known."""


@frozen(slots=True)
class AdapterUse:
    """Which adapter read the notice."""

    code: str
    plugin: str
    """The distribution that brings it."""
    version: str
    """Of that distribution."""
    score: float
    """From 0 to 1: how well the adapter fits the document."""


@frozen(slots=True)
class Convention:
    """What a notice says of all its brackets."""

    kind: Literal["first-is-lead", "before-comma-is-lead", "units-for-all"]
    text: str
    spans: Spans


@frozen(slots=True)
class Part:
    """An attachment or a titled list inside a notice."""

    id: str
    label: str
    """附件1; "" for a list that has only a title."""
    title: str
    spans: Spans
    declared_count: int | None = None
    label_spans: Spans = ()


@frozen(slots=True)
class Section:
    """A heading and what stands under it; sections form a tree."""

    id: str
    """`s1`, `s2` … in document order."""
    part: str | None
    label: str
    """The number as written without its closing mark; "" for a subhead without one."""
    title: str
    """Without number, count and final 。."""
    spans: Spans
    """Where the title stands."""
    declared_count: int | None = None
    """Of 共67项, where it says so."""
    label_spans: Spans = ()
    children: tuple[Section, ...] = ()
    """The sections directly under this one."""

    def walk(self, parent: Section | None = None) -> Iterator[tuple[Section, Section | None]]:
        """Give this section and all below it in document order, each with its parent."""
        yield self, parent
        for child in self.children:
            yield from child.walk(self)


@frozen(slots=True)
class GlossaryEntry:
    """One line of 名词解释."""

    label: str
    term: str
    definition: str
    spans: Spans
    """Of the term and of the definition."""
    label_spans: Spans = ()


@frozen(slots=True)
class Repair:
    """Damaged text and what it was read as."""

    before: str
    after: str
    rule: str
    spans: Spans


class Leaf(NamedTuple):
    """A range of the reading text and what it is; the leaves cover each character that is not white space once."""

    start: int
    end: int
    kind: LeafKind


class Coverage(NamedTuple):
    """How much of the text was understood; what lies inside a list of tasks and belongs to nothing is not."""

    explained: float
    """Share of the characters that are not white space, from 0 to 1."""
    unexplained: Spans


@frozen(slots=True, repr=False)
class Notice:
    """One published document, read."""

    kind: Kind
    document: Document
    source: Source
    adapter: AdapterUse
    title_quote: Quote | None = None
    issuer_quote: Quote | None = None
    doc_number_quote: Quote | None = None
    """`text` is repaired where it was damaged; the spans keep the original."""
    issued: DateQuote | None = None
    published: DateQuote | None = None
    addressee_quotes: tuple[Quote, ...] = ()
    locality: Locality | None = None
    conventions: tuple[Convention, ...] = ()
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    """The outermost sections; each holds those below it in `children`."""
    tasks: tuple[Task, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    repairs: tuple[Repair, ...] = ()
    unexplained: Spans = ()
    """What stands inside a list of tasks and belongs to nothing that was read."""
    attached: tuple[Source, ...] = ()
    """The other files that were read with `source` as one notice, in order."""

    def __repr__(self) -> str:
        """Give a line: the whole text, as other values give it, is nothing to read in a console."""
        return (
            f"<Notice {self.title or self.source.name!r} tasks={len(self.tasks)} diagnostics={len(self.diagnostics)}>"
        )

    def _repr_html_(self) -> str:
        """Give what a notebook shows of it."""
        from govtasks.export.as_html import draw_notice  # noqa: PLC0415

        return draw_notice(self)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All files that it was read from, in order."""
        return (self.source, *self.attached)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files that its page links to, read or not."""
        return self.document.attachments

    @property
    def title(self) -> str | None:
        """The title of the notice (关于…的通知), or None."""
        return self.title_quote.text if self.title_quote else None

    @property
    def issuer(self) -> str | None:
        """The fullest form of the issuing organ's name, or None."""
        return self.issuer_quote.text if self.issuer_quote else None

    @property
    def doc_number(self) -> str | None:
        """The notice's own number (港政发〔2021〕10号), or None."""
        return self.doc_number_quote.text if self.doc_number_quote else None

    @property
    def issued_on(self) -> datetime.date | None:
        """成文日期, or None."""
        return self.issued.date if self.issued else None

    @property
    def published_on(self) -> datetime.date | None:
        """The date of publication that the page states, or None."""
        return self.published.date if self.published else None

    @property
    def addressees(self) -> tuple[str, ...]:
        """Whom the notice is addressed to."""
        return tuple(q.text for q in self.addressee_quotes)

    @property
    def coverage(self) -> Coverage:
        """How much of the text was understood."""
        text = self.document.text
        characters = len("".join(text.split()))
        lost = sum(len("".join(text[s:e].split())) for s, e in self.unexplained)
        return Coverage(1.0 - lost / characters if characters else 1.0, self.unexplained)

    def task(self, task_id: str) -> Task:
        """Give the task with this id (`t9`); KeyError where there is none."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise KeyError(task_id)

    def by_unit(self, name: str, role: Role | None = None) -> tuple[Task, ...]:
        """Give the tasks that name a unit, as written or in full, in document order; `role` is an effective role."""
        return tuple(
            t
            for t in self.tasks
            if any(
                (a.name == name or (a.unit and a.unit.canonical == name)) and (role is None or a.effective_role == role)
                for a in t.assignments
            )
        )

    def walk_sections(self) -> Iterator[tuple[Section, Section | None]]:
        """Give every section in document order, each with its parent (None at the top)."""
        for section in self.sections:
            yield from section.walk()

    def section(self, section_id: str) -> Section:
        """Give the section with this id (`s3`); KeyError where there is none."""
        for section, _ in self.walk_sections():
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def path(self, task: Task) -> tuple[Section, ...]:
        """Give the sections that a task stands under, outermost first."""
        parents = {s.id: (s, p) for s, p in self.walk_sections()}
        chain: list[Section] = []
        at = task.section
        while at is not None:
            section, parent = parents[at]
            chain.append(section)
            at = parent.id if parent else None
        return tuple(reversed(chain))

    def leaves(self) -> tuple[Leaf, ...]:
        """Give what each character of the reading text is, in order."""
        from govtasks.model.leaves import leaves  # noqa: PLC0415 - a view over the whole model

        return leaves(self)

    def faults(self) -> tuple[str, ...]:
        """Give what is inconsistent in it, each in a sentence; () for every notice that `load` gives.

        Spans lie in the text, quotes are what their spans say, the leaves cover the text, ids lead somewhere. For those
        who make or change notices themselves.
        """
        from govtasks.model.faults import find_faults  # noqa: PLC0415 - a view over the whole model

        return tuple(find_faults(self))

    def to_dict(self, lang: Language = "en") -> dict[str, Any]:
        """Give the notice as plain data (`schema/notice-1.json`); `lang` is the language of the messages."""
        from govtasks.export.as_dict import to_dict  # noqa: PLC0415 - export stands above the model

        return to_dict(self, lang)

    def to_json(self, *, indent: int | None = None, lang: Language = "en") -> str:
        """Give the notice as JSON text, its Chinese as it is."""
        from govtasks.export.as_json import to_json  # noqa: PLC0415

        return to_json(self, indent=indent, lang=lang)

    def to_arrow(self, table: Table = "assignments") -> pyarrow.Table:
        """Give one of its flat tables (docs/tables.md); needs the extra `arrow`, else MissingDependencyError.

        `table` is `notices`, `tasks`, `assignments`, `targets` or `diagnostics`.
        """
        from govtasks.export.as_arrow import to_arrow  # noqa: PLC0415

        return to_arrow(self, table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the table `assignments` as an Arrow C stream: what polars, pandas and DuckDB take without a copy."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_html(self, *, lang: Language = "zh") -> str:
        """Give the page on which a person reviews it: one file that loads nothing; `lang` is that in which it opens."""
        from govtasks.report.page import make_page  # noqa: PLC0415 - the report stands above the model

        return make_page([self], lang=lang)

    @staticmethod
    def from_dict(data: dict[str, Any]) -> Notice:
        """Make the notice again of what `to_dict` gave; SchemaError where it is none, or of a newer schema."""
        from govtasks.export.from_dict import from_dict  # noqa: PLC0415

        return from_dict(data)
