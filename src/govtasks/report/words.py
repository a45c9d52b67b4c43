"""The words of the display in English and Chinese: what the terminal and the page call things."""

from __future__ import annotations

CHINESE = {
    "leader": "领导",
    "lead": "牵头",
    "responsible": "责任",
    "support": "配合",
    "supervise": "督办",
    "guide": "指导",
    "info": "提示",
    "warning": "警告",
    "error": "错误",
    "issuer": "发文机关",
    "number": "文号",
    "issued": "成文日期",
    "published": "发布日期",
    "to": "主送",
    "locality": "地区",
    "file": "文件",
    "read by": "适配器",
    "coverage": "覆盖率",
    "tasks": "项任务",
    "label": "编号",
    "text": "内容",
    "units": "单位",
    "by": "时限",
    "see": "参见",
    "inherited": "沿用",
    "declares": "共",
}


def say(word: str, lang: str) -> str:
    """Give a word of the display in the language."""
    return CHINESE.get(word, word) if lang == "zh" else word
