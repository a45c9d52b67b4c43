"""How alike two statements are worded, by rapidfuzz: 100 is the same, whatever the signs between the words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

_SIGNS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9.%]|\.(?!\d)")
_FEWEST = 8
"""Signs that a statement has at least where it is looked for inside others."""
_SHARED = 3
"""How many times the pairs of signs that two statements share must make up those of the shorter."""


class Match(NamedTuple):
    """Two of some statements, by their places in both lists."""

    left: int
    right: int
    score: float
    """From 0 to 100."""


def match_whole(left: Sequence[str], right: Sequence[str], least: float) -> list[Match]:
    """Give the pairs whose whole wording is alike enough (`fuzz.ratio`), the likest first.

    Raises MissingDependencyError where rapidfuzz is not installed.
    """
    fuzz, process = _find_rapidfuzz()
    choices = [_strip(words) for words in right]
    return _sort(
        Match(at, place, round(score, 1))
        for at, words in enumerate(left)
        for _, score, place in process.extract_iter(_strip(words), choices, scorer=fuzz.ratio, score_cutoff=least)
    )


def match_parts(left: Sequence[str], right: Sequence[str], least: float) -> list[Match]:
    """Give the pairs of which one is alike enough to a part of the other (`fuzz.partial_ratio`); as `match_whole`.

    What is shorter than eight signs is like many, and left out. Pairs that share less than a third of the signs that
    follow one another are not looked at.
    """
    fuzz, _ = _find_rapidfuzz()
    left, right = [_strip(words) for words in left], [_strip(words) for words in right]
    return _sort(
        Match(at, place, round(score, 1))
        for at, place in _find_candidates(left, right)
        if (score := fuzz.partial_ratio(left[at], right[place], score_cutoff=least))
    )


def _find_candidates(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the pairs that share enough pairs of signs to be worth a closer look."""
    holders: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for place, words in enumerate(right):
        pairs = _pairs(words)
        sizes.append(len(pairs))
        for pair in pairs if len(words) >= _FEWEST else ():
            holders[pair].append(place)
    for at, words in enumerate(left):
        pairs = _pairs(words) if len(words) >= _FEWEST else set()
        shared = Counter(chain.from_iterable(holders[pair] for pair in pairs if pair in holders))
        yield from ((at, place) for place, count in shared.items() if count * _SHARED >= min(len(pairs), sizes[place]))


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def pair_off(matches: list[Match]) -> Iterator[Match]:
    """Give matches, each statement in one at most: the likest first."""
    left, right = set(), set()
    for match in matches:
        if match.left not in left and match.right not in right:
            left.add(match.left)
            right.add(match.right)
            yield match


def _find_rapidfuzz() -> tuple[ModuleType, ModuleType]:
    """Import what compares words; raises MissingDependencyError."""
    doing = "comparing statements"
    return need("rapidfuzz.fuzz", "fuzzy", doing), need("rapidfuzz.process", "fuzzy", doing)


def _sort(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: (-match.score, match.left, match.right))


def _strip(words: str) -> str:
    return _SIGNS.sub("", words)
