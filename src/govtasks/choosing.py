"""From a page to the adapters that can read it, and from the best of them to a draft; a plugin's code runs guarded."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from govtasks.adapters.contract import Adapter
from govtasks.adapters.draft import Draft
from govtasks.adapters.evidence import Fit
from govtasks.adapters.page import Page
from govtasks.errors import PluginError, UnknownAdapterError
from govtasks.plugins.border import RefusedError, guard
from govtasks.plugins.registry import BUILT_IN, Brought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.model.limits import Limits
    from govtasks.plugins.registry import Registry

_READING = ("read", "find_subhead")


class Choice(NamedTuple):
    """An adapter that can read a page, and how well."""

    adapter: Brought[Adapter]
    fit: Fit


def choose(
    page: Page, front: FrontMatter, adapter: str | Adapter | None, registry: Registry, errors: list[PluginError]
) -> list[Choice]:
    """Give the adapters that can read a page, the one with most evidence first; the built-in ones always can.

    One that the caller asks for by its code stands first, whatever its fit; an adapter that the caller gives stands
    alone, and its faults are raised. Those of plugins are added to `errors`.
    """
    if isinstance(adapter, Adapter):
        given = Brought(adapter, type(adapter).__module__, "")
        return [Choice(given, judge(given, page, front))]
    if adapter is not None and all(known.value.code != adapter for known in registry.adapters):
        codes = ", ".join(known.value.code for known in registry.adapters)
        raise UnknownAdapterError(f"no adapter {adapter!r}; installed are: {codes}")
    choices = []
    for known in registry.adapters:
        try:
            choices.append(Choice(known, judge(known, page, front)))
        except PluginError as error:
            errors.append(error)
    return sorted(choices, key=lambda c: (c.adapter.value.code != adapter, -c.fit.score, c.adapter.value.code))


def judge(known: Brought[Adapter], page: Page, front: FrontMatter) -> Fit:
    """Ask an adapter how well it fits; PluginError where its answer is none."""
    if not runs_code(known, "fit"):
        return known.value.fit(page, front)
    with _lend(known, page, front, "fit") as (lent, matter):
        fit: Any = known.value.fit(lent, matter)
        if not isinstance(fit, Fit) or not 0 <= fit.score <= 1:
            raise RefusedError(f"fit gave {fit!r:.80}, not a govtasks.Fit with a score from 0 to 1")
        return Fit(fit.score, tuple(map(str, fit.reasons)))
    raise AssertionError  # pragma: no cover - the block above returns or raises


def draw_up(known: Brought[Adapter], page: Page, front: FrontMatter, limits: Limits) -> Draft:
    """Let an adapter read the body; PluginError where a plugin's fails."""
    if not runs_code(known):
        return known.value.read(page, front, limits)
    with _lend(known, page, front, "read") as (lent, matter):
        draft: Any = known.value.read(lent, matter, limits)
        if not isinstance(draft, Draft):
            raise RefusedError(f"read gave {draft!r:.80}, not a govtasks.Draft")
        return draft
    raise AssertionError  # pragma: no cover


def runs_code(known: Brought[Adapter], *methods: str) -> bool:
    """Tell whether an adapter is a plugin's that overrides one of the methods; one that says words needs no guard."""
    cls = type(known.value)
    return known.plugin != BUILT_IN and any(
        getattr(cls, name) is not getattr(Adapter, name) for name in methods or _READING
    )


@contextmanager
def _lend(known: Brought[Adapter], page: Page, front: FrontMatter, doing: str) -> Iterator[tuple[Page, FrontMatter]]:
    """Lend a plugin copies of what it may look at, so that nothing it does to them is seen by others."""
    document = page.document
    text, blocks = document.text, document.blocks
    copy = evolve(front, repairs=list(front.repairs), diagnostics=list(front.diagnostics))
    with guard(known.plugin, known.version, f"adapter {known.value.code!r}: {doing}"):
        try:
            yield Page(document, page.base_url, page.folded), copy
        finally:
            if document.text is not text or document.blocks is not blocks:
                object.__setattr__(document, "text", text)
                object.__setattr__(document, "blocks", blocks)
                raise RefusedError(f"adapter {known.value.code!r}: {doing} changes the document")
