"""Words that make a number a bound: 以上, 不少于, 控制在…以内."""

from __future__ import annotations

from typing import Literal

Bound = Literal["=", ">=", ">", "<=", "<", "~"]

_BEHIND: dict[Bound, str] = {">=": "及以上 以上", "<=": "及以下 以下 以内 之内 内", "~": "左右 上下"}
_BEFORE: dict[Bound, str] = {
    ">=": "不少于 不低于 不小于 不得少于 不得低于 至少 最低 达 达到 达成",
    ">": "超过 突破 超 过 破 逾 跨越 高于 多于 大于 跨过 迈过 冲破",
    "<=": "不超过 不得超过 不高于 不大于 不多于 控制在 控制到 不超",
    "<": "低于 少于 小于",
    "~": "约 近 接近 大约",
    "=": "稳定在 保持在 维持在 保持 稳定 至 到 为 冲刺 迈上",
}
BEHIND: dict[str, Bound] = {word: bound for bound, words in _BEHIND.items() for word in words.split()}
"""What may stand behind a number and its measure."""
BEFORE: dict[str, Bound] = {word: bound for bound, words in _BEFORE.items() for word in words.split()}
"""What may stand before it."""
LEADING = (*_BEFORE[">"].split(), "冲刺", "迈上", "达", "达到")
"""Words before a number without a measure that make it a sum of money: 突破千亿, 冲刺300亿."""
