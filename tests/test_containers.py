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
        "甲": Cell(0, 0, 0, height=2),
        "乙": Cell(0, 0, 1, width=2),
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
        ("<pre>甲\n\n  乙</pre>", "甲\n乙"),
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


def printed(paragraphs: list[str], columns: int, indent: str = "") -> list[str]:
    """Break paragraphs at a number of characters, whatever stands there."""
    texts_ = [indent + text for text in paragraphs]
    return [text[at : at + columns] for text in texts_ for at in range(0, len(text), columns)]


def paged(lines: list[str], mark: str, page: int = 12) -> str:
    """Put a mark under each page of lines."""
    pages = [lines[at : at + page] for at in range(0, len(lines), page)]
    return "\n".join("\n".join([*lines, mark.format(n)]) for n, lines in enumerate(pages, 1))


ITEMS = [f"{n}.{LONG}（责任单位：市教育局）" for n in range(1, 31)]


def test_only_a_running_head_goes_with_the_page_marks() -> None:
    """What stands on one side of most marks is a running head; units beside some of them are text."""
    lines = [*ITEMS[:1], "责任单位：市教育局", "各区政府）"]
    source = "\n".join("\n".join([*lines, f"- {n} -", "示例市公报"]) for n in range(1, 9))
    document = read_text(source)
    assert "示例市公报" not in "".join(texts(document, "text"))
    assert texts(document, "text").count("责任单位：市教育局") == 8
    assert texts(document, "text").count("各区政府）") == 8
    rare = "\n".join("\n".join([ITEMS[0], f"- {n} -", "市水务局" if n % 3 == 0 else "市财政局"]) for n in range(1, 13))
    assert texts(read_text(rare), "text").count("市水务局") == 4


@pytest.mark.parametrize("sign", ["\u200b", "\xad", "\u200e", "\u2060", "\ufeff", "&shy;", "&#8203;", "&amp;#x200b;"])
def test_what_is_invisible_is_no_text(sign: str) -> None:
    """Signs without width fall out of words and lines, in a text and in a page."""
    words = sign + sign.join("一、责任单位")
    assert read(words, DEFAULT_LIMITS)[0].text == "一、责任单位" or sign == "&amp;#x200b;"
    assert read(f"<p>{words}</p>", DEFAULT_LIMITS)[0].text == "一、责任单位"


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        ("&ldquo;一网&rdquo;", "“一网”"),
        ("&#8220;甲&#x201d;", "“甲”"),
        ("&nbsp;&nbsp;甲", "甲"),
        ("甲&middot;乙", "甲·乙"),
        ("甲&copy乙", "甲&copy乙"),
        ("甲&无;&nosuchname;", "甲&无;&nosuchname;"),
    ],
)
def test_entities_that_are_spelt_out_are_signs(spelt: str, meant: str) -> None:
    """Entities are read in a plain text, and in a page that escapes them twice, where they end as they should."""
    assert read(spelt, DEFAULT_LIMITS)[0].text == meant
    assert read(f"<p>{spelt.replace('&', '&amp;')}</p>", DEFAULT_LIMITS)[0].text == meant


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "\xa0\xa0\xa0\xa0", "\u2002\u2002\u2002\u2002"])
@pytest.mark.parametrize("margin", ["", "      "])
def test_any_blanks_indent(indent: str, margin: str) -> None:
    """Paragraphs of print begin where the lines are set in, whatever the blanks are, and however wide the margin is."""
    places = [f"{text[:n]}1、中信广场等项目{text[n:]}" for n, text in enumerate(ITEMS)]
    lines = printed(places, 31, indent)
    document = read_text("\n".join(margin + line for line in lines))
    assert texts(document, "text") == places


def test_the_next_label_ends_an_open_bracket() -> None:
    """In lines without indents a bracket that is never closed ends where the next label stands, of either kind."""
    heads = ["（一）加快改革", ITEMS[0][:-1], "（二）扩大开放", ITEMS[1][:-1], "（三）改善民生", *ITEMS[2:12]]
    assert texts(read_text("\n".join(printed(heads, 29))), "text") == heads


@pytest.mark.parametrize(
    "mark", ["第 {} 页", "({})", "[{}]", "P{}", "----- Page {} -----", "===== {} =====", "·{}·", "{}"], ids=repr
)
def test_marks_of_any_shape(mark: str) -> None:
    """Lines that are the same but for a number that goes up from page to page are marks."""
    document = read_text(paged(printed(ITEMS, 33), mark))
    assert texts(document, "text") == ITEMS
    assert len(texts(document, "page-mark")) > 5


@pytest.mark.parametrize(
    "marks", ["I II III IV V VI VII VIII IX X", "第一页 第二页 第三页 第四页 第五页 第六页 第七页"]
)
def test_marks_in_other_numerals(marks: str) -> None:
    """Pages are counted in Roman and in Chinese numerals, too."""
    lines = printed(ITEMS, 33)
    step = len(lines) // len(marks.split())
    source = [*lines]
    for n, mark in reversed(list(enumerate(marks.split(), 1))):
        source.insert(min(n * step, len(source)), mark)
    document = read_text("\n".join(source))
    assert texts(document, "text") == ITEMS
    assert texts(document, "page-mark") == marks.split()


def test_labels_on_lines_of_their_own_are_no_marks() -> None:
    """Numbers of items stand closer together, and not evenly."""
    source = "\n".join(f"（{n}）\n" + "\n".join(ITEMS[: 1 + n % 3]) for n in range(1, 9))
    assert not texts(read_text(source), "page-mark")


PAGES = [LONG[:30] + LONG, "二、保障措施", LONG, "加强领导，落实责任，" + LONG, "三、附则"]


