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
from govtasks.plugins.installed import Installed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.model.limits import Limits
    from govtasks.plugins.registry import Registry


class Choice(NamedTuple):
    """An adapter that can read a page, and how well."""

    adapter: Installed
    fit: Fit


def choose(
    page: Page, front: FrontMatter, adapter: str | Adapter | None, registry: Registry, errors: list[PluginError]
) -> list[Choice]:
    """Give the adapters that can read a page, the one with most evidence first; the built-in ones always can.

    One that the caller asks for by its code stands first, whatever its fit; an adapter that the caller gives stands
    alone, and its faults are raised. Those of plugins are added to `errors`.
    """
    if isinstance(adapter, Adapter):
        given = take_given(adapter)
        return [Choice(given, judge(given, page, front))]
    if adapter is not None and all(known.code != adapter for known in registry.adapters):
        codes = ", ".join(known.code for known in registry.adapters)
        told = "".join(f"; {error}" for error in registry.errors)
        raise UnknownAdapterError(f"no adapter {adapter!r}; installed are: {codes}{told}")
    choices = []
    for known in registry.adapters:
        try:
            choices.append(Choice(known, judge(known, page, front)))
        except PluginError as error:
            errors.append(error)
    return sorted(choices, key=lambda c: (c.adapter.code != adapter, -c.fit.score, c.adapter.code))


def take_given(adapter: Adapter) -> Installed:
    """Take an adapter that the caller gives, checked as a plugin's is; PluginError where its words will not do."""
    plugin = type(adapter).__module__
    with guard(plugin, "", f"adapter {type(adapter).__name__}"):
        return Installed.of(adapter, plugin, "")
    raise AssertionError  # pragma: no cover - the block above returns or raises


def judge(known: Installed, page: Page, front: FrontMatter) -> Fit:
    """Ask an adapter how well it fits; PluginError where its answer is none."""
    if not known.fits_by_code:
        return known.adapter.fit(page, front)
    with _lend(known, page, front, "fit") as (lent, matter):
        fit: Any = known.adapter.fit(lent, matter)
        if not isinstance(fit, Fit) or not 0 <= fit.score <= 1:
            raise RefusedError(f"fit gave {fit!r:.80}, not a govtasks.Fit with a score from 0 to 1")
        return Fit(float(fit.score), tuple(map(str, fit.reasons)))
    raise AssertionError  # pragma: no cover


def draw_up(known: Installed, page: Page, front: FrontMatter, limits: Limits) -> Draft:
    """Let an adapter read the body; PluginError where a plugin's fails."""
    if not known.reads_by_code:
        return known.adapter.read(page, front, limits)
    with _lend(known, page, front, "read", whole=True) as (lent, matter):
        draft: Any = known.adapter.read(lent, matter, evolve(limits))
        if not isinstance(draft, Draft):
            raise RefusedError(f"read gave {draft!r:.80}, not a govtasks.Draft")
        return draft
    raise AssertionError  # pragma: no cover


@contextmanager
def _lend(
    known: Installed, page: Page, front: FrontMatter, doing: str, *, whole: bool = False
) -> Iterator[tuple[Page, FrontMatter]]:
    """Lend a plugin copies of what it may look at, so that nothing it does to them is seen by others."""
    document = page.document
    text, blocks = document.text, document.blocks
    copy = evolve(front, repairs=list(front.repairs), diagnostics=list(front.diagnostics))
    with guard(known.plugin, known.version, f"adapter {known.code!r}: {doing}", whole=whole):
        try:
            yield Page(document, page.base_url, page.folded), copy
        finally:
            if document.text is not text or document.blocks is not blocks:
                object.__setattr__(document, "text", text)
                object.__setattr__(document, "blocks", blocks)
                raise RefusedError(f"adapter {known.code!r}: {doing} changes the document")
