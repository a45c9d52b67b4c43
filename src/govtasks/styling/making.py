"""From notices to their style card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve

from govtasks.load import Readable, load
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from govtasks.model.notice import Notice
from govtasks.phrases.fold import fold
from govtasks.phrases.units import is_unit
from govtasks.styling import doubts, numbering, wording
from govtasks.styling.card import StyleCard, Tally
from govtasks.styling.drafting import draft_adapter
from govtasks.styling.view import Tallies, View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.adapters.contract import Adapter

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_YEAR = re.compile(r"\s*[\[(<\d]")


def style(
    sources: Iterable[Readable | Notice],
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    plugins: Iterable[Any] | None = (),
) -> StyleCard:
    """Read some notices of a place and give what they do, counted together; a `Notice` is taken as it was read.

    No plugin takes part unless `plugins` says so: the card is for who writes one. Else the options and errors are those
    of `load`.
    """
    if isinstance(sources, (str, bytes)):
        raise TypeError("style() takes several sources: pass a list, even of one")
    allowed = None if plugins is None else tuple(plugins)
    return _draw_up(
        [
            View.of(
                source
                if isinstance(source, Notice)
                else load(source, adapter=adapter, encoding=encoding, limits=limits, plugins=allowed)
            )
            for source in sources
        ]
    )


def _draw_up(views: list[View]) -> StyleCard:
    between_names, between_roles = wording.tally_signs(views)
    roles, unread, names = wording.tally_roles(views), wording.tally_unread(views), wording.tally_names(views)
    heading_ends = numbering.tally_heading_ends(views)
    sure, reasons = doubts.tally_doubts(views)
    places, issuers, prefixes, domains = _identify(views)
    card = StyleCard(
        notices=doubts.tally_notices(views),
        numbers=numbering.tally_numbers(views),
        places=wording.tally_places(views),
        between_names=between_names,
        between_roles=between_roles,
        roles=roles,
        unread_labels=unread,
        units=names["units"],
        groups=names["groups"],
        leaders=names["leaders"],
        odd_names=tuple(row for row in names["units"] if not is_unit(fold(row.what))),
        subheads=numbering.tally_subheads(views),
        heading_ends=heading_ends,
        issuers=issuers,
        doc_number_prefixes=prefixes,
        localities=places,
        domains=domains,
        sure_tasks=sure,
        doubts=reasons,
        diagnostics=doubts.tally_diagnostics(views),
        unexplained=doubts.find_unexplained(views),
        adapter="",
    )
    return evolve(card, adapter=draft_adapter(card))


def _identify(views: list[View]) -> tuple[tuple[Tally, ...], ...]:
    """Count the places, issuers, heads of document numbers and web sites."""
    places: Tallies[str] = Tallies()
    issuers: Tallies[str] = Tallies()
    prefixes: Tallies[str] = Tallies()
    domains: Tallies[str] = Tallies()
    for view in views:
        notice = view.notice
        if notice.locality:
            places.add(notice.locality.name)
        if notice.issuer:
            issuers.add(fold(notice.issuer))
        if notice.doc_number:
            prefixes.add(_YEAR.split(fold(notice.doc_number))[0], notice.doc_number)
        for host in view.page.hosts:
            if _HOST.fullmatch(host):
                domains.add(host.removeprefix("www."))
    return tuple(tuple(Tally(*row) for row in met.ranked()) for met in (places, issuers, prefixes, domains))
