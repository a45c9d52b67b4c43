"""Pages and texts to documents: what is joined, what is parted, what is furniture."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtasks.containers import read
from govtasks.containers.html import read_html
from govtasks.containers.text import read_text
from govtasks.model.document import Block, Cell, Document
from govtasks.model.limits import DEFAULT_LIMITS, Limits

TITLE = "示例市人民政府办公室关于分解落实2026年重点工作的通知"
PARAGRAPHS = [
    TITLE,
    "各镇人民政府、街道办事处，区直有关部门：",
    "一、着力扩大有效投资",
    "1.加快推进示例大道、样本高铁站等重点项目建设，全年完成投资35.6亿元，建成投用标准厂房12万平方米。（牵头单位：市发改委；责任单位：市住建局、市交通运输局，各县市区政府）",
    "2.开展“一网通办”改革攻坚，推动2025年以来新增的86个事项全部进驻大厅，实现群众办事最多跑一次，不断提升企业和群众的获得感。（责任单位：市政务服务局）",
    "（一）切实保障和改善民生",
    "3.新建改建幼儿园5所，新增公办学位1500个；开工改造老旧小区42个。（市教育局、市住建局按职责分工负责）",
    "责任领导：张某某",
    "责任单位：市教育局、市住建局、样本区人民政府",
    "完成时限：2026年12月底前",
    "示例市人民政府办公室",
    "2026年1月8日",
]


def texts(document: Document, *kinds: str) -> list[str]:
    """Give the text of each block of these kinds, or of all."""
    return [document.text[block.start : block.end] for block in document.blocks if not kinds or block.kind in kinds]


def check_document(document: Document) -> None:
    """Assert what holds of every document."""
    assert document.text == "\n".join(texts(document))
    end = -1
    for block in document.blocks:
        assert end + 1 == block.start < block.end
        end = block.end
        assert "\n" not in document.text[block.start : block.end]


def page(body: str) -> str:
    """Put a body into the frame of a site."""
    links = "".join(f'<li><a href="/c{n}/">政务栏目{n}</a><span>2026-01-0{n}</span></li>' for n in range(1, 9))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>分解落实重点工作_示例市人民政府</title>'
        '<meta content="2026-01-09 08:30" name=" pubdate "><meta property="ArticleTitle" content="分解落实">'
        '<style>p{color:red}</style><script>var a="<p>一、不是正文。</p>";</script></head><body>'
        f'<div class="nav"><ul>{links}</ul></div><div>当前位置：<a href="/">首页</a> &gt; 公文</div>'
        "<table><tr><td>索 引 号：</td><td>A0001/2026-0001</td></tr>"
        "<tr><td>文号：</td><td>示政办发〔2026〕1号</td></tr></table>"
        f"<div>发布时间：2026-01-09 来源：示例市政府办 浏览次数：12</div>{body}"
        '<div>【打印】 【关闭】</div><div>相关链接：<a href="/x">图解</a></div>'
        "<div>版权所有：示例市人民政府 网站标识码：4299990001</div></body></html>"
    )


WORD_SOUP = "".join(
    "<p class=MsoNormal>"
    + "".join(f"<span lang=EN-US><font>{text[at : at + 3]}</font></span><o:p></o:p>" for at in range(0, len(text), 3))
    + "</p>\n"
    for text in PARAGRAPHS
)
BODIES = {
    "p": "".join(f'\n<p style="text-indent: 2em">　　{text}</p>' for text in PARAGRAPHS),
    "br": "<div>" + "<br>\n　　".join(PARAGRAPHS) + "</div>",
    "upper": "<DIV>" + "<BR/>".join(PARAGRAPHS) + "</DIV>",
    "word": WORD_SOUP,
    "unclosed": "<p>".join(["<div>", *PARAGRAPHS]),
    "indents": "<div>　　" + "　　".join(PARAGRAPHS) + "</div>",
    "cell": "<table><tr><td>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</td></tr></table>",
    "editor": '<div class="TRS_Editor">' + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>",
    "hidden": '<div id="DOC" style=" display:none;">' + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("dress", [str, page], ids=["alone", "page"])
def test_a_page_gives_its_paragraphs(body: str, dress: type[str]) -> None:
    """Whatever marks the paragraphs, each is one block, and the frame of the site is furniture."""
    if dress is str and body.startswith("<div id"):
        pytest.skip("nothing else is on the page")
    document, media_type = read(dress(body), DEFAULT_LIMITS)
    check_document(document)
    assert media_type == "text/html"
    assert texts(document, "text") == PARAGRAPHS


def test_the_head_of_a_page_comes_first() -> None:
    """Title and meta tags are blocks with their usual names."""
    blocks = read_html(page("<p>正文。</p>"), DEFAULT_LIMITS).blocks
    assert [block.name for block in blocks if block.kind == "meta"] == ["title", "PubDate", "ArticleTitle"]


def test_cells_know_their_place() -> None:
    """A cell counts the columns that merged cells take, and its paragraphs stand in one place."""
    document = read_html(
        "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td><p>丁</p><p>戊</p>"
        "<table><tr><td>己</td></tr></table></td></tr></table>",
        DEFAULT_LIMITS,
    )
    places = dict(zip(texts(document), [block.cell for block in document.blocks], strict=True))
    assert places == {
        "甲": Cell(0, 0, 0),
        "乙": Cell(0, 0, 1),
        "丙": Cell(0, 1, 1),
        "丁": Cell(0, 1, 2),
        "戊": Cell(0, 1, 2),
        "己": Cell(1, 0, 0),
    }


def test_a_block_knows_its_line_and_element() -> None:
    """The line is that of the first character, comments and scripts counted."""
    source = "<html>\n<!--\n\n--><body><script>\n\n</script><h1>\n标题</h1>\n<p\nclass=x>甲\n乙</p></body>"
    document = read_html(source, DEFAULT_LIMITS)
    assert document.blocks == (Block(0, 2, "text", 7, "h1"), Block(3, 5, "text", 9, "p"))
    assert document.text == "标题\n甲乙"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>责任单位：<质监局>、<创谷></p>", "责任单位：<质监局>、<创谷>"),
        ("<p>责任<!-- x -->单位</p>", "责任单位"),
        ("<p>A&amp;B &lt;市&gt;&nbsp;</p>", "A&B <市>"),
        ("<p>plan\n of  2026\n年度\n计划</p>", "plan of  2026 年度计划"),
        ("<p>索　　引　　号　　甲</p>", "索　　引　　号　　甲"),
        (
            "<p>一<span style='display:none'>藏</span>二<select><option>选</select>三<noscript>无</noscript></p>",
            "一二三",
        ),
        ("<p>甲</p><p>乙<p style='text", "甲\n乙"),
        ("<p>甲<iframe src='x'>乙</p>", "甲乙"),
        ("<p>甲<iframe src='x'><p>不</p></iframe>乙</p>", "甲乙"),
        ("<title>甲<p>乙</p>丙", "甲\n乙\n丙"),
        ("<p>甲</p></body></html><p>乙</p></body></html>丙", "甲\n乙\n丙"),
        (
            "<p>甲<p hidden>藏</p><p hidden=until-found>乙</p><div style='DISPLAY: none'>藏<i>藏</i></div>丙",
            "甲\n乙\n丙",
        ),
        ("<p>甲\x0b乙</p>\0", "甲 乙\n\ufffd"),
        ("<table><tr><td>甲</td></tr>乙<tr><td>丙</td></tr></table>", "甲\n乙\n丙"),
    ],
)
def test_what_stands_in_a_block(source: str, text: str) -> None:
    """Names in angle brackets are text; what is not shown is none; line feeds fall away beside Chinese."""
    assert read_html(source, DEFAULT_LIMITS).text == text


@pytest.mark.parametrize("tag", ["div", "font", "table><tr><td", "blockquote", "ul><li"])
def test_depth_loses_nothing(tag: str) -> None:
    """A hundred thousand open tags cost little and hide nothing."""
    document = read_html(f"<{tag}>" * 100_000 + "<p>一、加强管理。</p>", DEFAULT_LIMITS)
    assert document.text == "一、加强管理。"


def test_depth_keeps_what_is_hidden_and_what_is_not() -> None:
    """A page too deep for the parser is read without its elements; scripts and comments stay out."""
    source = "<div>" * 3000 + "<!-- <p>注</p> --><script>a<b</script><p>甲&amp;乙<span\n x>丙</span>\n<p>丁"
    document = read_html(source, DEFAULT_LIMITS)
    assert document.depth_exceeded
    assert document.text == "甲&乙丙\n丁"


@pytest.mark.parametrize(
    "source",
    [
        "<p>前。</p>" + "<div style='display:none'>藏</div>" * 50_000 + "<p>后。</p>",
        "<p>前。</p>" + "<font face='仿宋'>" * 50_000 + "<p>后。</p>",
        "<p>前。</p><p>" + "甲" * 11_000_000 + "<p>后。</p>",
        "<p>前。</p><table>" + "<tr><td rowspan=999 colspan=999>" * 5_000 + "</table><p>后。</p>",
    ],
    ids=["hidden", "font", "long", "spans"],
)
def test_size_loses_nothing(source: str) -> None:
    """What is huge or many is read from beginning to end."""
    text = read_html(source, DEFAULT_LIMITS).text
    assert text.startswith("前。\n")
    assert text.endswith("\n后。")


def test_lines_beyond_what_libxml2_counts_are_unknown() -> None:
    """A line number that cannot be known is 0, not wrong."""
    blocks = read_html("<p>甲</p>\n" * 65_534 + "<p>末</p>\n<p>终</p>", DEFAULT_LIMITS).blocks
    assert [block.line for block in blocks[-3:]] == [65_534, 0, 0]


def test_depth_is_told() -> None:
    """What is nested deeper than the limit is read all the same, and said to be cut."""
    source = "<div>" * 20 + "甲" + "</div>" * 20
    assert read_html(source, Limits(depth=10)).depth_exceeded
    assert not read_html(source, Limits(depth=30)).depth_exceeded


@pytest.mark.parametrize(
    ("source", "media_type"),
    [
        ("<p>一、加强管理。</p><br>", "text/html"),
        ("\n<html><body>甲", "text/html"),
        ("<?xml version='1.0'?><!DOCTYPE html><html>甲", "text/html"),
        ("一、甲。<br>二、乙。<br>三、丙。", "text/html"),
        ("一、加强管理。（责任单位：<质监局>、<创谷>）", "text/plain"),
        ("一、加强管理。" * 40 + '<p style="margin: 0cm', "text/plain"),
        ("甲 < 乙", "text/plain"),
        ("", "text/plain"),
    ],
)
def test_tells_page_and_text_apart(source: str, media_type: str) -> None:
    """What it holds decides, not its name."""
    document, found = read(source, DEFAULT_LIMITS)
    check_document(document)
    assert found == media_type


def wrap(text: str, width: int) -> list[str]:
    """Break a paragraph as a page does: no closing sign at the beginning of a line."""
    lines = [""]
    size = 0
    for char in text:
        wide = 2 if char >= "\u2018" else 1
        if size + wide > width and char not in "、，。；：！？）》”":
            lines.append("")
            size = 0
        lines[-1] += char
        size += wide
    return lines


@pytest.mark.parametrize("width", [56, 64, 72, 80])
@pytest.mark.parametrize(
    "mark", ["", "# Page {}:", "- {} -", "— {} —", "第 {} 页 共 9 页", "\n{}\n", "\n- {} -\n"], ids=repr
)
def test_wrapped_lines_are_joined(width: int, mark: str) -> None:
    """Broken lines give their paragraphs back; a page mark comes after the paragraph that it stands in."""
    lines = [line for text in PARAGRAPHS * 3 for line in wrap(text, width)]
    with_marks = [
        piece
        for at, line in enumerate(lines)
        for piece in ([mark.format(at // 7), line] if mark and at and at % 7 == 0 else [line])
    ]
    document = read_text("\n".join(with_marks))
    check_document(document)
    assert texts(document, "text") == PARAGRAPHS * 3
    assert bool(texts(document, "page-mark")) == bool(mark)


WRAPPED = """\
示例市人民政府办公室关于印发示例市2026 年优化营商环境工作要点
的通知
示政办发〔2026〕2 号
各区人民政府，市政府各部门：
现将《示例市2026 年优化营商环境工作要点》印发给你们，请认真贯彻落实。
一、优化政务服务
（一）推进“一件事”改革
推动公民出生、企业开办等事项联办，到2026 年年底，累计办理不少于
25.5 万件，网上办理率比上年提高不少于3.5 个百分点，平均用时压减到
3.5个工作日。（牵头单位：市政务服务局，市公安局、市市场监管局；配
# Page 12:
合单位：各区人民政府）
（17）
加强信用建设，建立健全守信激励和失信惩戒机制，营造公平竞争的市场
环境。
责任单位：市发展改革委
"""


def test_numbers_broken_by_the_wrap_are_no_labels() -> None:
    """Years, decimals and labels cut in two stay in their paragraph; a number alone on its line joins the next."""
    document = read_text(WRAPPED)
    assert texts(document, "text") == [
        "示例市人民政府办公室关于印发示例市2026 年优化营商环境工作要点的通知",
        "示政办发〔2026〕2 号",
        "各区人民政府，市政府各部门：",
        "现将《示例市2026 年优化营商环境工作要点》印发给你们，请认真贯彻落实。",
        "一、优化政务服务",
        "（一）推进“一件事”改革",
        (
            "推动公民出生、企业开办等事项联办，到2026 年年底，累计办理不少于"
            "25.5 万件，网上办理率比上年提高不少于3.5 个百分点，平均用时压减到3.5个工作日。"
            "（牵头单位：市政务服务局，市公安局、市市场监管局；配合单位：各区人民政府）"
        ),
        "（17）加强信用建设，建立健全守信激励和失信惩戒机制，营造公平竞争的市场环境。",
        "责任单位：市发展改革委",
    ]
    assert texts(document, "page-mark") == ["# Page 12:"]


LONG = "推动公民出生、企业开办、就医费用报销、不动产登记等高频事项跨部门、跨层级、跨区域联合办理，进一步压减环节时限。"


def test_an_open_bracket_ends_with_its_item() -> None:
    """A bracket that is never closed does not swallow the next item."""
    items = [f"{n}.{LONG}（责任单位：市教育局；配合单位：各区人民政府" for n in range(1, 9)]
    document = read_text("\n".join(line for item in items for line in wrap(item, 64)))
    assert texts(document, "text") == items


@pytest.mark.parametrize("cut", ["15 分钟办结", "12 月31 日", "统一、规范", "RCEP 国际组织"])
def test_blank_lines_part_paragraphs(cut: str) -> None:
    """Where each paragraph has a blank line above it, nothing else parts paragraphs, be the last line full or not."""
    paragraphs = [f"{LONG[:n]}{cut}，{LONG}" for n in range(1, 40)] + [
        f"{sign}{LONG[:28]}。" for sign in "甲乙丙丁戊己庚辛壬"
    ]
    lines = "\n\n".join("\n".join(text[at : at + 30] for at in range(0, len(text), 30)) for text in paragraphs).split(
        "\n"
    )
    pages = ["\n".join(lines[at : at + 25]) for at in range(0, len(lines), 25)]
    document = read_text("".join(f"{page}\n\n— {n} —\n\n" for n, page in enumerate(pages, 1)))
    found = [re.sub(r"\s", "", text) for text in texts(document, "text")]
    assert found == [re.sub(r"\s", "", text) for text in paragraphs]


def test_names_join_the_label_they_stand_under() -> None:
    """A label of a role at a line's end takes the names under it; the next label begins a line of its own."""
    lines = [
        *wrap("1.探索开展" + LONG * 2, 64),
        "牵头单位：",
        "市城建局。",
        "责任单位：",
        "市资源规划局、",
        "市人防办、",
        "市城管局。",
    ]
    document = read_text("\n".join(lines * 3))
    assert texts(document, "text")[1:3] == ["牵头单位：市城建局。", "责任单位：市资源规划局、市人防办、市城管局。"]


