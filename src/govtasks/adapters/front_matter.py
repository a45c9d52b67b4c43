"""Title, issuer, document number, dates and addressees of a notice (docs/reading.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.adapters.front import Front, collect_front
from govtasks.adapters.issuing import find_issuer
from govtasks.adapters.titling import find_notice_title
from govtasks.model.diagnostic import Diagnostic
from govtasks.model.notice import DateQuote, Quote, Repair
from govtasks.phrases.dates import find_date, find_date_run
from govtasks.phrases.doc_numbers import find_damaged_doc_number, find_doc_number
from govtasks.phrases.titles import is_organ
from govtasks.phrases.units import is_unit, split_units

if TYPE_CHECKING:
    import datetime

    from govtasks.adapters.page import Page
    from govtasks.adapters.titling import FoundTitle
    from govtasks.model.document import Span
    from govtasks.phrases.doc_numbers import DocNumber

_NO_ADDRESS = re.compile(r"[。!?《]|^(?:附件|联系|现将|在此|各位代表)|^[(\d一二三四五六七八九十]+[、.)]")
_CITED = frozenset("《》(<>“")
_NEAR = 30
_LONGEST_ADDRESS = 150
_PLACE = re.compile(
    r"(?:中共|中国共产党)?([\u4e00-\u9fff]{2,12}?(?:省|市|自治州|州|盟|地区|区|县|旗)(?:[^\W委办共]{1,8}?(?:区|县|市|旗))?)"
    r"(?=人民政府|政府|委|管)"
)
_LETTER = re.compile(r"(?:通知|意见|函|决定|通报)[》>)\s]*$")
"""Whom a letter goes to stands behind its title; above the title of a plan stands the letter that has none."""
_HELD = re.compile(r"[-—－–]{1,8}\s*(?=\d{4}\s?年.{2,50}会议?上?$)")
"""The line under the title of a report that says when it was given."""


@define(slots=True)
class FrontMatter:
    """What the head and the foot of a notice say of it."""

    title: Quote | None = None
    is_report: bool = False
    issuer: Quote | None = None
    doc_number: Quote | None = None
    issued: DateQuote | None = None
    published: DateQuote | None = None
    addressees: tuple[Quote, ...] = ()
    repairs: list[Repair] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    @property
    def place(self) -> str:
        """The place that the issuer's name begins with (武汉市江岸区); "" where it names none."""
        m = _PLACE.match(self.issuer.text) if self.issuer else None
        return m[1] if m else ""

    @property
    def spans(self) -> list[Span]:
        """Every place that the metadata quotes."""
        quotes = (self.title, self.issuer, self.doc_number, self.issued, self.published, *self.addressees)
        return [span for quote in quotes if quote for span in quote.spans]


def read_front_matter(page: Page) -> FrontMatter:
    """Read the metadata of a notice; what the text does not say stays None."""
    front = collect_front(page)
    matter = FrontMatter()
    title = find_notice_title(front)
    if title:
        matter.title = front.quote(*title.ranges)
    matter.is_report = bool(title and title.report) or any(_HELD.match(front.folded, *line) for line in front.lines)
    matter.published = _find_published(front)
    matter.issued = _find_issued(front, matter, title)
    matter.issuer = find_issuer(front, title)
    matter.doc_number = _find_doc_number(front, matter)
    matter.addressees = _find_addressees(front, title)
    return matter


def _date_quote(front: Front, start: int, end: int) -> DateQuote | None:
    found = find_date(front.folded, start, end)
    if not found:
        return None
    words = front.quote((found.start, found.end))
    return DateQuote(found.date, words.text, words.spans)


def _find_published(front: Front) -> DateQuote | None:
    """Take the date that the page states: a labelled one, one with a time of day, else the page's PubDate."""
    found = (_date_quote(front, *value) for value in front.values("published", "sent", "stamp"))
    return next((date for date in found if date), None)


def _find_issued(front: Front, matter: FrontMatter, title: FoundTitle | None) -> DateQuote | None:
    """Take the date of the report, of the signature, of the index box, or in brackets behind the title."""
    for line in front.lines:
        given = matter.is_report and front.folded.find("工作报告", *line) >= 0
        if (given or _HELD.match(front.folded, *line)) and (found := _date_quote(front, *line)):
            return found
    for start, end in front.short:
        found = _date_quote(front, start, end)
        if (
            found
            and not front.folded[start : found.spans[0].start].strip(" (")
            and not front.folded[found.spans[-1].end : end].strip(" )")
        ):
            return found
    for value in front.values("issued"):
        found = _date_quote(front, *value)
        if found:
            return found
    return _mend_date(front, matter) or _find_signed(front, matter, title)


