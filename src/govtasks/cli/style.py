"""`govtasks style`: what the notices of a place do, for who writes an adapter for it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.reading import Reader
from govtasks.cli.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOP = 20


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="NOTICE…")
@options.encoding
@click.option("--json", "as_json", is_flag=True, help="Print the card as an object.")
def style(files: tuple[str, ...], encoding: str | None, *, as_json: bool) -> None:
    """Say what each NOTICE does, counted together, and draft an adapter for its place; `-` is stdin."""
    reader = Reader(encoding)
    notices = [notice for file in files if (notice := reader.attempt(govtasks.load, file, plugins=())) is not None]
    if notices:
        card = govtasks.style(notices)
        if as_json:
            click.echo(json.dumps(card.to_dict(), ensure_ascii=False, indent=2))
        else:
            for line in list_card(card):
                click.echo(clean(line))
    if reader.failed:
        sys.exit(1)


def list_card(card: govtasks.StyleCard) -> Iterator[str]:
    """Give the card in lines: a heading for each kind of row that was met, its rows, the draft of an adapter."""
    yield from _block(
        "notices", (f"{n.name}  {n.tasks} tasks  read by {n.adapter} {n.score:.2f}" for n in card.notices)
    )
    yield from _block("place and issuer", _list_identity(card))
    yield from _block("numbers", _list_numbers(card))
    yield from _block("subheads", map(_row, card.subheads))
    yield from _block("words that headings share, with more behind them", map(_row, card.heading_ends))
    yield from _block("where units stand", _list_places(card))
    yield from _block("between names", map(_row, card.between_names))
    yield from _block("between roles", map(_row, card.between_roles))
    yield from _block("role words", _list_roles(card))
    yield from _block("labels that were not read", map(_row, card.unread_labels))
    for title, names in (("units", card.units), ("groups", card.groups), ("leaders", card.leaders)):
        mentions = sum(row.count for row in names)
        yield from _block(f"{title}: {len(names)} names, {mentions} mentions", _list_names(names))
    yield from _block("units whose names end as no organ's does", _list_names(card.odd_names))
    yield from _block("sure and unsure", _list_doubts(card))
    yield "suggested adapter"
    yield from ("    " + line if line else "" for line in card.adapter.splitlines())


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield title
        yield from ("  " + line for line in found)
        yield ""


def _quote(quotes: tuple[str, ...]) -> str:
    return "".join(f"  “{words}”" for words in quotes)


def _row(row: govtasks.Tally) -> str:
    return f"{row.what} ×{row.count}{_quote(row.quotes)}"


def _list_names(names: tuple[govtasks.Tally, ...]) -> Iterator[str]:
    yield from map(_row, names[:_TOP])
    if names[_TOP:]:
        yield f"… and {len(names) - _TOP} more"


def _list_identity(card: govtasks.StyleCard) -> Iterator[str]:
    for what, rows in (
        ("place", card.localities),
        ("issuer", card.issuers),
        ("document number begins with", card.doc_number_prefixes),
        ("web site", card.domains),
    ):
        yield from (f"{what}: {_row(row)}" for row in rows)


def _list_numbers(card: govtasks.StyleCard) -> Iterator[str]:
    for row in card.numbers:
        gaps = f", gaps ×{row.gaps}" if row.gaps else ""
        sequence = f", {row.sequence}" if row.sequence else ""
        yield f"{row.level}: {row.style} ×{row.count}{sequence}{gaps}{_quote(row.quotes)}"


def _list_places(card: govtasks.StyleCard) -> Iterator[str]:
    for row in card.places:
        brackets = f"in {row.brackets}{'' if row.brackets[1:] else ' not closed,'} " if row.brackets else ""
        what = "" if row.what == "units" else f"{row.what}: "
        yield f"{what}{brackets}{row.place} ×{row.count}{_quote(row.quotes)}"


def _list_roles(card: govtasks.StyleCard) -> Iterator[str]:
    for row in card.roles:
        unsure = "" if row.sure else " (unsure: no table knows the label)"
        yield f"{row.words or 'bare names'} → {row.role} ×{row.count}{unsure}{_quote(row.quotes)}"


def _list_doubts(card: govtasks.StyleCard) -> Iterator[str]:
    if card.tasks:
        yield f"{card.sure_tasks} of {card.tasks} tasks are sure (confidence 0.9 or more)"
    yield from (f"less sure, {_row(row)}" for row in card.doubts)
    yield from (f"diagnostic {row.what} ×{row.count}  {' · '.join(row.quotes)}" for row in card.diagnostics)
    for notice in card.notices:
        if notice.coverage < 1:
            yield f"{notice.coverage:.2%} of {notice.name} is explained"
    yield from (f"unexplained ×{row.count}  “{row.what}”" for row in card.unexplained)