@pytest.mark.parametrize("dress", ["{}\n", "<p>{}</p>\n"])
def test_a_page_mark_in_a_paragraph_comes_after_it(dress: str) -> None:
    """A sentence goes on under the mark; a heading, a sentence that ended and what has a label do not."""
    lines = [
        *(PAGES[0][:40], "— 1 —", PAGES[0][40:], PAGES[1], "— 2 —", PAGES[2], "— 3 —"),
        *(PAGES[3][:50], "— 4 —", PAGES[3][50:70], "— 5 —", PAGES[3][70:], PAGES[4]),
    ]
    document, _ = read("".join(map(dress.format, lines)), DEFAULT_LIMITS)
    assert texts(document, "text") == PAGES
    assert texts(document, "page-mark") == ["— 1 —", "— 2 —", "— 3 —", "— 4 —", "— 5 —"]
    assert [block.kind for block in document.blocks][:2] == ["text", "page-mark"]


@pytest.mark.parametrize("dress", ["<pre>{}</pre>", "<div>{}</div>", "<div><p>{}</p></div>"])
def test_printed_lines_of_a_page_are_joined(dress: str) -> None:
    """Lines of print are joined in a page as they are in a text, be they in one block or many."""
    breaks = {"<pre": "\n", "<div>{": "<br>\n"}.get(
        dress[: dress.index(">")] if "pre" in dress else dress[:6], "</p><p>"
    )
    document = read_html(dress.format(breaks.join(printed(ITEMS, 34, "　　"))), DEFAULT_LIMITS)
    check_document(document)
    assert texts(document, "text") == ITEMS


@pytest.mark.parametrize("between", [" ", "\t", "　", "\xa0\xa0", "   "], ids=repr)
@pytest.mark.parametrize("dress", ["{}", "<div>{}</div>"])
def test_a_document_on_one_line_has_its_paragraphs(between: str, dress: str) -> None:
    """Where all stands on one line, blanks behind words and sentences part it; labels keep what they announce."""
    paragraphs = [*PARAGRAPHS[:-5], *PARAGRAPHS[-5:]]
    paragraphs[7] = "责任领导： 张某某"
    document, _ = read(dress.format(between.join(paragraphs)), DEFAULT_LIMITS)
    assert texts(document, "text") == paragraphs


def test_blanks_around_digits_part_nothing() -> None:
    """In one line with blanks around its numbers only labels and sentences part paragraphs."""
    spaced = [f"{n}.到2026 年7 月底前，完成投资 35 亿元，新增 {n} 个项目。{LONG}" for n in range(1, 9)]
    assert texts(read_text(" ".join(spaced)), "text") == spaced


def test_links_to_other_notices_are_furniture() -> None:
    """Above the article a linked headline is another's, unless the head of the page gives it as title."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
    other = "示例市人民政府关于印发2025年工作要点的通知"
    source = (
        f"<html><head><title>{TITLE}_示例网</title></head><body><div><a href=1>{other}</a></div>"
        f"<div><a href=2>{TITLE}</a></div>{body}"
    )
    document = read_html(source, DEFAULT_LIMITS)
    assert texts(document, "furniture") == [other]
    assert texts(document, "text") == PARAGRAPHS


@pytest.mark.parametrize(
    "foot",
    [
        ["相关链接：", "1.关于印发示例市2025年重点工作分工方案的通知"],
        ["网友评论", "1.写得好。", "2.支持！"],
        ["主办单位：示例市人民政府办公室", "承办单位：示例市数据局", "技术支持：示例公司"],
    ],
)
@pytest.mark.parametrize("dress", ["{}\n", "<p>{}</p>"])
def test_under_the_foot_nothing_is_text(foot: list[str], dress: str) -> None:
    """Where the foot of the site has begun all is furniture, numbered or not."""
    document, _ = read("".join(map(dress.format, PARAGRAPHS + foot)), DEFAULT_LIMITS)
    assert texts(document, "furniture") == foot
    assert texts(document, "text") == PARAGRAPHS


def test_an_organiser_of_the_last_item_is_no_foot() -> None:
    """Roles that other items have are text under the last one too."""
    items = ["1.举办示例市第三届全民健身运动会，参赛人数不少于一万人。", "主办单位：市体育局", "承办单位：市教育局"]
    assert texts(read_text("\n".join([*items, *items, "技术支持：示例公司"])), "furniture") == ["技术支持：示例公司"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("到20\n26年", "到2026年"),
        ("示例 2026-01-0\n  9 08:\n30", "示例 2026-01-09 08:30"),
        ("发布：2026-01-09\n08:30", "发布：2026-01-09 08:30"),
        ("20\n26", "20 26"),
    ],
)
def test_breaks_in_numbers(source: str, text: str) -> None:
    """A number that is broken in a Chinese line is one; date and time are two."""
    assert read_html(f"<p>{source}</p>", DEFAULT_LIMITS).text == text


def test_a_wrap_between_date_and_time_keeps_its_blank() -> None:
    """The blank that a wrap swallowed between date and time comes back."""
    lines = printed(ITEMS, 30, "　　")
    head = "来源：示例市人民政府办公室（市外办） 发布于2026-01-09"
    document = read_text("\n".join([head[-30:], "08:30", *lines]))
    assert texts(document)[0].endswith("2026-01-09 08:30")


def test_markup_left_at_the_end_is_furniture() -> None:
    """A piece of a tag behind the last sentence, and what stands in its line, is no text."""
    document, media_type = read(
        "\n".join([*PARAGRAPHS[:7], '健全体系。<p style="margin: 0</body> 附件下载']), DEFAULT_LIMITS
    )
    assert media_type == "text/plain"
    assert texts(document, "text")[-1] == "健全体系。"
    assert texts(document, "furniture") == ['<p style="margin: 0</body> 附件下载']
