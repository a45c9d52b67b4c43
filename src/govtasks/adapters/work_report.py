"""Reads a narrative 政府工作报告: expected targets, the plan for the year, 政府自身建设, 名词解释 (docs/reading.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.adapters.draft import Draft, OpenSection, to_spans
from govtasks.adapters.evidence import NO_FIT, Fit
from govtasks.adapters.page import NO_WORDS
from govtasks.adapters.words import find_heading, read_heading
from govtasks.model.document import Span
from govtasks.model.section import GlossaryEntry
from govtasks.model.task import Task
from govtasks.phrases.fold import trim

if TYPE_CHECKING:
    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.adapters.words import Title
    from govtasks.model.limits import Limits
    from govtasks.outline import Item, Range

_LABELS = ("单位:", "部门:", "处室:", "科室:", "领导:")
_GIVEN = re.compile(r"现在,?我?(?:谨?代表|受)|向大会(?:报告|作)|请予审议|各位代表[:,!]")
_ENOUGH = 3
_TARGETS = re.compile(r"(?:主要)?(?:预期)?(?:目标|指标)(?:任务)?[^。:]{0,12}(?:是|为)?\s*:\s*")
_TARGET_SPLIT = re.compile(r"[^;。]+")
_LONGEST_TARGET = 60
_REVIEW = re.compile(r"回顾|总结|成就|成绩|过去|(?:上|去)年")
_PLAN = re.compile(r"建议|安排|任务|部署|工作(?!回顾)|目标|重点|打算|计划")
_SELF = re.compile(r"政府(?:自身|建设)|自身建设|政府系统|效能|服务型政府|法治政府")
_LEAD_OVER = re.compile(
    r"^[^。]*(?:以下|下列|如下|这些|几个方面|方面)[^。]{0,12}[:。]\s*$|^[^。:]{0,24}(?:总体要求|总体思路|指导思想|工作思路)(?:是|为|$)?\s*(?::|$)"
)
_APPEAL = re.compile(r"\s*(?:各位代表|同志们)[!,:]")
_GLOSSARY = re.compile(r"\s*[(\[]?(?:名词|有关名词|名词术语|注释|术语)(?:解释|说明|注释)?[)\]]?\s*:?\s*$")


def judge_report(page: Page, front: FrontMatter) -> Fit:
    """Judge whether a document is a report, by its title and the words with which one is given.

    Labels of units speak against it. A report scores above a list without units and below a locality's own notices.
    """
    if not front.is_report and page.folded.count("各位代表") < _ENOUGH:
        return NO_FIT
    if sum([page.folded.count(word) for word in _LABELS]) >= _ENOUGH:
        return Fit(0.0, ("labels of units",))
    given = sum(1 for _ in _GIVEN.finditer(page.folded))
    reasons = [f"{given} phrases of a report to a congress"]
    if front.is_report:
        reasons.append("titled 政府工作报告")
    return Fit(0.4 + 0.15 * front.is_report + 0.15 * (given > 0), tuple(reasons))


def read_work_report(page: Page, limits: Limits) -> Draft:
    """Read the plan of a work report: its targets and the paragraphs under its headings."""
    reader = _Reader(page, limits, Draft("work_report"))
    glossary = False
    for item in page.items:
        if item.number is None:
            glossary = bool(_GLOSSARY.match(page.folded, item.start, item.end))
        elif glossary:
            for entry in item.walk():
                reader.read_entry(entry)
        else:
            reader.read_top(item)
    return reader.draft


@define(slots=True)
class _Reader:
    page: Page
    limits: Limits
    draft: Draft = field(factory=Draft)

    def read_top(self, item: Item) -> None:
        """Read a chapter: a plan, 政府自身建设, or a review, which has headings but no tasks."""
        title = self._title(item)
        words = self.page.folded[title.start : title.end]
        review = bool(_REVIEW.search(words))
        itself = not review and bool(_SELF.search(words))
        plan = not review and not itself and bool(_PLAN.search(words))
        section = self._open(item, title, None)
        for target in self._find_targets(item) if plan else []:
            self._add(None, section, target)
        for child in item.children:
            if plan or itself:
                self._read_item(child, section, paragraphs=plan)
            else:
                self._read_heading(child, section)

    def _read_heading(self, item: Item, above: OpenSection) -> None:
        """Keep a heading line of a review, and those below it."""
        if self._heads(item):
            section = self._open(item, self._title(item), above)
            for child in item.children:
                self._read_heading(child, section)

    def _heads(self, item: Item) -> bool:
        """Tell a line that only heads what stands under it."""
        last = trim(self.page.folded, item.start, item.end)[1]
        return bool(item.children or item.paragraphs) and self._title(item).end >= last - 1

    def _find_targets(self, item: Item) -> list[Range]:
        """Find the expected targets: what stands behind 主要预期目标是: between semicolons."""
        for start, end in item.pieces:
            m = _TARGETS.search(self.page.folded, start, end)
            if m:
                found = _TARGET_SPLIT.finditer(self.page.folded, m.end(), end)
                targets = [r for r in (trim(self.page.folded, *t.span()) for t in found) if r[0] < r[1]]
                several = len(targets) > 1 and max(b - a for a, b in targets) <= _LONGEST_TARGET
                if several or self.page.folded.find(";", m.end(), end) >= 0:
                    return targets
        return []

    def _read_item(self, item: Item, above: OpenSection, *, paragraphs: bool) -> None:
        """Read a numbered item of a chapter: a heading with paragraphs under it, or a paragraph itself."""
        section = above
        if self._heads(item):
            section = self._open(item, self._title(item), above)
        else:
            self._add(item, above, trim(self.page.folded, item.start, item.end))
        for piece in item.paragraphs:
            words = self.page.folded[slice(*piece)]
            if paragraphs and not _LEAD_OVER.search(words) and not _APPEAL.match(words):
                self._add(None, section, trim(self.page.folded, *piece))
        for child in item.children:
            self._read_item(child, section, paragraphs=paragraphs)

    def _title(self, item: Item) -> Title:
        return read_heading(self.page.folded, item, [])

    def _open(self, item: Item, title: Title, above: OpenSection | None) -> OpenSection:
        words = self.page.quote(title.start, title.end)
        return self.draft.open_section(above, None, self.page.label(item), words, title.declared_count)

    def _add(self, item: Item | None, section: OpenSection, place: Range) -> None:
        if not self.draft.has_room(self.limits, [place]):
            return
        text = self.page.document.text
        heading = find_heading(self.page.folded, [[place]])
        label, label_spans = self.page.label(item) if item else NO_WORDS
        self.draft.add(
            Task(
                f"t{len(self.draft.tasks) + 1}",
                None,
                section.id,
                None,
                label,
                text[slice(*heading)] if heading else None,
                text[slice(*place)],
                to_spans([place]),
                confidence=0.95 if heading else 0.9,
                label_spans=label_spans,
                heading_spans=to_spans([heading]) if heading else (),
            )
        )

    def read_entry(self, item: Item) -> None:
        """Read one line of the glossary: term, colon, definition."""
        start, end = trim(self.page.folded, item.start, item.pieces[-1][1])
        colon = self.page.folded.find(":", start, end)
        if colon < 0:
            self.draft.unexplained.append(Span(start, end))
            return
        text = self.page.document.text
        first = trim(self.page.folded, colon + 1, end)
        label, label_spans = self.page.label(item)
        self.draft.glossary.append(
            GlossaryEntry(
                label,
                text[start:colon].strip(),
                text[slice(*first)],
                to_spans([trim(self.page.folded, start, colon), first]),
                label_spans,
            )
        )
