"""Time limits that are over before the notice is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.model.diagnostic import Diagnostic
from govtasks.understand.due_dates import find_due_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.notice import Notice


def check_due_dates(notice: Notice) -> Iterator[Diagnostic]:
    """Remark on deadlines that lie before the day of issue."""
    issued = notice.issued_on
    for due in find_due_dates(notice) if issued else ():
        if due.by and issued and due.by < issued:
            facts = (("words", due.text), ("by", due.by.isoformat()), ("issued", issued.isoformat()))
            yield Diagnostic("deadline-passed", due.spans, due.task, facts)
