"""Heads of the columns of a table: what the cells under them hold (docs/reading.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from govtasks.phrases.deadlines import LABEL as DEADLINE
from govtasks.phrases.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtasks.model.task import Role
    from govtasks.phrases.roles import RoleWords

Field = Literal["number", "group", "task", "subject", "deadline", "units", "other"]
"""What a column holds; `subject` is what a task is about: 项目名称."""

_LONGEST = 24
_PATTERNS: dict[Field, str] = {
    "number": r"(?:任务|工作|项目|事项)?(?:序号|编号|项次)|号|序|№|no\.?",
    "group": r"""(?:工作|任务|项目|事项|问题|措施|所属)?(?:类别|分类|类型|领域|板块|大类|专项|专题|篇章|条线|方向)
               |一级(?:任务|指标|目标)""",
    "deadline": rf"""{DEADLINE.pattern}
                  | .{{0,4}}(?:时限|期限|完成时间|完成日期|时间节点|时间进度|截止时间|进度安排|进度要求)
                  | (?:计划|预计|办结|拟|目标)?(?:完成)?时间 | 日期 | 时间表""",
    "other": r"""(?:计量|建设|项目|申报|申请|填报|填表|编制|所在|施工|设计)单位 | 备注.* | 说明 | 联系.*
               | .*(?:进展|情况|状态|进度|完成率|得分|分值|投资|金额|总额|来源|依据|问题|电话|频次)(?:\(.*\))?""",
    "subject": r".*(?:项目|名称|主题|指标|对象|目标|成效|标志性成果|要点)(?:名称)?(?:\(.*\))?",
    "task": r""".*(?:任务|工作|措施|举措|内容|要求|事项|职责|分工|安排|行动|清单|做法|对策|职能)
              (?:[及和与、/].{1,8}|\(.*\))?""",
}
_ORDER: tuple[Field, ...] = ("number", "deadline", "group", "other", "task", "subject")
_HEADS: dict[str, Role] = {
    **dict.fromkeys("牵头 主办 主责 总牵头".split(), "lead"),
    **dict.fromkeys("配合 协办 参与 协助 参加".split(), "support"),
    **dict.fromkeys("责任 落实 承办 实施 负责单位 负责部门 主体责任 责任主体 工作责任".split(), "responsible"),
    **dict.fromkeys("督办 督导 督查 监督".split(), "supervise"),
    **dict.fromkeys(
        "领导 县领导 市领导 区领导 州领导 省领导 负责领导 负责同志 责任同志 牵头同志 分管同志".split(), "leader"
    ),
}  # fmt: skip
"""Heads under a common head (责任单位: 牵头｜配合), and heads that no running text has."""
_BARE = re.compile(r"(?:[省市区县州镇]?(?:直)?(?:有关|相关)?)?(?:单位|部门|科室|处室|股室|单位名称|部门名称|机构)")
_LEVEL = r"(?:[省市区县州]直|属地|[县区市州镇乡街]{1,2}(?:[(、][县区市州旗、]{1,5}\)?)?)"
_BY_LEVEL: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("lead", re.compile(rf"(?:牵头|主办){_LEVEL}(?:单位|部门)?|{_LEVEL}(?:牵头|主办)(?:单位|部门)")),
    ("responsible", re.compile(rf"(?:责任|落实){_LEVEL}(?:单位|部门)?|{_LEVEL}(?:责任|落实)(?:单位|部门)")),
    ("support", re.compile(rf"(?:配合|协办){_LEVEL}(?:单位|部门)?|{_LEVEL}(?:配合|协办)(?:单位|部门)")),
)
"""Heads of columns for the organs of one level: 责任县(市、区), 牵头市直单位."""
_PARTS = re.compile(r"[/、及和与]")
_BRACKET = re.compile(r"\([^()]*\)$")
_COUNT = re.compile(r"[1-9一二三四五六七八九]$")
"""Of columns for one unit each: 责任单位1, 责任单位2."""


class Head(NamedTuple):
    """What the head of a column says."""

    field: Field
    role: Role | None = None
    """The role that those named in its cells have."""
    bare: bool = False
    """Whether only the cells can tell if organs are meant: 单位 may be a unit of measure."""


class ColumnWords:
    """The heads of columns, with the role words of one style."""

    def __init__(self, roles: RoleWords, extra: Mapping[str, Field] | None = None) -> None:
        """Compile the patterns, with the heads that a locality adds."""
        self.roles = roles
        self._extra = dict(extra or {})
        self._patterns = [(name, re.compile(_PATTERNS[name], re.VERBOSE | re.IGNORECASE)) for name in _ORDER]

    def read(self, head: str) -> Head | None:
        """Tell what a head says, white space removed; None for what is no head that this table knows."""
        if not head or len(head) > _LONGEST:
            return None
        if head in self._extra:
            return Head(self._extra[head])
        role = self._find_role(head)
        if role:
            return Head("units", role)
        if _BARE.fullmatch(head):
            return Head("units", "responsible", bare=True)
        return next((Head(name) for name, pattern in self._patterns if pattern.fullmatch(head)), None)

    def _find_role(self, head: str) -> Role | None:
        """Find the role that a head announces; of several (牵头单位/责任单位) the first."""
        for words in (head, _BRACKET.sub("", head), _COUNT.sub("", head), *_PARTS.split(head)):
            role = self.roles.labels[words] if self.roles.knows(words) else _HEADS.get(words)
            if role:
                return role
        return next((role for role, pattern in _BY_LEVEL if pattern.fullmatch(head)), None)


COLUMNS = ColumnWords(ROLES)
