"""`govtasks evaluate`: readings against reference answers and against a baseline."""

from __future__ import annotations

import json
import sys
from functools import reduce
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli.words import clean
from govtasks.evaluating.baseline import keep, read_baseline
from govtasks.evaluating.causes import read_causes
from govtasks.evaluating.changes import compare
from govtasks.evaluating.floors import find_shortfalls
from govtasks.evaluating.markdown import replace_generated
from govtasks.evaluating.pages import JudgedPage, judge_pages
from govtasks.evaluating.report import list_changes, list_evaluation, list_pages, list_shortfalls

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIR = click.Path(path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--gold", multiple=True, required=True, type=_DIR, metavar="DIR", help="Folder of reference answers.")
@click.option(
    "--notices", multiple=True, required=True, type=_DIR, metavar="DIR", help="Folder of their notices, and of others."
)
@click.option("--against", type=_FILE, metavar="FILE", help="Say what was gained and lost against this baseline.")
@click.option("--write-baseline", type=_FILE, metavar="FILE", help="Write the baseline; floors are only raised.")
@click.option("--lower-floors", is_flag=True, help="Let --write-baseline lower floors too.")
@click.option("--markdown", type=_FILE, metavar="FILE", help="Make the generated part of this page anew.")
@click.option("--pages", type=_FILE, metavar="FILE", help="Judge pages of the notices by what a reader saw on them.")
@click.option("--json", "as_json", is_flag=True, help="Print the evaluation as an object.")
def evaluate(  # noqa: PLR0913, PLR0917 - one for each option
    gold: tuple[Path, ...],
    notices: tuple[Path, ...],
    against: Path | None,
    write_baseline: Path | None,
    markdown: Path | None,
    pages: Path | None,
    *,
    lower_floors: bool,
    as_json: bool,
) -> None:
    """Compare what is read of notices with reference answers; --gold and --notices are given in pairs."""
    if len(gold) != len(notices):
        raise click.UsageError("give --gold and --notices in pairs")
    if lower_floors and not write_baseline:
        raise click.UsageError("--lower-floors goes with --write-baseline")
    try:
        done = reduce(add, map(govtasks.evaluate, gold, notices))
        baseline = read_baseline(against) if against else None
        judged = judge_pages(pages, notices) if pages else ()
        if markdown:
            _write_page(markdown, done, judged)
        floors = dict(baseline.floors) if baseline else {}
        if write_baseline:
            floors = _write_baseline(write_baseline, done, lower=lower_floors)
    except govtasks.EvaluationError as error:
        click.echo(f"govtasks: {clean(str(error))}", err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(done.to_dict(), ensure_ascii=False, indent=2))
    else:
        _tell(list_evaluation(done))
        _tell(list_pages(judged))
    if baseline:
        _tell(["", f"against {against}", *list_changes(compare(baseline, done))], err=as_json)
    below = find_shortfalls(floors, done)
    _tell(list_shortfalls(below), err=True)
    if below:
        sys.exit(1)


def _write_baseline(path: Path, done: govtasks.Evaluation, *, lower: bool) -> dict[str, float]:
    """Write the baseline, and give its floors."""
    floors = read_baseline(path).floors if path.exists() else {}
    baseline = keep(done, floors, lower=lower)
    _write(path, baseline.to_text())
    return dict(baseline.floors)


def _write_page(path: Path, done: govtasks.Evaluation, pages: tuple[JudgedPage, ...]) -> None:
    causes = read_causes(path.with_name(f"{path.stem}-causes.toml"))
    try:
        page = replace_generated(path.read_text("utf-8"), done, causes, pages)
    except (OSError, ValueError) as error:
        raise govtasks.EvaluationError(str(path), getattr(error, "strerror", None) or str(error)) from error
    _write(path, page)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", "backslashreplace", newline="\n")
    except OSError as error:
        raise govtasks.EvaluationError(str(path), f"cannot be written: {error.strerror}") from error


def _tell(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(clean(line), err=err)
