"""How many tasks are due in each month, or year, as a picture whose bars lead to the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.report.nodes import el
from govtasks.report.words import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from govtasks.model.diagnostic import Language

_YEARS = 2
"""So many years are shown by month; more by year."""
_MONTH, _YEAR = 26, 40
"""Pixels across that a month or a year takes."""
_BAR, _TALL, _TOP, _FOOT = 18, 72, 18, 40
"""Pixels: a bar across, the highest bar, what stands above and below."""


def list_slots(days: Iterable[dt.date]) -> tuple[str, ...]:
    """Give the months (2024-06) of the years from the first day to the last; years with a day where these are many."""
    years = sorted({day.year for day in days})
    if years[-1] - years[0] >= _YEARS:
        return tuple(f"{year:04}" for year in years)
    return tuple(f"{year:04}-{month:02}" for year in range(years[0], years[-1] + 1) for month in range(1, 13))


def draw_months(days: list[dt.date], links: dict[str, str], lang: Language) -> _Element:
    """Give the picture; `links` lead from a day (2024-06-30) to the first task that is due on it."""
    slots = list_slots(days)
    due = {slot: sorted(day.isoformat() for day in days if day.isoformat().startswith(slot)) for slot in slots}
    most = max(map(len, due.values()))
    wide = _MONTH if "-" in slots[0] else _YEAR
    width, height = wide * len(slots) + 2, _TOP + _TALL + _FOOT
    title = say("Tasks due, over time", lang)
    shapes = [
        shape
        for at, slot in enumerate(slots)
        for shape in draw_slot(slot, (at + 0.5) * wide + 1, _TALL * len(due[slot]) / most, due[slot], links, lang)
    ]
    axis = el("line", x1=0, x2=width, y1=_TOP + _TALL, y2=_TOP + _TALL, class_="axis")
    box = f"0 0 {width} {height}"
    return el("svg", axis, *shapes, viewBox=box, width=width, height=height, role="group", aria_label=title)


def draw_slot(  # noqa: PLR0913, PLR0917 - where it stands, how tall it is, and what it says
    slot: str, middle: float, tall: float, days: list[str], links: dict[str, str], lang: Language
) -> Iterator[_Element]:
    """Give the bar of a month with its number, and what stands below it."""
    floor = _TOP + _TALL
    year, _, month = slot.partition("-")
    yield el("text", str(int(month or year)), x=middle, y=floor + 16, text_anchor="middle", class_="small")
    if month == "01":
        yield el("text", year, x=middle - _MONTH / 2, y=floor + 34, class_="small")
    if days:
        number = el("text", str(len(days)), x=middle, y=floor - tall - 5, text_anchor="middle", class_="number")
        bar = el("rect", x=middle - _BAR / 2, y=floor - tall, width=_BAR, height=tall, class_="bar plain")
        name = f"{slot}: {say('{count} tasks', lang).format(count=len(days))}"
        yield el("a", bar, number, href=links[days[0]], aria_label=name)
