"""Where lists of tasks begin and end: closing paragraphs, attachments, headings, counts."""

from __future__ import annotations

import re

from govtasks.phrases.dates import find_date, find_date_run
from govtasks.phrases.numerals import read_numeral

_CLOSING = re.compile(
    r"\s*(?:抄送|抄报|主送|分送|\(此件|\(?(?:本件|此文)|附[件表]?\s*:|附件\s*\d*\s*[:、.]|主题词|相关(?:链接|解读|附件|稿件|文件|文档|阅读)|联\s*系\s*(?:人|电话)\s*:"
    r"|责任编辑|注\s*:|备注\s*:|(?:以上|本)(?:方案|意见|办法|通知|政策|措施|举措|实施方案|实施意见|实施细则|要点|计划|清单)[^。]{0,30}(?:自|有效期|由)"
    r"|以上政策|特此通知|名词(?:解释|术语)|有关名词|查看余下|\d{0,4}年?.{0,30}印发\s*$)"
)
_CLOSING_INSIDE = re.compile(
    r"(?<=[。)\]])\s*(?:[\u4e00-\u9fff]{2,30}(?:政府|办公室|办公厅|委员会|管委会|局|厅|部|院|领导小组|指挥部)\s*)?"
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s*(?:$|[\u4e00-\u9fff《(])|\(此件|抄送\s*:)"
    r"|\s*(?:附件下载|相关(?:附件|链接|解读|阅读)|打印本页|关闭窗口|分享到[:：]?|扫一扫|<p\b|</)"
)
_ORGAN_LINE = re.compile(
    r"\s*[\u4e00-\u9fff()]{2,40}(?:政府|办公室|办公厅|委员会|管委会|局|厅|部|院|领导小组|指挥部|中心|联席会议)\s*"
)
_ORGAN_SIGNS = frozenset("府室厅会局部院组心议")
"""What the name of an organ ends with."""
_YEAR = re.compile(r"[12二][09〇○零Oo]")
"""How every date begins."""
_ATTACHMENT = re.compile(
    r"\s*(?P<label>附\s?[件表录]\s?[\d一二三四五六七八九十]{0,3})\s?(?:[:、.]\s?)?(?=$|[^\d\s、.:])"
)
_COUNT = re.compile(r"\(\s?共?\s?(?P<count>\d{1,4}|[一二三四五六七八九十百]{1,5})\s?(?:大?项|条|件|个|类)[^()]*\)")
_PREAMBLE = re.compile(
    r"总则$|指导思想|总体要求|总体目标|总体思路|基本原则|工作原则|主要目标|工作目标|目标任务$|背景|适用范围|实施范围|适用对象|实施步骤|时间进度|进度安排|时间安排|工作步骤"
)
_ENDING = re.compile(
    r"保障措施|组织保障|组织实施|组织领导|工作要求|有关要求|相关要求|工作保障|保障机制|监督检查|附则|工作机制|其他事项|实施保障|保障$|职责分工$|联系方式"
)
_LONGEST_TITLE = 60


def closes(folded: str, start: int, end: int) -> bool:
    """Tell a paragraph that ends a list: signature, date, 抄送, list of attachments, note on the whole."""
    if _CLOSING.match(folded, start, end):
        return True
    if end - start > _LONGEST_TITLE:
        return False
    found = (
        (find_date(folded, start, end) or find_date_run(folded, start, end))
        if _YEAR.search(folded, start, end)
        else None
    )
    if found:
        rest = (folded[start : found.start] + folded[found.end : end]).strip(" ()印发日")
        return not rest or _is_organ_line(rest)
    return _is_organ_line(folded[start:end])


def _is_organ_line(line: str) -> bool:
    return line.rstrip()[-1:] in _ORGAN_SIGNS and bool(_ORGAN_LINE.fullmatch(line))


def find_closing(folded: str, start: int, end: int) -> int:
    """Find where a signature, or what else closes a list, begins inside a paragraph; its end where nothing does."""
    m = _CLOSING_INSIDE.search(folded, start, end)
    return m.start() if m else end


def find_attachment(folded: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Read a paragraph that heads an attachment: range of the label (附件1) and where the title begins."""
    if end - start > _LONGEST_TITLE:
        return None
    m = _ATTACHMENT.match(folded, start, end)
    if not m or (":" in m[0] and m.end() < end):
        return None
    return m.start("label"), m.end("label"), m.end()


def find_count(folded: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Find a declared count (共67项) in a heading: its value and range."""
    m = _COUNT.search(folded, start, end)
    value = read_numeral(m["count"]) if m else None
    return (value, m.start(), m.end()) if m and value is not None else None


def is_frame(title: str) -> bool:
    """Tell the title of a section that holds no tasks of its own accord: aims, principles, organisation."""
    return len(title) <= _LONGEST_TITLE and bool(_PREAMBLE.search(title) or _ENDING.search(title))
