"""Timing: every case once a round, in turn, so that a noisy neighbour hits all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SPELL = 0.05
"""Seconds that one case takes of a round, at the least."""


def time_round_robin(cases: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Give the seconds of one call of each case, a figure a round."""
    loops = {}
    for name, call in cases.items():
        call()
        start = time.perf_counter()
        call()
        loops[name] = max(1, round(SPELL / max(time.perf_counter() - start, 1e-7)))
    gc.collect()
    gc.freeze()
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, call in cases.items():
            start = time.perf_counter()
            for _ in range(loops[name]):
                call()
            seconds[name].append((time.perf_counter() - start) / loops[name])
    gc.unfreeze()
    return seconds


def ratio(case: list[float], reference: list[float]) -> float:
    """Give the median of the ratios within a round."""
    return statistics.median(a / b for a, b in zip(case, reference, strict=True))
