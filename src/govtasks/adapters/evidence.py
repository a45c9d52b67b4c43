"""Whether a notice is of a place: who issued it, under which number, on which site (docs/adapters.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.adapters.pattern import begins, equals
from govtasks.phrases.fold import fold
from govtasks.phrases.places import find_stem, is_same

if TYPE_CHECKING:
    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.adapters.pattern import Word
    from govtasks.model.notice import Locality

_NATIONAL = re.compile(r"国务院|国家|全国|中共中央|中央|中华人民共和国")


class Fit(NamedTuple):
    """How well an adapter fits a document."""

    score: float
    """From 0 (not at all) to 1."""
    reasons: tuple[str, ...]
    """The evidence, in English, for `govtasks explain`."""


NO_FIT = Fit(0.0, ())


class Identity(NamedTuple):
    """What tells a locality's notices; each is explained in `govtasks.Adapter`."""

    locality: Locality | None
    issuers: tuple[Word, ...]
    doc_number_prefixes: tuple[Word, ...]
    domains: tuple[str, ...]


def find_evidence(page: Page, front: FrontMatter, identity: Identity) -> Fit:
    """Judge whether a notice is a locality's own: 0.8 with one piece of evidence, 0.9 with two, 1 with three.

    An issuer of another place speaks against it, whatever else agrees: sites publish what others issued. A number
    counts where the text names the place, a site where no number of another place contradicts it.
    """
    issuer = fold(front.issuer.text) if front.issuer else ""
    number = fold(front.doc_number.text) if front.doc_number else ""
    place = front.place
    locality = identity.locality
    own = bool(issuer) and (equals(issuer, identity.issuers) or (locality is not None and _is_in_full(place, locality)))
    if not own and (_NATIONAL.match(issuer) or (place and locality and not is_same(place, locality.name))):
        return Fit(0.0, (f"issued by {issuer}, of another place",))
    reasons = [f"issued by {issuer}"] if own else []
    if number and begins(number, identity.doc_number_prefixes) and (own or _names(page, locality)):
        reasons.append(f"document number {number}")
    if not number or reasons:
        reasons += [f"published on {host}" for host in page.hosts if _is_on(host, identity.domains)][:1]
    return Fit(0.7 + 0.1 * len(reasons), tuple(reasons)) if reasons else NO_FIT


def _names(page: Page, locality: Locality | None) -> bool:
    """Tell whether a text names a place: several places may number alike (潜政办发 is 潜江's and 潜山's)."""
    return locality is None or find_stem(locality.name) in page.folded


def _is_in_full(place: str, locality: Locality) -> bool:
    """Tell whether an issuer names the place in full, or with what it belongs to (湖北省荆门市)."""
    return len(place) >= len(locality.name) and is_same(place, locality.name)


def _is_on(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
