"""Lines of a text in, paragraphs out: where a line was only broken because the page was full, it is joined."""

from __future__ import annotations

import math
import re
import statistics
from bisect import bisect_right
from itertools import pairwise

from attrs import evolve

from govtasks.containers.joiner import ENDED, LONGEST, Joiner, SourceLine, Wrap, goes_on, is_broken
from govtasks.containers.marks import find_marks
from govtasks.containers.spaces import BLANK, split_blanks, split_indents

_NARROW = re.compile("[^\u1100-\u115f\u2018-\u201d\u2026\u2e80-\uffe6]")
_END = SourceLine("", 0)
_NARROWEST, _WIDEST, _SLACK, _INDENT, _FEW = 24, 200, 4, 4, 4


def split_lines(source: str) -> list[SourceLine]:
    """Split a text at every kind of line end, and at the indents that part paragraphs."""
    lines: list[SourceLine] = []
    gap = 0
    for number, line in enumerate(source.splitlines(), 1):
        text = line.strip(BLANK)
        if not text:
            gap += 1
            continue
        blanks, indent = find_indent(line)
        blanks += len(line) == blanks + len(text) + 1
        for piece in split_blanks(text) if len(text) * 2 > len(source) else split_indents(text):
            lines.append(SourceLine(piece, number, gap, indent, blanks))
            gap, indent, blanks = 0, _INDENT, 2
    return lines


def find_indent(line: str) -> tuple[int, int]:
    """Count the blanks that a line begins with, and how wide they are in halves of a Chinese character."""
    blanks = len(line) - len(line.lstrip(BLANK))
    return blanks, _measure(line[:blanks].expandtabs(_INDENT)) if blanks else 0


def _measure(text: str) -> int:
    """Give the width of a text in halves of a Chinese character."""
    return 2 * len(text) - len(_NARROW.findall(text))


def unwrap(lines: list[SourceLine]) -> list[SourceLine]:
    """Find the page marks among lines, and join what was broken between and around them."""
    marks = find_marks([line.text for line in lines]) | {at for at, line in enumerate(lines) if line.mark}
    for at in marks:
        lines[at] = lines[at]._replace(mark=True)
    wrap = measure_wrap(lines, marks)
    if wrap:
        return join_lines(lines, marks, wrap)
    return join_broken(join_pages(lines) if marks else lines)


def join_broken(lines: list[SourceLine]) -> list[SourceLine]:
    """Join the few lines of a text that were broken where no paragraph can end: in a bracket, before a closing sign."""
    done: list[SourceLine] = []
    for line in lines:
        before = done[-1] if done else _END
        if before.text and not (line.mark or before.mark or line.fresh) and is_broken(before.text, line.text):
            done[-1] = before._replace(text=before.text + line.text)
        else:
            done.append(line)
    return done


def join_pages(lines: list[SourceLine]) -> list[SourceLine]:
    """Join the paragraphs that page marks interrupt; the marks come after them."""
    done: list[SourceLine] = []
    parts: list[str] = []
    marks: list[SourceLine] = []
    tail = ""
    passed = 0
    for line in [*lines, _END]:
        if line.mark:
            marks.append(line)
            continue
        if line.fresh or not (len(marks) > passed and tail and line.text and goes_on(tail, line.text)):
            if parts:
                done[-1] = done[-1]._replace(text="".join(parts))
            done += [*marks, line]
            parts, marks, tail = [], [], ""
        passed = len(marks)
        parts.append(line.text)
        tail = (tail + line.text)[-LONGEST:]
    return done[:-1]


def measure_wrap(lines: list[SourceLine], marks: set[int]) -> Wrap | None:
    """Find how the lines were broken, by their width in print or by their number of characters, if they were."""
    known = [[line.size for line in lines]]
    if not any(known[0]):
        printed = [_measure(line.text) + line.indent for line in lines]
        counted = [2 * (len(line.text) + line.blanks) for line in lines]
        known = [printed, counted]
    wraps = [wrap for sizes in known if (wrap := _find_wrap(lines, marks, sizes))]
    return max(wraps, key=lambda wrap: sum([abs(size - wrap.width) <= 1 for size in wrap.sizes]), default=None)


