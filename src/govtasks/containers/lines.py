"""Lines of a text in, paragraphs out: where a line was only broken because the page was full, it is joined."""

from __future__ import annotations

import math
import re
import statistics
from typing import NamedTuple

from attrs import define, field, frozen

from govtasks.containers.furniture import ends_with_role, starts_allocation, starts_role
from govtasks.containers.spaces import BLANK, split_indents

_MARK = re.compile(
    r"#\s*Page\s*\d+\s*[:：]?$|[-–—―－·•\s]*[-–—―－·•]\s*\d{1,4}\s*[-–—―－·•][-–—―－·•\s]*$"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*[(（]?共\s*\d{1,4}\s*页[)）]?)?$|Page\s*\d+(?:\s*of\s*\d+)?$|\d{1,4}\s*[/／]\s*\d{1,4}\s*页?$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}$")
_LABEL = re.compile(
    r"(?:[一二三四五六七八九十百]{1,4}(?:[、.．]|是[^的])(?![一二三四五六七八九十]{1,3}(?:季度|产业|线|级|是))"
    r"|[(（][一二三四五六七八九十百]{1,4}[)）]|[(（]\d{1,3}[)）]|\d{1,3}[.．﹒](?!\s*\d)|\d{1,3}[、)）](?!\d)"
    r"|第[一二三四五六七八九十百零\d]{1,5}[条章节编](?:\s|[^款项]|$)|[\u2460-\u2473]|—{2})"
)
_NUMBER = re.compile(r"\d{1,3}(?=[.．﹒、)）])")
_ALONE = re.compile(
    r"(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,4})[)）]?[.．、]?|第[一二三四五六七八九十百零\d]{1,5}[条章节])$"
)
_DATE = re.compile(r"(?:二[〇○零]|20|19).{2,6}年.{1,4}月.{1,4}日(?:印发)?$")
_DOC_NUMBER = re.compile(r"[^，。；、]{2,16}[〔\[［(（【]\s*20\d\d\s*[〕\]］)）】]\s*\d+\s*号$")
_TITLE_END = re.compile(
    r"(?:通知|意见|方案|要点|措施|举措|办法|规定|细则|计划|规划|清单|报告|决定|分工|公告|的函|安排|分解表|任务表)(?:[(（][^()（）]{1,30}[)）])?$"
)
_TITLE = re.compile(r"[^，。；,;]{0,60}关于[^，。；,;]{2,90}的(?:通知|意见|函|批复|决定|公告)$")
_PAUSE = re.compile("[，。；,;]")
_REST = re.compile("[^，。；、：:（）()]{1,4}。")
_STAMP = re.compile(r"[(（]此件.{2,10}[)）]$")
_SENTENCE_END = "。！？：!?:"
_ENDED = _SENTENCE_END + "；;)）"
_BEFORE_ONE = "统唯之同第单万划合归逐专"
_UNFINISHED = "、，,；;（(《“‘〔[【—-－"
_CLOSING = "、，。；：！？,;:!?）)》”’〕]】%％"
_NEVER_FIRST = _CLOSING + "的"
_OPENING = "“‘《"
_WIDE = re.compile("[\u1100-\u115f\u2018-\u201d\u2026\u2e80-\uffe6]")
_WORD_START = re.compile(r"[A-Za-z]{2,}")
_WORD_END = re.compile(r"[A-Za-z]{2,}$")
_TOKEN = re.compile(r"[!-~]+")
_APART = re.compile(r"附件\s*[\d一二三四五六七八九十]*\s*[:：]?|抄送\s*[:：]|主题词\s*[:：]")
_LONGEST = 160
_NARROWEST, _WIDEST, _SLACK, _INDENT, _FEW = 24, 200, 4, 4, 4


class SourceLine(NamedTuple):
    """A line that is not blank."""

    text: str
    line: int
    """Its number in the source, from 1."""
    gap: int = 0
    """How many blank lines stand above it."""
    indent: int = 0
    """How far it is set in, in halves of an ideographic space."""
    blanks: int = 0
    """Blanks that were stripped from its beginning, and a single one from its end."""


def split_lines(source: str) -> list[SourceLine]:
    """Split a text at every kind of line end, and at the indents that part paragraphs."""
    lines: list[SourceLine] = []
    gap = 0
    for number, line in enumerate(source.splitlines(), 1):
        text = line.strip(BLANK)
        if not text:
            gap += 1
            continue
        lead = line[: len(line) - len(line.lstrip(BLANK))]
        indent = len(lead) + len(_WIDE.findall(lead))
        blanks = len(lead) + (len(line) == len(lead) + len(text) + 1)
        for piece in split_indents(text):
            lines.append(SourceLine(piece, number, gap, indent, blanks))
            gap, indent, blanks = 0, _INDENT, 2
    return lines


