"""Which corrections contradict each other: they say different things of the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.correcting.corrections import Correction
    from govtasks.model.document import Spans

_GONE = "gone"


class Claim(NamedTuple):
    """What a correction says of a thing."""

    what: str
    """Which side of the thing: its role, its name, its text, its shape."""
    at: Spans
    within: Spans
    """Of an assignment: its task; empty for all."""
    value: object


def list_claims(one: Correction) -> Iterator[Claim]:
    """Give all that a correction says."""
    match one.action:
        case "set-role":
            yield Claim("role", one.at, one.task, one.role)
        case "set-unit":
            yield Claim("unit", one.at, one.task, (one.spans, one.name))
        case "remove-unit":
            yield Claim("role", one.at, one.task, _GONE)
            yield Claim("unit", one.at, one.task, _GONE)
        case "add-unit":
            yield Claim("added unit", one.spans, one.at, (one.role, one.name))
        case "set-task":
            yield Claim("text", one.at, (), one.spans)
        case "split-task":
            yield Claim("shape", one.at, (), one.cuts)
        case "merge-tasks":
            group = frozenset([one.at, *one.joined])
            yield from (Claim("shape", at, (), group) for at in sorted(group))
        case "no-task":
            yield Claim("text", one.at, (), _GONE)
            yield Claim("shape", one.at, (), _GONE)


def find_clashes(corrections: Iterable[Correction]) -> Iterator[tuple[Correction, Correction]]:
    """Give pairs of corrections of the same text that contradict each other, the earlier first."""
    said: dict[tuple[str, str, Spans], dict[Spans, tuple[object, Correction]]] = {}
    for one in corrections:
        for claim in list_claims(one):
            others = said.setdefault((one.text or one.notice, claim.what, claim.at), {})
            for value, other in _find_rivals(others, claim.within):
                if value != claim.value:
                    yield other, one
                    break
            others.setdefault(claim.within, (claim.value, one))


def _find_rivals(others: dict[Spans, tuple[object, Correction]], within: Spans) -> list[tuple[object, Correction]]:
    """Give what was said of the same thing; what is said of all tasks concerns what is said of one."""
    known = [others[place] for place in {within, ()} if place in others]
    return known if within or known else list(others.values())
