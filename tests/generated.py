"""Hypothesis strategies: well-formed notices with their answer, and damage to given texts. All words are our own."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

UNITS = (
    "市发改局", "市财政局", "区商务局〈招商局〉", "样本区政府", "市级有关单位", "县(市、区)人民政府", "市教育局",
    "市农业农村局", "高新区管委会", "各县市区政府", "市供销社", "市公安局交警支队",
)  # fmt: skip
LEADERS = ("张示例", "李样本", "王某某")
STATEMENTS = (
    "规模以上工业增加值增长7.5%以上。",
    "提升园区承载能力。完成道路、管网(含雨水)建设,新增厂房20万平方米,3.5亿元投资到位。",
    "开展“样本行动”,到2023年底建成示范点12个,确保群众满意。",
    "推进示例河综合治理,加快泵站改造(一期),实现年内通水。",
    "落实《示例市营商环境条例》,全面推行“一次办好”。",
    "城镇新增就业1万人;登记失业率控制在5%以内。",
)
HEADINGS = ("推动产业升级", "保障和改善民生", "加强生态保护", "推进城乡建设")
ROLES = {"责任领导": "leader", "牵头单位": "lead", "责任单位": "responsible", "配合单位": "support"}
CHINESE = "一二三四五六七八九十"


class Expected(NamedTuple):
    """A task as it was written into a notice."""

    label: str
    text: str
    assignments: list[tuple[str, str]]
    """Role and name."""


@st.composite
def notices(draw: st.DrawFn) -> tuple[str, list[Expected]]:
    """Give a notice and the tasks that it holds."""
    lines = [
        "示例市人民政府办公室关于分解落实重点工作任务的通知",
        "样本区人民政府,市直各部门:",
        "现将重点工作任务分解给你们,请认真抓好落实。",
        "2023年2月1日",
        "重点工作任务分解表",
    ]
    tasks: list[Expected] = []
    restart, number = draw(st.booleans()), 0
    for section in range(draw(st.integers(1, 4))):
        lines.append(f"{CHINESE[section]}、{draw(st.sampled_from(HEADINGS))}")
        number = 0 if restart else number
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            task = Expected(str(number), draw(st.sampled_from(STATEMENTS)), [])
            clauses = []
            for label, names in draw(groups()):
                clauses.append(f"{label}:{'、'.join(names)}")
                task.assignments.extend((ROLES[label], name) for name in names)
            lines.append(f"{number}.{task.text}({';'.join(clauses)})")
            tasks.append(task)
    return "\n\n".join(lines) + "\n", tasks


@st.composite
def groups(draw: st.DrawFn) -> list[tuple[str, list[str]]]:
    """Give the clauses of one bracket: role words and names."""
    labels = draw(st.lists(st.sampled_from(list(ROLES)), min_size=1, max_size=3, unique=True).map(in_order))
    pool = draw(st.permutations(UNITS))
    clauses = []
    for at, label in enumerate(labels):
        names = [draw(st.sampled_from(LEADERS))] if label == "责任领导" else pool[at * 3 :][: draw(st.integers(1, 3))]
        clauses.append((label, list(names)))
    return clauses


def in_order(labels: list[str]) -> list[str]:
    """Leaders first, as notices have it."""
    return sorted(labels, key=list(ROLES).index)


_SIGNS = "()()[]〔〕【】<>《》“”:：;、,。\n\t　\u200b\ufffd𠮷"
_WORDS = (
    *(
        "1.",
        "12、",
        "(一)",
        "一、",
        "①",
        "第一条",
        "——",
        "附件1",
        "共67项",
        "2023年",
        "3.5亿",
        "\n\n",
        "— 3 —",
        "名词解释",
    ),
    *(
        "(责任单位:市财政局)",
        "牵头单位:",
        "责任领导:",
        "等",
        "及",
        "和",
        "下同",
        "完成时限:",
        "落实《示例》第3、47项任务",
    ),
    "以下均需各区政府负责",
)
MARKS = st.sampled_from([*_SIGNS, *_WORDS])


@st.composite
def damaged(draw: st.DrawFn, text: str, window: int = 4_000) -> str:
    """Cut a piece out of a text and delete, double, move and insert at random in it."""
    at = draw(st.integers(0, max(0, len(text) - window)))
    piece = text[at : at + window]
    for _ in range(draw(st.integers(1, 12))):
        start = draw(st.integers(0, len(piece)))
        end = min(len(piece), start + draw(st.integers(0, 60)))
        match draw(st.sampled_from(["delete", "double", "move", "insert", "insert", "insert"])):
            case "delete":
                piece = piece[:start] + piece[end:]
            case "double":
                piece = piece[:end] + piece[start:]
            case "move":
                piece = piece[end:] + piece[start:end] + piece[:start]
            case "insert":
                piece = piece[:start] + draw(MARKS) + piece[start:]
    return piece
