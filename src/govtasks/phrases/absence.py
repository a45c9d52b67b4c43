"""What a page says that holds no notice: an error, a page that is gone, a stop on the way."""

from __future__ import annotations

import re

_ABSENT = re.compile(
    r"不存在|找不到|未找到|无法(?:显示|访问|找到|打开)|已(?:被)?(?:删除|撤稿|下线|移除)"
    r"|(?:访问|请求|系统|服务器|页面).{0,6}(?:错误|出错|异常|受限|拒绝|拦截|失败|维护)|升级维护"
    r"|(?:提示|系统|跳转|错误)(?:信息|提示|页面?)$|(?:正在|自动|页面).{0,4}(?:跳转|加载|返回)|加载中|请稍[候后]|(?:安全|人机|身份)验证"
    r"|(?<!\d)(?:40[0134]|50[0234])(?!\d)"
)


def tells_absence(words: str) -> bool:
    """Tell whether a line or a short page says that there is nothing to read."""
    return bool(_ABSENT.search(words))
