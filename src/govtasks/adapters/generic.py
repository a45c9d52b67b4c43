"""The adapters that know no place: breakdowns of work, work reports, anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.adapters.contract import Adapter, Fit
from govtasks.adapters.work_report import read_work_report

if TYPE_CHECKING:
    from govtasks.adapters.draft import Draft
    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.model.limits import Limits

_LABELS = ("单位:", "部门:", "处室:", "科室:", "领导:")
_WORDS = (*_LABELS, "负责)", "牵头)", "配合)", "落实)", "负责]", "配合]", "落实]")
_GIVEN = re.compile(r"现在,?我?(?:谨?代表|受)|向大会(?:报告|作)|请予审议|各位代表[:,!]")
_ANNOUNCED = re.compile(
    r"(?:责任分解|任务分解|任务分工|分工方案|责任分工|重点工作分解|任务清单|责任清单|目标责任|分解表|分工表|分解落实)"
)
_ENOUGH = 3


class Breakdown(Adapter):
    """Any list of tasks with units."""

    code = "generic"

    def fit(self, page: Page, front: FrontMatter) -> Fit:
        """Judge by the labels and verbs of allocations."""
        del front
        words = next((word for word in _WORDS if word in page.folded), None)
        return Fit(0.5, (f"it has “{words}”",)) if words else Fit(0.3, ("no other adapter claims it",))

    def read(self, page: Page, front: FrontMatter, limits: Limits) -> Draft:
        """Read the lists; a letter whose list is not there is told so."""
        draft = super().read(page, front, limits)
        title = front.title.text if front.title else ""
        if not draft.tasks and front.addressees and _ANNOUNCED.search(title):
            draft.kind = "task_notice"
            draft.remark("attachment-missing", [])
        return draft


class WorkReport(Adapter):
    """A narrative 政府工作报告."""

    code = "work-report"

    def fit(self, page: Page, front: FrontMatter) -> Fit:
        """Judge by the title and the words with which a report is given; labels of units speak against it."""
        if not front.is_report and page.folded.count("各位代表") < _ENOUGH:
            return Fit(0.0, ())
        if sum([page.folded.count(word) for word in _LABELS]) >= _ENOUGH:
            return Fit(0.0, ("labels of units",))
        given = sum(1 for _ in _GIVEN.finditer(page.folded))
        reasons = [f"{given} phrases of a report to a congress"]
        if front.is_report:
            reasons.append("titled 政府工作报告")
        return Fit(0.4 + 0.3 * front.is_report + 0.2 * (given > 0), tuple(reasons))

    def read(self, page: Page, front: FrontMatter, limits: Limits) -> Draft:
        """Read targets, plan and glossary."""
        del front
        return read_work_report(page, limits)
