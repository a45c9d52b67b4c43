"""The lines of each row of a flattened table in, its cells out, by what is learned of the columns from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.containers.flattened.columns import Column, learn_columns
from govtasks.containers.flattened.paths import split_row
from govtasks.containers.flattened.wording import learn_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.containers.flattened.columns import Guess
    from govtasks.containers.flattened.paths import Row
    from govtasks.containers.flattened.pieces import Cells

_ROUNDS, _STARTS = 3, 2
_SAMPLE, _ENOUGH = 30, 300
"""Rows that all starts are tried on, and rows that the best ones are learned from."""


def split_rows(rows: Sequence[Row], guesses: Sequence[Guess]) -> list[Cells]:
    """Split rows into cells, from a guess of each column; the last row may go on with what stands under the table."""
    starts = [learn_from(rows[:_SAMPLE], guesses, widest) for widest in range(len(guesses))]
    best = sorted(starts, key=lambda start: start[0])[:_STARTS]
    if len(rows) > _SAMPLE:
        best = [learn_more(rows[:_ENOUGH], guesses, columns) for _, columns in best]
    return split_all(rows, min(best, key=lambda start: start[0])[1])[1]


def learn_from(rows: Sequence[Row], guesses: Sequence[Guess], widest: int) -> tuple[float, list[Column]]:
    """Learn the columns of some rows, as if one of them was the widest; say how much their cells then cost."""
    sizes = sorted(piece.size for row in rows for page in row for piece in page)
    width = sizes[len(sizes) * 97 // 100]
    wordings = learn_wordings([guess.samples for guess in guesses], [guess.kind for guess in guesses])
    columns = [
        Column(wording, guess, width if at == widest else width // 2)
        for at, (wording, guess) in enumerate(zip(wordings, guesses, strict=True))
    ]
    return learn_more(rows, guesses, columns)


def learn_more(rows: Sequence[Row], guesses: Sequence[Guess], columns: list[Column]) -> tuple[float, list[Column]]:
    """Split rows and learn the columns anew from their cells, as long as that changes them."""
    cost, found = split_all(rows, columns)
    for _ in range(_ROUNDS):
        columns = learn_columns(found, guesses)
        before = found
        cost, found = split_all(rows, columns)
        if found == before:
            break
    return cost, columns


def split_all(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[float, list[Cells]]:
    """Split rows, and say what it costs."""
    done = [split_row(row, columns, last=row is rows[-1]) for row in rows]
    return sum(cost for cost, _ in done), [cells for _, cells in done]