def _find_wrap(lines: list[SourceLine], marks: set[int], sizes: list[int]) -> Wrap | None:
    """Find the size that many lines have and hardly any exceeds, and that breaks sentences."""
    ordered = sorted([size for at, size in enumerate(sizes) if at not in marks])
    if not ordered:
        return None
    width = ordered[len(ordered) * 95 // 100]
    full = [at for at, size in enumerate(sizes) if size >= width - _SLACK and at not in marks]
    longer = len(ordered) - bisect_right(ordered, width + _SLACK)
    if not _NARROWEST <= width <= _WIDEST or len(full) < 3 or longer * 50 > len(ordered):  # noqa: PLR2004
        return None
    broken = sum([lines[at].text[-1] not in "。；：！？;:!?)）" for at in full])
    exact = sum([sizes[at] == width for at in full]) * 10 > len(full) * 8
    return Wrap(width, sizes, 0 if exact else _SLACK) if broken * 2 >= len(full) else None


def join_lines(lines: list[SourceLine], marks: set[int], wrap: Wrap) -> list[SourceLine]:
    """Join the lines that were broken; what marks a page comes after the paragraph it stands in."""
    short = [at for at, size in enumerate(wrap.sizes) if at not in marks and size < wrap.width - _SLACK]
    ragged = sum(lines[at].text[-1] in "、，," for at in short) * 20 > len(lines) - len(marks)
    if ragged and not wrap.slack:
        wrap = evolve(wrap, slack=_SLACK)
    gapped = sum([line.gap > 0 for line in lines])
    spaced = gapped * 2 > len(lines)
    indent, indented = _find_indent(lines, marks, wrap)
    parted, gaps = (_is_parted(lines, marks, wrap), _count_gaps(lines, marks)) if gapped else (False, 0)
    joiner = Joiner(wrap, indent, indented, ragged, spaced, parted, gaps)
    for at, line in enumerate(lines):
        if at in marks:
            joiner.marks.append(line)
        else:
            joiner.add(line, wrap.sizes[at])
    joiner.end()
    return joiner.done


def _find_indent(lines: list[SourceLine], marks: set[int], wrap: Wrap) -> tuple[int, bool]:
    """Find how far a line is set in that begins a paragraph, and whether nearly every one is."""
    first: list[int] = []
    inner: list[int] = []
    for at, after in pairwise(at for at in range(len(lines)) if at not in marks):
        ended, size = lines[at].text[-1] in ENDED, wrap.sizes[at]
        if ended and size < wrap.width - 2 * _SLACK:
            first.append(lines[after].indent)
        elif not ended and size >= wrap.width - wrap.slack:
            inner.append(lines[after].indent)
    margin = statistics.mode(inner or [line.indent for line in lines])
    steps = [indent - margin for indent in first if indent > margin + 1]
    if len(first) > _FEW and len(steps) * 10 >= len(first) * 9:
        return margin + min(statistics.mode(steps), _INDENT), True
    return margin + _INDENT, False


def _is_parted(lines: list[SourceLine], marks: set[int], wrap: Wrap) -> bool:
    """Say whether blank lines part the paragraphs: one stands under each line that surely ends one, and few others."""
    ends = inner = gaps = parted = 0
    for at, line in enumerate(lines[1:]):
        if at in marks or at + 1 in marks or line.gap < 0:
            continue
        if wrap.sizes[at] < wrap.width - 2 * _SLACK and lines[at].text[-1] in ENDED:
            ends += 1
            parted += line.gap > 0
        elif wrap.sizes[at] >= wrap.width - _SLACK:
            inner += 1
            gaps += line.gap > 0
    return ends > _FEW and parted * 10 > ends * 9 and gaps * 4 < inner


def _count_gaps(lines: list[SourceLine], marks: set[int]) -> int:
    """Count the blank lines that stand around a page mark in any case."""
    least, met = math.inf, 0
    for at, line in enumerate(lines):
        met += line.gap
        if at not in marks:
            least = min(least, met) if at - 1 in marks else least
            met = 0
    return 0 if least == math.inf else int(least)
