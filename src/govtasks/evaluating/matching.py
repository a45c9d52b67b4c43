"""Which task of a reading answers to which of the reference answer: in order, by label and text, then by likeness."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtasks.evaluating.said import Said

_KEY, _HEAD = 40, 200
"""How many characters of a text make its key, and how many are asked for likeness."""
_ALIKE = 0.6


def match(wanted: Sequence[Said], got: Sequence[Said]) -> dict[int, int]:
    """Give for the place of each wanted task the place of the one that was read for it; a missed one has none."""
    pairs: dict[int, int] = {}
    w = g = 0
    matcher = SequenceMatcher(None, [_key(t) for t in wanted], [_key(t) for t in got], autojunk=False)
    for start_w, start_g, size in matcher.get_matching_blocks():
        pairs.update(_match_alike(wanted, got, range(w, start_w), range(g, start_g)))
        pairs.update((start_w + n, start_g + n) for n in range(size))
        w, g = start_w + size, start_g + size
    return pairs


def _match_alike(
    wanted: Sequence[Said], got: Sequence[Said], between_w: range, between_g: range
) -> Iterator[tuple[int, int]]:
    """Pair what lies between equal tasks: each wanted one takes the likest that is free."""
    free = list(between_g)
    for w in between_w:
        ratios = [(_liken(wanted[w], got[g]), -g) for g in free]
        best, place = max(ratios, default=(0.0, 0))
        if best >= _ALIKE:
            free.remove(-place)
            yield w, -place


def _key(task: Said) -> str:
    return f"{task.label}|{task.texts[0][:_KEY]}"


def _liken(wanted: Said, got: Said) -> float:
    return SequenceMatcher(None, wanted.texts[0][:_HEAD], got.texts[0][:_HEAD], autojunk=False).ratio()
