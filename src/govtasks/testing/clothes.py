"""The same notice in other clothes: a plain text rewritten as the bytes of other encodings, layouts and pages.

Every function of `CLOTHES` takes a text (paragraphs on lines of their own, blank lines between) and gives a file.
What is read of it must be what is read of the plain text.
"""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CHINESE = r"[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d]"
_NARROW = re.compile(rf"(?<={_CHINESE})[():;,]|[():;,](?={_CHINESE})")
_WIDE = str.maketrans("():;,", "（）：；，")  # fmt: skip
_NARROWED = str.maketrans("（）：；，", "():;,")  # fmt: skip


def full_width(text: str) -> str:
    """Widen the brackets, colons, semicolons and commas that touch a Chinese character or sign."""
    before = None
    while before != text:  # a sign that was widened is Chinese to its neighbour: ),  ():
        before, text = text, _NARROW.sub(lambda m: m[0].translate(_WIDE), text)
    return text


def paragraphs(text: str) -> list[str]:
    """Give the lines that hold words."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def title_of(text: str) -> str:
    """Give a line that may stand as the title of a page."""
    lines = paragraphs(text)
    return next((line for line in lines if re.search("关于|报告", line)), lines[0])


def escape(text: str) -> str:
    """Escape for HTML."""
    return html.escape(text, quote=False)


def document(body: str, *, title: str, charset: str | None = "utf-8") -> str:
    """Put a body into the smallest page."""
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<!DOCTYPE html>\n<html><head>{meta}<title>{escape(title)}</title></head><body>\n{body}\n</body></html>\n"


def as_p(text: str, charset: str | None = "utf-8") -> str:
    """One `<p>` a paragraph."""
    body = "\n".join(f'<p style="text-indent: 2em;">{escape(x)}</p>' for x in paragraphs(text))
    return document(body, title=title_of(text), charset=charset)


def as_br(text: str) -> str:
    """All in one `<div>`, lines parted by `<br>` and indented by full-width spaces."""
    body = "<br/>".join(f"　　{escape(x)}" for x in paragraphs(text))
    return document(f'<div id="zoom">{body}</div>', title=title_of(text))


def as_double_br(text: str) -> str:
    """All in one `<td>`, paragraphs parted by two `<br>` and the line feeds of an editor."""
    body = "<br>\n<br>\n".join(f"&nbsp;&nbsp;&nbsp; {escape(x)}" for x in paragraphs(text))
    return document(f"<table><tr><td>{body}</td></tr></table>", title=title_of(text))


def as_word(text: str) -> str:
    """Word's own: a `<span>` for every few characters, indents of `&nbsp;`, empty paragraphs between."""
    style = "font-size:16.0pt;font-family:仿宋_GB2312;mso-bidi-font-family:&quot;Times New Roman&quot;"

    def spans(line: str) -> Iterator[str]:
        for n, piece in enumerate(pieces(line, (3, 1, 5, 2))):
            lang = ' lang="EN-US"' if piece.isascii() else ""
            feed = "" if (n + 1) % 7 or piece[-1].isascii() else "\n"  # a break is a space between Latin letters
            yield f"<span{lang} style='{style}'>{escape(piece)}</span>{feed}"

    body = "\n".join(
        f'<p class="MsoNormal" style="text-indent:32.0pt"><span>&nbsp;&nbsp;&nbsp; </span>{"".join(spans(x)).rstrip()}'
        '<span lang="EN-US"><o:p></o:p></span></p>\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        for x in paragraphs(text)
    )
    return document(f'<div class="WordSection1">\n{body}\n</div>', title=title_of(text))


def as_divs(text: str) -> str:
    """Each paragraph in `<div>` in `<div>` in a cell of a layout table, menus in the cell beside it."""
    menu = "".join(f'<tr><td><a href="/{n}.html">栏目{n}</a></td></tr>' for n in range(12))
    body = "".join(f'<div class="row"><div><div class="t">{escape(x)}</div></div></div>\n' for x in paragraphs(text))
    return document(
        f'<table width="980"><tr><td valign="top"><table>{menu}</table></td>'
        f'<td><div><table><tr><td><div class="content">{body}</div></td></tr></table></div></td></tr></table>',
        title=title_of(text),
    )


