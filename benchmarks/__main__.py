"""Measure and print: `python -m benchmarks [--rounds N] [--corpus N] [--callgrind]`. Aims are printed, not asserted."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
import timeit
from pathlib import Path
from typing import TYPE_CHECKING

import govtasks
from benchmarks.batch import print_batch
from benchmarks.clock import ratio, time_round_robin
from benchmarks.docx import print_docx
from benchmarks.floor import parse_and_walk
from benchmarks.pages import Page, corpus_pages, notice, own_pages, page, shared_pages
from benchmarks.pdf import print_pdf
from benchmarks.plugins import make_plugins
from benchmarks.processes import import_seconds, instructions, peak_memory
from benchmarks.review import print_review
from benchmarks.steps import MEANING, meanings, peers, steps
from benchmarks.xlsx import print_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

REFERENCE = "lxml parse + walk"
AIMS = {"P50": 3.0, "P50 (own)": 3.0, "001": 4.0, "dense (own)": 4.0}
"""Ratio of `load` to the reference."""
IMPORT_AIM, MEMORY_AIM, PLUGINS_AIM, MEANING_AIM = 1.2, 25.0, 1.05, 1.0
SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> None:
    """Print one table a question."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="round-robin rounds of timing (default 9)")
    parser.add_argument("--callgrind", action="store_true", help="count instructions as well (needs valgrind; minutes)")
    parser.add_argument("--no-peers", action="store_true", help="leave out BeautifulSoup and trafilatura")
    parser.add_argument("--corpus", type=int, default=2000, metavar="N", help="notices of the batch run (default 2000)")
    options = parser.parse_args()
    pages = own_pages() + shared_pages(SHARED)
    print(f"{platform.python_implementation()} {platform.python_version()}, load {os.getloadavg()[0]:.1f}; "
          f"1.00 = {REFERENCE}; medians of {options.rounds} rounds")  # fmt: skip
    for at in pages:
        print_speed(at, options.rounds, with_peers=not options.no_peers)
    print_docx(options.rounds)
    print_xlsx(options.rounds)
    print_pdf(options.rounds)
    print_growth(options.rounds)
    print_review(options.rounds)
    print_plugins(pages, options.rounds)
    print_corpus(corpus_pages(SHARED), options.rounds)
    print_batch(options.corpus)
    print_import()
    print_memory(pages)
    if options.callgrind:
        print_instructions([at for at in pages if at.name in AIMS])


def print_speed(at: Page, rounds: int, *, with_peers: bool) -> None:
    """Print what each step costs on one page."""
    read = govtasks.load(at.data)
    units = sum(len(t.assignments) for t in read.tasks)
    cases: dict[str, Callable[[], object]] = {REFERENCE: lambda: parse_and_walk(at.text), **steps(at), **meanings(at)}
    if with_peers:
        cases |= peers(at)
    seconds = time_round_robin(cases, rounds)
    print(f"\n## {at.name}: {len(at.data):,} bytes, {len(read.tasks)} tasks, {units} units\n")
    print("| step | ms | pages/s | MB/s | ratio | aim |\n|---|---:|---:|---:|---:|---:|")
    for name, taken in seconds.items():
        median = statistics.median(taken)
        aims = {"govtasks.load": AIMS.get(at.name), MEANING: MEANING_AIM}
        aim = f"≤ {aims[name]:.1f}" if aims.get(name) else ""
        speed = f"{median * 1e3:.2f} | {1 / median:,.0f} | {len(at.data) / median / 1e6:.1f}"
        print(f"| {name} | {speed} | {ratio(taken, seconds[REFERENCE]):.2f} | {aim} |")


def print_growth(rounds: int) -> None:
    """Print the time of n, 2n and 4n tasks: the last column stays where it is when time is linear."""
    print("\n## growth\n\n| tasks | KB | ms | ms of n, 2n, 4n over n | per byte |\n|---:|---:|---:|---:|---:|")
    sizes = {n: page(notice(n, 2 * n, 80)).encode() for n in (250, 500, 1000)}
    seconds = time_round_robin(
        {str(n): lambda data=data: govtasks.load(data) for n, data in sizes.items()},  # type: ignore[misc]
        rounds,
    )
    first = seconds["250"]
    for n, data in sizes.items():
        taken = seconds[str(n)]
        times = ratio(taken, first)
        grown = times * len(sizes[250]) / len(data)
        print(f"| {n} | {len(data) / 1e3:.0f} | {statistics.median(taken) * 1e3:.1f} | {times:.2f} | {grown:.2f} |")


