"""Pages as site systems serve them: what they say of the notice, and the notice without the site."""

from __future__ import annotations

import datetime
import re
from string import Template
from typing import TYPE_CHECKING

import pytest

import govtasks

if TYPE_CHECKING:
    from pathlib import Path

ISSUER = "示例市人民政府办公室"
TITLE = "示例市人民政府办公室关于印发示例市样本湾建设分工方案的通知"
NUMBER = "示政办发〔2031〕7号"
LETTER = "各区人民政府，市政府各部门：样本湾建设分工方案已经市政府同意，现印发给你们，请认真执行。"
TASKS = (
    "1.建成样本湾码头，年底前接待第一批渔船，管理用房同步完工。（牵头单位：市交通局；责任单位：市渔业局）",
    "2.疏浚样本河入海段三公里，清出的泥沙用于堤岸加固。（责任单位：市水利局、样本区人民政府）",
)
SIGNATURE = (ISSUER, "2031年3月5日")
BODY = "".join(f"<p>{line}</p>" for line in (LETTER, *SIGNATURE, *TASKS))

SYSTEMS = {
    "hanweb": """<html><head><title>示例市人民政府 文件 $title</title><meta name="SiteName" content="示例市人民政府">
<meta name="ColumnName" content="文件"><meta name="ArticleTitle" content="$title">
<meta name="pubdate" content="2031-03-08 09:58"><meta name="contentSource" content="市政府办"></head><body>
<table><tr><td>索 引 号:</td><td>001/2031-9</td><td>文件编号:</td><td>$number</td></tr>
<tr><td>有效性:</td><td>有效</td><td>发布机构:</td><td>示例市政府办公室</td></tr></table>
<h3>$title</h3><div>发布日期： 2031- 03- 08 字号：【大中小】</div>
<div id="zoom"><!--ZJEG_RSS.content.begin-->$body<!--ZJEG_RSS.content.end--></div>
<div>打印</div><div>关闭</div><p>上一篇：</p><p>下一篇：</p></body></html>""",
    "trs": """<html><head><meta name="ArticleTitle" content="$title">
<meta name="PubDate" content="2031-03-08 15:022031-03-08 15:07">
<title>${title}_市级文件_示例市人民政府门户网站</title></head><body><div>政务公开 > 市级文件</div>
<ul><li>[发文机构] 示例市人民政府办公室</li><li>[实施日期]</li><li>[成文日期] 2031-03-05</li>
<li>[发文字号] $number</li><li>[发布日期] 2031-03-08</li></ul>
<p>$title</p><dl>字号：   大   中   小</dl>
<div id="mainText"><div class="view TRS_UEDITOR trs_paper_default">$body</div></div>
<ul><li><a href="/a.pdf">公报PDF</a></li></ul><div>分享：</div><div>相关解读</div>
<ul><li><a href="/b">一图读懂样本湾建设分工方案</a></li></ul></body></html>""",
    "ucap": """<html><head><meta name="ArticleTitle" content="$title">
<meta name="PubDate" content="2031-03-08 15:25:53"><meta name="ContentSource" content="本网">
<title>${title}_示例市人民政府</title></head><body><div>当前位置：<a href="/">首页</a> &gt; 文件</div>
<div><ucaptitle>$title</ucaptitle></div>
<table><tr><td>示例市政府门户网站</td><td>2031-03-08 15:25:53</td><td>来源： 本网</td></tr></table>
<div id="zoomcon"><ucapcontent>$body</ucapcontent></div>
<div>相关附件</div><div>媒体报道</div><div>扫一扫在手机打开当前页</div>
<div>主办单位：示例市人民政府办公室</div></body></html>""",
    "lonsun": """<html><head><title>【渔港专栏】${title}_示例市港务局</title>
<meta name="ArticleTitle" content="【渔港专栏】$title"><meta name="PubDate" content="2031-03-08 09:37">
<meta name="ContentSource" content="市港务局"></head><body>
<ul><li><a href="/">首页</a></li><li><a href="/x/">要闻动态</a></li></ul><div>首页 &gt; 通知公告</div>
<table><tr><th>索引号：</th><td>00/2031</td><th>信息分类：</th><td>公文</td></tr>
<tr><th>登记分组：</th><td>甲类</td><th>文 号：</th><td>无</td></tr></table>
<h1>【渔港专栏】$title</h1><div>发布日期：2031-03-08 09:37信息来源：市港务局浏览量：</div>
<div class="j-fontContent newscontnet">$body</div>
<div>扫一扫在手机打开当前页</div><div>主办单位：示例市港务局</div></body></html>""",
    "gkmlpt": """<html><head><title>$title</title><meta name="ArticleTitle" content="$title">
<meta name="PubDate" content="2031-03-08 17:53"><script>var doc={"content":"<p>$letter</p>"}</script></head><body>
<div>高级搜索</div><h1>示例市人民政府办公室政府信息公开</h1><div>规章</div><div>下载文字版</div>
<table><tr><td>索引号：</td><td>1144/2031</td><td>分类：</td><td></td></tr>
<tr><td>发布机构：</td><td>示例市人民政府办公室</td><td>成文日期：</td><td>2031-03-05</td></tr>
<tr><td>名称：</td><td>$title</td></tr><tr><td>文号：</td><td>$number</td><td>发布日期：</td><td>2031-03-08</td></tr>
<tr><td>主题词：</td><td></td></tr></table><div>【打印】 【字体：大 中 小】</div><div>分享到：</div>
<h1>$title</h1><div>发布日期：2031-03-08 浏览次数：-</div><div class="article-content">$body</div>
<div>示例市人民政府办公室发布</div><p>主办单位：示例市人民政府办公室</p></body></html>""",
    "shanghai": """<html><head><title>其他_示例市港务局</title><meta name="ArticleTitle" content="$title">
<meta name="PubDate" content="2031-03-08"></head><body><ol><li>您的位置：</li><li><a href="/">首页</a></li></ol>
<h2 id="ivs_title">$title <small>( 2031年03月08日 )</small></h2>
<div id="ivs_content" class="Article_content"><p>$number</p>$body</div>
<div>政策性文件留言咨询</div><ul><li><a href="/y">示例市渔港管理办法解读材料</a></li></ul></body></html>""",
    "easysite": """<html><head><title>$title</title><meta name="createDate" content="2035-06-03 16:44:21">
<meta name="ArticleTitle" content="$title"><meta name="PubDate" content="2031-03-08 15:48"></head><body>
<div>当前位置:首页 &gt; 政策文件</div><ul><li>主题分类：<p>港口/渔港</p></li><li>文件有效性：<p>现行有效</p></li>
<li>制发单位：<p>示例市人民政府办公室</p></li><li>成文日期：<p>2031-03-05 00:00:00</p></li>
<li>发文字号：<p>$number</p></li><li>发布日期：<p>2031-03-08</p></li></ul><h2>$title</h2>
<div>日期：2031-03-08 来源：示例市人民政府办公室 打印 【字体：大中小】</div>
<div id="container" class="portlet">$body</div><div>政策解读：</div>
<div><a href="/z">样本湾建设分工方案解读</a></div><p>网站标识码：1234567890</p></body></html>""",
    "phpcms": """<html><head><META content="示例市人民政府网——$title" name="ArticleTitle">
<META content="2031/3/8 8:22:16" name="PubDate"><title>$title--示例市人民政府网</title></head><body>
<table><tr><td>首 页</td><td>领导之窗</td></tr></table>
<table><tr><td>当前位置：首页 &gt;&gt; 文件</td></tr><tr><td>$title</td></tr>
<tr><td>发布时间：2031/3/8 8:22:16</td></tr>
<tr><td>信息发布人：管理员</td></tr><tr><td class="imgok">$body</td></tr><tr><td>[打印本页]</td></tr>
<tr><td>[关闭窗口]</td></tr></table><p>法律声明 | 关于本站 | 网站地图</p></body></html>""",
    "dedecms": """<html><head><title>${title}_示例市政府网</title><meta name=" ArticleTitle " content="$title">
<meta name=" Pubdate " content="2031—03—08 14:57"></head><body>
<div class="menu"><a href="/">首页</a><a href="/a">政务</a></div><div>你现在的位置：首页&gt;文件</div>
<h2>$title</h2><div>时间：2031-03-08 14:57 来源：市政府办 作者：某某 点击：12次</div><div>【打印】</div>
<div class="show_content_left">$body</div><div>责任编辑：某某</div><div>(责任编辑：admin)</div><div>顶一下 踩一下</div>
<div>上一篇：<a href="/m">示例市渔港开港</a></div></body></html>""",
    "jsp": """<%@ page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html><html><head><meta property="ArticleTitle" content="$title">
<meta property="PubDate" content="2031年03月08日"><title>通知公告 - 示例市</title></head><body>
<div>您所在的位置： 示例市 &gt; 通知公告</div><div>$title</div><div>来源：市政府办 发布时间：2031-03-08</div>$body
<div>版权所有 示例市</div></body></html>""",
    "gazette": """<html><head><title>${title}__2031年第9号示例公报_示例政府网</title>
<meta name="lastmodifiedtime" content="2033-01-01"><meta name="firstpublishedtime" content="2031-03-08-23:59:59">
</head><body><div><a href="/">首页</a> &gt; 公报</div><div class="pages_content" id="UCAP-CONTENT">
<p><strong>示例市人民政府办公室<br>关于印发示例市样本湾建设<br>分工方案的通知</strong></p>$body</div>
<div>扫一扫在手机打开当前页</div><div>相关稿件</div></body></html>""",
    "unknown": """<html><head><title>$title</title></head><body><h1>示例市人民政府网站</h1>
<div>2031年3月8日 星期六</div>
<div>登录 | 注册</div><div>二、港务动态</div><div>渔港开港了，渔民出海了，渔船一早就离开了码头，市民在岸边看船。</div>
<div>某栏目</div><div>某专题</div><h2>$title</h2><div>2031-03-08 09:30</div><div>分享到微信</div>
<div>【打印】 【关闭】</div>
<div>$body</div><div>附件下载</div><div>部门解读</div><div>其他</div></body></html>""",
}


