"""How alike two statements are worded, by rapidfuzz: 100 is the same, whatever the signs between the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.errors import MissingDependencyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9.%]|\.(?!\d)")
_FEWEST = 8
"""Signs that a statement has at least where it is looked for inside others."""


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
    return _match(left, right, "ratio", least)


def match_parts(left: Sequence[str], right: Sequence[str], least: float) -> list[Match]:
    """Give the pairs of which one is alike enough to a part of the other (`fuzz.partial_ratio`); as `match_whole`."""
    return [
        match for match in _match(left, right, "partial_ratio", least) if _is_long(left[match.left], right[match.right])
    ]


def pair_off(matches: list[Match]) -> Iterator[Match]:
    """Give matches, each statement in one at most: the likest first."""
    left, right = set(), set()
    for match in matches:
        if match.left not in left and match.right not in right:
            left.add(match.left)
            right.add(match.right)
            yield match


def _match(left: Sequence[str], right: Sequence[str], scorer: str, least: float) -> list[Match]:
    try:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingDependencyError(
            "<wording>", "comparing statements needs rapidfuzz", "pip install 'govtasks[fuzzy]'"
        ) from error
    choices = [_strip(words) for words in right]
    score = getattr(fuzz, scorer)
    found = [
        Match(at, place, round(like, 1))
        for at, words in enumerate(left)
        for _, like, place in process.extract_iter(_strip(words), choices, scorer=score, score_cutoff=least)
    ]
    return sorted(found, key=lambda match: (-match.score, match.left, match.right))


def _is_long(*statements: str) -> bool:
    return all(len(_strip(words)) >= _FEWEST for words in statements)


def _strip(words: str) -> str:
    return _SIGNS.sub("", words)
