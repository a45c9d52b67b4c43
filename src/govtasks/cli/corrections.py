"""`govtasks corrections`: what a corrections file holds, what it makes of notices, and whether it still fits them."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.cli.words import clean
from govtasks.correcting.clashes import find_clashes
from govtasks.correcting.corrections import describe
from govtasks.correcting.file import read_bytes, take_corrections
from govtasks.correcting.judging import judge
from govtasks.evaluating.answers import give_answer
from govtasks.export.as_json import enclose
from govtasks.testing.answers import OF_CORRECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.correcting.corrections import Correction, Corrections
    from govtasks.model.notice import Notice

_FILE = click.argument("file", metavar="FILE")
_NOTICES = click.argument("notices", nargs=-1, required=True, metavar="NOTICE…")


@click.group()
def corrections() -> None:
    """List, apply or check the corrections that `govtasks review` saves."""


@corrections.command("list")
@_FILE
def list_(file: str) -> None:
    """List what FILE corrects: notice, thing and place, new value, who, when and why."""
    for one in _read(file).corrections:
        click.echo(clean(name_with_notice(one)))


@corrections.command()
@_NOTICES
@options.corrections
@click.option("--as", "form", type=click.Choice(["json", "answer"]), default="json", help="As notices, or as answers.")
@options.encoding
@options.adapter
def apply(
    notices: tuple[str, ...], corrections: Corrections, form: str, encoding: str | None, adapter: str | None
) -> None:
    """Print each NOTICE as it is once corrected: an object for one, an array for several; `-` is stdin.

    json: what `parse` prints. answer: the reference answer that `evaluate` takes.
    """
    if corrections is None:
        raise click.UsageError("name the corrections: --corrections FILE")
    reader = Reader(encoding, adapter, corrections=corrections)
    read = map(partial(_tell_unfit, reader), reader.read_all(notices))
    if form == "json":
        texts = (notice.to_json() for notice in read)
    else:
        texts = (json.dumps(give_answer(notice), ensure_ascii=False, indent=2) for notice in read)
    for line in enclose(texts) if len(notices) > 1 else texts:
        click.echo(line)
    sys.exit(reader.failed)


@corrections.command()
@_FILE
@_NOTICES
@options.encoding
@options.adapter
def check(file: str, notices: tuple[str, ...], encoding: str | None, adapter: str | None) -> None:
    """Tell of each correction of FILE whether it applies to one of NOTICE….

    Exit code 0: all apply; 1: some do not, or a file cannot be read.
    """
    given = _read(file)
    reader = Reader(encoding, adapter)
    read = list(reader.read_all(notices))
    found = find_verdicts(given, read)
    for one, verdict in zip(given.corrections, found, strict=True):
        click.echo(clean(f"{verdict}: {name_with_notice(one)}"))
    clashes = any(verdict.startswith("contradicts") for verdict in found)
    for notice in () if clashes else read:
        try:
            govtasks.correct(notice, given)
        except govtasks.CorrectionsError as error:
            reader.tell(str(error))
    sys.exit(reader.failed or any(verdict != "applies" for verdict in found))


def _tell_unfit(reader: Reader, notice: Notice) -> Notice:
    """Tell which corrections were not applied to a notice, and give it."""
    for remark in notice.diagnostics:
        if remark.code in OF_CORRECTIONS:
            reader.tell(f"{notice.source.name}: {remark.message} ({remark.help})")
    return notice


def find_verdicts(given: Corrections, notices: Iterable[Notice]) -> list[str]:
    """Say of each correction what it is for the notices: `applies`, `outdated`, of none of them, or a contradiction."""
    verdicts = ["of no notice given"] * len(given.corrections)
    for notice in notices:
        for i, (_, status, reason) in enumerate(judge(given.corrections, notice)):
            if status == "applies":
                verdicts[i] = "applies"
            elif status == "outdated" and verdicts[i] != "applies":
                verdicts[i] = f"outdated ({reason})"
    places = {id(one): i for i, one in enumerate(given.corrections)}
    for pair in find_clashes(given.corrections):
        for one, other in (pair, pair[::-1]):
            verdicts[places[id(one)]] = f"contradicts {describe(other)}"
    return verdicts


def _read(file: str) -> Corrections:
    """Give the corrections of a file, those that contradict each other as well."""
    try:
        return take_corrections(read_bytes(file), file)
    except govtasks.CorrectionsError as error:
        raise click.ClickException(clean(str(error))) from error


def name_with_notice(one: Correction) -> str:
    """Give a correction in a line, with the notice that it is of."""
    return f"{one.notice or one.text[:12]}: {describe(one)}"