def serve(system: str) -> str:
    """Give the page that a system makes of the notice."""
    return Template(SYSTEMS[system]).substitute(title=TITLE, number=NUMBER, letter=LETTER, body=BODY)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_page_says_what_its_system_says_of_the_notice(system: str) -> None:
    """Title, issuer, both dates and the number are found however the system of the site writes them down."""
    notice = govtasks.loads(serve(system))
    assert (notice.title, notice.issuer) == (TITLE, ISSUER)
    assert notice.published_on == datetime.date(2031, 3, 8)
    assert notice.issued_on == datetime.date(2031, 3, 5)
    assert notice.doc_number == (NUMBER if NUMBER in serve(system) else None)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_page_leaves_the_notice_without_the_site(system: str) -> None:
    """Only the title, the number and the article are text; whatever the system puts around them is furniture."""
    notice = govtasks.loads(serve(system))
    texts = [notice.document.text[b.start : b.end] for b in notice.document.blocks if b.kind == "text"]
    whole = "".join(("【渔港专栏】", TITLE, "(2031年03月08日)", TITLE, NUMBER, LETTER, *SIGNATURE, *TASKS))
    assert [text for text in texts if "".join(text.split()) not in whole] == []
    assert [text for text in (*TASKS, *SIGNATURE, LETTER) if text not in texts] == []
    assert [task.label for task in notice.tasks] == ["1", "2"]