def test_furniture_of_a_text() -> None:
    """Words of the site above and under a notice are furniture; its own last lines are not."""
    head = ["| | | |", "当前位置：首页 > 政策", "发布时间：2026-01-09 来源：示例市政府办", "====== 正文 ======"]
    foot = [
        "抄送：市委办公室。",
        "查看余下全文",
        "相关链接：",
        "（责任编辑：某某）",
        "首页 | 网站声明 | 联系我们",
        "示ICP备00000000号",
    ]
    document = read_text("\n\n".join([*head, *PARAGRAPHS, *foot]))
    assert texts(document, "furniture") == head + foot[1:]
    assert texts(document, "text") == [*PARAGRAPHS, foot[0]]


SIGNS = "一二三四五（）()：:；;、，。.12390〔〕《》“”　 \t\n\r\f\xa0\u2002\u200b\u2028-—#Page第页责任单位年月日ab<>&/p"


@given(st.text(SIGNS, max_size=300))
def test_any_text_is_kept(source: str) -> None:
    """Every sign of a text is in the document; line ends of any kind read the same."""
    document = read_text(source)
    check_document(document)
    assert sorted(_signs(document.text)) == sorted(_signs(source))
    unmarked = "".join(texts(document, "text", "furniture"))
    if not texts(document, "page-mark"):
        assert _signs(unmarked) == _signs(source)
    lines = source.replace("\r", "")
    assert read_text(lines) == read_text(lines.replace("\n", "\r\n"))


def _signs(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@given(st.lists(st.text(SIGNS.replace("\u200b", ""), max_size=60).map(str.strip), max_size=12).map("\n".join))
def test_a_text_read_again_is_the_same(source: str) -> None:
    """Reading the reading text of a text that is not wrapped changes nothing; blanks have a width, too."""
    source = "\n".join(line.strip() for line in source.splitlines())
    document = read_text(source)
    if len(document.blocks) == sum(bool(line.strip()) for line in source.splitlines()):
        assert read_text(document.text).text == document.text


PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td rowspan=2>", "</td>", "<br>", "<ul><li>", "</ul>"),
    *("<b", ">", "<", "</", "<!--", "-->", '"', "'", "<script>", "</script>", "<select>", "<p style='display:none'>"),
    *("<a href=x>", "</a>", "&amp;", "&#0;", "&nbsp;", "<title>", "<meta name=author content=某>", "<质监局>"),
    *("一、", "责任", "\n", "　　"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_page_is_read(source: str) -> None:
    """No markup, however broken, makes the reader fail; line ends of any kind read the same."""
    document = read_html(source, DEFAULT_LIMITS)
    check_document(document)
    assert document == read_html(source.replace("\n", "\r\n"), DEFAULT_LIMITS)
