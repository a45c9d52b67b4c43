"""`govtasks check`: what the office that drafts a notice should mend before it is sent (发文前体检)."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from attrs import evolve

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.cli.words import clean, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.diagnostic import Language
    from govtasks.model.notice import Notice


@click.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For the eye, or as data.")
@options.encoding
@options.adapter
@options.lang
def check(file: str, form: str, encoding: str | None, adapter: str | None, lang: Language) -> None:
    """Check FILE, a draft, before it is sent; `-` is stdin.

    Exit code 0: nothing is found; 1: something is, or the file cannot be read.
    """
    notice = Reader(encoding, adapter).read(file)
    if notice is None:
        sys.exit(1)
    notice = evolve(notice, diagnostics=govtasks.check(notice))
    if form == "json":
        click.echo(json.dumps(notice.to_dict(lang)["diagnostics"], ensure_ascii=False, indent=2))
    else:
        for line in write_findings(notice, file, lang):
            click.echo(line)
    sys.exit(bool(notice.diagnostics))


def write_findings(notice: Notice, file: str, lang: Language) -> Iterator[str]:
    """Give a line for each finding: where in the file, how bad, what, and the remedy."""
    for found in notice.diagnostics:
        start = found.spans[0].start if found.spans else -1
        block = next((block for block in notice.document.blocks if block.start <= start < block.end), None)
        place = f"{file}:{block.line}" if block and block.line else file
        words = f"{found.code}{f' {found.task}' if found.task else ''}: {found.describe(lang)} ({found.advise(lang)})"
        yield f"{clean(place)}: {say(found.severity, lang)} {clean(words)}"
