"""From a workbook that was filled in to a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.export.ledger.fields import DUTY, LIST, UNIT
from govtasks.ledger.expected import expect_listed, expect_notices, is_list
from govtasks.ledger.heads import find_head
from govtasks.ledger.rows import Collector, quote
from govtasks.ledger.tables import find_tables
from govtasks.ledger.values import Ledger, LedgerRemark, Progress
from govtasks.load import Readable, read_bytes
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from govtasks.model.notice import Notice
from govtasks.opening import Input, open_sources
from govtasks.plugins.registry import find_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govtasks.ledger.expected import Place, Roll
    from govtasks.ledger.tables import Table
    from govtasks.model.document import Document


def read_ledger(
    source: Readable,
    notices: Notice | Iterable[Notice] = (),
    *,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Ledger:
    """Read what people filled in a ledger (formats `xlsx` and `xlsx-units`), by the stable keys of its tasks.

    The tasks are those of the notices where some are given, else those that the workbook itself names in a hidden
    sheet. Any file with the table in it will do: XLSX, XLS, ODS, CSV. Raises `LoadError` where the file cannot be read.
    """
    name, data = read_bytes(source, limits)
    document = open_sources([Input(name, data, None, encoding, None)], limits, find_registry(()), []).document
    tables = [table for table in find_tables(document) if table.rows]
    roll = _expect(tables, [notices] if isinstance(notices, Notice) else list(notices))
    collector = Collector(roll)
    for table in tables:
        if not is_list(table):
            collector.read_table(table)
    remarks = [*_tell_hidden(document), *collector.remarks]
    if not collector.tables:
        return Ledger((), (*remarks, LedgerRemark("no-table")))
    progress = tuple(kept for rows in collector.found.values() for kept in _merge(rows, remarks))
    remarks += _tell_missing(roll, collector.found)
    return Ledger(progress, tuple(remarks))


def _expect(tables: Sequence[Table], notices: Sequence[Notice]) -> Roll:
    if not notices:
        return expect_listed(table for table in tables if is_list(table))
    heads = [find_head(table, ()) for table in tables if not is_list(table)]
    by_unit = any(head and {UNIT.name, DUTY.name} <= head.columns.keys() for head in heads)
    return expect_notices(notices, "units" if by_unit else "tasks")


def _tell_hidden(document: Document) -> Iterator[LedgerRemark]:
    for remark in document.remarks:
        facts = dict(remark.facts)
        if remark.code in {"hidden-rows", "hidden-sheet"} and facts["title"] != LIST:
            yield LedgerRemark("hidden-rows", facts["title"], words=facts.get("which", facts["title"]))


def _merge(rows: list[Progress], remarks: list[LedgerRemark]) -> Iterable[Progress]:
    """Give one of the rows that say the same; a row in which nothing is filled in goes with any other."""
    said: dict[tuple[object, ...], Progress] = {}
    for row in rows:
        if not row.blank:
            said.setdefault(row.said, row)
    kept = list(said.values()) or rows[:1]
    if len(kept) > 1:
        places = ", ".join(f"{row.sheet}!{row.row}" for row in kept)
        remarks.append(LedgerRemark("key-repeated", kept[0].sheet, kept[0].row, kept[0].key, places))
    return kept


def _tell_missing(roll: Roll, found: dict[Place, list[Progress]]) -> Iterator[LedgerRemark]:
    if not roll.rows:
        yield LedgerRemark("no-list")
    for place, row in roll.rows.items():
        if place not in found:
            words = f"{row.duty} {row.unit} {row.text}" if row.unit else row.text
            yield LedgerRemark("row-deleted", key=row.key, words=quote(words.strip()))
