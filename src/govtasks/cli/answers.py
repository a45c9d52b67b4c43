"""What the commands that ask a corpus share: opening it, and writing what it answers."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli.output import write_pieces
from govtasks.cli.reading import Reader
from govtasks.cli.records import draw_table, to_cell, to_plain
from govtasks.cli.words import clean
from govtasks.corpus.opening import is_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONG = 16
"""Characters of a cell above which its column is folded in a table."""


@contextmanager
def open_sources(sources: Sequence[str]) -> Iterator[govtasks.Corpus]:
    """Give the corpus that is named, or one of the notices that are; what goes wrong ends the command with code 1."""
    reader = Reader()
    try:
        if len(sources) == 1 and is_corpus(Path(sources[0])):
            corpus = govtasks.open_corpus(sources[0])
        else:
            corpus = govtasks.Corpus.of(reader.read_all(sources))
        with corpus:
            yield corpus
    except (govtasks.CorpusError, govtasks.MissingDependencyError) as error:
        raise click.ClickException(clean(str(error))) from error
    sys.exit(reader.failed)


def write_answer(answer: govtasks.Answer, form: str, out: Path | None, shown: tuple[str, ...] = ()) -> None:
    """Write an answer as a table of the columns that are `shown`, or with all its columns as CSV or JSON."""
    write_pieces([_render(answer, form, shown)], out)


def _render(answer: govtasks.Answer, form: str, shown: tuple[str, ...]) -> str:
    if form == "csv":
        return answer.to_csv()
    if form == "json":
        if len(set(answer.columns)) < len(answer.columns):
            raise click.ClickException("two columns have one name, which JSON cannot say: rename one with AS")
        records = [dict(zip(answer.columns, map(to_plain, row), strict=True)) for row in answer.rows]
        return json.dumps(records, ensure_ascii=False, indent=2, default=str) + "\n"
    columns = shown or answer.columns
    at = [answer.columns.index(name) for name in shown] or range(len(columns))
    rows = [[to_cell(row[i]) for i in at] for row in answer.rows]
    longest = {name: max((len(row[i]) for row in rows), default=0) for i, name in enumerate(columns)}
    return draw_table(columns, rows, {name: 1 + (n > 2 * _LONG) for name, n in longest.items() if n > _LONG})
