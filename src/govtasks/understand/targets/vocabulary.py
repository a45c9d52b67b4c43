"""Words around the number of a target: commitments, verbs, places and times, and what makes a number none."""

from __future__ import annotations

import re

COMMITMENTS = frozenset("力争 确保 争取 力促 保证 务必 力求 实现 完成 必保".split())
FIRM = re.compile("力争|确保|争取(?!到)|力促|保证(?![金人书])|务必|力求|必保")
"""Commitments that govern what follows wherever they stand."""
_CREATING = frozenset(
    "新增 新建 增建 改建 扩建 改扩建 新改建 新改扩建 建设 建成 兴建 打造 创建 创成 争创 培育 引进 引育 招引 打通 "
    "开工 开工建设 开通 增设 设立 组建 创办 建立 改造 改造提升 新建改造 新改 增加 净增 增 落户 推出 开设 布局 争取 "
    "获批 认定".split()
)
CREATING = _CREATING | {"新" + verb for verb in _CREATING}
"""Verbs that bring something about: behind one, a number in Chinese is a target (打通两条断头路), else a term."""
_ACTIONS = _CREATING | frozenset(
    "实施 推进 推动 加快 加快推进 加快建设 开展 组织 组织实施 组织开展 谋划 安排 落实 支持 扶持 指导 帮助 鼓励 "
    "引导 促进 加强 完善 优化 提升 提档升级 更新 更新改造 整治 治理 修复 清理 拆除 淘汰 关停 关改搬转 "
    "关闭 化解 处置 盘活 消化 收储 供应 出让 发放 发展 培养 培训 选派 选树 遴选 评选 举办 承办 筹办 提供 筹集 "
    "筹措 募集 投入 投放 安装 设置 配备 配套 维修 维护 铺设 敷设 拓宽 硬化 种植 栽植 补植 登记 入库 备案 "
    "备案入库 申报 制定 制订 出台 发布 修订 吸引 转移 输送 救助 资助 惠及 服务 覆盖 建好 办好 建强 做大 扩大 "
    "拓展 储备 动态储备 启动 启用 投用 续建 新开工 复垦 检查 排查 抽检 巡查 转化 落地 培植 孵化 扩建改造 配建 "
    "储存 推广 推行 招聘 招录 聘用 划定 统筹 统筹安排 安置 回迁 交付 供给 保障 加密 延伸 连通 贯通 整合 布设 "
    "使用 建设使用 评定 入驻 免费培训".split()
)
VERBS = _ACTIONS | {sign + verb for sign in "新再" for verb in _ACTIONS}
NOUNS = {
    "服务": "业中站设平窗事点网贸", "发展": "区基资", "登记": "失", "培训": "机基中班", "转移": "支",
    "安置": "房点", "储备": "项地粮库", "保障": "性房", "建设": "用项资", "供应": "链商点", "救助": "站",
    "种植": "业基面", "创建": "工", "使用": "面效", "治理": "面",
    "增": "值长速幅量收强加", "引导": "基资", "检查": "站", "支持": "资", "更新": "地片",
}  # fmt: skip
"""What makes a noun of a verb: 服务业, 建设用地."""
AFTER_NOUN = re.compile(r"[率额值面]|量(?!子)|数(?![字据控智])|度(?!假)")
"""What makes a noun of any verb: 完成率."""
SET_NAMES = re.compile(r".{0,8}?(?:就业|贷款|信贷|信贷投放|融资|财力|授信|社融|存款)")
"""Names that keep their 新增."""
ADVERBS = frozenset(
    "大力 积极 着力 全力 加快 持续 重点 稳步 加大 深入 不断 继续 努力 全面 切实 集中 集中力量 集中精力 进一步 "
    "早日 如期 按时 有序 扎实 就是要 分别 要 再 都 也 通过 至少 探索 分批 年度 滚动 充分 好 一批 率先 重点抓好 抓好 "
    "做好 扎实推进 深入实施 大力实施 稳妥 逐步 动态 先行 协调 精心 统一 依法".split()
)
"""Words before a verb; before a noun they belong to it (重点项目)."""
CONNECTORS = frozenset("其中 或 或者 将 把 并 并且 且 同时 以及 和 及 与 、 共 共计 累计 总共 合计 各 全部".split())
LINKS = frozenset(
    "分别 同比 年均 平均 每年 实际 累计 总计 共计 共 均 全部 逐步 要 再 的 新增 净增 有 不变价 同口径 环比 "
    "承诺时限 法定时限 做到 一般 原则上".split()
)
"""What may stand between the indicator and its number beside a bound, a change or a commitment."""
RISING = frozenset("增长 提高 提升 增加 上升 上涨 扩大 递增 增".split())
FALLING = frozenset("下降 降低 减少 压减 压缩 缩短 缩减 下调 降 减 削减 压降".split())
SCOPE = re.compile(
    r"(?:到|至|截至)?20\d\d\s?年度?(?:全年|\s?\d{1,2}\s?月)?(?:年?底之?前?|末|初|[上中下]旬|年内|前)?|全年|本?年内"
    r"|(?:今|明|本|当)年度?(?:底前?|内)?|年底前?|\d{1,2}\s?月(?:底前?|[上中下]旬|前)|每年|每季度|每周|每个?月"
    r"|[一二三四]季度|[上下]半年"
    r"|(?:全|我|本)[省市区县州盟旗](?!域|级)(?:各[^,。]{2,6})?|中心城区|主?城区(?=[^, ]{2,}(?:增|新|建|培|引|吸))"
    r"|每个?[县市区乡镇村街道]{1,4}"
)
"""Time and place before an indicator."""
SCOPE_SIGNS = frozenset("0123456789到至截全本年今明当每一二三四上下我中主城")
BACKGROUND = re.compile(
    r"现有|围绕|依托|聚焦|瞄准|发挥|巩固|给予|奖补|奖励[最每]|补助标准|补贴标准|按照|根据|严禁|禁止|去年|上年|已(?:经|于|建成|完成|公布)"
    r"|满\d|收取|抵扣|不得(?![超低少高])|处以|罚款|符合|以下[罚的]|每[亩人吨户][补奖]|最[高长快]|贴息|减按|减征|适用$|按$|上限|亩补助|补助期限|保额"
    r"|可享受|实施期限|实施时间|执行期限|执行时间|所有$|发生$|未超|\(不?含[^)]*$|前$|个月内|在$"
)
"""Words before a number that make it background, a condition or the rate of a benefit."""
CONDITIONS = re.compile(
    r"对(?![外口接标])|针对|自(?![来然主贸动由有建筹])|从(?!业)|经(?![营济贸费开])|按(?![时期])|不?含|为(?![民老农企])"
)
"""Words that open a condition, at the beginning of a clause."""
HOLDING = ("制在", "定在", "持在")
"""控制在, 稳定在, 保持在: of all that ends in 在 no place or condition."""
NO_TARGET_BEHIND = re.compile(
    r"奖励|奖补|补助|补贴|贴息|收取|以?下(?:罚|的)|[^、]{2,12}(?:为(?:重点|抓手|目标|主题|核心|主线|导向|载体)|基础上)|贷款支持|的?一次性|的?资金支持|全覆盖|政策|不等|内(?:完成|办|将|提|制|应|给)"
)
"""The same behind it."""
NO_NAME_BEHIND = re.compile(
    r"$|并|且(?!末)|全部|同时|以[^上下内来色]|用于|后[^勤备]|时$|为[^主]|的?(?:(?P<work>建设|改造|创建)|工作)?(?:任务|目标|要求|水平|规模)(?:任务)?$|等|左右|起|其中"
    r"|进行|确保|实现|力争|投入(?:使用|运营)|开工|完成|达到|达标|台阶|大关|级|办结"
)
"""What may follow a number whose indicator stands before it."""
NAME_ENDS = re.compile(
    r"加快|加速|全部|应(?:开尽开|[按当于在接])|如期|竣工|投产|达产|建成|落地(?!窗)|实现|落实|投入(?:使用|运营)|实施|顺利|开工(?:建设)?$|按[期时]|提前"
    r"|升级联通|并网|开展|安装|用于|参加|完成|达到|正式|取得|“|、|通过|争取|推进(?!会)|跻身|广泛"
)
"""Where the name of the thing counted ends, behind its number."""
FUNDS = re.compile(r"资金|债务|基金|贷款|投资|债券|额度|授信|收入|投入|信贷|融资|经费|消费券")
"""What is named behind a sum of money; of anything else the sum is a mark (30亿元以上项目)."""
TYPES = re.compile(r"企业|产业|项目|基地|集群|园区|平台|强县|强镇|航道|码头|泊位|市场")
"""Things of which a weight or an area is a mark (百万吨基地)."""
WORKS = re.compile(r"建设|新建|改造|治理|绿化|工程|灌溉|管护")
"""Work that is done on an area or a length, of whatever thing (2万亩蔬菜基地建设)."""
WORKED = frozenset("亩 公顷 平方公里 平方米 公里 米".split())
"""What such work is measured by."""
PLANNED = re.compile(r"的[^、]{0,6}(?:计划|任务|目标)")
"""What a sum is of, behind what it is spent on (66个项目54亿元的投资计划)."""
DURATION = re.compile(r"时间|时限|周期|期限|用时|时长|工期|审批|办理|办结|许可|响应")
RATES = re.compile(r"(?:率|占比|比重|比例)$")
CHANGES = re.compile(r"(?:涨幅|增速|增幅|增长率|(?P<down>降幅|降低率|下降率))$")
