"""What a question to a corpus gives: columns and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govtasks.export.as_arrow import import_arrow
from govtasks.export.as_csv import join_rows

if TYPE_CHECKING:
    import pyarrow


@frozen(slots=True)
class Answer:
    """The rows that a question gives."""

    columns: tuple[str, ...]
    """Names of the columns."""
    rows: tuple[tuple[Any, ...], ...]
    """A cell a column: text, number, date, flag, or None."""

    def to_csv(self) -> str:
        """Give a head row and the rows as CSV; text that a spreadsheet would run gets an apostrophe in front."""
        return join_rows((self.columns, *self.rows))

    def to_arrow(self) -> pyarrow.Table:
        """Give the rows as an Arrow table; needs the extra `arrow`. Cells of several types in a column become text."""
        arrow = import_arrow()
        cells = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.columns)
        return arrow.Table.from_arrays([_make_array(arrow, column) for column in cells], names=list(self.columns))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the rows as an Arrow C stream: what polars, pandas and DuckDB take without a copy."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def _make_array(arrow: Any, cells: tuple[Any, ...]) -> Any:  # noqa: ANN401 - pyarrow brings no types
    try:
        return arrow.array(cells)
    except arrow.ArrowException:
        return arrow.array([None if cell is None else str(cell) for cell in cells])
