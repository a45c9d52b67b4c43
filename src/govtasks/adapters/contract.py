"""What an adapter is: the words of a locality, and methods to override for a layout of its own."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from govtasks.adapters.breakdown import Style, read_breakdown
from govtasks.adapters.evidence import Fit, Identity, find_evidence
from govtasks.adapters.pattern import find_end
from govtasks.adapters.work_report import judge_report, read_work_report
from govtasks.phrases.columns import COLUMNS, ColumnWords
from govtasks.phrases.roles import RoleWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtasks.adapters.draft import Draft
    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.adapters.pattern import Word
    from govtasks.model.limits import Limits
    from govtasks.model.notice import Locality
    from govtasks.model.task import Role
    from govtasks.phrases.columns import Field

_SURE = 0.5
_SUBHEAD = 4
"""A subhead has at least so many characters."""


class Adapter:
    """Reads one style of document; a locality's adapter says its words as class attributes.

    All words are compared with folded text: write signs in half width and brackets as `( )`, `[ ]`, `< >`.
    """

    code: ClassVar[str] = ""
    """Unique and stable: `example-breakdown`."""
    locality: ClassVar[Locality | None] = None
    """Its name in full and its code of GB/T 2260."""
    issuers: ClassVar[tuple[Word, ...]] = ()
    """Names of the organs that issue its notices; those that begin with the locality's full name go without saying."""
    domains: ClassVar[tuple[str, ...]] = ()
    """Hosts of its web sites: `example.gov.cn` is also www.example.gov.cn."""
    doc_number_prefixes: ClassVar[tuple[Word, ...]] = ()
    """What its document numbers begin with: 示政办发."""
    roles: ClassVar[Mapping[str, Role]] = MappingProxyType({})
    """Labels that only this place uses, with their roles."""
    columns: ClassVar[Mapping[str, Field]] = MappingProxyType({})
    """Heads of columns that only its tables have, each with what it holds: `task`, `subject`, `group`, `deadline` …"""
    units: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Names as its notices write them, each with the name in full."""
    groups: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
    """Groups that its notices name (各街道办事处), each with its members."""
    heading_ends: ClassVar[tuple[Word, ...]] = ()
    """Words that its headings end with: what stands behind them on the line is a subhead that was glued to it."""

    def fit(self, page: Page, front: FrontMatter) -> Fit:
        """Judge how well the adapter fits; a locality's does by the issuer, the document number and the web site."""
        return find_evidence(page, front, Identity(self.locality, self.issuers, self.doc_number_prefixes, self.domains))

    def read(self, page: Page, front: FrontMatter, limits: Limits) -> Draft:
        """Read the body of the document: as a work report where it is one, else as lists of tasks."""
        if judge_report(page, front).score > _SURE:
            return read_work_report(page, limits)
        return read_breakdown(page, front, limits, self.style)

    def find_subhead(self, heading: str) -> int | None:
        """Give where in a heading line, folded, a subhead begins that was glued to it; None where none was."""
        end = find_end(heading, self.heading_ends) if self.heading_ends else None
        return end if end and len(heading) - end >= _SUBHEAD else None

    @cached_property
    def style(self) -> Style:
        """What its notices have of their own, for the reading of lists."""
        if not (self.roles or self.columns):
            return Style(COLUMNS, self.find_subhead)
        return Style(ColumnWords(RoleWords(self.roles), self.columns), self.find_subhead)
