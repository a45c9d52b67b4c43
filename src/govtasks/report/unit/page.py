"""The page of a unit: one file without script, to read, print and give out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from govtasks.corpus.corpus import Corpus
from govtasks.model.notice import Notice
from govtasks.report.files import hash_source, read_files
from govtasks.report.nodes import el, write
from govtasks.report.unit.rows import CHINESE, Manner
from govtasks.report.unit.sections import draw_sheet
from govtasks.report.unit.sheets import find_sheets
from govtasks.report.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from govtasks.model.diagnostic import Language
    from govtasks.report.unit.sheets import Sheet

STYLES = ("base", "unit")
DARK = "dark"
_AT_NIGHT = "screen and (prefers-color-scheme: dark)"
_RULES = "default-src 'none'; style-src '{}' '{}'; base-uri 'none'; form-action 'none'"


def unit_page(
    notices: Corpus | Notice | Iterable[Notice], unit: str, *, lang: Language = "zh", today: dt.date | None = None
) -> str:
    """Give the page of all that a unit must do, as HTML; links to files begin in the working directory.

    `unit` is a name as written or in full; where units of several places are called so, each has a part of its own.
    The next deadlines are those from `today` on. Raises `CorpusError` where no task names such a unit.
    """
    manner = Manner(lang, Path(), today or dt.datetime.now(tz=dt.UTC).astimezone().date())
    if isinstance(notices, Corpus):
        return make_page(unit, find_sheets(notices, unit), manner)
    with Corpus.of([notices] if isinstance(notices, Notice) else notices) as corpus:
        return make_page(unit, find_sheets(corpus, unit), manner)


def make_page(unit: str, sheets: Sequence[Sheet], manner: Manner, calendars: Sequence[str | None] = ()) -> str:
    """Give the page of some sheets; `calendars` are the files beside it that hold their deadlines."""
    lang = manner.lang
    name = say("What {unit} has to do", lang).format(unit=unit)
    parts = (
        draw_sheet(sheet, f"u{at}", manner, calendar)
        for at, (sheet, calendar) in enumerate(zip(sheets, calendars or [None] * len(sheets), strict=True), 1)
    )
    top = el("header", el("h1", el("bdi", name)), *(draw_choice(sheets, lang) if len(sheets) > 1 else ()))
    note = el("p", say("Taken from the notices named by govtasks; what they say holds.", lang))
    body = el("body", top, el("main", *parts), el("footer", note, class_="soft"))
    return write(el("html", draw_head(name), body, lang=CHINESE if lang == "zh" else "en", data_theme="dark"))


def draw_head(title: str) -> _Element:
    """Give the head: nothing is loaded or run, the styles are named by their hashes.

    The colours of the night are those that the review page takes for its own sign `data-theme`; here that is always
    set, and the style counts only where the system is dark.
    """
    style, dark = read_files("css", STYLES), read_files("css", [DARK])
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_RULES.format(hash_source(style), hash_source(dark))),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="generator", content="govtasks"),
        el("title", title),
        el("style", style),
        el("style", dark, media=_AT_NIGHT),
    )


def draw_choice(sheets: Sequence[Sheet], lang: Language) -> tuple[_Element, _Element]:
    """Give who the units are that are called so; each leads to its part."""
    told = say("{count} units are called so; each has its own part.", lang).format(count=len(sheets))
    links = (el("a", el("bdi", sheet.unit), href=f"#u{at}") for at, sheet in enumerate(sheets, 1))
    return el("p", told), el("ul", *(el("li", link) for link in links), class_="choice", lang=CHINESE)