def print_plugins(pages: list[Page], rounds: int) -> None:
    """Print what ten plugins cost a `load` that concerns none of them, and ten that override a method."""
    words, code = make_plugins(), make_plugins(method=True)
    start = time.perf_counter()
    govtasks.load(pages[0].data, plugins=words)
    first = time.perf_counter() - start
    print("\n## ten plugins that are not concerned\n")
    print("| page | ms without | words only | aim | overriding fit |\n|---|---:|---:|---:|---:|")
    for at in pages:
        seconds = time_round_robin(
            {
                name: lambda data=at.data, plugins=plugins: govtasks.load(data, plugins=plugins)  # type: ignore[misc]
                for name, plugins in (("without", []), ("words", words), ("code", code))
            },
            3 * rounds,
        )
        times = [ratio(seconds[name], seconds["without"]) for name in ("words", "code")]
        without = statistics.median(seconds["without"]) * 1e3
        print(f"| {at.name} | {without:.2f} | {times[0]:.3f} | ≤ {PLUGINS_AIM} | {times[1]:.3f} |")
    print(f"\nThe first load, which loads ten plugins: {first * 1e3:.1f} ms.")


def print_corpus(notices: list[Page], rounds: int) -> None:
    """Print what the real notices cost: the median one in a page, and the dearest for its length."""
    if not notices:
        return
    middle = sorted(notices, key=lambda at: len(at.text))[len(notices) // 2]
    wrapped = page([line for line in middle.text.splitlines() if line.strip()])
    seconds = time_round_robin(
        {"walk": lambda: parse_and_walk(wrapped), "load": lambda: govtasks.load(wrapped.encode())}, rounds
    )
    print(f"\n## corpus: {len(notices)} notices\n")
    print(f"The median one ({middle.name}, {len(middle.text):,} characters) in a page: "
          f"{ratio(seconds['load'], seconds['walk']):.2f} × the reference, aim ≤ {AIMS['P50']:.1f}.")  # fmt: skip
    costs = []
    for at in notices:
        best = min(timeit.repeat(lambda data=at.data: govtasks.load(data), number=1, repeat=3))  # type: ignore[misc]
        costs.append((best / len(at.text), at.name))
    costs.sort()
    times = costs[-1][0] / costs[len(costs) // 2][0]
    print(f"The dearest for its length ({costs[-1][1]}): {times:.1f} × the median for each character, aim ≤ 10.")


def print_import() -> None:
    """Print what the import costs beside that of lxml.html and attrs."""
    taken = import_seconds()
    print("\n## import, over a bare interpreter\n\n| what | ms | ratio | aim |\n|---|---:|---:|---:|")
    for name, seconds in taken.items():
        aim = f"≤ {IMPORT_AIM}" if name == "govtasks" else ""
        print(f"| {name} | {seconds * 1e3:.0f} | {seconds / taken['lxml.html + attrs']:.2f} | {aim} |")


def print_memory(pages: list[Page]) -> None:
    """Print the peak of one `load`."""
    print("\n## peak memory of one load (tracemalloc)\n\n| page | MB | times the page | aim |\n|---|---:|---:|---:|")
    for at in pages:
        peak = peak_memory(at)
        print(f"| {at.name} | {peak / 1e6:.2f} | {peak / len(at.data):.1f} | ≤ {MEMORY_AIM:.0f} |")


def print_instructions(pages: list[Page]) -> None:
    """Print the same ratios in instructions: they hardly vary from run to run."""
    print("\n## instructions (callgrind)\n\n| page | parse + walk | load | ratio | aim |\n|---|---:|---:|---:|---:|")
    for at in pages:
        counts = instructions(at)
        if counts is None:
            print("\nvalgrind is not installed: no instructions counted")
            return
        walk, load = counts["parse + walk"], counts["load"]
        print(
            f"| {at.name} | {walk / 1e6:.1f} M | {load / 1e6:.1f} M | {load / walk:.2f} | ≤ {AIMS[at.name]:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
