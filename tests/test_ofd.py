"""OFD to documents: placed text to lines, lines to paragraphs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks import errors
from govtasks.containers.office.ofd import read
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from invariants import check
from office_files import make_ofd, make_zip, placed

if TYPE_CHECKING:
    from govtasks.model.document import Document

SECONDS = 20
"""Within which the worst of files is answered."""


def load(*pages: str, template: str = "") -> Document:
    """Read an OFD of these pages, through `load` and its invariants."""
    return check(govtasks.load(make_ofd(*pages, template=template))).document


def lines(document: Document) -> list[str]:
    """Give the texts of the blocks."""
    return [document.text[b.start : b.end] for b in document.blocks]


def coded(box: str, *codes: tuple[str, str, str, str]) -> str:
    """Write a text object of codes: x, y, steps and words of each."""
    inner = "".join(
        f'<ofd:TextCode X="{x}" Y="{y}" DeltaX="{steps}">{words}</ofd:TextCode>' for x, y, steps, words in codes
    )
    return f"<ofd:TextObject {box}>{inner}</ofd:TextObject>"


def page(*rows: str, top: float = 30.0) -> str:
    """Set rows under one another; a row that begins with a blank is set in by two signs."""
    return "".join(
        placed(row.strip(), 38.0 if row.startswith(" ") else 28.0, top + 10 * n) for n, row in enumerate(rows)
    )


def test_a_notice_in_print() -> None:
    """Lines broken at the margin, and by the end of a page, are joined; page numbers are marks; tasks come out."""
    first = page(
        "示例市人民政府关于分解落实重点工作的通知",
        " 1.建成示例湾创新港一期工程，入驻研发团队三十个以上",
        "，引进上下游企业十家，开工建设环湖轨道交通首段工程，完",
        "成南站综合枢纽主体工程建设任务，完成投资三十五亿元左右",
        "并通过验收。（牵头单位：市科技局；责任单位：市自然资",
    ) + placed("— 1 —", 95, 280)
    second = page("源和规划局）", " 2.改造老旧小区六十五个。（责任单位：市住建局）") + placed("— 2 —", 95, 280)
    notice = check(govtasks.load(make_ofd(first, second)))
    assert notice.source.media_type == "application/ofd"
    assert notice.title == "示例市人民政府关于分解落实重点工作的通知"
    assert [[a.name for a in task.assignments] for task in notice.tasks] == [
        ["市科技局", "市自然资源和规划局"],
        ["市住建局"],
    ]
    assert [(b.kind, b.page) for b in notice.document.blocks] == [
        ("text", 1), ("text", 1), ("page-mark", 1), ("text", 2), ("page-mark", 2),
    ]  # fmt: skip


def test_runs_of_a_line() -> None:
    """Runs of one line are joined from left to right, in whatever order they are drawn; a wide gap is one blank."""
    drawn = (
        placed("年计划", 43, 50)
        + placed("3", 40.5, 52.6, 2.5)
        + placed("202", 28, 50)
        + placed("收文日期", 28, 60)
        + placed("秘书股", 80, 60.5)
        + placed("GDP", 28, 70)
        + placed("growth", 45, 70)
    )
    assert lines(load(drawn)) == ["2023年计划", "收文日期 秘书股", "GDP growth"]


def test_text_that_a_matrix_scales() -> None:
    """CTM scales and shifts what stands in the box; several codes of one object have places of their own."""
    box = 'Boundary="10 50 100 30" CTM="0.5 0 0 0.5 1 2" Size="10"'
    codes = (("40", "10", "", "乙"), ("30", "", "", "甲"), ("0", "60", "10 g 2 10", "丙丁戊己"))
    assert lines(load(coded(box, *codes))) == ["甲乙", "丙丁戊己"]


def test_templates_and_what_is_not_read() -> None:
    """The template of a page is read with it; what is turned, invisible or drawn twice is not read again."""
    head = placed("示例市人民政府文件", 60, 30, 10)
    turned = placed("内部资料", 60, 100, 20, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    layer = (
        placed("关于建馆的批复", 60, 80)
        + placed("关于建馆的批复", 60.1, 80.1)
        + placed("看不见", 60, 90, 5, 'Visible="false"')
    )
    assert lines(load(layer + turned, template=head)) == ["示例市人民政府文件", "关于建馆的批复"]


def test_a_page_without_text() -> None:
    """A page that is a picture has no text, and the notice says so."""
    notice = check(govtasks.load(make_ofd('<ofd:ImageObject ID="3" Boundary="0 0 9 9"/>')))
    assert [d.code for d in notice.diagnostics] == ["no-text"]


GOOD = make_ofd(placed("甲", 10, 10))
ROOT = "<OFD><DocBody><DocRoot>{}</DocRoot></DocBody></OFD>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (GOOD[:-60], errors.DamagedFileError),
        (make_zip({"OFD.xml": "<OFD"}), errors.DamagedFileError),
        (make_zip({"OFD.xml": ROOT.format("Doc_0/Document.xml")}), errors.DamagedFileError),
        (make_zip({"OFD.xml": ROOT.format("../../etc/passwd")}), errors.DamagedFileError),
        (make_zip({"OFD.xml": ROOT.format("D.xml"), "D.xml": '<D><Pages><Page BaseLoc="P.xml"/></Pages></D>'}),
         errors.DamagedFileError),
        (make_zip({"OFD.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><OFD>&x;</OFD>'}),
         errors.DamagedFileError),
        (make_zip({"OFD.xml": ROOT.format("D.xml"), "Encryptions.xml": "<Encryptions/>"}), errors.EncryptedFileError),
        (make_zip({"OFD.xml": ROOT.format("D.xml"), "D.xml": f"<D><Pages>{'<Page/>' * 6000}</Pages></D>"}),
         errors.LimitExceededError),
        (make_zip({"OFD.xml": b" " * 30_000_000}), errors.LimitExceededError),
        (make_ofd(*["<ofd:PageBlock>" * 10_000 + "</ofd:PageBlock>" * 10_000]), errors.DamagedFileError),
    ],
    ids="cut no-xml no-document outside no-page external encrypted pages bomb deep".split(),
)  # fmt: skip
def test_files_that_are_refused(data: bytes, expected: type[errors.LoadError]) -> None:
    """A file that is broken, locked or hostile raises an error of its type, soon."""
    begin = time.monotonic()
    with pytest.raises(expected) as caught:
        govtasks.load(data)
    assert caught.value.remedy
    assert time.monotonic() - begin < SECONDS


def test_a_page_that_is_named_again_and_again() -> None:
    """Each reading of a member counts: a large template under many pages is refused."""
    template = placed("甲" * 10, 10, 10) * 2000
    data = make_ofd(*[placed("乙", 10, 10)] * 30, template=template)
    with pytest.raises(errors.LimitExceededError, match="bytes unpacked"):
        govtasks.load(data, limits=Limits(unpacked=5_000_000))


@pytest.mark.parametrize(
    "layer",
    [
        "<ofd:TextObject><ofd:TextCode>甲</ofd:TextCode></ofd:TextObject>",
        coded('Boundary="a b" CTM="1 0" Size="nan"', ("1e999", "g", "", "甲")),
        coded('Boundary="0 0 1 1" Size="5"', ("", "", "g 999999999 5 g g", "甲乙")),
        coded('Boundary="0 0 1 1" Size="0"', ("", "", "", "")) + placed("甲", 0, 0, 0.0),
        placed("甲", 99_999_999, -99_999_999, 0.000001) + placed("乙", 0, 0),
        "".join(placed("甲", 10, n % 7) for n in range(30_000)),
        placed("甲" * 100_000, 0, 0),
    ],
    ids="bare words steps empty far many long".split(),
)
def test_files_that_are_odd(layer: str) -> None:
    """Sizes and places that make no sense are read, soon."""
    begin = time.monotonic()
    document = read(make_ofd(layer), DEFAULT_LIMITS, "a.ofd")
    assert "甲" in document.text
    assert time.monotonic() - begin < SECONDS
