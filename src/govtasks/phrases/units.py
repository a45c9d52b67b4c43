"""Lists of units and persons: where each name stands (docs/reading.md)."""

from __future__ import annotations

import re
from functools import lru_cache

Name = tuple[int, int]
"""Range of one name."""

_ORGAN = (
    "局 委 办 厅 部 院 所 站 处 科 室 股 中心 公司 集团 政府 街道 镇 乡 管委会 委员会 办公室 "
    "办事处 法院 检察院 银行 支行 分行 总行 央行 大队 支队 总队 学校 大学 学院 医院 协会 学会 商会 "
    "联合会 工会 工商联 妇联 残联 科协 文联 社联 侨联 团委 社 组 专班 指挥部 领导小组 联席会议 单位 "
    "部门 机构 企业 开发区 高新区 经开区 园区 新区 管理区 示范区 景区 区 县 市 州 盟 旗 省 分局 "
    "海关 报社 电视台 台 馆 署 会 所属 集团公司 平台 街镇 乡镇 镇街 区镇 垦区 林场 农场 监狱 市直 "
    "区直 县直 各地 督查室 国动办 审改办 政法委 组织部 宣传部 统战部 武装部 支局 中支 网信办 港 学区 "
    "社区 村 校 园 厂 矿 站点 电力 供电 移动 联通 电信 铁塔 邮政 烟草 气象 消防 税务 公安 法制"
).split()
_UNIT_END = re.compile(rf"(?:{'|'.join(sorted(_ORGAN, key=len, reverse=True))})(?:[(\[<][^()\[\]<>]*[)\]>])?$")
_PLACE_TYPE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}(?=各[省市]$))?(?:有关|相关|所辖)?(?:各|全[省市县区州]各?)?"
    r"(?:设区的?市|地级(?:以上)?市|县级市|直辖市|辖市|计划单列市|自治[区州县旗]|地区|地市|[省市州盟县区旗镇乡])"
    r"(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)?"
)
_BARE_KIND = re.compile(r"(?:单位|部门|企业|机构|[局办厅委部])(?:\([^()]*\))?")
_ENDS_IN_KIND = re.compile(
    r"(?:(?:各|有关|相关|直属|所属|成员|[省市区县州]直).{0,8}(?:单位|部门|企业|机构)|[局办厅委部])(?:\([^()]*\))?$"
)
"""What a bare kind behind it goes on: 市直有关部门、单位 · 各委、办、局."""
_WHOLE_PLACE = re.compile(r"(?:园区|开发区|高新区|经开区|新区|示范区|管理区|试验区|保税区)(?:管委会)?$")
_KIND_ALONE = re.compile(r"(?:单位|部门|企业|机构)(?:\([^()]*\))?")
_WHOLE_OF = re.compile(r"全[省市县区州国]")
_AND = re.compile(r"以及|及|和|与|会同")
_SPLIT = re.compile(r"[、,;]")
_NAMES = re.compile(r"[^、,;]+")
_NESTED = re.compile(r"[(\[<“《]")
_SIGN = re.compile(r"[()\[\]<>“”《》、,;]")
_KINDS = "部门单位|成员单位|部门|单位|企业|地区|机构|处室|科室|方面|地"
_ETC = re.compile(
    r"等(?:(?:中省|中|市|省|区|县|州|厅|局|委|国务院|中央)?(?:级|直|属)?"
    r"(?:各|有关|相关|其他|成员|职能|责任|主管|政府|行业|乡镇|街道)*"
    rf"(?:{_KINDS})?(?:[和及](?:单位|部门|企业|机构))?"
    r"|[^、,;]{0,12}(?:有关|相关|成员)(?:部门|单位)(?:[和及](?:单位|部门))?)?"
    r"(?:\((?:单位|部门|机构|企业)\))?(?:按照?职责分工)?$"
)
_DEFINITION = re.compile(r"[(\[<][^()\[\]<>]*?(?:下同|以下简称|以下统称|简称)[^()\[\]<>]*[)\]>]$")
_DUTY = re.compile(r"按(?:照)?(?:各自)?职责(?:分工)?$")
_EDGE = " \n。.:"


@lru_cache(maxsize=4096)
def is_unit(name: str) -> bool:
    """Tell whether a name ends as names of organs do."""
    return bool(_UNIT_END.search(name))


def is_single(words: str) -> bool:
    """Tell whether words are one whole name, with nothing to split or to cut off, whatever stands beside it."""
    return not _joins(words) and _split_chunk(words, alone=True) == ((0, len(words)),)


