"""Measures: what stands behind a number, its basic unit and what is measured by it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Dimension = Literal["count", "level", "money", "time", "rate", "points", "times", "doubling"]

_COUNTS = (
    "个 家 座 套 户 张 所 处 条 台 项 人次 人 名 位 件 种 辆 间 栋 幢 株 棵 头 只 羽 场次 场 次 门 支 宗 份 本 册 片 "
    "块 根 艘 架 床 口 盏 款 例 眼 孔 尾 篇 幅 枚 起 笔 批次 节 列 村"
)
_LEVELS = "亩 公顷 平方公里 平方米 立方米 公里 米 吨 公斤 斤 吨标准煤 千瓦时 千瓦 兆瓦 千伏安 标准箱 海里 升 度 兆 克"
_SAME = {
    "平方千米": "平方公里", "千米": "公里", "千克": "公斤", "㎡": "平方米", "m2": "平方米", "km": "公里",
    "标箱": "标准箱", "TEU": "标准箱", "吨标煤": "吨标准煤", "kW": "千瓦", "KW": "千瓦", "MW": "兆瓦", "方": "立方米",
    "平方": "平方米",
}  # fmt: skip
_MONEY = {"元": "元", "元人民币": "元", "美元": "美元", "美金": "美元", "欧元": "欧元", "港元": "港元", "日元": "日元"}
_TIMES = {
    "个工作日": "工作日", "工作日": "工作日", "天": "天", "日": "日", "个月": "月", "个小时": "小时", "小时": "小时",
    "分钟": "分钟", "秒": "秒",
}  # fmt: skip


class Measure(NamedTuple):
    """A basic unit and what it measures."""

    unit: str
    dimension: Dimension


MEASURES: dict[str, Measure] = {
    **{word: Measure(word, "count") for word in _COUNTS.split()},
    **{word: Measure(word, "level") for word in _LEVELS.split()},
    **{word: Measure(unit, "level") for word, unit in _SAME.items()},
    **{word: Measure(unit, "money") for word, unit in _MONEY.items()},
    **{word: Measure(unit, "time") for word, unit in _TIMES.items()},
    "%": Measure("%", "rate"),
    "‰": Measure("‰", "rate"),
    "个百分点": Measure("percentage_point", "points"),
    "百分点": Measure("percentage_point", "points"),
    "倍": Measure("times", "times"),
}
"""By the word that stands behind the number."""
