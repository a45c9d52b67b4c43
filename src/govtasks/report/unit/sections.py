"""The sheet of a unit: who it is, a summary, and its duties role by role."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import quote

from govtasks.export.shown import shorten
from govtasks.report.data import ROLES
from govtasks.report.nodes import el
from govtasks.report.unit.links import link_file
from govtasks.report.unit.months import draw_months
from govtasks.report.unit.rows import CHINESE, draw_duties, name_file, name_row
from govtasks.report.unit.sheets import Stage
from govtasks.report.words import say

if TYPE_CHECKING:
    from lxml.etree import _Element

    from govtasks.model.diagnostic import Language
    from govtasks.model.task import Role
    from govtasks.report.unit.rows import Manner
    from govtasks.report.unit.sheets import Duty, Sheet

_NEXT = 5
"""Deadlines that the summary names."""
_LINE = 36
"""Signs of a task in it."""


def draw_sheet(sheet: Sheet, prefix: str, manner: Manner, calendar: str | None) -> _Element:
    """Give the part of a unit; all ids in it begin with `prefix`."""
    title = el("h2", el("bdi", sheet.unit), lang=CHINESE)
    roles = {role: duties for role in ROLES if (duties := sheet.of_role(role))}
    boxes = (
        draw_counts(roles, prefix, manner.lang),
        draw_next(sheet, prefix, manner),
        draw_chart(sheet, prefix, calendar, manner.lang),
    )
    parts = (draw_role(role, duties, prefix, manner) for role, duties in roles.items())
    summary = el("div", *boxes, class_="summary")
    notices = draw_notices(sheet, manner)
    return el("section", title, draw_about(sheet, manner.lang), summary, *parts, notices, id=prefix, class_="unit")


def draw_about(sheet: Sheet, lang: Language) -> _Element:
    """Give how the unit is written, where it is, how much is known of it."""
    names = "、".join(dict.fromkeys(one.name for duty in sheet.duties for one in duty.holders if one.own))
    facts = [
        None if sheet.sure else el("li", say("its name in full is not known", lang), class_="unsure"),
        el("li", f"{say('written', lang)} ", el("bdi", names, lang=CHINESE)) if names != sheet.unit else None,
        el("li", f"{say('place', lang)} ", el("bdi", sheet.locality, lang=CHINESE)) if sheet.locality else None,
    ]
    return el("ul", *facts, class_="about soft")


def draw_counts(roles: dict[Role, list[Duty]], prefix: str, lang: Language) -> _Element:
    """Give how many tasks there are of each role; each count leads to them."""
    lines = (el("li", draw_count(role, len(duties), prefix, lang)) for role, duties in roles.items())
    title = el("h3", say("{count} tasks", lang).format(count=sum(map(len, roles.values()))))
    return el("div", title, el("ul", *lines, class_="counts"), class_="box")


def draw_count(role: Role, count: int, prefix: str, lang: Language) -> _Element:
    """Give the count of a role."""
    word = el("span", say(role, lang), class_="role")
    return el("a", el("b", str(count)), word, href=f"#{prefix}-{role}", class_=f"r-{role}")


def draw_next(sheet: Sheet, prefix: str, manner: Manner) -> _Element:
    """Give the next deadlines; each leads to its task."""
    lang, today = manner.lang, manner.today
    dated = [duty for duty in sheet.duties if duty.stage is Stage.DATED]
    coming = [duty for duty in dated if duty.task["due_on"] >= today]
    counts = {"{count} more": len(coming) - _NEXT, "{count} of an earlier day": len(dated) - len(coming)}
    notes = [say(words, lang).format(count=count) for words, count in counts.items() if count > 0]
    note = " · ".join(notes) if dated else say("No deadline names a day.", lang)
    return el(
        "div",
        el("h3", say("Next deadlines, from {day} on", lang).format(day=today.isoformat())),
        el("ul", *(draw_coming(duty, prefix) for duty in coming[:_NEXT]), class_="coming") if coming else None,
        el("p", note, class_="soft") if note else None,
        class_="box",
    )


def draw_coming(duty: Duty, prefix: str) -> _Element:
    """Give the line of a deadline."""
    day = duty.task["due_on"].isoformat()
    words = el("bdi", shorten(duty.task["text"], _LINE), lang=CHINESE)
    return el("li", el("time", day, datetime=day), " ", el("a", words, href=f"#{name_row(duty, prefix)}"))


def draw_chart(sheet: Sheet, prefix: str, calendar: str | None, lang: Language) -> _Element | None:
    """Give the deadlines over time, and the calendar that holds them; None where there is neither."""
    dated = [duty for duty in sheet.duties if duty.stage is Stage.DATED]
    link = el("a", say("Calendar of the deadlines", lang), href=quote(calendar)) if calendar else None
    if not dated:
        return el("div", el("p", link, class_="calendar"), class_="box") if calendar else None
    links = {duty.task["due_on"].isoformat(): f"#{name_row(duty, prefix)}" for duty in reversed(dated)}
    picture = draw_months([duty.task["due_on"] for duty in dated], links, lang)
    title = el("h3", say("Tasks due, over time", lang))
    frame = el("div", picture, class_="picture", tabindex=0, role="group", aria_label=say("Tasks due, over time", lang))
    return el("div", title, frame, el("p", link, class_="calendar") if calendar else None, class_="box")


def draw_role(role: Role, duties: list[Duty], prefix: str, manner: Manner) -> _Element:
    """Give the duties of a role, by deadline."""
    word = say(role, manner.lang)
    count = say("{count} tasks", manner.lang).format(count=len(duties))
    title = el("h3", el("span", word, class_="role"), " ", el("span", count, class_="soft"), class_=f"r-{role}")
    return el("section", title, draw_duties(duties, word, prefix, manner), id=f"{prefix}-{role}", class_="duties")


def draw_notices(sheet: Sheet, manner: Manner) -> _Element:
    """Give the notices that the duties are taken from, each with number, date and file."""
    tasks = {duty.task["notice"]: duty.task for duty in sheet.duties}
    lines = []
    for task in sorted(tasks.values(), key=lambda one: (one["issued_on"] or dt.date.max, one["source"])):
        address = link_file(task["source"], manner.folder)
        name = el("bdi", name_file(task["source"]))
        words = filter(None, (task["title"], task["doc_number"], task["issued_on"] and task["issued_on"].isoformat()))
        facts = (el("span", el("bdi", fact)) for fact in words)
        lines.append(el("li", *facts, el("a", name, href=address) if address else name, lang=CHINESE))
    title = el("h3", say("{count} notices", manner.lang).format(count=len(lines)))
    return el("section", title, el("ul", *lines), class_="notices")
