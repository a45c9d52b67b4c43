"""Time limits that are set off as such (docs/reading.md)."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"(?:(?:计划|目标|预计)?完成(?:时限|时间|期限|日期)|时限要求|时间要求|(?:工作|整改)?时限|时间节点|完成年限|时间安排|目标时间)"
)
_LIMIT = re.compile(
    r"(?:\d{4}\s*年|\d{1,2}\s*月|(?:本|今|每|当)年|年底|年内|月底|季度|\d{4}\.\d{1,2}|上半年|下半年|每月|每周|全年)[^;。]*?"
    r"(?:前|底|末|内|完成|成果|推进|坚持|实施|年|月|日|季度|到位|见效|以前|落实|开展|提升|启动|间|投用|建成|\d)?\s*$"
    r"|(?:长期|持续|常态化?|动态|适时|全程|立即|即时|随时)(?:坚持|推进|实施|开展|落实|完成|进行|保持|执行)?$"
    r"|(?:持续|长期)[^;。]{0,6}$"
)


def is_deadline(clause: str) -> bool:
    """Tell whether a clause without a label states a time limit and nothing else."""
    return bool(_LIMIT.match(clause))
