"""All that is found in a draft: what reading it told, and what only its author can mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.proofing.addressing import check_addressees, check_spellings
from govtasks.proofing.announcing import check_attachments
from govtasks.proofing.leading import check_leads
from govtasks.proofing.summing import check_sums, check_totals
from govtasks.proofing.timing import check_due_dates

if TYPE_CHECKING:
    from govtasks.model.diagnostic import Diagnostic
    from govtasks.model.notice import Notice

_CHECKS = (
    check_leads,
    check_spellings,
    check_addressees,
    check_attachments,
    check_due_dates,
    check_sums,
    check_totals,
)
_NUMBERING = frozenset({"numbering-gap", "numbering-repeat"})


def check(notice: Notice) -> tuple[Diagnostic, ...]:
    """Give what should be mended in a draft, in the order of the text.

    These are the diagnostics of reading it that are no mere information, gaps and repeats in the numbering, and those
    of the checks of docs/check.md, each with its place and a remedy.
    """
    told = [remark for remark in notice.diagnostics if remark.severity != "info" or remark.code in _NUMBERING]
    found = [remark for one in _CHECKS for remark in one(notice)]
    return tuple(sorted([*told, *found], key=lambda remark: remark.spans[0].start if remark.spans else -1))
