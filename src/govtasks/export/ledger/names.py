"""Names of sheets: legal in Excel, no two alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.export.ledger.cells import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtasks.export.rows import Record

_MOST = 31
_ILLEGAL = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ufffe\uffff]")
_ONE = "台账"


def name_sheets(records: Sequence[Record]) -> Iterator[str]:
    """Give the names of the sheets of some notices: number and what the title is about; of a single one 台账."""
    if len(records) == 1:
        yield _ONE
        return
    for number, record in enumerate(records, 1):
        title = record["title"] or record["source"]
        about = title.partition("关于")[2] or title
        yield cut(f"{number} {_ILLEGAL.sub('', about)}".strip(), _MOST)