HEADS = (
    "{}_市级文件_示例市人民政府门户网站",
    "{} - 示例市港务局",
    "{}--示例市政府网",
    "{}-公告信息-示例市港务局",
    "{}|示例市港务局",
    "{} [示例市人民政府]",
    "示例市 文件 {}",
    "示例市政府门户网站-{}",
    "示例市人民政府网站——{}",
    "示例市港务局 >> {}",
    "[已废止]{}",
    "（失效）{}",
    "【渔港专栏】{}",
    "《{}》",
)


@pytest.mark.parametrize("title", [TITLE, "示例市样本湾三年行动方案", "1-10月样本湾渔港建设进展顺利"])
@pytest.mark.parametrize("head", HEADS)
def test_a_title_in_the_head_alone_is_without_site_and_column(head: str, title: str) -> None:
    """A page whose article is a picture has its title in the head, with the names of site and column around it."""
    site = '<meta name="SiteName" content="示例市"><meta name="ColumnName" content="文件">'
    body = "<div>当前位置：首页 &gt; 文件</div><img src='1.png'><div>版权所有：示例市人民政府</div>"
    named = head.format(title)
    metas = (
        f"<title>{named}</title>",
        f'<title>示例市人民政府网站</title><meta name="ArticleTitle" content="{named}">',
    )
    for meta in metas:
        notice = govtasks.loads(f"<html><head>{site}{meta}</head><body>{body}</body></html>")
        assert notice.title == title


