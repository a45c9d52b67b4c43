"""Cells in, how their words run out: the cost of one sign behind another, in nats."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOUND: Final = "\n"
"""Stands before and behind each cell."""
_UNSEEN, _ONCE = 1e-4, 0.95


@frozen(slots=True)
class Signs:
    """How often signs stand in some cells; what is rare there is told by wider ones."""

    counts: Counter[str]
    wider: Signs | None = None
    known: dict[str, float] = field(factory=dict)
    """The costs that were asked for."""
    size: int = field(init=False)

    @size.default
    def _count(self) -> int:
        return self.counts.total()

    def share(self, sign: str) -> float:
        """Give the share of a sign."""
        other = self.wider.share(sign) if self.wider else _UNSEEN
        return _discount(self.counts[sign], self.size, len(self.counts), other)

    def cost(self, sign: str) -> float:
        """Give the cost of a sign."""
        cost = self.known.get(sign)
        if cost is None:
            cost = self.known[sign] = -math.log(self.share(sign))
        return cost


@frozen(slots=True)
class Wording:
    """How often signs follow one another in some cells; what is rare there is told by a wider wording, or by signs."""

    pairs: Counter[str]
    wider: Wording | Signs
    ends: Signs
    """The signs that cells end with."""
    heads: Counter[str] = field(factory=Counter)
    kinds: Counter[str] = field(factory=Counter)
    known: dict[str, float] = field(factory=dict)
    """The costs that were asked for."""

    def __attrs_post_init__(self) -> None:
        """Count what stands before another sign: how often, and before how many."""
        for pair, count in self.pairs.items():
            self.heads[pair[0]] += count
            self.kinds[pair[0]] += 1

    def share(self, pair: str) -> float:
        """Give the share of the second sign of a pair among those that stand behind the first."""
        other = self.wider.share(pair if isinstance(self.wider, Wording) else pair[1])
        return _discount(self.pairs[pair], self.heads[pair[0]], self.kinds[pair[0]], other)

    def cost(self, text: str) -> float:
        """Give the cost of a text behind its first sign."""
        cost = self.known.get(text)
        if cost is None:
            pairs = [before + sign for before, sign in pairwise(text)]
            cost = self.known[text] = -math.log(self.share(text)) if len(pairs) == 1 else sum(map(self.cost, pairs))
        return cost


def _discount(count: int, size: int, kinds: int, other: float) -> float:
    """Give a share that leaves to other cells what was met only once: else a row would bear out its own mistakes."""
    return (max(count - _ONCE, 0.0) + _ONCE * (kinds + 1) * other) / (size + _ONCE)


def learn_wordings(columns: Sequence[Sequence[str]], kinds: Sequence[str]) -> list[Wording]:
    """Learn how the words of each column run from cells that stand in it; those of one kind help one another."""
    every = Signs(_count_signs(chain.from_iterable(columns)))
    pools: dict[str, Wording] = {}
    for kind in set(kinds):
        cells = [cell for column, own in zip(columns, kinds, strict=True) if own == kind for cell in column]
        inner = Counter({pair: count for pair, count in _count_pairs(cells).items() if BOUND not in pair})
        signs = Signs(_count_signs(cells), every)
        pools[kind] = Wording(inner, signs, signs)
    return [
        Wording(_count_pairs(column), pools[kind], Signs(Counter(cell[-1] for cell in column), pools[kind].ends))
        for column, kind in zip(columns, kinds, strict=True)
    ]


def _count_signs(cells: Iterable[str]) -> Counter[str]:
    """Count the signs of some cells."""
    return Counter(chain.from_iterable(cell + BOUND for cell in cells))


def _count_pairs(cells: Iterable[str]) -> Counter[str]:
    """Count the pairs of signs that stand side by side in some cells."""
    pairs: Counter[str] = Counter()
    for cell in cells:
        pairs.update([before + sign for before, sign in pairwise(BOUND + cell + BOUND)])
    return pairs
