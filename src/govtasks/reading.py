"""From a source to a notice: open, outline, choose, adapt, name the units."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import frozen

from govtasks.adapters.contract import Adapter
from govtasks.adapters.front_matter import FrontMatter, read_front_matter
from govtasks.adapters.page import Page
from govtasks.choosing import choose, draw_up
from govtasks.errors import PluginError
from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Span
from govtasks.model.faults import find_faults
from govtasks.model.notice import AdapterUse, Locality, Notice
from govtasks.opening import Input, Opened, open_sources
from govtasks.phrases.absence import tells_absence
from govtasks.plugins.border import RefusedError, guard
from govtasks.plugins.installed import BUILT_IN
from govtasks.plugins.registry import Registry, find_registry
from govtasks.understand.units import name_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govtasks.adapters.draft import Draft
    from govtasks.choosing import Choice
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_REPLACED = re.compile("\ufffd+")
_MOST_SPANS = 1000
_ERROR_PAGE = 300
"""Characters that an error page has at most."""


class Reading(NamedTuple):
    """A notice, and the adapters that were asked, the one that read it first."""

    notice: Notice
    choices: list[Choice]


def read_notice(
    inputs: Sequence[Input], adapter: str | Adapter | None, limits: Limits, plugins: Iterable[Any] | None
) -> Reading:
    """Read sources that are within the limits as one notice; faults of documents and plugins become diagnostics."""
    registry = find_registry(plugins)
    errors = list(registry.errors)
    opened = open_sources(inputs, limits, registry, errors)
    page = Page(opened.document, inputs[0].base_url)
    desk = _Desk(opened, page, read_front_matter(page), registry, errors)
    choices = choose(page, desk.front, adapter, registry, errors)
    while True:
        try:
            return Reading(desk.read(choices, limits), choices)
        except PluginError as error:
            if isinstance(adapter, Adapter):
                raise
            errors.append(error)
            choices = choices[1:]


@frozen
class _Desk:
    """What a notice is made of, but for its body."""

    opened: Opened
    page: Page
    front: FrontMatter
    registry: Registry
    errors: list[PluginError]

    def read(self, choices: list[Choice], limits: Limits) -> Notice:
        """Let the first adapter read the body; PluginError where it is a plugin's and fails."""
        known = choices[0].adapter
        draft = draw_up(known, self.page, self.front, limits)
        if not known.reads_by_code:
            return self._make(choices, draft)
        with guard(known.plugin, known.version, f"adapter {known.code!r}: what it read"):
            notice = self._make(choices, draft)
            fault = next(find_faults(notice), "")
            if fault:
                raise RefusedError(f"adapter {known.code!r}: {fault}")
            return Notice.from_dict(notice.to_dict())  # of another type than the model's is nothing then
        raise AssertionError  # pragma: no cover - the block above returns or raises

    def _make(self, choices: list[Choice], draft: Draft) -> Notice:
        """Put the notice together."""
        known, fit = choices[0]
        front, document = self.front, self.opened.document
        locality = known.locality or (Locality(front.place) if front.place else None)
        registries = [known.units, *(r for r in self.registry.units if r.speaks_of(locality))]
        return Notice(
            kind=draft.kind,
            document=document,
            source=self.opened.sources[0],
            attached=self.opened.sources[1:],
            adapter=AdapterUse(known.code, known.plugin, known.version, round(fit.score, 2)),
            title_quote=front.title,
            issuer_quote=front.issuer,
            doc_number_quote=front.doc_number,
            issued=front.issued,
            published=front.published,
            addressee_quotes=front.addressees,
            locality=locality,
            conventions=tuple(draft.conventions),
            parts=tuple(draft.parts),
            sections=tuple(s.freeze() for s in draft.tops),
            tasks=tuple(name_units(draft.tasks, registries)),
            glossary=tuple(draft.glossary),
            diagnostics=(*self._tell_plugins(choices), *_remarks(self.opened, front, draft)),
            repairs=(*front.repairs, *draft.repairs),
            unexplained=tuple(draft.unexplained),
        )

    def _tell_plugins(self, choices: list[Choice]) -> Iterator[Diagnostic]:
        """Tell which plugins failed, and which others claim the notice."""
        for plugin, version, reason in dict.fromkeys((e.plugin, e.version, e.reason) for e in self.errors):
            yield Diagnostic("plugin-failed", facts=(("plugin", plugin), ("version", version), ("reason", reason)))
        chosen = choices[0].adapter
        for other, fit in choices[1:]:
            if BUILT_IN not in {other.plugin, chosen.plugin} and fit.score > 0:
                yield Diagnostic("rival-adapters", facts=(("chosen", chosen.code), ("other", other.code)))


def _remarks(opened: Opened, front: FrontMatter, draft: Draft) -> tuple[Diagnostic, ...]:
    """Collect the diagnostics of every step, in the order of the text."""
    document = opened.document
    found = [*(Diagnostic(*r[:2], facts=r.facts) for r in document.remarks), *front.diagnostics, *draft.diagnostics]
    if opened.replaced:
        spans = tuple(Span(m.start(), m.end()) for m in islice(_REPLACED.finditer(document.text), _MOST_SPANS))
        found.append(Diagnostic("replaced-characters", spans, facts=(("count", str(opened.replaced)),)))
    if document.depth_exceeded:
        found.append(Diagnostic("depth-exceeded"))
    if not draft.tasks and not any(d.code == "attachment-missing" for d in found):
        found.append(Diagnostic(_find_lack(document, front)))
    return tuple(sorted(found, key=lambda d: d.spans[0].start if d.spans else -1))


def _find_lack(document: Document, front: FrontMatter) -> str:
    """Say what a source without tasks lacks: any text, a notice, or only a list."""
    texts = [document.text[block.start : block.end] for block in document.blocks if block.kind == "text"]
    if not texts:
        return "no-text"
    short = sum(map(len, texts)) < _ERROR_PAGE
    return "no-notice" if not front.title and short and any(map(tells_absence, texts)) else "no-tasks"
