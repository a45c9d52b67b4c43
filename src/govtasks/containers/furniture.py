"""The words and shapes of page furniture: what a site puts around a notice."""

from __future__ import annotations

import re

_COLON = "[:：]"

_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十百]{1,4}[、.．,，]|[(（][一二三四五六七八九十百\d]{1,4}[)）]|\d{1,3}[、.．﹒)）](?!\d)|第[一二三四五六七八九十百\d]{1,4}[条章节项]"
    r"|[\u2460-\u2473]|附件(?!下载|信息)|抄送|主题词|—{2})"
)
_ROLE = re.compile(
    r"(?:责任|牵头|配合|协办|参与|落实|实施|督办|督导|包保|挂点|分管|联系|完成|第一责任)(?:单位|部门|领导|主体|时限|时间|人)[)）\]】]?\s*[:：]|负责[)）】\]]"
    r"|(?:牵头|按职责|分工|配合|负责)[^。]{0,12}[)）]"
)
_TITLE = re.compile(
    r"关于.{2,}(?:通知|意见|函|批复|决定|报告|请示|通报|公告|办法|方案|措施|规划|计划|要点|清单|分工|细则|规定)(?:[(（].*[)）])?$"
    r"|^.{4,60}(?:方案|清单|分工|分解表|要点|任务表|措施|办法|规定|细则|工作报告)(?:[(（].*[)）])?$"
    r"|〔20\d\d〕\d+号"
)

