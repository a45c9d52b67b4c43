"""Words that give a role: labels before a colon and verbs behind names (docs/reading.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtasks.model.task import Role

_MOST_WORDS = 2000
_UNKNOWN = re.compile(
    r"""(?!发文|填报|填表|抄送|主送|印发|联系|报送|公开|制发|承印|监制|发布|公布|计量|用人
       |所在|工作|申请|建设|施工|设计|采购|预算|编制|备注)
    [\u4e00-\u9fff]{2,4}(?:单位|部门)""",
    re.VERBOSE,
)
"""A label for units that no table knows (试点单位, 挂点单位): its units answer for the task all the same."""
_LONGEST_VERB = 20
_VERB_BEGINS = "(?=[业依共具分办协参各承抓按指积组结统职联落负贯实密总督监根牵配的])"
"""Looked at first: nearly no place in a clause begins a verb."""
_VERB_ENDS = frozenset("责头合实施织行理办进总助同与作导")
_LEVEL = "(?:省级?|市级?|区级?|县级?|州|旗|镇|厅|局|委)?"
_BODY = "(?:单位|部门|处室|科室|股室|处|科|机构|主体|专班)"
_LABELS: dict[Role, str] = {
    "leader": rf"""
        (?:牵头|责任|分管|包保|包联|联系|挂点|主管|督办){_LEVEL}(?:领导|负责人)
      | 分管副?(?:省长|市长|区长|县长|州长|旗长|镇长|主任|秘书长)
      | (?:第一|主要|总)?责任人 | (?:主要|直接)?负责人 | 协管副?秘书长""",
    "lead": rf"""
        {_LEVEL}(?:指标|项目|任务|工作)?(?:牵头|主办|主责|总牵头)(?:责任|负责|实施)?{_LEVEL}{_BODY}
      | 责任牵头{_BODY} | 第一责任{_BODY}""",
    "support": rf"{_LEVEL}(?:配合|协办|参与|参加|协同|协助|协作)(?:责任|实施)?{_BODY}",
    "supervise": rf"(?:督办|督导|监督|督查|督促){_BODY}",
    "guide": rf"(?:业务|行业)?指导{_BODY}",
    "responsible": rf"""
        (?:主要|共同|具体|相关)?{_LEVEL}(?:责任|承办|落实|实施|主体责任|具体责任|完成)(?:责任)?{_BODY}
        (?:(?:及|和)责任人)?
      | (?:责任|任务|部门)分工""",
}
_VERBS: dict[Role, str] = {
    "lead": """
        (?:按照?(?:各自)?职责(?:分工)?|分工)?(?:分别|共同|联合|总|负责)?
        牵头(?:负责|组织实施|组织|实施|落实|办理|推进|抓总)?""",
    "support": """
        (?:积极|密切|协同|按照?(?:各自)?职责(?:分工)?)?
        (?:配合|协助|协同|参与)(?:(?:组织)?(?:落实|实施)|做好(?:相关工作)?)?""",
    "supervise": "(?:督办|督导|监督)(?:落实)?",
    "guide": "(?:负责)?(?:业务)?指导",
    "responsible": """
        (?:按照?|根据|依据)?(?:各自)?的?(?:职责|职能)(?:分工)?(?:分别|具体|共同)?(?:负责|落实|组织实施|实施)
      | (?:分别|共同|具体|分工|各自|组织|统筹)?负责(?:组织实施|组织落实|落实|实施|组织|推进|办理)?
      | (?:分工)?(?:组织|具体|抓好|贯彻)?(?:实施|落实)
      | 承办 | 办理 | 结合实际(?:抓好)?(?:贯彻)?(?:落实|执行)""",
}


class _Labels(dict[str, "Role | None"]):
    """The role of each label that was met; the same few come again and again."""

    def __init__(self, extra: Mapping[str, Role]) -> None:
        super().__init__(extra)
        known = "|".join(f"(?P<{role}>{words})" for role, words in _LABELS.items())
        self._extra = extra
        self._label = re.compile(known, re.VERBOSE)

    def __missing__(self, words: str) -> Role | None:
        if len(self) > _MOST_WORDS:
            self.clear()
            self.update(self._extra)
        m = self._label.fullmatch(words)
        known = cast("Role", m.lastgroup) if m else None
        self[words] = role = known or ("responsible" if _UNKNOWN.fullmatch(words) else None)
        return role

    def knows(self, words: str) -> bool:
        """Tell whether words are a label of the tables."""
        return words in self._extra or bool(self._label.fullmatch(words))


class RoleWords:
    """The labels and verbs of one style."""

    def __init__(self, extra: Mapping[str, Role] | None = None) -> None:
        """Compile the patterns, with the labels that a locality adds."""
        verbs = "|".join(f"(?P<{role}>{words})" for role, words in _VERBS.items())
        self._verb = re.compile(rf"{_VERB_BEGINS}(?:{verbs})$", re.VERBOSE)
        self.labels = _Labels(extra or {})
        """The role that a label announces, or None where the words are no label."""

    def knows(self, label: str) -> bool:
        """Tell a label whose role the tables say from one that is guessed by its ending (挂点单位)."""
        return self.labels.knows(label)

    def find_verb(self, clause: str) -> tuple[int, Role] | None:
        """Find the verb that ends a clause: its offset and role."""
        if clause[-1:] not in _VERB_ENDS:
            return None
        m = self._verb.search(clause, max(0, len(clause) - _LONGEST_VERB))
        return (m.start(), cast("Role", m.lastgroup)) if m else None


ROLES = RoleWords()
