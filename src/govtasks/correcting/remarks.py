"""Diagnostics after corrections: new ids, counts that agree now, what was not applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govtasks.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govtasks.correcting.judging import Verdict
    from govtasks.model.notice import Notice, Section

_SHOWN = 30


def tell(verdicts: Iterable[Verdict]) -> Iterator[Diagnostic]:
    """Tell which corrections are outdated, and where there are corrections and none is of the notice."""
    judged = list(verdicts)
    for one, status, _ in judged:
        if status == "outdated":
            words = one.quote[:_SHOWN] or "{}-{}".format(*one.place[0])
            yield Diagnostic("correction-outdated", facts=(("action", one.action), ("words", words)))
    if judged and all(verdict.status == "other" for verdict in judged):
        yield Diagnostic("no-correction", facts=(("count", str(len(judged))),))


def carry_over(notice: Notice, ids: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Give the diagnostics of a reading for the corrected notice, by the new ids of its tasks."""
    sections = {section.spans: section for section, _ in notice.walk_sections() if section.declared_count is not None}
    for remark in notice.diagnostics:
        if remark.code == "no-tasks" and notice.tasks:
            continue
        if remark.code == "count-mismatch" and remark.spans in sections:
            yield from _count_again(remark, sections[remark.spans], notice)
        else:
            yield evolve(remark, task=ids.get(remark.task or ""))
    if not notice.tasks and not {"no-tasks", "attachment-missing"} & {remark.code for remark in notice.diagnostics}:
        yield Diagnostic("no-tasks")


def _count_again(remark: Diagnostic, section: Section, notice: Notice) -> Iterator[Diagnostic]:
    """Give the remark with the tasks that there are now; nothing where the count agrees."""
    inside = {below.id for below, _ in section.walk()}
    found = sum(task.section in inside for task in notice.tasks)
    if section.declared_count not in {found, len(section.children)}:
        yield evolve(remark, facts=tuple((k, str(found) if k == "found" else v) for k, v in remark.facts))
