"""Notices that LibreOffice prints: read from the PDF they say what they say as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

import pytest

import govtasks
from benchmarks.pages import notice
from govtasks.testing.answers import gist
from govtasks.testing.clothes import paragraphs
from invariants import check
from office_files import cell, make_docx, para, run
from printing import needs_office, save_as
from test_seeds import SEEDS, seed_file

if TYPE_CHECKING:
    from pathlib import Path

    from govtasks.testing.answers import Answer

pytestmark = needs_office

_LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LOST = re.compile("[，,。、]")
"""Signs of which LibreOffice loses one now and then where it hangs into the margin."""
_SET_IN = '<w:spacing w:line="{}" w:lineRule="exact"/><w:ind w:firstLine="640"/><w:jc w:val="both"/>'
_RAGGED = '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="480"/>'


class Layout(NamedTuple):
    """How paragraphs are printed."""

    look: str
    size: int = 32
    """Of the signs, in half points."""
    columns: int = 1
    wide: bool = False


LAYOUTS = {
    "set in": Layout(_SET_IN.format(560)),
    "small": Layout(_SET_IN.format(340), 18),
    "spaced": Layout('<w:spacing w:after="200"/><w:jc w:val="both"/>'),
    "ragged": Layout(_RAGGED),
    "columns": Layout(_RAGGED, 24, 2, wide=True),
}


def print_paragraphs(lines: list[str], layout: Layout) -> bytes:
    """Print paragraphs with a running head and a page number on each page; gives the PDF."""
    body = "".join(para(say(line, layout.size), more=layout.look) for line in lines)
    return print_body(body, columns=layout.columns, wide=layout.wide)


def print_body(body: str, *, columns: int = 1, wide: bool = False) -> bytes:
    """Print the body of a DOCX, with a running head and a page number on each page; gives the PDF."""
    width, height = (16838, 11906) if wide else (11906, 16838)
    page = (
        f'<w:sectPr><w:headerReference {_LINKS} w:type="default" r:id="r0"/>'
        f'<w:footerReference {_LINKS} w:type="default" r:id="r1"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1700" w:bottom="1700" w:left="1500" w:right="1500" '
        f'w:header="850" w:footer="850"/><w:cols w:num="{columns}" w:space="600"/></w:sectPr>'
    )
    number = f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>'
    parts = {"header1": para(say("示例市人民政府公报", 18)), "footer1": para(run("— "), number, run(" —"))}
    return save_as("pdf", make_docx(body + page, **parts))


def say(text: str, size: int) -> str:
    """Write a run of so many half points."""
    return run(escape(text), f'<w:rFonts w:eastAsia="WenQuanYi Zen Hei"/><w:sz w:val="{size}"/>')


def tell(notice: govtasks.Notice) -> Answer:
    """Give what a notice says of its tasks, without the signs that its print may have lost."""
    said = gist(notice)
    return {key: _strip(said[key]) for key in ("kind", "parts", "sections", "tasks", "conventions")}


def _strip(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {key: _strip(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_strip(inner) for inner in value]
    return _LOST.sub("", value) if isinstance(value, str) else value


@pytest.mark.parametrize("layout", ["set in", "spaced", "columns"])
@pytest.mark.parametrize("number", SEEDS)
def test_seeds(number: str, layout: str, shared: Path) -> None:
    """Tasks, units and deadlines of a printed notice are those of its text, over pages with heads and numbers."""
    text = seed_file(shared, number).read_text("utf-8")
    printed = check(govtasks.load(print_paragraphs(paragraphs(text), LAYOUTS[layout])))
    assert printed.document.blocks[-1].page > 5
    assert tell(printed) == tell(govtasks.loads(text))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_own_notice(layout: str) -> None:
    """The same goes for a notice of our own, in large and small signs, justified or not, in one column or two."""
    lines = notice(40, 80, 62)
    assert tell(check(govtasks.load(print_paragraphs(lines, LAYOUTS[layout])))) == tell(
        govtasks.loads("\n".join(lines))
    )


WORK = (
    "建成样本园区道路、管网等基础设施，新增标准厂房二十万平方米，引进上下游企业三十家以上",
    "开工建设环湖轨道交通首段工程",
    "改造老旧小区六十五个，加装电梯一百二十部，同步更新燃气老化管道等配套设施，惠及居民两万户",
    "新建12所中小学校、增加学位8600个；实施3.5亿元奖补",
)
UNITS = (
    "市发展改革委",
    "市自然资源和规划局",
    "市住房城乡建设局、样本区人民政府",
    "市财政局、市交通运输局、各县（市、区）人民政府",
)
HEADER = ("序号", "重点任务", "工作任务", "牵头单位", "责任单位", "完成时限")
WIDTHS = (700, 1600, 3300, 1500, 1700, 1000)


def make_table(rows: int, size: int, scale: float = 1.0) -> str:
    """Make a ruled task table with a header that comes back, groups of merged cells and rows of a category."""
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in "top left bottom right insideH insideV".split())
    grid = "".join(f'<w:gridCol w:w="{round(width * scale)}"/>' for width in WIDTHS)
    lines = [_row([cell(para(say(words, size))) for words in HEADER], "<w:trPr><w:tblHeader/></w:trPr>")]
    for at in range(rows):
        if at % 12 == 0:
            lines.append(
                _row([cell(para(say(f"{'一二三四五六'[at // 12]}、样本行动（12项）", size)), wide=len(HEADER))])
            )
        merge = "continue" if at % 3 else "restart"
        words = (
            str(at + 1),
            f"{at // 3 + 1}.优化样本服务" * (at % 3 == 0),
            WORK[at % 4],
            UNITS[at % 3],
            UNITS[(at + 1) % 4],
        )
        cells = [cell(para(say(text, size)), merge=merge if column == 1 else None) for column, text in enumerate(words)]
        lines.append(_row([*cells, cell(para(say(f"2025年{at % 12 + 1}月底前", size)))]))
    look = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{look}{''.join(lines)}</w:tbl>"


def _row(cells: list[str], look: str = "") -> str:
    return f"<w:tr>{look}{''.join(cells)}</w:tr>"


@pytest.mark.parametrize(("rows", "size", "wide"), [(40, 15, False), (60, 21, True), (40, 18, False)])
def test_tables(rows: int, size: int, wide: bool) -> None:  # noqa: FBT001
    """A table over pages gives the tasks, sections, units and deadlines of the DOCX that was printed."""
    title = para(say("示例市人民政府关于分解落实重点工作任务的通知", 36)) + para(say("附件：重点工作任务分解表", 28))
    body = title + make_table(rows, size, 1.4 if wide else 1.0) + para(say("特此通知。", 28))
    written, printed = govtasks.load(make_docx(body)), check(govtasks.load(print_body(body, wide=wide)))
    assert len(written.tasks) == rows
    assert tell(printed) == tell(written)