def split_units(folded: str, start: int, end: int) -> list[Name]:
    """Find the names of a list; the ranges are of the text, white space at the ends left out."""
    if _NESTED.search(folded, start, end):
        chunks = _split_outside(folded, start, end)
    else:
        chunks = [m.span() for m in _NAMES.finditer(folded, start, end)]
    names: list[Name] = []
    for first, last in _join_types(folded, chunks) if len(chunks) > 1 else chunks:
        names += [(first + a, first + b) for a, b in _split_chunk(folded[first:last], alone=not names)]
    return names


@lru_cache(maxsize=4096)
def _split_chunk(words: str, *, alone: bool) -> tuple[tuple[int, int], ...]:
    """Find the names in what stands between two separators; the same few names come again and again."""
    found: list[Name] = []
    for first, last in _split_and(words, 0, len(words)):
        name = _trim(words, first, last, alone=alone and not found)
        if name:
            found.append(name)
    return tuple(found)


def _split_outside(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at separators that stand in no bracket and no quotation mark; one never closed protects nothing."""
    chunks: list[tuple[int, int]] = []
    depth, first, opened = 0, start, end
    for m in _SIGN.finditer(folded, start, end):
        sign = m[0]
        if sign in "([<“《":
            opened = m.start() if depth == 0 else opened
            depth += 1
        elif sign in ")]>”》":
            depth = max(0, depth - 1)
        elif depth == 0:
            chunks.append((first, m.start()))
            first = m.end()
    cut = _SPLIT.search(folded, opened, end) if depth else None
    if cut:
        return [*chunks, (first, cut.start()), *(n.span() for n in _NAMES.finditer(folded, cut.end(), end))]
    return [*chunks, (first, end)]


def _join_types(folded: str, chunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what names no organ by itself with its neighbour: 各市、县(区)政府 · 有关部门、单位 · 全市供水、燃气企业."""
    joined: list[tuple[int, int]] = []
    open_head, before = False, ""
    for first, last in chunks:
        words = folded[first:last].strip(_EDGE)
        if not words:
            continue
        if joined and (
            (open_head and not words.startswith(("各", "全")) and not _WHOLE_PLACE.search(words))
            or (_BARE_KIND.fullmatch(words) and folded[first - 1] == "、" and _ENDS_IN_KIND.search(before))
        ):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
        open_head, before = _opens(_AND.split(words)[-1]), words
    return joined


def _opens(words: str) -> bool:
    """Tell words that name no organ without what follows: 各市, 全市供水."""
    return (
        words == "中央" or bool(_PLACE_TYPE.fullmatch(words)) or (bool(_WHOLE_OF.match(words)) and not is_unit(words))
    )


def _joins(words: str) -> bool:
    """Tell words that belong to the name before or behind them."""
    return _opens(words) or bool(_BARE_KIND.fullmatch(words))


def _split_and(folded: str, first: int, last: int) -> list[tuple[int, int]]:
    """Split at 及, 以及, 和 where both sides are whole units."""
    found = []
    for m in _AND.finditer(folded, first, last):
        words = folded[first : m.start()].strip(_EDGE)
        left = _ETC.sub("", words)
        if (
            left
            and (is_unit(left) or words.endswith(("等单位", "等部门", "等企业")))
            and _is_whole(folded[m.end() : last])
            and not _open(folded, first, m.start())
        ):
            found.append((first, m.start()))
            first = m.end()
    found.append((first, last))
    return found


def _is_whole(right: str) -> bool:
    right = _AND.split(right.strip(_EDGE), maxsplit=1)[0] if not is_unit(right.strip(_EDGE)) else right.strip(_EDGE)
    right = _ETC.sub("", right)
    return len(right) > 1 and (is_unit(right) or right.startswith("各")) and not _KIND_ALONE.fullmatch(right)


def _open(folded: str, first: int, at: int) -> bool:
    return any(folded.count(a, first, at) > folded.count(b, first, at) for a, b in ("()", "[]", "<>", "“”", "《》"))


def _trim(folded: str, first: int, last: int, *, alone: bool) -> tuple[int, int] | None:
    """Take white space, 等, 按职责分工 and definitions off a name; None where nothing is left."""
    while first < last and folded[first] in _EDGE:
        first += 1
    while last > first and folded[last - 1] in _EDGE:
        last -= 1
    for pattern in (_DUTY, _DEFINITION, _ETC):
        m = pattern.search(folded, first, last)
        if m and not (alone and m.start() == first):
            last = m.start()
    while last > first and folded[last - 1] in _EDGE:
        last -= 1
    return (first, last) if last > first else None
