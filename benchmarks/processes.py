"""What has to be measured in a process of its own: import time, peak memory, instructions."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.pages import Page

ROOT = Path(__file__).resolve().parents[1]
_COLLECTED = re.compile(r"Collected\s*:\s*([\d,]+)")
_MEMORY = """
import sys, tracemalloc, pathlib, govtasks
data = pathlib.Path(sys.argv[1]).read_bytes()
govtasks.load(data)  # what is made once (patterns, the plugin manager) is no cost of a page
tracemalloc.start()
notice = govtasks.load(data)
print(tracemalloc.get_traced_memory()[1])
"""
_INSTRUCTIONS = {
    "load": "import govtasks\nread = lambda: govtasks.load(data)",
    "parse + walk": "from benchmarks.floor import parse_and_walk\nread = lambda: parse_and_walk(text)",
}
_LOOP = """
import sys, pathlib
data = pathlib.Path(sys.argv[1]).read_bytes()
text = data.decode()
{set_up}
for _ in range(int(sys.argv[2])): read()
"""


def run(code: str, *arguments: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    return subprocess.run(
        [*before, sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        text=True,
    )


def import_seconds(rounds: int = 7) -> dict[str, float]:
    """Give the seconds that imports take over a bare interpreter, medians of round-robin runs."""
    codes = {"bare": "pass", "lxml.html + attrs": "import lxml.html, attrs", "govtasks": "import govtasks"}
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds + 1):
        for name, code in codes.items():
            start = time.perf_counter()
            run(code)
            taken[name].append(time.perf_counter() - start)
    bare = taken.pop("bare")
    return {name: statistics.median(t - b for t, b in zip(ts[1:], bare[1:], strict=True)) for name, ts in taken.items()}


def peak_memory(page: Page) -> int:
    """Give the bytes that one `load` holds at its peak, as tracemalloc sees them."""
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        Path(file.name).write_bytes(page.data)
        return int(run(_MEMORY, file.name).stdout)


def instructions(page: Page, few: int = 3, many: int = 13) -> dict[str, float] | None:
    """Give the instructions of one `load` and of one parse + walk under callgrind; None without valgrind."""
    valgrind = shutil.which("valgrind")
    if not valgrind:
        return None
    before = (valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null")
    counts = {}
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        Path(file.name).write_bytes(page.data)
        for name, set_up in _INSTRUCTIONS.items():
            code = _LOOP.format(set_up=set_up)
            low, high = (
                int(_COLLECTED.findall(run(code, file.name, str(n), before=before).stderr)[-1].replace(",", ""))
                for n in (few, many)
            )
            counts[name] = (high - low) / (many - few)
    return counts
