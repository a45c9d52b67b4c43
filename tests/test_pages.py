"""Pages as site systems serve them: what they say of the notice, and the notice without the site."""

from __future__ import annotations

import datetime

import pytest

import govtasks

TITLE = "示例市人民政府办公室关于印发示例市样本湾建设分工方案的通知"
NUMBER = "示政办发〔2031〕7号"
LETTER = "各区人民政府，市政府各部门：样本湾建设分工方案已经市政府同意，现印发给你们，请认真执行。"
TASKS = (
    "1.建成样本湾码头，年底前接待第一批渔船，码头管理用房同步完工。（牵头单位：市交通局；责任单位：市渔业局）",
    "2.疏浚样本河入海段三公里，清出的泥沙用于堤岸加固。（责任单位：市水利局、样本区人民政府）",
)
SIGNATURE = ("示例市人民政府办公室", "2031年3月5日")


def paragraphs(*lines: str) -> str:
    """Put each line into a paragraph."""
    return "".join(f"<p>{line}</p>" for line in lines)


BODY = paragraphs(LETTER, *SIGNATURE, *TASKS)


def meta(**tags: str) -> str:
    """Write meta tags as most systems do."""
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in tags.items())


HANWEB = (
    f"<html><head><title>示例市人民政府 文件 {TITLE}</title>{meta(ArticleTitle=TITLE, pubdate='2031-03-08 09:58', contentSource='市政府办')}"
    "<!--<$[信息来源]>begin--></head><body><table><tr><td>索 引 号:</td><td>001/2031-9</td><td>文件编号:</td>"
    f"<td>{NUMBER}</td></tr><tr><td>有效性:</td><td>有效</td><td>发布机构:</td><td>示例市政府办公室</td></tr></table>"
    f"<h3>{TITLE}</h3><div>发布日期： 2031- 03- 08 字号：【大中小】</div><div id='zoom'><!--ZJEG_RSS.content.begin-->{BODY}"
    "<!--ZJEG_RSS.content.end--></div><div>打印</div><div>关闭</div><p>上一篇：</p><p>下一篇：</p></body></html>"
)
TRS = (
    f"<html><head>{meta(SiteName='示例市人民政府', ArticleTitle=TITLE, PubDate='2031-03-08 15:022031-03-08 15:07')}"
    f"<title>{TITLE}_市级文件_示例市人民政府门户网站</title></head><body><div>政务公开 > 市级文件</div>"
    f"<ul><li>[发文机构] 示例市人民政府办公室</li><li>[成文日期] 2031-03-05</li><li>[发文字号] {NUMBER}</li><li>[发布日期] 2031-03-08</li></ul>"
    f"<p>{TITLE}</p><dl>字号：   大   中   小</dl><div id='mainText'><div class='view TRS_UEDITOR trs_paper_default'>{BODY}</div></div>"
    "<ul><li><a href='/a.pdf'>公报PDF</a></li></ul><div>分享：</div><div>相关解读</div><ul><li><a href='/b'>一图读懂样本湾建设分工方案</a></li></ul></body></html>"
)
UCAP = (
    f"<html><head>{meta(ArticleTitle=TITLE, PubDate='2031-03-08 15:25:53', ContentSource='本网')}"
    f"<title>{TITLE}_示例市人民政府</title></head><body><div>当前位置：<a href='/'>首页</a> &gt; 文件</div><div><ucaptitle>{TITLE}</ucaptitle></div>"
    f"<table><tr><td>示例市政府门户网站</td><td>2031-03-08 15:25:53</td><td>来源： 本网</td></tr></table><div id='zoomcon'><ucapcontent>{BODY}</ucapcontent></div>"
    "<div>相关附件</div><div>媒体报道</div><div>扫一扫在手机打开当前页</div><div>主办单位：示例市人民政府办公室</div></body></html>"
)
LONSUN = (
    f"<html><head><title>【样本湾专栏】{TITLE}_示例市港务局</title>"
    f"{meta(ArticleTitle='【样本湾专栏】' + TITLE, PubDate='2031-03-08 09:37', ContentSource='市港务局', Author='某某')}</head>"
    "<body><ul><li><a href='/'>首页</a></li><li><a href='/x/'>要闻动态</a></li></ul><div>首页 &gt; 通知公告</div>"
    f"<table><tr><th>索引号：</th><td>00/2031</td><th>信息分类：</th><td>公文</td></tr><tr><th>登记分组：</th><td>甲类</td><th>文 号：</th><td>无</td></tr></table>"
    f"<h1>【样本湾专栏】{TITLE}</h1><div>发布日期：2031-03-08 09:37信息来源：市港务局浏览量：</div><div class='j-fontContent newscontnet'>{BODY}</div>"
    "<div>扫一扫在手机打开当前页</div><div>主办单位：示例市港务局</div></body></html>"
)
GKMLPT = (
    f"<html><head><title>{TITLE}</title>{meta(ArticleTitle=TITLE, PubDate='2031-03-08 17:53', ContentSource='本网')}"
    f'<script>var doc={{"content":"<p>{TASKS[0]}</p>"}}</script></head><body><div>高级搜索</div><h1>示例市人民政府办公室政府信息公开</h1><div>规章</div>'
    "<div>下载文字版</div><table><tr><td>索引号：</td><td>1144/2031</td><td>分类：</td><td></td></tr><tr><td>发布机构：</td><td>示例市人民政府办公室</td>"
    f"<td>成文日期：</td><td>2031-03-05</td></tr><tr><td>名称：</td><td>{TITLE}</td></tr><tr><td>文号：</td><td>{NUMBER}</td><td>发布日期：</td><td>2031-03-08</td></tr>"
    f"<tr><td>主题词：</td><td></td></tr></table><div>【打印】 【字体：大 中 小】</div><div>分享到：</div><h1>{TITLE}</h1><div>发布日期：2031-03-08 浏览次数：-</div>"
    f"<div class='article-content'>{BODY}</div><div>示例市人民政府办公室发布</div><p>主办单位：示例市人民政府办公室</p></body></html>"
)
SHANGHAI = (
    f"<html><head><title>其他_示例市港务局</title>{meta(ArticleTitle=TITLE, PubDate='2031-03-08')}</head><body><ol><li>您的位置：</li><li><a href='/'>首页</a></li></ol>"
    f"<h2 id='ivs_title'>{TITLE} <small>( 2031年03月08日 )</small></h2><div id='ivs_content' class='Article_content'><p>{NUMBER}</p>{BODY}</div>"
    "<div>政策性文件留言咨询</div><ul><li><a href='/y'>示例市渔港管理办法解读材料</a></li></ul></body></html>"
)
EASYSITE = (
    f"<html><head><title>{TITLE}</title>{meta(createDate='2035-06-03 16:44:21', ArticleTitle=TITLE, PubDate='2031-03-08 15:48')}</head><body>"
    "<div>当前位置:首页 &gt; 政策文件</div><ul><li>主题分类：<p>港口/渔港</p></li><li>文件有效性：<p>现行有效</p></li><li>制发单位：<p>示例市人民政府办公室</p></li>"
    f"<li>成文日期：<p>2031-03-05 00:00:00</p></li><li>发文字号：<p>{NUMBER}</p></li><li>发布日期：<p>2031-03-08</p></li></ul><h2>{TITLE}</h2>"
    f"<div>日期：2031-03-08 来源：示例市人民政府办公室 打印 【字体：大中小】</div><div id='container' class='portlet'>{BODY}</div>"
    "<div>政策解读：</div><div><a href='/z'>样本湾建设分工方案解读</a></div><p>网站标识码：1234567890</p></body></html>"
)
PHPCMS = (
    f'<html><head><META content="示例市人民政府网——{TITLE}" name="ArticleTitle"><META content="2031/3/8 8:22:16" name="PubDate">'
    f"<title>{TITLE}--示例市人民政府网</title></head><body><table><tr><td>首 页</td><td>领导之窗</td></tr></table><table><tr><td>当前位置：首页 &gt;&gt; 文件</td></tr>"
    f"<tr><td>{TITLE}</td></tr><tr><td>发布时间：2031/3/8 8:22:16</td></tr><tr><td>信息发布人：管理员</td></tr><tr><td class='imgok'>{BODY}</td></tr>"
    "<tr><td>[打印本页]</td></tr><tr><td>[关闭窗口]</td></tr></table><p>法律声明 | 关于本站 | 网站地图</p></body></html>"
)
DEDECMS = (
    f"<html><head><title>{TITLE}_示例市政府网</title><meta name=' ArticleTitle ' content='{TITLE}'><meta name=' Pubdate ' content='2031—03—08 14:57'></head><body>"
    "<div class='menu'><a href='/'>首页</a><a href='/a'>政务</a></div><div>你现在的位置：首页&gt;文件</div>"
    f"<h2>{TITLE}</h2><div>时间：2031-03-08 14:57 来源：市政府办 作者：某某 点击：12次</div><div class='show_content_left'>{BODY}</div>"
    "<div>责任编辑：某某</div><div>(责任编辑：admin)</div><div>顶一下 踩一下</div><div>上一篇：<a href='/m'>示例市渔港开港</a></div></body></html>"
)
JSP = (
    '<%@ page contentType="text/html;charset=UTF-8"%>\n<!DOCTYPE html><html><head><meta property="ArticleTitle" content="'
    f'{TITLE}"><meta property="PubDate" content="2031年03月08日"><title>通知公告 - 示例市</title></head><body><div>您所在的位置： 示例市 &gt; 通知公告</div>'
    f"<div>{TITLE}</div><div>来源：市政府办 发布时间：2031-03-08</div>{BODY}<div>版权所有 示例市</div></body></html>"
)
GOVCN = (
    f"<html><head><title>{TITLE}__2031年第9号示例公报_示例政府网</title>{meta(lastmodifiedtime='2033-01-01', firstpublishedtime='2031-03-08-23:59:59')}</head>"
    "<body><div><a href='/'>首页</a> &gt; 公报</div><div class='pages_content' id='UCAP-CONTENT'><p><strong>示例市人民政府办公室<br>关于印发示例市样本湾建设<br>分工方案的通知</strong></p>"
    f"{BODY}</div><div>扫一扫在手机打开当前页</div><div>相关稿件</div></body></html>"
)
SYSTEMS = {
    "hanweb": HANWEB,
    "trs": TRS,
    "ucap": UCAP,
    "lonsun": LONSUN,
    "gkmlpt": GKMLPT,
    "shanghai": SHANGHAI,
    "easysite": EASYSITE,
    "phpcms": PHPCMS,
    "dedecms": DEDECMS,
    "jsp": JSP,
    "govcn": GOVCN,
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_system_says_what_it_says_of_the_notice(system: str) -> None:
    """Title, issuer, both dates and the number of a page are found however its system writes them down."""
    notice = govtasks.loads(SYSTEMS[system])
    assert notice.title == TITLE
    assert notice.issuer == "示例市人民政府办公室"
    assert notice.published_on == datetime.date(2031, 3, 8)
    assert notice.issued_on == datetime.date(2031, 3, 5)
    assert notice.doc_number == (NUMBER if NUMBER in SYSTEMS[system] else None)


@pytest.mark.parametrize("system", SYSTEMS)
def test_system_leaves_the_notice_without_the_site(system: str) -> None:
    """Of a page only the title, its number and the article are text; whatever its system puts around them is furniture."""
    notice = govtasks.loads(SYSTEMS[system])
    texts = [notice.document.text[block.start : block.end] for block in notice.document.blocks if block.kind == "text"]
    whole = "".join(("【样本湾专栏】", TITLE, NUMBER, LETTER, *SIGNATURE, *TASKS))
    assert [text for text in texts if "".join(text.split()).removesuffix("(2031年03月08日)") not in whole] == []
    assert [text for text in (*TASKS, *SIGNATURE, LETTER) if text not in texts] == []
    assert [task.label for task in notice.tasks] == ["1", "2"]
