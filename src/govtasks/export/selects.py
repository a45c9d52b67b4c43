"""The flat tables as SQL that SQLite and DuckDB both read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.export.columns import ROLE_OF, TABLES

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from govtasks.export.columns import Column, Table


def select(table: Table, source: str, owners: Mapping[str, Container[Column]], joined: str) -> str:
    """Give the SELECT of a flat table from a source.

    `owners` are the names in the source with the columns that each has; of two that have one, the first is asked.
    `joined` is SQL that joins the names of a `{role}`.
    """
    columns = (f'{_find(column, owners, joined)} AS "{column.name}"' for column in TABLES[table])
    return f"SELECT {', '.join(columns)} FROM {source}"


def _find(column: Column, owners: Mapping[str, Container[Column]], joined: str) -> str:
    if column.name in ROLE_OF:
        return joined.format(role=ROLE_OF[column.name])
    owner = next(name for name, columns in owners.items() if column in columns)
    return f'{owner}."{column.name}"'
