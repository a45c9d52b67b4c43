"""The adapters that know no place: breakdowns of work, work reports, anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.adapters.breakdown import read_breakdown
from govtasks.adapters.contract import Adapter
from govtasks.adapters.evidence import Fit
from govtasks.adapters.work_report import judge_report, read_work_report

if TYPE_CHECKING:
    from govtasks.adapters.draft import Draft
    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.model.limits import Limits

_WORDS = (
    *("单位:", "部门:", "处室:", "科室:", "领导:"),
    *("负责)", "牵头)", "配合)", "落实)", "负责]", "配合]", "落实]"),
)
_MANY = 10


class Breakdown(Adapter):
    """Any list of tasks with units."""

    code = "generic"

    def fit(self, page: Page, front: FrontMatter) -> Fit:
        """Judge by the labels and verbs of allocations."""
        del front
        met: list[str] = []
        count = 0
        for word in _WORDS:
            times = page.folded.count(word) if count < _MANY else 0
            if times:
                count += times
                met.append(f"“{word}” ×{times}")
        if not count:
            return Fit(0.3, ("no other adapter claims it",))
        return Fit(0.4 + min(count, _MANY) / 100, (f"labels and verbs of allocations: {', '.join(met)}",))

    def read(self, page: Page, front: FrontMatter, limits: Limits) -> Draft:
        """Read the lists, whatever the document is."""
        return read_breakdown(page, front, limits, self.style)


class WorkReport(Adapter):
    """A narrative 政府工作报告."""

    code = "work-report"

    def fit(self, page: Page, front: FrontMatter) -> Fit:
        """Judge by the title and the words with which a report is given."""
        return judge_report(page, front)

    def read(self, page: Page, front: FrontMatter, limits: Limits) -> Draft:
        """Read targets, plan and glossary, whatever the document is."""
        del front
        return read_work_report(page, limits)