def _mend_date(front: Front, matter: FrontMatter) -> DateQuote | None:
    """Read a date that lost its signs (2019111) as the one next before the day of publication."""
    for start, end in front.short:
        run = find_date_run(front.folded, start, end)
        if not run or front.folded[start : run.start].strip() or front.folded[run.end : end].strip():
            continue
        if len(run.dates) > 1 and not matter.published:
            continue
        date = _nearest(run.dates, matter.published.date if matter.published else None)
        words = front.quote((run.start, run.end))
        _repair(matter, words, date.isoformat(), "date without its signs, not after the day of publication")
        return DateQuote(date, words.text, words.spans)
    return None


def _nearest(dates: tuple[datetime.date, ...], published: datetime.date | None) -> datetime.date:
    before = [d for d in dates if not published or d <= published]
    return max(before) if before else min(dates)


def _find_signed(front: Front, matter: FrontMatter, title: FoundTitle | None) -> DateQuote | None:
    """Find a date right behind the title in brackets, or in running text behind the issuer's name."""
    if matter.title:
        end = matter.title.spans[-1].end
        found = _date_quote(front, end, end + _NEAR)
        if found and front.folded[end : found.spans[0].start].strip() == "(":
            return found
    issuer = "".join(front.folded[a:b] for a, b in title.issuer) if title else ""
    at = front.folded.find(issuer) if issuer else -1
    while at >= 0:
        at += len(issuer)
        found = _date_quote(front, at, at + _NEAR)
        if found and not front.folded[at : found.spans[0].start].strip():
            return found
        at = front.folded.find(issuer, at)
    return None


def _find_doc_number(front: Front, matter: FrontMatter) -> Quote | None:
    """Take the notice's own number: labelled, on a line of its own, or before the title; never one that it cites."""
    folded = front.folded
    whole = _find_whole_number(front, matter.title)
    for line in front.lines:
        found = find_damaged_doc_number(folded, *line)
        if found and (whole is None or found.text == whole.text):
            words = front.quote((found.start, found.end))
            _repair(matter, words, found.text, "document number without its brackets")
            return whole or Quote(found.text, words.spans)
    return whole


def _find_whole_number(front: Front, title: Quote | None) -> Quote | None:
    """Find a number that stands by itself; one in brackets is cited, unless it belongs to the title."""
    folded = front.folded
    for value in [*front.values("number"), *front.lines, *front.values("title")]:
        found = find_doc_number(front.text, folded, *value)
        if not found:
            continue
        before = folded[value[0] : found.start].strip()
        after = folded[found.end : value[1]].strip()
        ours = not before or (before == "(" and title and _belongs(folded, found, title))
        if ours and (after[:1] not in _CITED or not after) and after[:2] not in {"文件", "精神"}:
            return Quote(found.text, front.quote((found.start, found.end)).spans)
    return None


def _belongs(folded: str, number: DocNumber, title: Quote) -> bool:
    """Tell a number in brackets that the title has too, or that stands right under it."""
    return number.text in title.text or not folded[title.spans[-1].end : number.start].strip(" \n(")


def _repair(matter: FrontMatter, words: Quote, after: str, rule: str) -> None:
    matter.repairs.append(Repair(words.text, after, rule, words.spans))
    matter.diagnostics.append(Diagnostic("damaged-text", words.spans, None, (("before", words.text), ("after", after))))


def _find_addressees(front: Front, title: FoundTitle | None) -> tuple[Quote, ...]:
    """Find the line after the title that names whom the notice goes to."""
    behind = title.ranges[-1][1] if title else 0
    behind = behind if title and _LETTER.search(front.folded[slice(*title.ranges[-1])]) else 0
    for start, end in front.lines:
        words = front.folded[start:end]
        if start < behind or end - start > _LONGEST_ADDRESS or _NO_ADDRESS.search(words) or is_organ(words):
            continue
        if "关于" in words or words.endswith("通知"):
            continue
        names = split_units(front.folded, start, end - words.endswith(":"))
        units = sum(is_unit(front.folded[slice(*name)]) for name in names)
        said = words.endswith(":") or "各" in words
        if 2 * units > len(names) if said else len(names) > 1 and units == len(names):
            return tuple(front.quote(name) for name in names)
    return ()
