"""Lines in, the header of a table that was flattened to text out: 序号, and a word for each further column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.flattened.columns import Guess
from govtasks.containers.flattened.pieces import ORDINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK = re.compile(r"\s+")
_SPACED = re.compile(r"(?<!\S)(\S)\s+(?=\S(?!\S))")
_FIRST = re.compile(r"(?:序|编)\s*号")
_TEXT = re.compile("类别|领域|板块|任务|内容|措施|举措|目标|事项|项目|工作|名称|要求|标准|指标|成果|要点")
_NAMES = re.compile("单位|部门|处室|科室|主体|机构")
_PERSON = re.compile("领导|责任人|负责人|执行人|联系人")
_TIME = re.compile("时限|时间|期限|进度|节点|日期")
_REMARK = re.compile("备注|说明")
_MORE = re.compile("[及和与或（(、/]")
_LONGEST, _MOST, _FEWEST = 14, 16, 3


class Header(NamedTuple):
    """The head of a table: its words, and how many lines they take."""

    words: tuple[str, ...]
    lines: int
    spaced: bool
    """Whether it stands on fewer lines than it has words."""


def opens_header(text: str) -> bool:
    """Say whether a line begins with the word for numbers."""
    return bool(_FIRST.match(text))


def read_header(texts: Sequence[str], at: int) -> Header | None:
    """Read the header that begins with a line, if one does; the row number 1 or a heading ends it."""
    words: list[str] = []
    for lines, text in enumerate(texts[at : at + _MOST]):
        if words and opens_row(text):
            return _make_header(words, lines)
        words += _SPACED.sub(r"\1", text).split()
    return None


def opens_row(text: str) -> bool:
    """Say whether a line may follow a header: the number of the first row, the heading of the first group."""
    return bool(re.match(r"1(?:\s|$)|[（(]?一[）)、]", text))


def _make_header(words: list[str], lines: int) -> Header | None:
    """Make a header of words, of which some may go on in the next; tasks and organs need a column each."""
    joined: list[str] = []
    for word in words:
        if joined and (_MORE.match(word) or not (_kind(joined[-1]) or _FIRST.match(joined[-1]))):
            joined[-1] += word
        else:
            joined.append(word)
    kinds = {_kind(word) for word in joined[1:]}
    if len(joined) < _FEWEST or "" in kinds or "text" not in kinds or not kinds & {"names", "person"}:
        return None
    if max(map(len, joined)) > _LONGEST:
        return None
    return Header(tuple(joined), lines, lines < len(words))


def _kind(word: str) -> str:
    """Say what a column holds, by its word in the header; nothing where the word is unknown."""
    kinds = {"person": _PERSON, "names": _NAMES, "time": _TIME, "remark": _REMARK, "text": _TEXT}
    return next((kind for kind, shape in kinds.items() if shape.search(word)), "")


def count_header(texts: Sequence[str], at: int, header: Header) -> int:
    """Count the lines from one on in which a header stands again, however it is broken; 0 if it does not."""
    whole, met = "".join(header.words), ""
    for lines in range(1, len(whole) + 1):
        met += _BLANK.sub("", texts[at + lines - 1]) if at + lines <= len(texts) else "。"
        if met == whole:
            return lines
        if not whole.startswith(met):
            return 0
    return 0


_SAMPLES = {
    "names": (
        "市教育局、县财政局、区住建局、市人社局",
        "各区人民政府、市发展改革委",
        "市政府办公室",
        "各有关部门和单位、乡镇、街道办事处",
        "—",
    ),
    "person": ("王小明", "李某某", "王小明、李某"),
    "time": ("0000年0月底前", "0000年00月00日", "长期坚持", "全年", "第一季度"),
    "remark": ("—", "新增"),
    "group": (f"{ORDINAL}优化服务环境", f"{ORDINAL}提升治理水平", f"{ORDINAL}加快转型升级", "重点工程", "民生实事"),
    "text": (
        "推进基础设施的建设和改造，加快项目开工，完成全年投资任务。",
        "加强管理，提升服务水平；健全长效机制，建立工作台账。",
        "实施提升工程，新增床位000张以上，覆盖率达到00%。",
    ),
}
"""Cells as they might be, by what the column holds; the rest is learned from the table."""


def guess_columns(header: Header, *, numbered: bool) -> list[Guess]:
    """Guess what the columns behind the number are like; those before the last one of text may be merged.

    A single one of them is numbered, where such numbers were met.
    """
    kinds = [_kind(word) for word in header.words[1:]]
    groups = find_groups(header)
    guesses = []
    for at, kind in enumerate(kinds, 1):
        group = at in groups
        empty = 0.5 if group or kind == "remark" else 1e-6
        opening = ORDINAL if group and numbered and len(groups) == 1 else ""
        guesses.append(
            Guess(kind, _SAMPLES["group" if group else kind], empty, "" if kind == "text" else "。；", opening)
        )
    return guesses


def find_groups(header: Header) -> range:
    """Give the columns that may be merged over rows: those between the number and the last one of text."""
    texts = [at for at, word in enumerate(header.words) if at and _kind(word) == "text"]
    return range(1, texts[-1] if texts else 1)
