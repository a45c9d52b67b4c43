"""Time limits for handling something (5个工作日内完成联合验收): what is to be handled within them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.understand.targets.judging import Aim, name_of
from govtasks.understand.targets.vocabulary import VERBS

if TYPE_CHECKING:
    from govtasks.phrases.quantities import Quantity

_UNITS = frozenset("工作日 日 天 小时 分钟".split())
_ENDED = frozenset("完成 办结 办理 办好 做出 作出".split())
"""Verbs that alone name nothing."""
_HANDLING = (VERBS | _ENDED) | frozenset(
    "核发 核准 审批 审核 审查 审定 审结 批复 答复 回复 反馈 提出 出具 确定 退付 退还 支付 拨付 兑付 发布 公布 公示 "
    "签订 签发 受理 上传 报送 报备 移交 送达 处理 整改 响应 告知 通知 印发".split()
)
_HANDLED = re.compile(
    r"\s?,?(?:在[^,。;]{0,24}?)?(?:即?可|应当?|必须|须|需|要|就|全部|一次性|依法|及时|予以|进行|给予)*"
    r"(?:[将把](?P<moved>[^,。;]+?)(?:[至到给,。;]|$)"
    rf"|(?P<verb>{'|'.join(sorted(_HANDLING, key=len, reverse=True))})(?:相关|有关|具体)?的?(?P<thing>[^,。;:\n]*))"
)
"""What is to be done within a limit, also behind a comma: 完成备案, 将结果送达."""


def judge_limit(quantity: Quantity, folded: str) -> Aim | None:
    """Judge the time that a task sets for handling something: the thing that the verb behind it has, or the verb."""
    if quantity.bound != "<=" or quantity.unit not in _UNITS:
        return None
    m = _HANDLED.match(folded, quantity.end)
    name = m and (m["moved"] or name_of(m["thing"]) or m["verb"])
    return Aim(name, "level") if name and name not in _ENDED else None
