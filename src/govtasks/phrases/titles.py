"""Titles of notices and names of the organs that issue them."""

from __future__ import annotations

import re
from typing import NamedTuple

_ENDS = "|".join(
    (
        "通知 意见 方案 措施 计划 要点 办法 决定 公告 批复 规定 细则 报告 清单 条例 通报 举措 规划 纲要 "
        "分工 分解表 分解 责任制 机制 函 方案（试行） 政策 若干措施 行动 分工表 任务表 通告 "
        "决议 公示 目录 名单 预案 制度 指南 指引 纪要 倡议书"
    ).split()
)
_LAST_SIGNS = frozenset(words[-1] for words in _ENDS.split("|")) | frozenset(")>》”")
_ORGAN_ENDS = "|".join(
    (
        "人民政府 政府办公室 政府办公厅 办公室 办公厅 委员会 管委会 管理委员会 局 厅 部 委 院 署 领导小组 "
        "指挥部 联席会议 党组 中心 街道办事处 开发区 管理区 政府 集团 总社 协会 "
        "(?<![主承督交协经举])办"
    ).split()
)
_ORGAN_SIGNS = frozenset(words[-1] for words in _ORGAN_ENDS.split("|"))
_TAG = r"(?:(?:\[[\u4e00-\u9fff]{2,12}\]|\(已?(?:宣布)?(?:失效|废止|修改|停止执行)\)|(?:公文|文件)标题\s)\s*)"
"""What sites and forms put before a title: [已废止], 【专栏】, （失效）, 公文标题."""
_TAGS = re.compile(f"{_TAG}+")
_TITLE = re.compile(
    rf"{_TAG}?"
    rf"(?P<number>\(?[\u4e00-\u9fff]{{2,14}}\s?[\[(<]\s?\d{{4}}\s?[\])>]\s?\d{{1,4}}\s?号\)?\s*)?"
    rf"(?P<title>(?P<issuer>[\u4e00-\u9fff()、\d ]{{2,60}}?)??(?:关于|印发|转发)(?P<about>.{{2,150}}?)(?:{_ENDS})"
    rf"(?:\((?!\d{{4}}\s?年\s?\d)[^()]{{1,12}}\))?[>》”]?(?:的(?:{_ENDS}))?)"
    r"(?:\(\s?\d{4}\s?年[^()]{1,10}\))?"
)
_TITLED = re.compile(rf"(?:{_ENDS})(?:\([^()]{{1,12}}\))?[>》”]?$")
_REPORT = re.compile(r"(?P<title>(?:\d{4}年)?(?P<place>[\u4e00-\u9fff]{2,20}?)?(?:人民)?政\s?府\s?工\s?作\s?报\s?告)")
_ORGAN = re.compile(rf"[\u4e00-\u9fff()、·]{{0,60}}(?:{_ORGAN_ENDS})")
_SEVERAL = re.compile(
    rf"[\u4e00-\u9fff()、·]{{2,60}}(?:{_ORGAN_ENDS}|海关|银行)等\s?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?个?(?:部门|单位|委办局)"
)
"""Organs of which the first is named: 示例市商务局等7部门."""


_TAIL = re.compile(r"\((?:征求意见稿|送审稿|审议稿|讨论稿|草案|修订稿?|试行|暂行)\)|(?:起草|编制)说明")
"""What may stand under a title on a line of its own and is the end of it."""
_OWNER = re.compile(
    r"[\u4e00-\u9fff]{2,40}?(?:人民政府|办公[室厅]|委员会|局|厅)(?=\d{4}\s?年|行政处罚|(?:第\d+号)?(?:公告|通告|公示)(?:$|\())"
)
_DECREE = re.compile(
    r"(?:\(\s?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?)?(?P<organ>[\u4e00-\u9fff]{2,30}?)(?:第\s?\d{1,4}\s?号令|令\s?第\s?\d{1,4}\s?号)(?=\s*(?:$|\)|(?:公布|发布)(?!的)))"
)
"""What stands under the title of an order: （2031年4月27日示例市人民政府令第3号公布 …）."""
_HOLDER = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{2,20}人民政府)(?:代?(?:省长|市长|区长|县长|州长|旗长|主席|主任|镇长|乡长))"
)


class Title(NamedTuple):
    """A title and the organ that it begins with."""

    start: int
    end: int
    issuer: tuple[int, int] | None


def is_organ(words: str) -> bool:
    """Tell whether words are the name of an organ and nothing else."""
    return words[-1:] in _ORGAN_SIGNS and bool(_ORGAN.fullmatch(words))


def find_title(folded: str, start: int, end: int) -> Title | None:
    """Read a range as the title of a notice, a document number before it left out."""
    m = _TITLE.fullmatch(folded, start, end) if folded[end - 1 : end] in _LAST_SIGNS else None
    if not m:
        return None
    issuer = m["issuer"]
    named = issuer and (is_organ(issuer) or _SEVERAL.fullmatch(issuer))
    return Title(m.start("title"), m.end("title"), m.span("issuer") if named else None)


def skip_tag(folded: str, start: int, end: int) -> tuple[int, int]:
    """Give a range without the tags before the title in it."""
    m = _TAGS.match(folded, start, end)
    return (m.end(), end) if m and m.end() < end else (start, end)


def is_titled(words: str) -> bool:
    """Tell a line that ends as titles do: 示例市若干措施."""
    return bool(_TITLED.search(words))


def is_tail(words: str) -> bool:
    """Tell a line that ends the title above it: （征求意见稿）, 起草说明."""
    return bool(_TAIL.fullmatch(words))


def find_owner(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the organ that a title without 关于 begins with: 示例市统计局2031年…, 示例市港务局行政处罚…."""
    m = _OWNER.match(folded, start, end)
    return m.span() if m and is_organ(m[0]) else None


def find_decreeing(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the organ whose order a line names: 示例市人民政府令第3号, （2031年4月27日示例市人民政府第3号令发布）."""
    m = _DECREE.match(folded, start, end)
    return m.span("organ") if m and is_organ(m["organ"]) else None


def find_report_title(folded: str, start: int, end: int) -> Title | None:
    """Read the head of a range as the title of a work report; date and speaker behind it are left out."""
    m = _REPORT.match(folded, start, end)
    return Title(m.start(), m.end(), m.span("place") if m["place"] else None) if m else None


def find_holder(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the government whose head gives a report: 示例市人民政府市长."""
    m = _HOLDER.match(folded, start, end)
    return m.span("organ") if m else None
