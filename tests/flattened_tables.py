"""Tables of invented tasks, printed and flattened: a line of a cell to a line, as PDF libraries give them."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS = [
    "推进",
    "加快",
    "完善",
    "优化",
    "实施",
    "建设",
    "改造",
    "扩大",
    "开展",
    "健全",
    "支持",
    "引导",
    "规范",
    "提升",
]
_THINGS = [
    "样本湖综合治理工程", "老旧街巷更新", "数字档案平台", "乡村公路养护机制", "示范农场灌溉设施", "夜间公交线路",
    "“一窗通”登记服务", "社区食堂布局", "中小学操场开放", "轨道交通2号线首段", "企业技能培训体系", "APP便民功能",
    "《示例市公园名录》编制", "医疗物资储备制度", "雨水管网普查", "跨区货运通道", "青年驿站床位供给",
]  # fmt: skip
_MORE = [
    "提升服务效率", "年内完成主体工程", "覆盖全部街道", "新增泊位1200个", "确保按期投入使用", "形成长效机制",
    "带动上下游企业发展", "方便群众就近办理", "达到国家标准", "逐步实现数据共享", "压缩办理时间50%以上",
]  # fmt: skip
_TOPICS = [
    "优化营商环境",
    "提升城市品质",
    "改善交通出行",
    "推进乡村建设",
    "发展数字经济",
    "扩大有效投资",
    "保障民生福祉",
]
_UNITS = [
    "市住建局", "市交通局", "市教育局", "市大数据中心", "市发展改革委", "市工业和信息化局", "市水务局",
    "样本区人民政府",
    "各区人民政府", "市文化和旅游局", "市公安局", "国网示例供电公司", "市市场监管局", "市自然资源和规划局", "市财政局",
    "市人社局", "示例海关", "市政务服务办", "市生态环境局", "市农业农村局", "市民政局", "滨湖新区管委会",
]  # fmt: skip
_TIMES = ["2024年6月底前", "2024年12月底前", "2024年9月30日", "全年", "长期坚持", "2025年底前"]
_LEADERS = ["张某某", "李某某", "王某", "赵某某、钱某", "孙某某"]
_NUMBERS = {"names": (0.85, [1, 1, 2, 3, 5], "—"), "some": (0.6, [1, 1, 1, 2], ""), "lead": (1.0, [1, 1, 1, 2], "")}
"""How often a cell names units, how many, and what it holds otherwise."""
_WORDS = {
    "plain": _TOPICS, "group": _TOPICS, "time": _TIMES, "leader": _LEADERS, "remark": ["", "", "", "新增事项"],
}  # fmt: skip
_OPENING, _CLOSING = "“《（", "，、。；：”》）"


GROUPS = ("group", "plain")
"""Kinds of columns that are merged over rows."""


class Column(NamedTuple):
    """A column as it is printed."""

    head: str
    kind: str
    width: int
    """In halves of a Chinese character."""


class Style(NamedTuple):
    """How a table is printed and flattened."""

    columns: tuple[Column, ...]
    mark: str = "# Page {}:"
    page: int = 40
    """Lines of print on a page."""
    again: bool = True
    """Whether the header stands on each page."""
    one_line: bool = False
    """Whether header and rows stand on a line each, parted by blanks."""
    ragged: float = 0.3
    """How often a line is broken behind a comma, too."""


class Table(NamedTuple):
    """A flattened table and what it was."""

    text: str
    rows: list[list[str]]
    """The cells of each row, the number first; a cell of a group stands in each row it takes."""


def make_table(style: Style, rows: int, seed: int) -> Table:
    """Make up a table and flatten it."""
    random = Random(seed)  # noqa: S311  made-up words
    cells = [[make_cell(column.kind, random) for column in style.columns] for _ in range(rows)]
    truth, group, number = [], "", 0
    for at, row in enumerate(cells):
        for place, column in enumerate(style.columns):
            if column.kind in GROUPS:
                if at == 0 or random.random() < 0.3:
                    number += 1
                    group = row[place] = (f"{number}." if column.kind == "group" else "") + row[place]
                else:
                    row[place] = ""
        pairs = zip(style.columns, row, strict=True)
        truth.append([str(at + 1), *(group if column.kind in GROUPS else cell for column, cell in pairs)])
    text = flatten_lines(style, cells) if style.one_line else flatten(style, cells, random)
    return Table(text, truth)


def make_cell(kind: str, random: Random) -> str:
    """Make up the words of a cell."""
    if kind == "text":
        return "".join(make_sentence(random) for _ in range(random.choice([1, 1, 1, 2])))
    if kind == "points":
        return "；".join(random.choice(_VERBS) + random.choice(_THINGS) for _ in range(random.choice([1, 2, 3])))
    if kind == "item":
        before, after = random.choice(["", "样本区", "示例市"]), random.choice(["", "项目", "改造", "（二期）"])
        return before + random.choice(_THINGS) + after
    if kind in _NUMBERS:
        often, numbers, otherwise = _NUMBERS[kind]
        return "、".join(random.sample(_UNITS, random.choice(numbers))) if random.random() < often else otherwise
    return random.choice(_WORDS[kind])


def make_sentence(random: Random) -> str:
    """Make up a sentence."""
    parts = [random.choice(_VERBS) + random.choice(_THINGS), *random.sample(_MORE, random.randint(0, 3))]
    return "，".join(parts) + "。"


def print_cell(text: str, width: int, ragged: float, random: Random) -> list[list[str]]:
    """Break a cell into lines of print, and those into the pieces that a library gives."""
    lines, line, size = [], "", 0
    for sign in text:
        own = 1 if sign.isascii() else 2
        if size + own > width and sign not in _CLOSING:
            keep = line[-1:] if line[-1:] in _OPENING else ""
            lines.append(line[: len(line) - len(keep)])
            line, size = keep, 2 * len(keep)
        line += sign
        size += own
    lines += [line] if line else []
    return [
        [piece for piece in (re.split("(?<=，)", line) if random.random() < ragged else [line]) if piece]
        for line in lines
    ]


def flatten(style: Style, rows: Sequence[Sequence[str]], random: Random) -> str:
    """Flatten printed rows, cut where a page is full."""
    head = ["序号", *(column.head for column in style.columns)]
    lines, page, left = [*head], 1, style.page
    for number, row in enumerate(rows, 1):
        printed = [
            print_cell(cell, column.width, style.ragged if column.kind == "text" else 0, random)
            for column, cell in zip(style.columns, row, strict=True)
        ]
        high = max(map(len, printed))
        lines.append(str(number))
        done = 0
        while done < high:
            if left == 0:
                page += 1
                lines += [style.mark.format(page), *(head if style.again else [])]
                left = style.page
            take = min(left, high - done)
            lines += [piece for cell in printed for line in cell[done : done + take] for piece in line]
            done, left = done + take, left - take
    return "\n".join(lines)


def flatten_lines(style: Style, rows: Sequence[Sequence[str]]) -> str:
    """Flatten rows that have room on a line each."""
    head = " ".join(["序号", *(column.head for column in style.columns)])
    lines = [head]
    for number, row in enumerate(rows, 1):
        lines.append(" ".join([str(number), *filter(None, row)]))
        if number % style.page == 0:
            lines += [style.mark.format(number // style.page), *([head] if style.again else [])]
    return "\n".join(lines)


GROUP, TEXT = Column("重点任务", "group", 14), Column("主要内容", "text", 30)
LEAD, UNITS = Column("牵头部门", "lead", 14), Column("责任单位", "names", 20)
TIME = Column("完成时限", "time", 12)
STYLES = {
    "group-text-lead-units": Style((GROUP, TEXT, LEAD, UNITS)),
    "text-units": Style((Column("工作任务", "text", 44), Column("责任部门", "names", 16)), "- {} -", again=False),
    "text-lead-units-time": Style((TEXT, LEAD, UNITS, TIME), "第{}页 共9页", 32),
    "narrow-text-wide-units": Style(
        (Column("任务内容", "text", 18), Column("牵头单位", "lead", 12), Column("配合单位", "names", 32)), "— {} —"
    ),
    "six-columns": Style(
        (Column("类别", "group", 10), Column("事项", "text", 24), Column("牵头领导", "leader", 8), LEAD, UNITS, TIME),
        "{} / 9",
        36,
    ),
    "time-first": Style((TEXT, TIME, Column("责任单位", "names", 24)), page=28),
    "with-remark": Style(
        (Column("重点工作任务", "text", 36), Column("责任单位", "names", 18), Column("备注", "remark", 8)), again=False
    ),
    "one-line": Style((TEXT, LEAD, UNITS), one_line=True, page=12),
    "one-line-group": Style((GROUP, TEXT, LEAD, UNITS, TIME), one_line=True, page=9),
    "plain-group": Style((Column("类别", "plain", 12), TEXT, LEAD, UNITS)),
    "item-text": Style((Column("项目名称", "item", 16), TEXT, UNITS), "第{}页"),
    "no-stop": Style((Column("任务", "points", 36), LEAD, Column("配合单位", "names", 24)), "- {} -"),
    "no-stop-group": Style((GROUP, Column("具体任务", "points", 30), LEAD, UNITS)),
    "no-stop-one-line": Style((Column("任务", "points", 36), LEAD, UNITS), one_line=True, page=12),
    "with-gaps": Style((TEXT, LEAD, Column("配合单位", "some", 20))),
    "no-stop-gaps": Style((Column("任务", "points", 36), LEAD, Column("配合单位", "some", 20))),
    "unbroken": Style((GROUP, TEXT, LEAD, UNITS), ragged=0.0, page=25),
}  # fmt: skip
