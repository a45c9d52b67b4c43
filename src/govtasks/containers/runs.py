"""What stands between two breaks of a page in, the same out, joined: printed lines, and what a page mark interrupts."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from govtasks.containers.blocks import MARK
from govtasks.containers.joiner import make_line
from govtasks.containers.lines import find_indent, unwrap
from govtasks.containers.marks import may_mark
from govtasks.containers.spaces import BLANK, join_breaks

if TYPE_CHECKING:
    from govtasks.containers.joiner import SourceLine
    from govtasks.model.document import Cell

Scope = tuple[str, int, "Cell | None"]
"""An open element: its name, the region its text belongs to (as `page` says), the table cell it is in."""
Raw = tuple[str, "int | None", int, int, str, Scope]
"""What stands between two breaks: text, a line of the source, line feeds from there, links in it, name, scope."""

_FEWEST, _WIDEST, _SENTENCES = 6, 110, 3
_BREAKS = " \t\r\n"
_ENDS = frozenset("。；：！？;:!?)）")


def join_runs(raws: list[Raw]) -> list[Raw]:
    """Join what was broken in each run of lines in elements of one kind and place; the same list if nothing was."""
    sentences = [at for at, raw in enumerate(raws) if "。" in raw[0]]
    if not sentences:
        return raws
    begin, end = sentences[0], sentences[-1] + 1
    while begin and raws[begin - 1][4:] == raws[begin][4:]:
        begin -= 1
    while end < len(raws) and raws[end][4:] == raws[end - 1][4:]:
        end += 1
    done: list[Raw] = []
    changed = False
    for (name, _), lines in groupby(raws[begin:end], key=itemgetter(4, 5)):
        run = list(lines)
        if name == "pre":
            run = [piece for raw in run for piece in _split_pre(raw)]
        joined = _join(run) if len(run) >= _FEWEST and _may_be_broken(run) else run
        changed = changed or joined is not run or name == "pre"
        done += joined
    return [*raws[:begin], *done, *raws[end:]] if changed else raws


def _split_pre(raw: Raw) -> list[Raw]:
    """Split what is shown with its own line feeds."""
    text, line, above, link, name, scope = raw
    if "\n" not in text:
        return [raw]
    pieces = enumerate(text.split("\n"), above)
    return [
        (piece, line, feeds, link if piece == text else 0, name, scope) for feeds, piece in pieces if piece.strip(BLANK)
    ]


def _may_be_broken(run: list[Raw]) -> bool:
    """Say whether a run is as narrow as print and breaks off in many lines, or has lines that look like page marks."""
    texts = [raw[0] for raw in run]
    if sum(["。" in text for text in texts]) < _SENTENCES:
        return False
    narrow = sum([len(text) > _WIDEST for text in texts]) * 20 <= len(texts)
    if narrow and sum([text.rstrip(_BREAKS)[-1:] not in _ENDS for text in texts]) * 10 > len(texts) * 3:
        return True
    return may_mark(texts)


def _join(run: list[Raw]) -> list[Raw]:
    """Join the lines of a run."""
    lines: list[SourceLine] = []
    for at, (text, _, _, _, name, _) in enumerate(run):
        shown = text if name == "pre" else join_breaks(text.strip(_BREAKS))
        if stripped := shown.strip(BLANK):
            blanks, indent = find_indent(shown)
            lines.append(make_line((stripped, at, 0, indent, blanks, False, 0, False, None)))
    return [_write(run[line.line], line) for line in unwrap(lines)]


def _write(raw: Raw, line: SourceLine) -> Raw:
    """Give what a line has become of what it began with."""
    text, number, above, link, name, (outer, region, cell) = raw
    above += text.count("\n", 0, len(text) - len(text.lstrip()))
    return (
        line.text,
        number,
        above,
        link if len(line.text) <= len(text) else 0,
        name,
        (outer, region | MARK * line.mark, cell),
    )
