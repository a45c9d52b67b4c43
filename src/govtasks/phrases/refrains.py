"""Refrains: what headings beside one another all say, each with words of its own behind it (…上求突破…)."""

from __future__ import annotations

from collections import Counter
from itertools import chain

_LEAST = 3
"""So many headings beside one another make a refrain, and a refrain has so many characters."""
_MOST = 0.6
"""Such a share of the headings has it."""
_LONGEST = 60
_REFRAIN = 12
_HEAD = 4
"""So many characters at least stand before a refrain."""
_TAIL = 4
"""A glued subhead has at least so many characters."""
_LONE_TAIL = 5
"""The same where nothing else says that there are subheads."""


def find_refrain(titles: list[str], *, over_subheads: bool) -> str:
    """Find the longest words that end a clause in most titles while each goes on behind them; "" where none do.

    What stands right before and behind them differs from title to title: else they are part of longer words. Where the
    headings stand over no other subheads all must have them, with more behind: 市场主体 stands in many titles.
    """
    within: Counter[str] = Counter(chain.from_iterable(_list_middles(title[:_LONGEST]) for title in titles))
    least = max(_LEAST, len(titles) * (_MOST if over_subheads else 1))
    tail = _TAIL if over_subheads else _LONE_TAIL
    best = (0, 0, "")
    for words in (words for words, times in within.items() if times >= least):
        around = [(head, rest) for head, _, rest in (t.partition(words) for t in titles) if _parts(head, rest, tail)]
        differ = min(len({head[-1] for head, _ in around}), len({rest[0] for _, rest in around}))
        if len(around) >= least and differ >= _LEAST:
            best = max(best, (len(around), len(words), words))
    return best[2]


def find_tail(title: str, refrain: str) -> int | None:
    """Give where in a title the words begin that were glued behind its refrain; None where there are none."""
    head, found, rest = title.partition(refrain) if refrain else ("", "", "")
    return len(head) + len(found) if found and _parts(head, rest, _TAIL) else None


def _parts(head: str, rest: str, least: int) -> bool:
    return len(head) >= _HEAD and head[-1].isalpha() and len(rest) >= least and (rest[0].isalpha() or rest[0] in "“《")


def _list_middles(title: str) -> set[str]:
    """Give the stretches of a title that a refrain could be: words with enough before and behind them."""
    last = len(title) - _TAIL
    found = {title[a:b] for a in range(_HEAD, last) for b in range(a + _LEAST, min(a + _REFRAIN, last) + 1)}
    return {words for words in found if words.isalpha()}
