"""The steps of our own reading, and what a user would do instead, as calls to be timed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import govtasks
from govtasks.containers import read
from govtasks.decode import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.pages import Page

SCAN = re.compile(  # the scan of ../shared/tools/floors.py
    r"(?m)^[ \t\u3000]*(?:(?P<num>\d{1,3})[.．、]|(?P<cn>[一二三四五六七八九十百]{1,4})、"
    r"|[（(](?P<pcn>[一二三四五六七八九十]{1,3}|\d{1,2})[）)])"
    r"|[（(](?P<units>[^（）()\n]{0,40}?(?:单位|部门|领导)[:：][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]"
    r"|^(?P<line>(?:责任领导|牵头单位|责任单位|配合单位|分管领导)[:：].*)$"
)
"""Numbers of items and brackets of units: what somebody would write in half an hour."""


MEANING = "units + targets + due_dates"


def steps(page: Page) -> dict[str, Callable[[], object]]:
    """Give the steps of reading a page; each is contained in the last."""
    decoded, limits = decode(page.data, page.name), govtasks.Limits()
    return {
        "decode": lambda: decode(page.data, page.name),
        "containers.read": lambda: read(decoded.text, limits),
        "govtasks.load": lambda: govtasks.load(page.data),
    }


def meanings(page: Page) -> dict[str, Callable[[], object]]:
    """Give what is computed of a notice that was read, when it is asked for."""
    notice = govtasks.load(page.data)
    return {MEANING: lambda: (govtasks.units(notice), govtasks.targets(notice), govtasks.due_dates(notice))}


def peers(page: Page) -> dict[str, Callable[[], object]]:
    """Give what else could be done with the page, where it is installed."""
    found: dict[str, Callable[[], object]] = {}
    try:
        from bs4 import BeautifulSoup  # noqa: PLC0415 - a peer may be missing
    except ImportError:
        pass
    else:
        found["BeautifulSoup(lxml).get_text + re"] = lambda: list(
            SCAN.finditer(BeautifulSoup(page.data, "lxml").get_text("\n"))
        )
    try:
        import trafilatura  # noqa: PLC0415
    except ImportError:
        pass
    else:
        found["trafilatura.extract"] = lambda: trafilatura.extract(page.text)
    return found
