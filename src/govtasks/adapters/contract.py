"""What an adapter is: the words of a locality, and methods to override for a layout of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from govtasks.adapters.breakdown import read_breakdown
from govtasks.phrases.roles import ROLES, RoleWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtasks.adapters.draft import Draft
    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.model.limits import Limits
    from govtasks.model.notice import Locality
    from govtasks.model.task import Role


class Fit(NamedTuple):
    """How well an adapter fits a document."""

    score: float
    """From 0 (not at all) to 1."""
    reasons: tuple[str, ...]
    """The evidence, in English, for `govtasks explain`."""


class Adapter:
    """Reads one style of document; a locality's adapter says its words as class attributes."""

    code: ClassVar[str] = ""
    """Unique and stable: `example-breakdown`."""
    locality: ClassVar[Locality | None] = None
    issuers: ClassVar[tuple[str, ...]] = ()
    """Names of the organs that issue its notices."""
    doc_number_prefixes: ClassVar[tuple[str, ...]] = ()
    """What its document numbers begin with: 示政办发."""
    roles: ClassVar[Mapping[str, Role]] = {}
    """Labels that only this place uses, with their roles."""

    def fit(self, page: Page, front: FrontMatter) -> Fit:
        """Judge how well the adapter fits; a locality's does by its issuer and its document number."""
        del page
        number, issuer = front.doc_number, front.issuer
        reasons = []
        if number and number.text.startswith(self.doc_number_prefixes or ("\0",)):
            reasons.append(f"document number {number.text}")
        if issuer and issuer.text in self.issuers:
            reasons.append(f"issued by {issuer.text}")
        return Fit(0.6 + 0.2 * len(reasons) if reasons else 0.0, tuple(reasons))

    def read(self, page: Page, front: FrontMatter, limits: Limits) -> Draft:
        """Read the body of the document."""
        roles = RoleWords(self.roles) if self.roles else ROLES
        return read_breakdown(page, limits, roles, [(s.start, s.end) for s in front.spans])