def texts_of(page: str) -> list[str]:
    """Give what is text on a page."""
    document = govtasks.loads(page).document
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == "text"]


def test_a_second_heading_is_text_and_a_copy_as_a_file_is_not() -> None:
    """Under the title stands what it says in other words; a file that bears the title is the notice once more."""
    files = f'<p><a href="/1.docx">{TITLE} (1).docx</a></p><p><a href="/2.xlsx">样本湾渔船名册.xlsx</a></p>'
    head = f'<meta name="ArticleTitle" content="{TITLE}">'
    article = f'<div class="TRS_Editor">{BODY}{files}<p>附件：</p></div>'
    body = f"<h2>{TITLE}</h2><h3>样本湾三年建成渔港</h3><h3>打印</h3>{article}"
    texts = texts_of(f"<html><head>{head}</head><body>{body}</body></html>")
    assert [text for text in texts if text not in (LETTER, *SIGNATURE, *TASKS)] == [
        TITLE,
        "样本湾三年建成渔港",
        "样本湾渔船名册.xlsx",
    ]


def test_a_second_printing_goes_with_what_the_site_put_before_it() -> None:
    """What stands between the two printings from the first words of the site on is furniture like the second."""
    rows = "".join(f"<tr><td>渔船{n}</td><td>停泊在样本湾{n}号泊位，每天收费十元。</td></tr>" for n in range(1, 9))
    note = "<div>附件信息:</div><div>1.本站注明原创的文字版权归本站，转载应当注明来源。</div><div>样本规章</div>"
    page = f"<html><body><h2>示例市渔船泊位表</h2><table>{rows}</table>{note}<table>{rows}</table></body></html>"
    assert texts_of(page)[0] == "示例市渔船泊位表"
    assert texts_of(page)[-1] == "停泊在样本湾8号泊位，每天收费十元。"
    assert len(texts_of(page)) == 17


FOOT = """
【我要纠错】 责任编辑：某某  文章关键词：渔港  点赞 0  评论 12  本文链接：http://www.example.com/1  撰稿：某某
您是第 100 位访问者  用手机看  没有了  听新闻  政策咨询  意见反馈  该政策对您是否有帮助？  APP下载
微信公众号  政务新媒体矩阵  中国政府网  各省市政府网站  市级部门网站  取消 确定  继续访问 放弃
长者专区  浏览量：12  上一条：示例市召开渔港会议  [ 关闭窗口 ]  分享到： 微信 微博  网友评论  延伸阅读
扫一扫 手机浏览  登录 注册
"""


@pytest.mark.parametrize("words", re.split(r"\s{2,}|\n", FOOT.strip()))
@pytest.mark.parametrize("body", ['<div class="TRS_Editor">{}{}</div>', "<div>{}</div><div>{}</div>"])
def test_what_a_site_puts_under_a_notice_is_furniture(words: str, body: str) -> None:
    """Words that only sites have are no text, inside the element of the article too."""
    page = f"<html><body><h1>{TITLE}</h1>{body.format(BODY, f'<p>{words}</p>')}</body></html>"
    assert words not in texts_of(page)
    assert texts_of(page)[-1] == TASKS[-1]


