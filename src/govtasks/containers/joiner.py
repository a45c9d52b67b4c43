"""Lines in, paragraphs out: which line goes on with the one before, and which begins another."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field, frozen

from govtasks.containers.furniture import ends_with_role, starts_allocation, starts_role
from govtasks.containers.spaces import ANY_BRACKET, CLOSERS, OPENERS, is_bracket_open

if TYPE_CHECKING:
    from govtasks.model.document import Cell

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
_BARE = re.compile(r"\d{1,2}$")
_NUMBERED = re.compile(r"\d{0,2}[.．、]")
_PAUSE = re.compile("[，。；,;]")
_SUBHEAD = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]")
_REST = re.compile("[^，。；、：:（）()]{1,4}。")
_STAMP = re.compile(r"[(（]此件.{2,10}[)）]$")
_SENTENCE_END = "。！？：!?:"
ENDED = _SENTENCE_END + "；;" + CLOSERS
_BEFORE_ONE = "统唯之同第单万划合归逐专"
_UNFINISHED = "、，,；;《“‘—-－" + OPENERS
_CLOSING = "、，。；：！？,;:!?）)》”’〕]】%％"
_NEVER_FIRST = _CLOSING + "的"
_OPENING = "“‘《"
_APART_START = re.compile(r"[A-Za-z]{2}|\d?\d:\d\d")
_APART_BREAK = re.compile(r"[A-Za-z]{2} [A-Za-z]{2}|\d[-/.]\d?\d \d?\d:\d\d|日 \d?\d:\d\d")
_HAN_LABEL = re.compile("([（(]?)([一二三四五六七八九十]{1,3})([)）、])")
_HAN = "零一二三四五六七八九"
_FAR = 6
_TOKEN = re.compile(r"[!-~]+")
_APART = re.compile(r"附件\s*[\d一二三四五六七八九十]*\s*[:：]?|抄送\s*[:：]|主题词\s*[:：]")
LONGEST, _LONG_HEADING, _HEADING, _LONGEST_LABEL = 160, 60, 32, 7


class SourceLine(NamedTuple):
    """A line that is not blank."""

    text: str
    line: int
    """Its number in the source, from 1."""
    gap: int = 0
    """How many blank lines stand above it; -1 where nobody knows, at the top of a printed page."""
    indent: int = 0
    """How far it is set in, in halves of an ideographic space."""
    blanks: int = 0
    """Blanks that were stripped from its beginning, and a single one from its end."""
    mark: bool = False
    """Whether it only marks a page."""
    size: int = 0
    """How far it goes, in halves of an ideographic space, where that was measured in print."""
    fresh: bool = False
    """Whether print shows that no paragraph goes on with it."""
    cell: Cell | None = None
    """The cell of a table that it is."""


make_line = partial(tuple.__new__, SourceLine)
"""Makes a line of a tuple without the cost of a call in Python."""


@frozen(slots=True)
class Wrap:
    """How lines were broken: at a width, in halves of a Chinese character."""

    width: int
    sizes: list[int]
    """The size of each line, the indent that was stripped with it."""
    slack: int
    """How much a full line may be shorter."""


@define(slots=True)
class Joiner:
    """The paragraph that is being put together."""

    wrap: Wrap
    indent: int
    """How far a line is set in that begins a paragraph."""
    indented: bool
    """Whether nearly every paragraph begins so."""
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
    numbers: dict[str, int] = field(factory=dict)
    """The last number that began a paragraph, by the signs around it; of Arabic ones by none."""

    def add(self, line: SourceLine, size: int) -> None:
        """Put a line to the paragraph, or begin another with it."""
        if self.first is None or line.fresh or self.begins(line):
            self.end()
            self.first = line
            self.note_number(line.text)
        elif line.text[0].isascii() and self.stands_apart(line.text):
            self.parts.append(" ")
        self.parts.append(line.text)
        if len(self.head) < LONGEST:
            self.head += line.text
        self.tail = (self.tail + line.text)[-LONGEST:]
        self.stopped = self.stopped or "。" in line.text
        self.last, self.size, self.passed = line.text, size, len(self.marks)

    def stands_apart(self, text: str) -> bool:
        """Say whether a space belongs before a line: it begins with a word behind a word, or a time behind a date."""
        return bool(_APART_START.match(text) and _APART_BREAK.search(f"{self.last[-_FAR:]} {text[:_FAR]}"))

    def end(self) -> None:
        """Put down the paragraph, and the marks it was interrupted by."""
        if self.first is not None:
            self.done.append(make_line(("".join(self.parts), *self.first[1:])))
        self.done += self.marks
        self.parts, self.marks = [], []
        self.head = self.tail = ""
        self.stopped = False
        self.first = None

    def begins(self, line: SourceLine) -> bool:  # noqa: C901, PLR0911  a list of rules, the surest first
        """Say whether a new paragraph begins with the line."""
        text, last = line.text, self.last
        if (len(self.head) <= _LONGEST_LABEL and _ALONE.match(self.head)) or text[0] in _NEVER_FIRST:
            return False
        if ends_with_role(last):
            return bool(starts_role(text) or _LABEL.match(text))
        full = self.is_full(text)
        ended = last[-1] in ENDED
        if line.indent >= self.indent or (self.parted and self.is_gap(line)):
            return True
        marked = len(self.marks) > self.passed or line.gap < 0
        if self.parted and not marked:
            return ended and not full
        if ("关于" in self.head and _TITLE.match(self.head)) or (not self.wrap.slack and not full):
            return True
        if self.indented and full:
            return False
        unfinished = last[-1] in _UNFINISHED
        if is_bracket_open(self.tail):
            return self.is_next(text, first=ended)
        if _LABEL.match(text):
            return self.is_label(text, sure=not unfinished and (ended or not full))
        if unfinished and (self.ragged or full):
            return last[-1] in "；;" and (starts_role(text) or starts_allocation(text))
        if ended and _SUBHEAD.fullmatch(text):
            return True
        if starts_role(text) or _APART.match(text) or _DATE.match(text) or _is_doc_number(text):
            return True
        gap = line.gap > 0 and not marked and not self.spaced
        if full and not (gap and ended) and not _is_doc_number(last):
            return False
        return not self.ragged or gap or self.is_ended(text)

    def is_gap(self, line: SourceLine) -> bool:
        """Say whether blank lines stand above a line that no page mark accounts for."""
        marks = self.marks[self.passed :]
        return line.gap + sum(mark.gap for mark in marks) > (self.gaps if marks else 0)

    def is_full(self, text: str) -> bool:
        """Say whether the last line had no room for the first word of the next."""
        room, slack = self.wrap.width - self.size, self.wrap.slack
        word = _TOKEN.match(text) if slack and text[0].isascii() else None
        if room <= max(slack, len(word[0]) if word else 0):
            return True
        return room <= 2 * slack and self.last[-1] not in ENDED

    def is_ended(self, text: str) -> bool:
        """Say whether the paragraph so far is complete, where short lines do not tell."""
        last = self.last[-1]
        if last in _SENTENCE_END or _is_doc_number(self.last):
            return True
        if _REST.match(text):
            return False
        if starts_allocation(text):
            return last in "；;" + CLOSERS or is_heading(self.head)
        if last in CLOSERS and (self.stopped or starts_allocation(self.head)):
            return not self.is_aside()
        return text[0] not in _OPENING + OPENERS and is_heading(self.head)

    def is_aside(self) -> bool:
        """Say whether the bracket that was just closed stands in the middle of a sentence and names no units."""
        at = max(map(self.tail.rfind, OPENERS))
        return at > 0 and self.tail[at - 1] not in ENDED and not starts_allocation(self.tail[at:])

    def is_label(self, text: str, *, sure: bool) -> bool:
        """Say whether the number that a line begins with is a label; after a line that stops short it must fit."""
        if sure:
            return True
        if _NUMBER.match(text.lstrip("（(")):
            return self.is_next(text)
        return self.last[-1] not in "、，,—-第" and not (text[0] == "一" and self.last[-1] in _BEFORE_ONE)

    def is_next(self, text: str, *, first: bool = True) -> bool:
        """Say whether a line begins with the number that comes next, or with 1 where a first one may stand."""
        found = read_label(text)
        if found is None or self.last[-1] in "、，,":
            return False
        shape, number = found
        return number == self.numbers.get(shape, 0) + 1 or (first and number == 1)

    def note_number(self, text: str) -> None:
        """Remember the number that a paragraph begins with."""
        found = read_label(text) if _LABEL.match(text) else None
        if found:
            self.numbers[found[0]] = found[1]


def read_label(text: str) -> tuple[str, int] | None:
    """Read the number of a label, and the signs around it; of an Arabic one they do not matter."""
    if match := _NUMBER.match(text.lstrip("（(")):
        return "", int(match[0])
    if match := _HAN_LABEL.match(text):
        tens, ten, ones = match[2].rpartition("十")
        number = (_HAN.find(tens) if tens else len(ten)) * 10 + (_HAN.find(ones) if ones else 0)
        return match[3], number
    return None


def _is_doc_number(text: str) -> bool:
    """Say whether a line is a document number and nothing else."""
    return text[-1] == "号" and bool(_DOC_NUMBER.match(text))


def is_heading(text: str) -> bool:
    """Say whether a paragraph is a heading, a title or a line of units: complete without a sign."""
    if len(text) >= LONGEST or _PAUSE.search(text) or (len(text) > _HEADING and "、" in text):
        return False
    if _TITLE_END.search(text) or _DATE.match(text) or _STAMP.match(text):
        return True
    return bool(_LABEL.match(text) or starts_role(text)) and not ("关于" in text or "印发" in text)


def is_broken(text: str, following: str) -> bool:
    """Say whether a line surely goes on: the next begins with a closing sign, or closes a bracket that is open here."""
    if following[0] in _CLOSING and following[0] not in "。！？!?" and text[-1] not in _SENTENCE_END:
        return True
    tail = text[-LONGEST:]
    sign = ANY_BRACKET.search(following)
    if not sign or sign[0] in OPENERS + "《" or not is_bracket_open(tail, ANY_BRACKET):
        return False
    return not (_LABEL.match(following) or starts_role(following))


def goes_on(text: str, following: str) -> bool:
    """Say whether a paragraph, of which this is the end, goes on with the line under a page mark."""
    if (
        following[0] in _NEVER_FIRST
        or text[-1] in _UNFINISHED + "的"
        or (_BARE.match(text) and _NUMBERED.match(following))
    ):
        return True
    inside = is_bracket_open(text[-LONGEST:])
    headed = (
        len(text) < _LONG_HEADING and "。" not in text and _LABEL.match(text) and not _NUMBER.match(text.lstrip("（("))
    )
    if (text[-1] in ENDED and not inside) or headed or is_heading(text) or _is_doc_number(text):
        return False
    if _is_doc_number(following) or any(shape.match(following) for shape in (_LABEL, _APART, _DATE)):
        return False
    return inside or not (starts_role(following) or starts_allocation(following))
