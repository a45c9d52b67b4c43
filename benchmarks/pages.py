"""Notices in our own words, of the shape and size of real ones, wrapped into pages as served."""

from __future__ import annotations

import html
import importlib.util
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAVIGATION = 30_000
"""Bytes of markup around an article: the head, menus and side bars of a government site."""
_TITLE = "示例市人民政府办公室关于分解落实《政府工作报告》的通知"
_UNITS = ("市发改局", "市财政局", "市商务局", "市教育局", "市农业农村局", "样本区政府", "市自然资源和规划局",
          "高新区管委会", "市住建局", "市生态环境局", "市人社局", "市文旅局", "各县市区政府")  # fmt: skip
_WORK = (
    "加快示例产业园二期建设",
    "推进样本河流域综合治理",
    "新改扩建中小学校12所、增加学位8600个",
    "实施老旧小区改造(含二次供水)46个、惠及居民1.2万户",
    "开展“样本先锋”服务行动",
    "完善三级医疗卫生服务网络",
    "规模以上工业增加值增长7.5%以上",
    "落实惠企政策、兑现奖补资金3.5亿元",
    "建成高标准农田15万亩,粮食总产稳定在20亿斤以上",
    "推动政务服务“一次办好”、办理时限压缩30%",
)
_HEADINGS = ("推动产业升级", "扩大有效投资", "深化改革开放", "推进乡村振兴", "加强生态保护", "保障和改善民生")
_MENU = (
    "首页",
    "政务公开",
    "领导之窗",
    "机构设置",
    "政策文件",
    "政策解读",
    "财政预决算",
    "办事服务",
    "互动交流",
    "数据发布",
)
CHINESE = "一二三四五六七八九十"


class Page(NamedTuple):
    """One page in the forms that the benchmarks need."""

    name: str
    text: str
    """The decoded page."""
    data: bytes
    """The page as UTF-8."""


def notice(tasks: int, units: int, length: int) -> list[str]:
    """Write a notice of so many tasks and units, its statements of about `length` characters."""
    lines = [
        _TITLE,
        "各县、市、区人民政府,市直各部门:",
        "经市人民政府同意,现将《政府工作报告》重点工作任务分解给你们,请认真抓好落实。",
        "2024年1月31日",
        "重点工作任务责任分工",
    ]
    spent = 0
    for n in range(tasks):
        if n % 12 == 0:
            lines.append(f"{CHINESE[n // 12 % 10]}、{_HEADINGS[n // 12 % 6]}")
        due = units * (n + 1) // tasks - spent
        names = [_UNITS[(n * 5 + k) % len(_UNITS)] for k in range(due)]
        spent += due
        bracket = f"(牵头单位:{names[0]}{';责任单位:' + '、'.join(names[1:]) if names[1:] else ''})" if names else ""
        lines.append(f"{n + 1}.{statement(n, length)}{bracket}")
    return [
        line.replace(",", "，").replace(":", "：").replace(";", "；").replace("(", "（").replace(")", "）")
        for line in lines
    ]


def statement(seed: int, length: int) -> str:
    """Write a statement of about `length` characters."""
    words = _WORK[seed % len(_WORK)]
    at = seed
    while len(words) < length:
        at += 3
        words += "," + _WORK[at % len(_WORK)]
    return words + "。"


def page(lines: list[str], navigation: int = NAVIGATION) -> str:
    """Wrap paragraphs into a page as served, with so many bytes of markup around them."""
    body = "\n".join(f'<p style="text-indent: 2em;">{html.escape(line, quote=False)}</p>' for line in lines)
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{lines[0]}</title>'
        '<meta name="ColumnName" content="政府文件"><script>var s=function(){return 1;}();</script></head><body>'
        f'<div class="header"><a href="/"><img src="/logo.png" alt="首页"></a></div>{"".join(menus(navigation))}'
        f'<div class="article"><h1>{lines[0]}</h1><div class="TRS_Editor">\n{body}\n</div></div>'
        '<div class="footer"><p>主办：示例市人民政府办公室 &nbsp; 网站标识码：0000000000</p></div></body></html>'
    )


def menus(size: int) -> Iterator[str]:
    """Give menus of about `size` bytes."""
    spent = box = 0
    while spent < size:
        items = "".join(
            f'<li class="nav-item n{k}"><a href="/xxgk/{box}/index_{k}.html" target="_blank" title="{name}">{name}</a>'
            f'<span class="date">2024-0{k % 9 + 1}-1{k % 9}</span></li>'
            for k, name in enumerate(_MENU)
        )
        piece = f'<div class="box box{box}"><h3>{_MENU[box % 10]}</h3><ul class="list">{items}</ul></div>'
        spent += len(piece.encode())
        box += 1
        yield piece


def own_pages() -> list[Page]:
    """Give our page of 50 KB (59 tasks, 110 units) and our dense one (140 tasks, 338 units)."""
    made = {"P50 (own)": page(notice(59, 110, 62)), "dense (own)": page(notice(140, 338, 50))}
    return [Page(name, text, text.encode()) for name, text in made.items()]


def shared_pages(shared: Path) -> list[Page]:
    """Give the pages that floors.py makes of the real notices, where they are at hand."""
    tool = shared / "tools" / "floors.py"
    if not tool.is_file():
        return []
    spec = importlib.util.spec_from_file_location("floors", tool)
    assert spec is not None  # noqa: S101 - for the type checker: the file is there
    assert spec.loader is not None  # noqa: S101
    floors = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(floors)
    return [Page(doc.name, doc.html, doc.utf8) for doc in floors.make_docs(shared / "seeds")]


def corpus_pages(shared: Path) -> list[Page]:
    """Give the real notices of the corpus as they are, where they are at hand."""
    files = sorted((shared / "corpus" / "notices").glob("*")) if shared.is_dir() else []
    return [Page(file.name[:4], file.read_text("utf-8", "replace"), file.read_bytes()) for file in files]