def as_page(text: str, charset: str | None = "utf-8") -> str:
    """A page as served: head, menus, breadcrumbs, share buttons, article, foot."""
    title = escape(title_of(text))
    menus = "".join(
        f'<div class="box"><h3><a href="/c{k}/">{name}</a></h3><ul>'
        + "".join(f'<li><a href="/c{k}/{n}.html" title="{item}">{item}</a></li>' for n, item in enumerate(_MENU))
        + "</ul></div>\n"
        for k, name in enumerate(("政务公开", "办事服务", "互动交流", "走进示例"))
    )
    body = "\n".join(f"<p>　　{escape(x)}</p>" for x in paragraphs(text))
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head>{meta}
<title>{title}_示例门户网站</title>
<meta name="SiteName" content="示例门户网站"><meta name="ColumnName" content="政府文件">
<link rel="stylesheet" href="/style.css"><style>.nav li {{ float: left }} /* 1.不是正文 */</style>
<script>var items = ["一、首页", "1.不是任务。(责任单位:不是单位)"]; document.write("<p>2.不是任务</p>");</script>
</head><body>
<!-- 3.不是任务。(责任单位:不是单位) -->
<div class="top"><a href="/">无障碍浏览</a> | <a href="/login">登录</a> | <a href="/reg">注册</a></div>
<div class="nav">{menus}</div>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/c0/">政务公开</a> &gt; 正文</div>
<div class="article"><h1>{title}</h1>
<div class="tools">字体：【<a>大</a> <a>中</a> <a>小</a>】 <a href="javascript:window.print()">打印本页</a> 分享到：
<a class="wx">微信</a> <a class="wb">微博</a></div>
<div class="TRS_Editor" id="UCAP-CONTENT">
{body}
</div>
<div class="after"><a href="javascript:window.close()">关闭窗口</a> <a href="#">返回顶部</a></div></div>
<div class="links"><select><option>友情链接</option><option>示例省人民政府</option></select></div>
<div class="foot"><p>主办：示例门户网站编辑部 &nbsp; 网站标识码：0000000000</p>
<p>&copy; 版权所有 示ICP备00000000号</p></div>
<script src="/stat.js"></script></body></html>
"""


_MENU = ("本级文件", "政策解读", "规划计划", "统计数据", "人事信息", "办事指南", "在线咨询", "通知公告")


def as_wrapped(text: str, *, columns: int = 34, indent: str = "　　", between: str = "") -> str:
    """Print: lines broken at a column, in words and numbers alike, and a mark between pages of 25 lines."""
    lines = [line for x in paragraphs(text) for line in (*pieces(indent + x, (columns,)), *between.splitlines())]
    pages = [lines[n : n + 25] for n in range(0, len(lines), 25)]
    return "".join("\n".join(page) + f"\n\n— {n} —\n\n" for n, page in enumerate(pages, 1))


def pieces(line: str, sizes: Iterable[int]) -> Iterator[str]:
    """Cut a line into pieces of these sizes, over and over."""
    sizes, at, n = tuple(sizes), 0, 0
    while at < len(line):
        size = sizes[n % len(sizes)]
        yield line[at : at + size]
        at, n = at + size, n + 1


def gb(text: str) -> bytes:
    """Encode as Chinese servers do."""
    return text.encode("gb18030")


def half_width(text: str) -> str:
    """Narrow the brackets, colons, semicolons and commas."""
    return text.translate(_NARROWED)


CLOTHES: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "full-width": lambda text: full_width(text).encode(),
    "half-width": lambda text: half_width(text).encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "no-blank-lines": lambda text: "\n".join(paragraphs(text)).encode(),
    "indented": lambda text: "\n".join(f"　　{x}" for x in paragraphs(text)).encode(),
    "utf-8-bom": lambda text: codecs.BOM_UTF8 + text.encode(),
    "gb18030": gb,
    "gb18030-full-width": lambda text: gb(full_width(text)),
    "utf-16-le-bom": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16-be-bom": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "html-p": lambda text: as_p(text).encode(),
    "html-p-full-width": lambda text: as_p(full_width(text)).encode(),
    "html-br": lambda text: as_br(text).encode(),
    "html-double-br": lambda text: as_double_br(text).encode(),
    "html-word": lambda text: as_word(text).encode(),
    "html-divs": lambda text: as_divs(text).encode(),
    "html-gb2312": lambda text: gb(as_p(text, "gb2312")),
    "html-gb-declared-utf-8": lambda text: gb(as_p(text, "utf-8")),
    "html-utf-8-declared-gb2312": lambda text: as_p(text, "gb2312").encode(),
    "html-declared-nonsense": lambda text: as_p(text, "x-unknown").encode(),
    "html-gb-no-charset": lambda text: gb(as_p(text, None)),
    "html-utf-8-no-charset": lambda text: as_p(text, None).encode(),
    "html-utf-16": lambda text: as_p(text, None).encode("utf-16"),
    "page": lambda text: as_page(text).encode(),
    "page-full-width-gb": lambda text: gb(as_page(full_width(text), "gb2312")),
    "page-word": lambda text: as_page(text).replace("<p>　　", "<p><span>&nbsp;&nbsp;</span>").encode(),
    "wrapped": lambda text: as_wrapped(text).encode(),
    "wrapped-full-width": lambda text: as_wrapped(full_width(text)).encode(),
    "wrapped-apart": lambda text: as_wrapped(text, indent="", between="\n").encode(),
    "wrapped-flush": lambda text: as_wrapped(text, indent="").encode(),
}
