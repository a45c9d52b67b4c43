"""The duties of a role as a table: deadline, task, units, source."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from govtasks.report.nodes import el
from govtasks.report.unit.links import link_file, point_at
from govtasks.report.words import say, say_due

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from govtasks.export.rows import Record
    from govtasks.model.diagnostic import Language
    from govtasks.report.unit.sheets import Duty

CHINESE = "zh-CN"


class Manner(NamedTuple):
    """How a page is drawn."""

    lang: Language
    folder: Path
    """Where the page will stand: links to files begin there."""
    today: dt.date
    """The next deadlines are those from this day on."""


def draw_duties(duties: list[Duty], title: str, prefix: str, manner: Manner) -> _Element:
    """Give the table; its parts keep their roles where a narrow screen sets them below one another."""
    heads = (("when", "Deadline"), ("what", "Task"), ("who", "Unit"), ("where", "Source"))
    cells = [el("th", say(word, manner.lang), class_=name, scope="col", role="columnheader") for name, word in heads]
    head = el("thead", el("tr", *cells, role="row"), role="rowgroup")
    rows = [draw_duty(duty, prefix, manner) for duty in duties]
    return el("table", head, el("tbody", *rows, role="rowgroup"), role="table", aria_label=title)


def draw_duty(duty: Duty, prefix: str, manner: Manner) -> _Element:
    """Give the row of a duty."""
    task, lang = duty.task, manner.lang
    number = el("b", task["label"], " ") if task["label"] else None
    path = " / ".join(filter(None, (task["part"], task["path"])))
    words = el("p", number, el("bdi", task["text"]), class_="words", lang=CHINESE)
    under = el("p", el("bdi", path), class_="soft", lang=CHINESE) if path else None
    cells = (
        el("td", *draw_due(duty, lang), class_="when", role="cell"),
        el("td", words, under, class_="what", role="cell"),
        el("td", el("dl", *draw_units(duty, lang)), class_="who", role="cell"),
        el("td", *draw_sources(duty, manner), class_="where", role="cell"),
    )
    return el("tr", *cells, id=name_row(duty, prefix), role="row")


def name_row(duty: Duty, prefix: str) -> str:
    """Give the id of the row of a duty."""
    return f"{prefix}-{duty.task['key']}"


def draw_due(duty: Duty, lang: Language) -> Iterator[_Element]:
    """Give the day, how often it comes again, and the words of the deadline."""
    task = duty.task
    if not task["deadline"]:
        yield el("span", say("not stated", lang), class_="soft")
        return
    day = task["due_on"]
    if day:
        yield el("time", day.isoformat(), datetime=day.isoformat())
    for word in say_due(task["recurrence"], lang, open_ended=task["open_ended"]):
        yield el("b", word)
    yield el("bdi", task["deadline"], class_="soft", lang=CHINESE)


def draw_units(duty: Duty, lang: Language) -> Iterator[_Element]:
    """Give the units and persons of each role, the unit of the page set off."""
    for role, group in groupby(duty.holders, key=lambda holder: holder.role):
        holders = tuple(group)
        mark = el("small", f" {say('inherited', lang)}") if all(one.inherited for one in holders) else None
        names = (el("strong" if one.own else "span", el("bdi", one.name)) for one in holders)
        word = el("dt", say(role, lang), mark, class_="role")
        yield el("div", word, el("dd", *_join(names), lang=CHINESE), class_=f"r-{role}")


def _join(names: Iterable[_Element]) -> Iterator[_Element | str]:
    for at, name in enumerate(names):
        if at:
            yield "、"
        yield name


def draw_sources(duty: Duty, manner: Manner) -> Iterator[_Element]:
    """Give the notice, which leads to the words in its file, its number, and the place in the reading text."""
    task = duty.task
    names = [task["title"] or name_file(duty.sources[0]), *map(name_file, duty.sources[1:])]
    for name, source in zip(names, duty.sources, strict=True):
        yield el("p", draw_link(name, source, task["text"], manner), lang=CHINESE)
    facts = filter(None, (task["doc_number"], task["task"], _say_place(task, manner.lang)))
    yield el("p", *(el("span", el("bdi", fact)) for fact in facts), class_="facts soft")


def _say_place(task: Record, lang: Language) -> str:
    if task["start"] is None:
        return ""
    return say("characters {start}–{end}", lang).format(start=task["start"], end=task["end"])


def name_file(source: str) -> str:
    """Give the name of a file without its folder."""
    return source.replace("\\", "/").rpartition("/")[2] or source


def draw_link(name: str, source: str, words: str, manner: Manner) -> _Element:
    """Give a name as a link to words in a file, where it is there; else as text."""
    address = link_file(source, manner.folder)
    return el("a", el("bdi", name), href=address + point_at(words)) if address else el("bdi", name)
