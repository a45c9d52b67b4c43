"""How soon the review page of 1,000 tasks is seen, and how soon its filter answers a keystroke, in a real browser."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import govtasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PAINT_AIM, KEY_AIM, SIZE_AIM = 1000.0, 100.0, 300_000
KEYS = ("样", "样本", "样本7", "样本", "样", "")
_KEYSTROKE = """async (words) => {
    const field = document.getElementById("filter-words");
    const start = performance.now();
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""
_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


class Felt(NamedTuple):
    """What a person waits for, in milliseconds."""

    paint: float
    """Until the first words are seen."""
    whole: float
    """Until every task and every line is drawn."""
    key: float
    """The slowest of some keystrokes in the filter, until the tasks are drawn that it lets through."""


def make_notice(tasks: int) -> str:
    """Give a notice with so many tasks in tens, each with four units and a target."""
    lines = [
        "示例市人民政府办公室关于分解落实2031年重点工作任务的通知",
        "示政办发〔2031〕3号",
        "各区人民政府，市直有关部门：",
    ]
    for at in range(tasks):
        if at % 10 == 0:
            lines.append(f"（{'一二三四五六七八九十'[at // 10 % 10]}）做强样本产业")
        task = f"{at + 1}.建成样本{at}号产业园一期，引进样本企业{at % 40 + 2}家，让每一个样本都有据可查。"
        units = f"牵头单位：市发改局；配合单位：市财政局、样本区政府、市第{at % 60}局"
        lines.append(f"{task}（{units}；完成时限：2031年{at % 12 + 1}月底前）")
    return "\n".join([*lines, "示例市人民政府办公室", "2031年1月5日"])


def why_not() -> str:
    """Say why no browser can be used; "" where one can."""
    if find_spec("playwright") is None:
        return "playwright is not installed (pip install playwright)"
    return "" if shutil.which("chromium") else "there is no chromium (apt-get install chromium)"


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a browser, which is closed afterwards."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may not be there

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def measure(browser: Browser, page: Path) -> Felt:
    """Open a page from disk and type in its filter."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-drawn]")
    paint = tab.evaluate(_PAINT)
    whole = tab.evaluate("() => performance.now()")
    keys = [tab.evaluate(_KEYSTROKE, words) for words in KEYS]
    tab.close()
    return Felt(paint, whole, max(keys))


def print_review(rounds: int) -> None:
    """Print what a person waits for, and the size of the page beside the words of the notice."""
    print("\n## review page of 1,000 tasks\n")
    if why_not():
        print(f"not measured: {why_not()}")
        return
    notice = govtasks.loads(make_notice(1000))
    html = notice.to_html()
    beside = len(html.encode()) - len(notice.document.text.encode())
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        page = Path(folder) / "page.html"
        page.write_text(html, "utf-8")
        felt = [measure(browser, page) for _ in range(rounds)]
    paint, whole, key = (statistics.median(times) for times in zip(*felt, strict=True))
    print("| what | found | aim |\n|---|---:|---:|")
    print(f"| first paint, ms | {paint:.0f} | ≤ {PAINT_AIM:.0f} |")
    print(f"| all drawn, ms | {whole:.0f} | |")
    print(f"| a keystroke in the filter, ms | {key:.0f} | ≤ {KEY_AIM:.0f} |")
    print(f"| the page beside the words of the notice, KB | {beside / 1e3:.0f} | ≤ {SIZE_AIM / 1e3:.0f} |")
