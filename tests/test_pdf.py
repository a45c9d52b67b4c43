"""PDFs to documents: reading order, joined lines, page marks, ruled tables, and what cannot be read."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks import errors
from govtasks.containers.office.pdf import read
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from invariants import check
from prints import Print

if TYPE_CHECKING:
    from govtasks.model.document import Document

HEADER = ["序号", "重点任务", "牵头单位", "责任单位"]
COLUMNS = [40.0, 200.0, 100.0, 120.0]
BODY = [
    "　　1.建成样本园区道路、管网等基础设施，新增标准厂房二十万平",
    "方米，引进上下游企业三十家以上，完成投资十五亿元，年底前竣工",
    "验收并投入使用。（牵头单位：市发改委；责任单位：市财政局、市",
    "住建局）",
    "　　2.开工建设环湖轨道交通首段工程，完成南站综合枢纽主体工程",
    "建设任务，城市建成区绿化覆盖率提高两个百分点。（责任单位：市",
    "交通运输局、样本区人民政府）",
    "　　3.改造老旧小区六十五个，加装电梯一百二十部，同步更新燃气",
    "老化管道等配套设施，惠及居民两万户。（责任单位：市住建局）",
]


def parse(printed: Print, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read what was printed."""
    return read(printed.save(), limits, "test.pdf")