_TOOLS = (
    r"[\[【(（|丨\s]*(?:(?:我的|我要)?(?:打\s*印|关\s*闭|收\s*藏|纠\s*错|保\s*存|下\s*载|复制链接|返\s*回)"
    r"(?:本[页文稿]|此[页文]|页面|窗口|顶部|首页|文本|正文|列表|上一?页)?[\]】)）\[【(（|丨、\s]*)+$"
)
_HEAD = re.compile(
    rf"(?:[您你]?的?(?:现在|目前|当前|所在)?(?:的|所在)?位置|当前页面|当前栏目)(?:[是为]|{_COLON}|\s|$)"
    rf"|(?:信息|文章|文件)?(?:发布|发文|上传|更新|添加|录入|公开|生成)(?:时间|日期){_COLON}?\s*[\[【]?\s*(?:\d|$)"
    r"|(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s*(?:\d{1,2}:\d\d(?::\d\d)?\s*(?:$|来源|作者|浏览|点击|字号)|(?:来源|作者|浏览|点击|字号))"
    rf"|(?:日期|时间)\s*{_COLON}\s*[12]\d\d\d"
    rf"|(?:信息|文章|稿件|内容|新闻|文件)?来\s*源\s*{_COLON}"
    rf"|[【\[]?\s*(?:浏览|阅读|点击|访问|查看)(?:次数|人数|量|率|数)?\s*{_COLON}|[【\[]?\s*(?:字\s*体|字号|文字大小|视力保护色)(?:大小|显示)?\s*(?:{_COLON}|[\[【]|\s|$)"
    r"|大\s+中\s+小|[\[【(（]?\s*大\s*[\]】)）]?\s*[\[【(（]?\s*中\s*[\]】)）]?\s*[\[【(（]?\s*小\s*[\]】)）]?\s*$"
    rf"|(?:我要)?分享(?:到|至|本文|本页)?\s*(?:{_COLON}|$)|收藏本[文页]|语音播报|无障碍|繁[體体]|首\s*页\s*[|>»/-]|首\s*页$|网站首页"
    rf"|索\s*引\s*号\s*{_COLON}?|信息分类\s*{_COLON}|主题分类\s*{_COLON}|标\s*题\s*{_COLON}|(?:公开责任部门|有效性|信息索引号|公文时效|废止日期|失效日期|生效日期)\s*{_COLON}"
    r"|下载(?:文字|图片)版|={4,}.*={4,}$|[|｜\s]+$|[>»›＞]|作者\s*[:：]?\s*发布"
    rf"|(?:信息)?(?:发布|录入|供稿)(?:人|者|员)\s*{_COLON}|今天是|{_TOOLS}"
)
_DAY = re.compile(r"[\[(（]?\s*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s*[\])）]?$")
_FOOT = re.compile(
    r"[\[【(（|]?\s*(?:打\s*印|关\s*闭|收\s*藏|复制链接|返回)(?:本[页文]|此[页文]|页面|窗口|顶部|首页|文本|正文|列表|上一?页)?\s*(?:[\]】)）|\s]+|$)"
    rf"|[\[【(（]?\s*(?:责任编辑|责\s*编|网站编辑|编\s*辑|信息录入|录入|初审|终审|审核|校对|作者)(?:[:：|]|\s*$)"
    rf"|(?:扫一扫|扫描二维码|用微信|微信扫|手机扫)|(?:上|下)一(?:篇|条|则|页)\s*(?:{_COLON}|\s|$)"
    rf"|(?:相关|关联)(?:链接|解读|文档|附件|文章|信息|新闻|阅读|稿件|报道|政策|文件|资料|推荐)\s*(?:{_COLON}|$)"
    r"|版权所有|网站标识码|网站声明|网站地图|关于我们|联系我们|友情链接|技术支持|您?访问本站|建议使用|推荐使用|最佳浏览|copyright|©|\(c\)"
    r"|.{0,3}ICP备|.{0,3}公网安备|查看余下全文|精彩图片|热点推荐|(?:附件|文件)(?:下载|信息)\s*[:：]?$|分享(?:到|$)|您是第.{0,12}访客"
    r"|网站导航|手机版|(?:政府|站点)?网站群"
    r"|(?:联系|单位|办公)?地址\s*[:：].*(?:邮编|电话|邮政编码|传真)"
    rf"|(?:(?:政策|部门|媒体|专家|视频|音频|图片|图文|文字|访谈)解读|图解)\s*{_COLON}?$|解读\s*(?:文件|链接)?\s*{_COLON}|图解\s*{_COLON}"
    rf"|下载(?:本|此|该)(?:信息|公开|文件|附件|页)+$|{_TOOLS}"
    r"|(?:回到顶部|top|↑|扫码(?:浏览|阅读|查看|关注)?|解读材料|一图读懂|(?:高级)?(?:搜索|检索)|网站支持ipv6|移动(?:端|版)|朗读|www\.[\w.]+)$"
    r"|(?:最新(?:信息|公开|发布|文章)|(?:信息|热点|热门|精彩|为您)推荐|热门(?:文章|信息)|(?:长者|适老|关怀)(?:版|化|模式|助手)|政务微[博信])$"
    r"|(?:(?:分享到?)?(?:新浪)?(?:微信|微博|qq空间|qq好友|朋友圈)(?:好友)?|智能(?:客服|问答)|隐私(?:声明|保护|政策))$"
    r"|[一二三]审\s*[:：]|法律声明|您访问的(?:链接|网站)|本站支持|(?:今日|累计|总)访问|produced by|顶一下|您对本[页文]"
    r"|(?:简体|登录|加入收藏|设为首页)(?:[\s|｜]|$)|(?:请输入关键[字词]|站内搜索|热门搜索)(?:[\s:：]|$)|欢迎(?:访问|光临).{2,20}网"
    r"|(?:本文|文章|页面)(?:关键[词字]|(?:链接|网址)\s*[:：])|(?:保护视力|视力保护)色?|(?:记者|撰稿|供稿|通讯员)\s*[:：]|您是第\s*\d+\s*位"
    r"|(?:(?:点赞|评论)\s*\d*|没有了|听新闻|(?:政策|政务)咨询|意见反馈|(?:用手机|手机端?)看|APP下载|(?:移动)?客户端|微信公众号|政务新媒体(?:矩阵)?)$"
    r"|(?:长者专区|适老化模式|中国政府网|.{1,12}(?:政府|部门|县区|区县|省市|地市|媒体)网站|取消\s*确[定认]|继续(?:访问)?\s*放弃|.{2,12}是否有(?:用|帮助)[?？]?)$",
    re.IGNORECASE,
)
_END = re.compile(
    r"[\[【(（|]?\s*(?:(?:相关|关联|延伸|推荐|热门)(?:链接|解读|文档|文章|信息|新闻|阅读|稿件|报道|政策|资料|推荐)\s*(?:[:：\]】]|$)"
    r"|(?:网友|最新|发表|我要|用户)评论|版权所有|网站标识码|网站声明|网站地图|关于我们|友情链接|.{0,3}ICP备|.{0,3}公网安备|copyright|©)",
    re.IGNORECASE,
)
_SPONSOR = re.compile(r"主办(?:单位)?\s*[:：]")
_HEADLINE = re.compile(r"关于[^。；]{2,}(?:通知|意见|函|批复|决定|公告|通报)$")
_SITE = re.compile(
    "版权所有|ICP备|公网安备|网站标识码|网站地图|联系我们|技术支持|Copyright|©|浏览次数|打印本页|关闭窗口|责任编辑[：:]"
    "|扫一扫|上一篇|下一篇"
)
_HOST = re.compile(r"(?:主办|承办|维护)\s*[:：]|主办单位\s*[:：].*(?:承办|版权|网站|技术|维护)")
_INDEX = re.compile(
    r"[\[【]?\s*(?:索\s*引\s*号|信息索引号?|统一(?:登记号|编号)|备案登记号|登记(?:号|日期)|公开目录|(?:主题|信息|体裁|组配|所属|公文)?(?:分\s*类|类\s*别)"
    r"|所属(?:主题|机构)|文件状态|公文种类|文\s*种|服务对象|栏\s*目|原文链接|联合发文单位|文件来源|信息来源|(?:发文|发布|制发|公开|办文|公开责任)(?:机[关构]|单位|部门|主体)"
    r"|(?:信息|文件|公文)?名\s*称|标\s*题|发?\s*文\s*字?\s*号|文件编号|文\s*号"
    r"|(?:成文|发文|发布|公开|公布|印发|签发|生成|产生|生效|施行|废止|失效|实施)(?:日期|时间)|(?:文件)?有\s*效\s*[性期]|公文时效|时\s*效\s*性?"
    r"|主\s*题\s*词|关\s*键\s*[词字]|内容概述|公开(?:方式|形式|范围|时限|属性|类型)|信息公开)\s*[\]】]?\s*[:：\]】]?\s*$"
)
INDEX_SIGNS = frozenset("[【索信统备登公主组体所文服栏原联发制办名标成印签生产施废失实有时关内")
"""With these the labels of an index box begin."""
_ROLE_LINE = re.compile(
    r"[\[【]?\s*(?:责任|牵头|配合|协办|参与|落实|实施|督办|督导|包保|挂点|分管|联系|主办|承办|协同|主要责任|牵头责任|第一责任|责任牵头)"
    r"(?:单位|部门|领导|主体|人|处室|科室)\s*[\]】]?\s*[:：]|(?:完成|工作|办理|时间)(?:时限|期限|要求|节点)\s*[:：]"
)
_BARE_ROLE = re.compile(
    r"(?:^|[。；;，,(（\[【])\s*(?:责任|牵头|配合|协办|参与|落实|实施|督办|主办|承办|协同)(?:单位|部门|领导|人)\s*[:：]$"
)
_ALLOCATION = re.compile(
    r"[(（\[［【〔]\s*(?:[^()（）]{0,6}(?:责任|牵头|配合|协办|参与|落实|实施|主办|承办|督办)(?:单位|部门|领导|人)?\s*[:：]"
    r"|[^()（）〔〕。]{2,80}(?:负责|牵头|配合|落实)[^()（）〔〕。]{0,12}[)）\]］】〕])"
)
_SHORT = 80