def test_a_title_on_the_page_outweighs_that_of_the_window() -> None:
    """What the window is called may be a column of the site; the page itself says what the notice is called."""
    body = "<p>示例市样本湾三年行动方案</p><p>样本湾今年建码头，明年修路，后年开港，三年建成渔港。</p>"
    notice = govtasks.loads(f"<html><head><title>示例市-政府信息公开指南</title></head><body>{body}</body></html>")
    assert notice.title == "示例市样本湾三年行动方案"


@pytest.mark.parametrize(
    "date",
    [
        "2031-03-08 09:372031-03-08 09:40",
        "2031-03-082031-03-09",
        "2031—03—08 14:57",
        "2031/3/8 8:22:16",
        "2031-03-08 18:54:42.0",
        "2031年03月08日",
        "2031.03.08 20:28:10 CST",
        "2031-03-08  09:37",
    ],
)
def test_the_day_of_publication_in_every_shape(date: str) -> None:
    """Systems write PubDate in many ways, two dates run together among them."""
    page = f'<html><head><meta name="PubDate" content="{date}"></head><body><h1>{TITLE}</h1>{BODY}</body></html>'
    assert govtasks.loads(page).published_on == datetime.date(2031, 3, 8)


@pytest.mark.parametrize(
    ("code", "page"),
    [
        ("no-notice", "<title>提示信息</title><h5>提示信息</h5><div>该信息不存在</div>"),
        ("no-notice", "<title>404 - 找不到文件</title><h2>404 - 找不到文件或目录。</h2>"),
        ("no-notice", "<title>示例市</title><p>对不起，您访问的页面不存在！</p><p>5 秒后自动返回首页</p>"),
        ("no-notice", "<title>政府信息公开</title><div>加载中...</div>"),
        ("no-text", "<title>Title</title><script>location.href='/x'</script>"),
        ("no-text", "<title>示例市人民政府门户网站</title><div id='app'></div>"),
        ("no-tasks", "<title>示例市渔港开港</title><p>渔港今天开港，第一批渔船已经出海，市民在岸边看船。</p>"),
    ],
)
def test_a_page_without_a_notice_is_told(code: str, page: str) -> None:
    """An error page, a stop on the way and an empty shell have no title and say what they are."""
    notice = govtasks.loads(f"<html><head></head><body>{page}</body></html>")
    assert [remark.code for remark in notice.diagnostics] == [code]
    assert bool(notice.title) == (code == "no-tasks")


def test_words_of_error_pages_do_not_hide_a_title() -> None:
    """A plan may be about what error pages speak of: its title ends as titles do."""
    page = "<html><head><title>示例市供水系统维护方案</title></head><body><p>先修水厂。</p></body></html>"
    assert govtasks.loads(page).title == "示例市供水系统维护方案"


def test_a_body_that_a_script_would_show_is_read() -> None:
    """An article hidden by its style is the article where nothing else on the page is."""
    hidden = f'<div style=" display:none;"><div class="TRS_Editor">{BODY}</div></div>'
    page = f"<html><body><h2>{TITLE}</h2>{hidden}</body></html>"
    assert [task.label for task in govtasks.loads(page).tasks] == ["1", "2"]


@pytest.mark.parametrize(("declared", "encoding"), [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("GBK", "gb18030")])
def test_a_wrong_declaration_hides_nothing(declared: str, encoding: str) -> None:
    """Title, dates and number are the same whatever encoding the page claims to have."""
    page = serve("phpcms").replace("<head>", f'<head><meta charset="{declared}">').encode(encoding)
    notice = govtasks.load(page)
    assert (notice.title, notice.issuer, notice.published_on) == (TITLE, ISSUER, datetime.date(2031, 3, 8))


def sign(*lines: str) -> govtasks.Notice:
    """Read a letter that these lines sign."""
    return govtasks.loads("\n".join(["关于建设样本湾的通知", LETTER, *lines, "2031年3月5日", *TASKS]))


def test_who_signs_issues() -> None:
    """A seal in brackets is no part of the name; of several organs on one line the first issues the notice."""
    assert sign("市渔港建设联席会议（代章）").issuer == "市渔港建设联席会议"
    assert sign("示例市渔业局   示例市交通运输局", "示例市水利局   示例市财政局").issuer == "示例市渔业局"


