"""Questions to many notices at once, in SQL or ready ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from govtasks.corpus.engine import stop_after
from govtasks.corpus.in_sqlite import SQLiteEngine
from govtasks.corpus.matching import Match, match_unit
from govtasks.export.rows import make_record, mend
from govtasks.export.sums import WORK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govtasks.corpus.answer import Answer
    from govtasks.corpus.engine import Engine
    from govtasks.model.notice import Notice

_TARGETS = "locality, year, indicator, operator, value, upper, measure, commitment, target_text, task, source, key"
_DEADLINES = "CAST(due_on AS TEXT) AS due_on, deadline, text, lead, responsible, locality, task, source, key"
_FOUND = "locality, year, text, lead, responsible, deadline, task, source, key"


class Corpus:
    """Many notices in a database that is only read; close it, or use it in a `with` block."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def of(cls, notices: Iterable[Notice]) -> Self:
        """Make a corpus of notices in memory."""
        return cls(SQLiteEngine.make(map(make_record, notices)))

    def query(self, sql: str, parameters: Sequence[Any] = (), *, seconds: float | None = None) -> Answer:
        """Give the rows of one SELECT over the tables of docs/tables.md; `?` in it stands for a parameter.

        Raises `CorpusError` where the statement is wrong, does more than read, or takes longer than `seconds`.
        """
        given = [mend(each) for each in parameters]
        with stop_after(seconds, self._engine.interrupt):
            return self._engine.run(mend(sql), given)

    def workload(self, unit: str | None = None) -> Answer:
        """Give how many tasks of which role units have; of one unit under every name that stands for the same."""
        condition, names = match_unit(self, unit) if unit else Match("unit IS NOT NULL", ())
        return self.query(f"{WORK.format(condition=condition)} ORDER BY tasks DESC, 1, 2 NULLS LAST, 3", names)

    def units(self) -> Answer:
        """Give each name of a unit with what it stands for, those with the most tasks first."""
        return self.query("SELECT * FROM units ORDER BY tasks DESC, 1, 2 NULLS LAST, 5 NULLS LAST")

    def targets(self, indicator: str = "") -> Answer:
        """Give the numbers that tasks set out to reach whose indicator has these words in it."""
        order = "ORDER BY year NULLS LAST, locality NULLS LAST, source, target_start"
        return self.query(f"SELECT {_TARGETS} FROM targets WHERE instr(indicator, ?) > 0 {order}", [indicator])

    def deadlines(self, before: dt.date | str | None = None, after: dt.date | str | None = None) -> Answer:
        """Give the tasks that are due on a day, in order of the day; both ends count, as dates or as 2024-06-30."""
        ends = [(sign, _check_day(day)) for sign, day in (("<=", before), (">=", after)) if day is not None]
        wanted = " AND ".join(["due_on IS NOT NULL", *(f"due_on {sign} ?" for sign, _ in ends)])
        return self.query(f"SELECT {_DEADLINES} FROM tasks WHERE {wanted} {_ORDER}", [day for _, day in ends])

    def search(self, words: str) -> Answer:
        """Give the tasks in which all of the words stand, which white space parts; the newest first."""
        found, parameters = self._engine.find_words(words)
        return self.query(f"SELECT {_FOUND} FROM {found} {_NEWEST}", parameters)

    def close(self) -> None:
        """Close the database."""
        self._engine.close()

    def __enter__(self) -> Self:
        """Give the corpus."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


_ORDER = 'ORDER BY tasks.due_on, source, "start"'
_NEWEST = 'ORDER BY issued_on DESC NULLS LAST, source, "start"'


def _check_day(day: dt.date | str) -> str:
    return dt.date.fromisoformat(str(day)).isoformat()