def texts(document: Document, kind: str = "text") -> list[str]:
    """Give the text of each block of a kind that stands in no table."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind and b.cell is None]


def cells(document: Document) -> dict[tuple[int, ...], str]:
    """Give the text of each cell by table, row, column, height and width; its paragraphs by line feeds."""
    found: dict[tuple[int, ...], list[str]] = {}
    for block in document.blocks:
        if block.cell:
            found.setdefault(tuple(block.cell), []).append(document.text[block.start : block.end])
    return {place: "\n".join(words) for place, words in found.items()}


def joined(lines: list[str]) -> list[str]:
    """Join lines into the paragraphs that begin where a line is set in."""
    return [paragraph for paragraph in "".join(lines).split("\u3000\u3000") if paragraph]


# ---------------------------------------------------------------- running text


def test_lines_are_joined() -> None:
    """Lines that were broken as they were full are joined without a blank; a paragraph begins where one is set in."""
    assert texts(parse(Print().lines(BODY))) == joined(BODY)


def test_page_marks_stand_behind_what_they_interrupt() -> None:
    """A running head, a running foot and a page number in the middle of a task come after it; a cut name is whole."""
    printed = Print()
    for page, lines in enumerate((BODY[:3], BODY[3:6], BODY[6:]), 1):
        printed.text(100, 40, "示例市人民政府公报").lines(lines).text(250, 790, f"— {page} —").text(
            90, 770, "示例市发布"
        )
        if page < 3:
            printed.page()
    document = parse(printed)
    assert texts(document) == joined(BODY)
    marks = texts(document, "page-mark")
    assert [mark for mark in marks if "—" in mark] == ["— 1 —", "— 2 —", "— 3 —"]
    assert marks.count("示例市人民政府公报") == marks.count("示例市发布") == 3
    assert [block.page for block in document.blocks if block.kind == "text"] == [1, 2, 3]


def test_attachments_are_no_page_marks() -> None:
    """The number of an attachment at the top of each page is its heading, though it counts as pages do."""
    printed = Print().text(80, 60, "附件1").lines(BODY).page().text(80, 60, "附件2").lines(BODY)
    assert [text for text in texts(parse(printed)) if text.startswith("附件")] == ["附件1", "附件2"]


@pytest.mark.parametrize(
    ("words", "stretch"), [("( 责 任 单 位:市 数 据 局、市 经 信 局)", 0), ("(责任单位:市数据局、市经信局)", 7)]
)
def test_spaced_lines(words: str, stretch: float) -> None:
    """Blanks that spread a line, typed or only printed, are none between Chinese characters."""
    assert texts(parse(Print().text(80, 100, words, stretch=stretch))) == ["(责任单位:市数据局、市经信局)"]


def test_blanks_that_are_meant() -> None:
    """A single blank stays between Chinese characters and between words; beside digits print makes its own."""
    printed = Print().text(80, 100, "第一条 本办法自 2025 年起施行").text(80, 200, "Open data in five steps")
    assert texts(parse(printed)) == ["第一条 本办法自2025年起施行", "Open data in five steps"]


def test_columns() -> None:
    """Two columns are read one after the other, a title across them first, whatever order they were printed in."""
    left = ["左栏第一行写满十二个字的文", "第二行也写满十二个字的文字"] * 4
    right = ["右栏第一行写满十二个字的文", "第二行右也写满十二个字的文"] * 4
    printed = Print().text(150, 60, "示例市人民政府关于修建样本大桥的通告")
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        printed.text(60, 120 + 28 * at, one).text(320, 120 + 28 * at, other)
    assert "".join(texts(parse(printed))) == "示例市人民政府关于修建样本大桥的通告" + "".join(left + right)


def test_title_is_no_part_of_what_follows() -> None:
    """Lines in larger signs, a signature at the right and what stands far below begin paragraphs of their own."""
    title, unit, date, stamp = (
        "示例市关于分解落实二〇二五年重点工作",
        "示例市人民政府办公室",
        "2025年1月2日",
        "示例市人民政府办公室秘书科印发",
    )
    printed = Print().text(80, 60, title, size=22).lines(BODY).text(350, 400, unit).text(390, 428, date)
    assert texts(parse(printed.text(80, 700, stamp))) == [title, *joined(BODY), unit, date, stamp]


def test_turned_page() -> None:
    """A page that is shown turned reads as it is shown, its tables too."""
    table: list[tuple[float, list[str]]] = [(20, HEADER), (20, ["1", "建馆", "市文旅局", "市财政局"])]
    turned = parse(Print(842, 595, turn=90).lines(BODY[:4]).table(COLUMNS, table, top=300))
    assert turned.text == parse(Print(842, 595).lines(BODY[:4]).table(COLUMNS, table, top=300)).text
    assert cells(turned)[0, 1, 2, 1, 1] == "市文旅局"


# ---------------------------------------------------------------- tables


def test_cells() -> None:
    """Ruled cells have their place; a value of merged cells stands once; full lines of a cell are joined."""
    rows: list[tuple[float, list[str]]] = [
        (20, HEADER),
        (20, ["一、强产业（2项）", "<", "<", "<"]),
        (40, ["1", "建成样本园区道路、管网等设施\n建设，新增厂房", "市发展改革委", "市财政局\n市住建局"]),
        (20, ["2", "修桥", "^", "市交通局"]),
    ]
    document = parse(Print().lines(BODY, top=300).table(COLUMNS, rows))
    assert cells(document) == {
        **{(0, 0, column, 1, 1): words for column, words in enumerate(HEADER)},
        (0, 1, 0, 1, 4): "一、强产业（2项）",
        (0, 2, 0, 1, 1): "1",
        (0, 2, 1, 1, 1): "建成样本园区道路、管网等设施建设，新增厂房",
        (0, 2, 2, 2, 1): "市发展改革委",
        (0, 2, 3, 1, 1): "市财政局\n市住建局",
        (0, 3, 0, 1, 1): "2",
        (0, 3, 1, 1, 1): "修桥",
        (0, 3, 3, 1, 1): "市交通局",
    }
    assert texts(document) == joined(BODY)


def test_table_over_pages() -> None:
    """A table over pages is one: repeated headers are page marks, cut rows and merged cells are whole."""
    first: list[tuple[float, list[str]]] = [
        (20, HEADER),
        (20, ["1", "修路", "市交通局", "市财政局"]),
        (20, ["2", "修桥", "市交通局", "市发改委"]),
        (20, ["3", "建设样本湖环湖绿道和配套设施及", "市住建局", "市城管局、市水"]),
    ]
    second: list[tuple[float, list[str]]] = [
        (20, HEADER),
        (20, ["", "停车场", "", "务局"]),
        (20, ["4", "建馆", "市文旅局", "市财政局"]),
        (20, ["5", "办节", "^", "市商务局"]),
    ]
    third: list[tuple[float, list[str]]] = [
        (20, HEADER),
        (20, ["6", "办展", "", "市科技局"]),
        (20, ["7", "扩园", "市教育局", "市住建局"]),
    ]
    printed = Print().table(COLUMNS, first, top=700).text(290, 800, "1")
    printed.page().table(COLUMNS, second).text(290, 800, "2").page().table(COLUMNS, third).text(290, 800, "3")
    document = parse(printed)
    found = cells(document)
    assert {place[0] for place in found} == {0}
    assert found[0, 3, 1, 1, 1] == "建设样本湖环湖绿道和配套设施及停车场"
    assert found[0, 3, 3, 1, 1] == "市城管局、市水务局"
    assert found[0, 4, 2, 3, 1] == "市文旅局"
    assert [found[0, row, 0, 1, 1] for row in range(1, 8)] == list("1234567")
    assert texts(document, "page-mark") == [" ".join(HEADER), " ".join(HEADER), "1", "2", "3"]


def test_tables_of_other_columns_are_others() -> None:
    """A table goes on over the page only where nothing stands between and its columns are the same."""
    row: list[tuple[float, list[str]]] = [(20, HEADER), (20, ["1", "修路", "市交通局", "市财政局"])]
    other = [150.0, 110.0, 100.0, 100.0]
    apart = Print().table(COLUMNS, row).text(80, 400, "附：另表").page().table(COLUMNS, row).page().table(other, row)
    assert {place[0] for place in cells(parse(apart))} == {0, 1, 2}


def test_open_sides() -> None:
    """A table without rulings at its sides has all its columns."""
    printed = Print()
    for top in (100, 130, 160):
        printed.rule(60, top, 500, top)
    printed.rule(200, 100, 200, 160).rule(350, 100, 350, 160)
    for left, words in ((70, "任务"), (210, "修路"), (360, "建馆")):
        printed.text(left, 108, words, 12).text(left, 138, words, 12)
    assert sorted(place[1:3] for place in cells(parse(printed))) == [
        (row, column) for row in (0, 1) for column in (0, 1, 2)
    ]


def test_rules_are_no_tables() -> None:
    """The lines of a red head, and frames around a paragraph, hold no cells."""
    printed = Print().rule(60, 90, 500, 90).rule(60, 92, 500, 92).lines(BODY)
    for left, top, right, bottom in (
        (60, 600, 500, 600),
        (60, 650, 500, 650),
        (60, 600, 60, 650),
        (500, 600, 500, 650),
    ):
        printed.rule(left, top, right, bottom)
    document = parse(printed.text(80, 610, "抄送：市委办公室。"))
    assert not cells(document)
    assert texts(document) == [*joined(BODY), "抄送：市委办公室。"]


# ---------------------------------------------------------------- notices


def test_notice() -> None:
    """A printed notice gives its tasks by the same call."""
    title = ["示例市人民政府办公室关于分解落实", "二〇二五年重点工作的通知"]
    printed = Print().text(100, 60, title[0], 22).text(150, 95, title[1], 22).text(80, 140, "各镇人民政府：")
    notice = check(govtasks.load(printed.lines(BODY, top=190).save()))
    assert notice.title == "".join(title)
    assert [task.label for task in notice.tasks] == ["1", "2", "3"]
    assert notice.task("t2").responsible == ("市交通运输局", "样本区人民政府")
    assert notice.source.media_type == "application/pdf"


# ---------------------------------------------------------------- what cannot be read


def test_scan() -> None:
    """Pages without text are told by their numbers; one with nothing on it is none of them."""
    document = parse(Print().picture().page().picture().page().lines(BODY).page().page().picture())
    assert [(remark.code, remark.facts) for remark in document.remarks] == [("no-text-layer", (("pages", "1-2, 5"),))]
    assert [block.page for block in document.blocks] == [3, 3, 3]


def test_whole_scan() -> None:
    """A scan is a notice without text that says so."""
    notice = check(govtasks.load(Print().picture().save()))
    assert [remark.code for remark in notice.diagnostics] == ["no-text-layer", "no-text"]


def test_unreadable() -> None:
    """Fonts that do not say what they print give furniture and a diagnostic, and nothing is made of it."""
    notice = check(govtasks.load(Print().rubbish(80, 100, '!"#$%&\'()*+,/-.!!"#/012$34567.89:;<="').save()))
    assert [remark.code for remark in notice.diagnostics] == ["unreadable-text", "no-text"]
    assert {block.kind for block in notice.document.blocks} == {"furniture"}


@pytest.mark.parametrize(
    "words", ["总则............................3", "Open data, 50% (of all): 3-5 a year; www.example.org"]
)
def test_readable(words: str) -> None:
    """Leaders, numbers and Latin letters are words."""
    assert not parse(Print().text(80, 100, words)).remarks


def test_passwords() -> None:
    """A file that asks for a password is refused; one that only keeps others from changing it is read."""
    assert texts(read(Print().lines(BODY).save(password="owner"), DEFAULT_LIMITS, "x.pdf")) == joined(BODY)  # noqa: S106
    with pytest.raises(errors.EncryptedFileError, match=r"x\.pdf: the PDF asks for a password"):
        read(Print().lines(BODY).save(password="user"), DEFAULT_LIMITS, "x.pdf")  # noqa: S106


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_cut_off(share: float) -> None:
    """A file without its end is refused, as nobody can tell what is missing."""
    data = Print().lines(BODY).save()
    with pytest.raises(errors.DamagedFileError, match="cut off"):
        read(data[: int(len(data) * share)], DEFAULT_LIMITS, "x.pdf")


@pytest.mark.parametrize("body", [b"", b"1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>", b"\0" * 5000])
def test_broken(body: bytes) -> None:
    """What says that it is a PDF and is none is refused."""
    with pytest.raises(errors.DamagedFileError, match=r"x\.pdf"):
        read(b"%PDF-1.4\n" + body + b"\n%%EOF", DEFAULT_LIMITS, "x.pdf")


def test_limits() -> None:
    """More pages or characters than the limits allow are refused by name."""
    for limits, what in ((Limits(pages=2), "pages"), (Limits(characters=20), "characters")):
        with pytest.raises(errors.LimitExceededError, match=what):
            parse(Print().lines(BODY).page().page(), limits)


def test_a_page_of_lines() -> None:
    """A drawing of 100,000 lines is read as text, in seconds."""
    printed = Print().lines(BODY)
    printed.pages[-1] += [f"{at % 500} {at % 700} m {at % 500 + 40} {at % 700} l S" for at in range(50_000)]
    printed.pages[-1] += [f"{at % 500} {at % 700} m {at % 500} {at % 700 + 40} l S" for at in range(50_000)]
    begun = time.monotonic()
    assert texts(parse(printed)) == joined(BODY)
    assert time.monotonic() - begun < 30


def test_a_page_of_squared_paper() -> None:
    """A net of rulings of ever so many cells is no table, and costs seconds."""
    printed = Print().lines(BODY[:4])
    for at in range(250):
        printed.rule(20, 20 + 3.5 * at, 580, 20 + 3.5 * at).rule(20 + 3.5 * at, 20, 20 + 3.5 * at, 820)
    begun = time.monotonic()
    assert "".join(texts(parse(printed))) == "".join(joined(BODY[:4]))
    assert time.monotonic() - begun < 30


def test_a_page_of_signs() -> None:
    """Signs that are strewn all over a page are answered in seconds."""
    printed = Print()
    for at in range(50_000):
        printed.text(at * 37 % 500, at * 7919 % 800, "建", 8)
    begun = time.monotonic()
    assert len(parse(printed).text) >= 50_000
    assert time.monotonic() - begun < 30


def test_sizes_that_cannot_be() -> None:
    """Pages and signs beyond every size are read as far as a page can show them."""
    assert texts(parse(Print(1e9, 1e9).text(80, 100, "修路"))) == ["修路"]
    printed = Print().lines(BODY).text(80, 600, "建馆", 1e-6).text(80, 700, "修桥", 1e6).text(1e9, 1e9, "办节")
    assert "".join(texts(parse(printed))).startswith("".join(joined(BODY)))


def test_pages_without_end() -> None:
    """Thousands of pages are refused by the limit, or read, in seconds."""
    printed = Print()
    for _ in range(9_999):
        printed.page()
    begun = time.monotonic()
    with pytest.raises(errors.LimitExceededError, match="pages"):
        parse(printed)
    assert not parse(printed, Limits(pages=10_000)).text
    assert time.monotonic() - begun < 30


def test_threads() -> None:
    """Files read at the same time give what they give one by one."""
    data = [Print().lines(BODY[at:]).save() for at in range(4)] * 5
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda item: read(item, DEFAULT_LIMITS, "x.pdf"), data))
    assert found == [read(item, DEFAULT_LIMITS, "x.pdf") for item in data]


@pytest.mark.parametrize("name", ["pypdfium2", "pdfplumber"])
def test_without_the_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what reads PDF the error names the extra."""
    for module in [
        module for module in sys.modules if module.split(".")[0] == name or module.endswith("office.pdfium")
    ]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, name, None)
    table: list[tuple[float, list[str]]] = [(20, HEADER), (20, ["1", "修路", "市交通局", "市财政局"])]
    with pytest.raises(errors.MissingDependencyError, match=rf"{name}.*govtasks\[pdf\]"):
        govtasks.load(Print().table(COLUMNS, table).save())