def is_guarded(text: str) -> bool:
    """Say whether a line may be part of a notice whatever stands around it: item, role, title, document number."""
    return bool(_ITEM.match(text) or _ROLE.search(text) or _TITLE.search(text))


def is_prose(text: str) -> bool:
    """Say whether a line is a sentence or an item of a notice, as no furniture is."""
    size = len(text)
    if size < 16:  # noqa: PLR2004
        return False
    if "。" not in text and "；" not in text:
        if size <= 25 or not (_ITEM.match(text) or _ROLE.search(text)):  # noqa: PLR2004
            return False
        if _HEADLINE.search(text):
            return False
    return size >= 150 or not _names_site(text)  # noqa: PLR2004


def starts_role(text: str) -> bool:
    """Say whether a line begins with the label of a role: 责任单位：, 完成时限：."""
    return bool(_ROLE_LINE.match(text))


def ends_with_role(text: str) -> bool:
    """Say whether a line breaks off after the label of a role, before any name: 牵头单位：."""
    return text[-1] in ":：" and bool(_BARE_ROLE.search(text))


def starts_allocation(text: str) -> bool:
    """Say whether a line begins with a bracket that names units: （责任单位：…）, （市教育局负责）."""
    return bool(_ALLOCATION.match(text))


def _names_site(text: str) -> bool:
    """Say whether a line has words that only the frame of a site has."""
    return bool(_SITE.search(text))


def opens_page(text: str) -> bool:
    """Say whether a short line above a notice is furniture: place in the site, date and source, size of type."""
    return len(text) < 2 * _SHORT and bool(_HEAD.match(text) or (_names_site(text) and not _ITEM.match(text)))


def closes_page(text: str) -> bool:
    """Say whether a short line under a notice is furniture: print and close, editor, owner of the site."""
    if _FOOT.match(text) or _HOST.match(text):
        return len(text) < 3 * _SHORT
    return len(text) < 2 * _SHORT and not _ITEM.match(text) and bool(_names_site(text))


def is_day(text: str) -> bool:
    """Say whether a line is no more than a day as sites write it: 2024-01-30."""
    return bool(_DAY.match(text))


def find_end(texts: list[str], above: list[str]) -> int:
    """Give the first line under an article under which nothing belongs to the notice: all is the site's."""
    hosted: bool | None = None
    for at, text in enumerate(texts):
        if len(text) >= 2 * _SHORT:
            continue
        if _END.match(text):
            return at
        if _SPONSOR.match(text) and any(map(_names_site, texts[at + 1 : at + 4])):
            hosted = any(line[0] == "主" and _SPONSOR.match(line) for line in above) if hosted is None else hosted
            if not hosted:
                return at
    return len(texts)


def is_index_label(text: str) -> bool:
    """Say whether a line is no more than a label of the index box above a notice."""
    return text[0] in INDEX_SIGNS and len(text) < 16 and bool(_INDEX.match(text))  # noqa: PLR2004


def opens_index(text: str) -> bool:
    """Say whether a line is a label of the index box with its value behind it."""
    if text[0] in INDEX_SIGNS and len(text) < _SHORT:
        for colon in ":：]】":
            at = text.find(colon)
            if 0 < at < 12:  # noqa: PLR2004
                return bool(_INDEX.match(text[: at + 1]))
    return False