def find_marks(lines: list[SourceLine]) -> set[int]:
    """Find the lines that only mark a page: its number, and a running head that comes back beside it."""
    marks = {at for at, line in enumerate(lines) if len(line.text) < 30 and _MARK.match(line.text)}  # noqa: PLR2004
    bare = [at for at, line in enumerate(lines) if len(line.text) < 5 and _BARE.match(line.text)]  # noqa: PLR2004
    pages = [int(lines[at].text) for at in bare]
    marks |= {
        at
        for at, page, before, after in zip(bare, pages, [-1, *pages], [*pages[1:], -1], strict=False)
        if page in {before + 1, after - 1}
    }
    heads: dict[str, list[int]] = {}
    for at in sorted(marks):
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(lines) and beside not in marks and len(lines[beside].text) < 40:  # noqa: PLR2004
                heads.setdefault(lines[beside].text, []).append(beside)
    least = max(2, len(marks) // 4)  # a running head may be that of every other page
    return marks | {at for places in heads.values() if len(places) > least for at in places}


@frozen(slots=True)
class Wrap:
    """How lines were broken: at a width, in halves of a Chinese character."""

    width: int
    sizes: list[int]
    """The size of each line, the indent that was stripped with it."""
    slack: int
    """How much a full line may be shorter."""


def measure_wrap(lines: list[SourceLine], marks: set[int]) -> Wrap | None:
    """Find how the lines were broken, by their width in print or by their number of characters, if they were."""
    printed = [len(text) + len(_WIDE.findall(text)) + indent for text, _, _, indent, _ in lines]
    counted = [2 * (len(text) + blanks) for text, _, _, _, blanks in lines]
    wraps = [wrap for sizes in (printed, counted) if (wrap := _find_wrap(lines, marks, sizes))]
    return max(wraps, key=lambda wrap: sum(abs(size - wrap.width) <= 1 for size in wrap.sizes), default=None)


def _find_wrap(lines: list[SourceLine], marks: set[int], sizes: list[int]) -> Wrap | None:
    """Find the size that many lines have and hardly any exceeds, and that breaks sentences."""
    ordered = sorted((size, at) for at, size in enumerate(sizes) if at not in marks)
    if not ordered:
        return None
    width = ordered[len(ordered) * 95 // 100][0]
    full = [at for size, at in ordered if size >= width - _SLACK]
    longer = sum(size > width + _SLACK for size, _ in ordered)
    if not _NARROWEST <= width <= _WIDEST or len(full) < 3 or longer * 50 > len(ordered):  # noqa: PLR2004
        return None
    broken = sum(lines[at].text[-1] not in "。；：！？;:!?)）" for at in full)
    exact = sum(sizes[at] == width for at in full) * 10 > len(full) * 8
    return Wrap(width, sizes, 0 if exact else _SLACK) if broken * 2 >= len(full) else None


def join_lines(lines: list[SourceLine], marks: set[int], wrap: Wrap) -> list[SourceLine]:
    """Join the lines that were broken; what marks a page comes after the paragraph it stands in."""
    short = [at for at, size in enumerate(wrap.sizes) if at not in marks and size < wrap.width - _SLACK]
    ragged = sum(lines[at].text[-1] in "、，," for at in short) * 20 > len(lines) - len(marks)
    spaced = sum(line.gap > 0 for line in lines) * 2 > len(lines)
    base = statistics.mode([line.indent for line in lines])
    joiner = _Joiner(wrap, base + _INDENT, ragged, spaced, _is_parted(lines, marks, wrap), _count_gaps(lines, marks))
    for at, line in enumerate(lines):
        if at in marks:
            joiner.marks.append(line)
        else:
            joiner.add(line, wrap.sizes[at])
    joiner.end()
    return joiner.done


def _is_parted(lines: list[SourceLine], marks: set[int], wrap: Wrap) -> bool:
    """Say whether blank lines part the paragraphs: one stands under each line that surely ends one, and few others."""
    ends = inner = gaps = parted = 0
    for at, line in enumerate(lines[1:]):
        if at in marks or at + 1 in marks:
            continue
        if wrap.sizes[at] < wrap.width - 2 * _SLACK and lines[at].text[-1] in _ENDED:
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


@define(slots=True)
class _Joiner:
    """The paragraph that is being put together."""

    wrap: Wrap
    indent: int
    """How far a line is set in that begins a paragraph."""
    ragged: bool
    """Whether lines were broken before they were full, too: then a short line ends nothing."""
    spaced: bool
    """Whether most lines have a blank line above them: then it parts nothing."""
    parted: bool
    """Whether a blank line stands between any two paragraphs: then nothing else parts them."""
    gaps: int
    """How many blank lines stand around a page mark in any case."""
    done: list[SourceLine] = field(factory=list)
    marks: list[SourceLine] = field(factory=list)
    """Page marks met since the paragraph began."""
    passed: int = 0
    """How many of them stand above its last line."""
    first: SourceLine | None = None
    parts: list[str] = field(factory=list)
    head: str = ""
    """Its beginning, as long as a heading may be."""
    tail: str = ""
    """Its end, as long as a bracket may be."""
    stopped: bool = False
    """Whether a sentence ends in it."""
    last: str = ""
    """Its last line."""
    size: int = 0
    """The size of that."""
    number: int = 0
    """The last Arabic number that began a paragraph."""

    def add(self, line: SourceLine, size: int) -> None:
        """Put a line to the paragraph, or begin another with it."""
        if self.first is None or self.begins(line):
            self.end()
            self.first = line
            if (match := _NUMBER.match(line.text.lstrip("（("))) and _LABEL.match(line.text):
                self.number = int(match[0])
        elif _WORD_START.match(line.text) and _WORD_END.search(self.last):
            self.parts.append(" ")
        self.parts.append(line.text)
        if len(self.head) < _LONGEST:
            self.head += line.text
        self.tail = (self.tail + line.text)[-_LONGEST:]
        self.stopped = self.stopped or "。" in line.text
        self.last, self.size, self.passed = line.text, size, len(self.marks)

    def end(self) -> None:
        """Put down the paragraph, and the marks it was interrupted by."""
        if self.first is not None:
            self.done.append(self.first._replace(text="".join(self.parts)))
        self.done += self.marks
        self.parts, self.marks = [], []
        self.head = self.tail = ""
        self.stopped = False
        self.first = None

    def begins(self, line: SourceLine) -> bool:  # noqa: C901, PLR0911  a list of rules, the surest first
        """Say whether a new paragraph begins with the line."""
        text, last = line.text, self.last
        if _ALONE.match(self.head) or text[0] in _NEVER_FIRST:
            return False
        if ends_with_role(last):
            return bool(starts_role(text) or _LABEL.match(text))
        full = self.is_full(text)
        ended = last[-1] in _ENDED
        if line.indent >= self.indent or (self.parted and self.is_gap(line)):
            return True
        marked = len(self.marks) > self.passed
        if self.parted and not marked:
            return ended and not full
        if _TITLE.match(self.head) or (not self.wrap.slack and not full):
            return True
        unfinished = last[-1] in _UNFINISHED
        if self.is_bracket_open():
            return self.is_next(text, first=ended)
        if _LABEL.match(text):
            return self.is_label(text, sure=not unfinished and (ended or not full))
        if unfinished and (self.ragged or full):
            return last[-1] in "；;" and (starts_role(text) or starts_allocation(text))
        if starts_role(text) or _APART.match(text) or _DATE.match(text) or _DOC_NUMBER.match(text):
            return True
        gap = line.gap > 0 and not marked and not self.spaced
        if full and not (gap and ended) and not _DOC_NUMBER.match(last):
            return False
        return not self.ragged or gap or self.is_ended(text)

    def is_gap(self, line: SourceLine) -> bool:
        """Say whether blank lines stand above a line that no page mark accounts for."""
        marks = self.marks[self.passed :]
        return line.gap + sum(mark.gap for mark in marks) > (self.gaps if marks else 0)

    def is_full(self, text: str) -> bool:
        """Say whether the last line had no room for the first word of the next."""
        word = _TOKEN.match(text)
        room, slack = self.wrap.width - self.size, self.wrap.slack
        if room <= max(slack, len(word[0]) if word and slack else 0):
            return True
        return room <= 2 * slack and self.last[-1] not in _ENDED

    def is_ended(self, text: str) -> bool:
        """Say whether the paragraph so far is complete, where short lines do not tell."""
        last = self.last[-1]
        if last in _SENTENCE_END or _DOC_NUMBER.match(self.last):
            return True
        if _REST.match(text):
            return False
        if starts_allocation(text):
            return last in "；;)）" or self.is_heading()
        return (last in ")）" and self.stopped) or (text[0] not in _OPENING + "（(" and self.is_heading())

    def is_bracket_open(self) -> bool:
        """Say whether a bracket opened a little before is not closed."""
        opened = max(self.tail.rfind("（"), self.tail.rfind("("))
        return opened > max(self.tail.rfind("）"), self.tail.rfind(")"))

    def is_label(self, text: str, *, sure: bool) -> bool:
        """Say whether the number that a line begins with is a label; after a line that stops short it must fit."""
        if sure:
            return True
        if _NUMBER.match(text.lstrip("（(")):
            return self.is_next(text)
        return self.last[-1] not in "、，,—-第" and not (text[0] == "一" and self.last[-1] in _BEFORE_ONE)

    def is_next(self, text: str, *, first: bool = True) -> bool:
        """Say whether a line begins with the number that comes next, or with 1 where a first one may stand."""
        number = _NUMBER.match(text.lstrip("（("))
        if number is None or self.last[-1] in "、，,":
            return False
        return int(number[0]) == self.number + 1 or (first and int(number[0]) == 1)

    def is_heading(self) -> bool:
        """Say whether the paragraph so far is a heading, a title or a line of units: complete without a sign."""
        text = self.head
        if len(text) >= _LONGEST or _PAUSE.search(text):
            return False
        if _TITLE_END.search(text) or _DATE.match(text) or _STAMP.match(text):
            return True
        return bool(_LABEL.match(text) or starts_role(text)) and not ("关于" in text or "印发" in text)