def test_all_that_sign_above_the_date_sign() -> None:
    """Organs on lines of their own sign together; the fullest form of the first is the issuer."""
    assert sign("示例市渔业局", "示例市水利局").issuer == "示例市渔业局"
    head = "渔业局办公室\n水利局办公室 文件\n示渔办发〔2031〕7号\n关于建设样本湾的通知\n"
    foot = "\n示例市渔业局办公室\n示例市水利局办公室\n2031年3月5日"
    assert govtasks.loads(head + LETTER + foot).issuer == "示例市渔业局办公室"


def test_a_stack_of_organs_is_no_part_of_the_title() -> None:
    """Where several issue a notice, the title begins under the last of them and the first is the issuer."""
    notice = govtasks.loads(f"示例市渔业局\n示例市水利局\n关于建设样本湾的通知\n（征求意见稿）\n{LETTER}\n{TASKS[0]}")
    assert (notice.title, notice.issuer) == ("关于建设样本湾的通知（征求意见稿）", "示例市渔业局")


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        ("附件\n样本湾渔船（舢板）\n登记和停泊规定\n（草案）", "样本湾渔船（舢板）登记和停泊规定（草案）", None),
        ("《示例市渔港管理办法》\n起草说明", "《示例市渔港管理办法》起草说明", None),
        ("公文标题 样本湾渔港开港事项的通知", "样本湾渔港开港事项的通知", None),
        ("示例市渔港管理办法\n（2031年3月5日示例市人民政府令第3号公布）", "示例市渔港管理办法", "示例市人民政府"),
        ("渔港管理办法\n（2031年3月5日示例市人民政府第3号令发布 自同日起施行）", "渔港管理办法", "示例市人民政府"),
        ("示例市港务局行政处罚信息公开表", "示例市港务局行政处罚信息公开表", "示例市港务局"),
        ("示例市港务局2031年工作要点", "示例市港务局2031年工作要点", "示例市港务局"),
        ("示例市中心城区渔港建设方案", "示例市中心城区渔港建设方案", None),
    ],
)
def test_the_title_of_a_paper_without_a_letter(head: str, title: str, issuer: str | None) -> None:
    """It may be broken, end in brackets, and name who made it: by an order under it, or before the year."""
    notice = govtasks.loads(f"{head}\n第一条 样本湾的渔港由港务部门管理，渔船进出渔港应当先报告。")
    assert (notice.title, notice.issuer) == (title, issuer)


def test_a_number_in_brackets_is_that_of_the_title_or_cited() -> None:
    """Right under the title, or in it, it is the notice's own; anywhere else it says where a rule comes from."""
    law = "渔船进出渔港应当先报告，停泊费按照规定收取。"
    assert govtasks.loads(f"示例市渔港停泊办法\n（示港规〔2031〕7号）\n{law}").doc_number == "示港规〔2031〕7号"
    assert govtasks.loads(f"示例市渔港停泊费一览表\n舢板\n（示价规〔2030〕8号）\n{law}").doc_number is None


def test_a_byline_and_a_cell_issue_nothing() -> None:
    """Where the site has a text from is not who issued it, nor is an organ in a row of a table."""
    table = "<table><tr><td>某企业</td><td>罚款</td><td>示例市渔业局</td></tr></table>"
    page = f"<html><body><h1>渔港建设进展顺利</h1><div>信息来源：市发展改革委</div><p>{LETTER}</p>{table}</body></html>"
    assert govtasks.loads(page).issuer is None


@pytest.mark.parametrize(("page", "codes"), [("g047", ["no-notice"]), ("g048", ["no-text"]), ("g034", ["no-tasks"])])
def test_real_pages_that_show_little(shared: Path, page: str, codes: list[str]) -> None:
    """An error page in GBK and the shell of a script are told; an article that its style hides is read."""
    (path,) = (shared / "containers" / "files").glob(f"{page}-*")
    notice = govtasks.load(path, plugins=())
    assert [remark.code for remark in notice.diagnostics] == codes
    assert bool(notice.title) == (page == "g034")
