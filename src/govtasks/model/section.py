"""What a notice is divided into: parts, sections, and the lines of its glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govtasks.model.document import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator


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
