"""What the shape of a name says, whatever it is called: groups, townships, zones, companies, garbled names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.understand.naming.functions import is_function

if TYPE_CHECKING:
    from govtasks.model.task import UnitKind, UnitLevel

_BRACKET = re.compile(r"[(\[<][^()\[\]<>]*[)\]>]?")
_GROUP = re.compile(
    r"各|.*、|(?:有关|相关|其他|其它|涉农|履行|拖欠|所有|全[市县区省州](?!.*局$))|区县|[市区县]直园区|[省市区县州]属"
    r"|.*(?:有关|相关|所属|成员|职能|主管|牵头|行政|驻.|[省市县区州旗][直级]).{0,6}(?:单位|部门|企业|机构|科室|处室|厅局)$"
    r"|.*各.{0,6}(?:单位|部门|企业|机构|政府|街道|乡镇|镇街|园区|科室|处室|局|委|市|县|区)$"
    r"|.*(?:部门|单位|企业|机构|院所|科室|处室|厅局|地区|街镇|乡镇|镇街|区镇街道|县市区|区县|市州|市县)$"
    r"|.*[一二三四五六七八九十两]市(?:人民)?政府$|.*城市政府$"
)
_GOVERNMENTS = re.compile(r"[省市县区州盟旗乡镇()、或和及]{2,}(?:人民)?政府")
_ZONES = re.compile(r"(?:管理|开发|高新|经开|园|功能|新|景|试验)区")
_TOWNSHIP = re.compile(r"(?P<stem>[^()、]{1,8}?(?P<kind>街道|镇|乡|苏木))(?:办事处|街道办|办|党工委|(?:人民)?政府)?")
_ZONE = re.compile(
    r"(?P<stem>[^()]{0,12}?)(?P<kind>高新技术产业开发区|高新区|经济技术开发区|经济开发区|经开区|综合保税区|保税区|工业园区|工业园"
    r"|产业园区|产业园|自由贸易试验区|自贸试验区|自贸区|综改示范区|示范区|试验区|实验区|开发区|管理区|度假区|风景区|景区|服务区|港区|新区"
    r"|园区|高新园|片区|商务区|垦区|农场|林场|铁路港|湿地公园|湿地|国际商务区)(?:管委会|管理委员会)?"
)
_FULL_ZONES = {
    "高新区": "高新技术产业开发区",
    "经开区": "经济技术开发区",
    "综改示范区": "转型综合改革示范区",
    "自贸区": "自由贸易试验区",
    "自贸试验区": "自由贸易试验区",
}
_VAGUE_ZONES = frozenset({"高新园", "园区", "片区", "港区", "商务区", "国际商务区", "服务区", "景区", "示范区"})
ONLY_ZONES = frozenset({"高新技术产业开发区", "经济技术开发区"})
"""Of these a place has one that bears its name."""
_BODY = re.compile(
    r"(?P<stem>.*?)(?:领导小组|工作小组|协调小组|推进组|工作组|攻坚组|指挥部|防指|联席会议|工作专班|专班|安全委员会|保护委员会)"
    r"(?P<office>办公室|办|秘书处)?(?:专班|工作专班)?"
)
_BANK = re.compile(r".*(?:银行|[农工建中交]行|邮储|农商行|支行|分行|信用社|信用联社|农信联社|农信社|联社)")
_COMPANY = re.compile(
    r".*(?:公司|集团|(?<!科)厂|电网|电信|移动|联通|铁塔|燃气|自来水|城投水务|交易所|车务段|物流|集运|航交所|石化|油田)"
)
_WHOLE_COMPANY = re.compile(
    r".{4,}(?:有限责任公司|股份有限公司|有限公司)(?:.{2,}分公司)?|中国.{4,}公司.{2,}分公司|.{4,}交易所"
)
_INSTITUTION = re.compile(
    r"(?P<stem>.*?)(?:中心|医院|学校|中学|小学|学院|大学|研究院|研究所|科学院|保健院|福利院|敬老院|党校|博物馆|图书馆|档案馆|[^局]馆|管理处|服务处|管护处"
    r"|社保处|报社|电视台|广播台|融媒体|教育集团|事务所|管理所|监测站|[^总]站|中心管委会)"
)
_COMMUNITY = re.compile(r".*(?:社区|村)(?:居委会|村委会|委员会)?")
_SOCIETY = re.compile(r".*(?:协会|商会|学会|联合会|基金会|志愿者)")
_INTERNAL = re.compile(
    r"厅.*|.*(?:(?<!管理|办事|服务|管护|社保)处|科|处室|股|机关党委|机关纪委|监察大队|征地部|党群工作部区?)"
)
_SEVERAL = re.compile(r".{2,6}?(?:局|委员会|委(?!员|办)|办公室|中心)(?=.)")
_WHOLE_INSTITUTION = re.compile(r".{3,}(?:学院|大学|研究院)|.{4,}(?:协会|商会|学会)")
_BY_END: tuple[tuple[UnitKind, re.Pattern[str]], ...] = (
    ("bank", _BANK),
    ("public_institution", _INSTITUTION),
    ("company", _COMPANY),
    ("mass_organisation", _SOCIETY),
    ("township_or_street", _COMMUNITY),
    ("organ", _INTERNAL),
    ("office", re.compile(r".*(?:办|办公室)")),
    ("zone_committee", re.compile(r".*(?:管委会|管理委员会)")),
    ("organ", re.compile(r".*(?:办事处|局|厅|委|委员会|署|支队|大队|总队|总站|部|室|组)")),
)
"""What a name is that no table lists; the first that fits."""
_WHOLE = re.compile(
    r".*(?:管理|监督|服务|发展|建设|保护|促进|执法|事务|保障|交易|审批|规划|改革|治理|合作|统计|登记|救助|指导|审计|督查|协调|推进"
    r"|研究|数据|更新|改造|融媒体|急救|抢救|疗养|防治|供应|人民|妇幼|中心|编纂|教育|就业|工作|评审|检测|监测|评估|采购|储备|救援|指挥|信息|招才|运行|热线|处置|征收|投资|产业|经济)"
    r"(?:局|委员会|办公室|中心|处|厅|所|站|医院|保健院)|.*(?:档案|博物|图书|文化|科技)馆|.{4,}办公室"
)


def strip_aliases(name: str) -> str:
    """Take brackets out of a folded name: 区商务局<招商局> is 区商务局; one that is all bracket is kept."""
    return _BRACKET.sub("", name).strip() or name


def is_garbled(name: str) -> bool:
    """Tell several organs in one name without a sign between them: 商务局招商局财政局."""
    pieces = _SEVERAL.findall(name)
    rest = name[sum(map(len, pieces)) :]
    return bool(pieces) and "".join(pieces) == name[: len(name) - len(rest)] and all(map(is_function, (*pieces, rest)))


def is_group(folded: str) -> bool:
    """Tell a name of many: 各街道, 市直有关部门, 县(区)政府."""
    return bool(_GROUP.match(strip_aliases(folded)) or _GOVERNMENTS.match(folded))


def find_member_level(name: str) -> UnitLevel:
    """Give the level of those whom a group of governments names: 各县市区政府 county; "" for departments."""
    words = re.sub(r"^各?(?:有关|相关)?(?:全?[省市县区州旗][直级属])?", "", name)
    if re.search(r"部门|单位|企业|机构|科室|处室|行业|审批", words):
        return ""
    words = _ZONES.sub("", words)
    if re.search(r"街|[乡镇]", words):
        return "township"
    if re.search(r"[县区旗]", words):
        return "county"
    return "city" if re.search(r"[市州盟]", words) else ""


def find_township(core: str) -> str:
    """Give the official name of a town or street without its county; "" where it is none."""
    m = _TOWNSHIP.fullmatch(core)
    if not m:
        return ""
    return f"{m['stem']}办事处" if m["kind"] == "街道" else f"{m['stem']}人民政府"


def find_zone(core: str) -> tuple[str, str, bool] | None:
    """Give stem and kind in full of a zone's name, and whether it is spelt out: 郑东, 新区, True."""
    m = _ZONE.fullmatch(core)
    if not m:
        return None
    kind = _FULL_ZONES.get(m["kind"], m["kind"])
    return m["stem"], kind, kind not in _VAGUE_ZONES


def find_body(core: str) -> tuple[str, bool] | None:
    """Give the stem of a leading group's name, and whether its office is meant; None where it is none."""
    m = _BODY.fullmatch(core)
    return (m["stem"], bool(m["office"])) if m else None


def find_kind(core: str) -> UnitKind:
    """Give what a name is by its last words; "" where they say nothing."""
    return next((kind for kind, pattern in _BY_END if pattern.fullmatch(core)), "")


def is_named(core: str) -> bool:
    """Tell an institution or association with a name of its own: 江汉职业艺术学院."""
    return bool(_WHOLE_INSTITUTION.fullmatch(core)) or core.startswith("中国")


def is_internal(core: str) -> bool:
    """Tell an office inside an organ: 法规处."""
    return bool(_INTERNAL.fullmatch(core))


def is_whole(core: str) -> bool:
    """Tell a name whose last words are spelt out, so that it abbreviates nothing: 招商服务中心."""
    return bool(_WHOLE.fullmatch(core) or _WHOLE_COMPANY.fullmatch(core) or _WHOLE_INSTITUTION.fullmatch(core))
