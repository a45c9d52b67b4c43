"""DOCX to documents: what a reader of the page sees, and where it stands."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks import errors
from govtasks.containers.office.docx import read
from govtasks.containers.office.word.counting import write_number
from govtasks.model.document import Cell
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from govtasks.phrases.fold import fold
from govtasks.phrases.numbers import find_number
from invariants import check
from office_files import STRICT, cell, level, make_docx, make_zip, numbering, para, run, table

if TYPE_CHECKING:
    from govtasks.model.document import BlockKind, Document

SECONDS = 20
"""Within which the worst of files is answered."""


def load(body: str, **parts: str) -> Document:
    """Read a DOCX of this body, through `load` and its invariants."""
    return check(govtasks.load(make_docx(body, **parts))).document


def lines(document: Document, kind: BlockKind = "text") -> list[str]:
    """Give the texts of the blocks of a kind."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def cells(document: Document) -> list[tuple[str, Cell | None]]:
    """Give the texts of the blocks with their cells."""
    return [(document.text[b.start : b.end], b.cell) for b in document.blocks]


NOTICE = numbering(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "japaneseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def test_a_notice_whose_numbers_are_counted() -> None:
    """Automatic numbers are read as if they were typed: same tasks, labels and units."""
    words = [
        (0, "一、", "推动产业升级"),
        (1, "（一）", "培育样本产业。"),
        (2, "1.", "建成样本园区。（责任单位：市发改委、样本区政府）"),
        (2, "2.", "新增厂房20万平方米。（责任单位：市经信局）"),
        (1, "（二）", "扩大投资。"),
        (2, "1.", "样本项目全部开工。（牵头单位：市住建局）"),
        (0, "二、", "保障改善民生"),
        (1, "（一）", "新增就业1万人。（责任单位：市人社局）"),
    ]
    title = "示例市人民政府办公室关于分解落实重点工作任务的通知"
    counted = make_docx(para(title) + "".join(para(text, listed=(1, at)) for at, _, text in words), numbering=NOTICE)
    notice = check(govtasks.load(counted))
    typed = govtasks.loads("\n".join([title, *(number + text for _, number, text in words)]))
    assert notice.source.media_type.endswith("wordprocessingml.document")
    assert len(notice.tasks) == 4
    for mine, theirs in zip(notice.tasks, typed.tasks, strict=True):
        assert (mine.label, mine.text) == (theirs.label, theirs.text)
        assert [(a.role, a.name) for a in mine.assignments] == [(a.role, a.name) for a in theirs.assignments]
    assert [s.title for s, _ in notice.walk_sections()] == [s.title for s, _ in typed.walk_sections()]


def test_levels_start_again_behind_those_above_them() -> None:
    """A level starts again when one above it was counted, unless it says behind which one, or never."""
    levels = (
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
        level(3, "upperRoman", "%4.", '<w:lvlRestart w:val="0"/>'),
    )
    body = "".join(para("甲", listed=(1, at)) for at in (0, 1, 1, 2, 2, 1, 2, 3, 0, 1, 2, 3))
    found = [line.removesuffix("甲").strip() for line in lines(load(body, numbering=numbering(*levels)))]
    assert found == ["1.", "1.1", "1.2", "a)", "b)", "1.3", "c)", "I.", "2.", "2.1", "a)", "II."]


def test_lists_of_one_pattern_count_on() -> None:
    """Lists of one pattern go on with its numbers; one with a start of its own begins there, once."""
    lists = {
        1: "",
        2: "",
        3: '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
        4: f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>',
    }
    body = "".join(para("甲", listed=(n, 0)) for n in (1, 2, 3, 3, 1, 4))
    assert lines(load(body, numbering=numbering(level(0, "decimal", "%1、"), lists=lists))) == [
        "1、甲", "2、甲", "5、甲", "6、甲", "7、甲", "第8条 甲",
    ]  # fmt: skip


def test_a_level_that_is_written_in_arabic_digits() -> None:
    """`isLgl` writes the numbers above a level in Arabic digits too; a level above that was not counted stands at 1."""
    levels = (level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = para("甲", listed=(1, 1)) + para("乙", listed=(1, 0)) + para("丙", listed=(1, 1))
    assert lines(load(body, numbering=numbering(*levels))) == ["1.1 甲", "第一章 乙", "1.1 丙"]


STYLES = (
    '<w:style w:styleId="10"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="20"><w:name w:val="item"/><w:basedOn w:val="10"/></w:style>'
    '<w:style w:styleId="30"><w:basedOn w:val="31"/></w:style><w:style w:styleId="31"><w:basedOn w:val="30"/></w:style>'
)


def test_numbers_of_styles() -> None:
    """A style may carry the list, by a style that it is based on too; numId 0 switches it off for a paragraph."""
    parts = {
        "styles": STYLES,
        "numbering": numbering(
            level(0, "decimal", "%1.", '<w:pStyle w:val="10"/>'),
            level(1, "decimal", "（%2）", '<w:pStyle w:val="20"/>'),
        ),
    }
    body = (
        para("甲", style="10") + para("乙", style="20") + para("丙", style="10", listed=(0, 0)) + para("丁", style="30")
    )
    document = load(body, **parts)
    assert lines(document) == ["1.甲", "（1）乙", "丙", "丁"]
    assert [(b.name, b.line) for b in document.blocks] == [("heading 1", 1), ("item", 2), ("heading 1", 3), ("30", 4)]


def test_bullets() -> None:
    """A dash before an item is a word of it, a dot is not."""
    parts = numbering(level(0, "bullet", "\uf06c"), level(1, "bullet", "——"))
    assert lines(load(para("甲", listed=(1, 0)) + para("乙", listed=(1, 1)), numbering=parts)) == ["甲", "—— 乙"]


@pytest.mark.parametrize(
    ("form", "value", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 19, "十九"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一〇五"),
        ("japaneseCounting", 11, "十一"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 50, "㊿"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedCircleChinese", 1, "①"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("decimalFullWidth", 10, "１０"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 44, "xliv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("upperRoman", 100_000, "100000"),
        ("chineseCountingThousand", 100_000, "100000"),
        ("chineseCountingThousand", 0, "零"),
        ("lowerLetter", 0, "0"),
        ("unheard-of", 4, "4"),
        ("decimal", -3, "-3"),
    ],
)
def test_formats_of_numbers(form: str, value: int, written: str) -> None:
    """Each format writes its digits, and Arabic ones where it does not reach."""
    assert write_number(value, form) == written


@pytest.mark.parametrize(
    ("form", "pattern", "style"),
    [
        ("chineseCountingThousand", "%1、", "han"),
        ("japaneseCounting", "（%1）", "paren_han"),
        ("japaneseCounting", "第%1章", "chapter"),
        ("chineseCounting", "第%1条", "article"),
        ("decimal", "%1.", "dot"),
        ("decimal", "%1．", "dot"),
        ("decimal", "（%1）", "paren"),
        ("decimal", "%1)", "half"),
        ("decimalEnclosedCircle", "%1", "circled"),
    ],
)
@pytest.mark.parametrize("words", ["推进样本馆建设", "5万人以上", "“样本”行动"])
def test_written_numbers_are_recognised(form: str, pattern: str, style: str, words: str) -> None:
    """The number that is written before a paragraph is found again, whatever the paragraph begins with."""
    document = load(para(words, listed=(1, 0)), numbering=numbering(level(0, form, pattern)))
    folded = fold(document.text)
    found = find_number(folded, 0, len(folded))
    assert found is not None
    assert (found.style, found.value) == (style, 1)
    assert document.text[found.end :] == words


def test_breaks_tabs_and_signs() -> None:
    """A break parts lines; tabs, hyphens, symbols and instructions of fields are what the page shows."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    signs = (
        "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="2460"/><w:sym w:char="E123"/><w:sym w:char="D800"/>'
        '<w:sym w:char="是"/></w:r>'
    )
    document = load(para(signs, field))
    assert lines(document) == ["甲", "乙\tA-1☑①3"]
    assert [b.line for b in document.blocks] == [1, 1]


def test_what_is_wrapped_around_words() -> None:
    """Links, content controls, smart tags, custom XML, simple fields and equations are walked through."""
    wrapped = [
        '<w:hyperlink w:anchor="a">甲</w:hyperlink>',
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>乙</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="place">丙</w:smartTag>',
        "<w:customXml>丁</w:customXml>",
        '<w:fldSimple w:instr="DATE">戊</w:fldSimple>',
    ]
    words = "".join(re.sub(r">([\u4e00-\u9fff])<", lambda m: f">{run(m[1])}<", w) for w in wrapped)
    body = para(words, "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
    block = f"<w:sdt><w:sdtContent>{para('己')}</w:sdtContent></w:sdt><w:customXml>{para('庚')}</w:customXml>"
    assert lines(load(body + block)) == ["甲乙丙丁戊x=1", "己", "庚"]


def test_tracked_changes() -> None:
    """Insertions are read, deletions and what was moved away are not, and the notice says so."""
    moved = f'<w:moveFrom w:id="1">{run("样本湖")}</w:moveFrom>', f'<w:moveTo w:id="2">{run("样本湖")}</w:moveTo>'
    deleted = '<w:del w:id="3"><w:r><w:delText>三</w:delText></w:r></w:del>'
    body = para(run("修建"), deleted, f'<w:ins w:id="4">{run("两")}</w:ins>', run("座桥。"), moved[0]) + para(moved[1])
    mark = '<w:rPr><w:del w:id="5"/></w:rPr>'
    body += para("绿化", more=mark) + para("示例", more=mark) + para("公园。", style="9")
    row = f'<w:tr><w:trPr><w:del w:id="6"/></w:trPr>{cell("删去的行")}</w:tr>'
    body += f"<w:tbl>{row}<w:tr>{cell('留下的行')}</w:tr></w:tbl>"
    notice = check(govtasks.load(make_docx(body)))
    assert lines(notice.document) == ["修建两座桥。", "样本湖", "绿化示例公园。", "留下的行"]
    remark = next(d for d in notice.diagnostics if d.code == "tracked-changes")
    assert (remark.severity, remark.facts) == ("info", (("count", "6"),))


def test_hidden_words() -> None:
    """Hidden words are no text, by themselves or by their style; a switch that is off hides nothing."""
    styles = '<w:style w:styleId="h"><w:name w:val="hidden"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = para(
        run("甲"), run("乙", "<w:vanish/>"), run("丙", '<w:vanish w:val="0"/>'), run("丁", '<w:rStyle w:val="h"/>')
    )
    ruby = f"<w:r><w:ruby><w:rt>{run('yang')}</w:rt><w:rubyBase>{run('样')}</w:rubyBase></w:ruby></w:r>"
    body += para("戊", style="h") + para(ruby, "本", more="<w:rPr><w:vanish/></w:rPr>")
    assert lines(load(body, styles=styles)) == ["甲丙", "样本"]


def box(*paragraphs: str, inner: str = "wps:txbx") -> str:
    """Write the inside of a text box."""
    return f"<{inner}><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></{inner}>"


def test_text_boxes() -> None:
    """A text box is read once, after the paragraph that it is anchored in, and numbers of its place never."""
    offset = "<wp:anchor><wp:posOffset>690245</wp:posOffset>{}</wp:anchor>"
    inside = box(para("示例市人民政府文件"))
    again = box(para("示例市人民政府文件"), inner="v:textbox")
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{offset.format(inside)}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{again}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = f"<w:pict>{box(para('旧式文本框'), inner='v:textbox')}</w:pict>"
    only = (
        "<mc:AlternateContent><mc:Choice Requires='w14'><w:drawing/></mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    body = para(f"<w:r>{both}</w:r>", "甲") + para("乙", f"<w:r>{only}</w:r>")
    assert lines(load(body)) == ["甲", "示例市人民政府文件", "乙", "旧式文本框"]


def test_margins_are_furniture() -> None:
    """Headers stand before the body, notes and footers behind it, each once, none of them taken for tasks."""
    parts = {
        "header1": para("示例市人民政府规章"),
        "header2": para("示例市人民政府规章"),
        "footer1": para("— ", '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>', " —"),
        "footnotes": f'<w:footnote w:id="1">{para("1.指2023年的数。（责任单位：市统计局）")}</w:footnote>',
    }
    text = run("1.建馆。（责任单位：市文旅局）") + '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notice = check(govtasks.load(make_docx(para(text), **parts)))
    assert lines(notice.document, "furniture") == [
        "示例市人民政府规章",
        "1.指2023年的数。（责任单位：市统计局）",
        "— 1 —",
    ]
    assert [b.line for b in notice.document.blocks] == [0, 1, 0, 0]
    assert [task.text for task in notice.tasks] == ["建馆。"]


def test_a_table_of_contents_is_furniture() -> None:
    """The lines of a table of contents say again what the headings say, and are furniture."""
    styles = '<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    document = load(
        para("一、推动产业升级", "<w:r><w:tab/></w:r>", "1", style="t") + para("一、推动产业升级"), styles=styles
    )
    assert (lines(document, "furniture"), lines(document)) == (["一、推动产业升级\t1"], ["一、推动产业升级"])


def test_merged_cells() -> None:
    """A merged cell has its height and width; those that go on with it are no blocks, and shift nothing."""
    body = table(
        [cell("类别", merge="restart"), cell("任务", wide=2)],
        [cell(merge="continue"), cell("内容"), cell("单位", merge="restart")],
        [cell("丙"), cell("丁"), cell(merge="continue")],
        [cell("戊", merge="continue"), cell("己"), cell("庚", merge="restart")],
    )
    assert cells(load(para("表") + body + para("完"))) == [
        ("表", None),
        ("类别", Cell(0, 0, 0, 2, 1)),
        ("任务", Cell(0, 0, 1, 1, 2)),
        ("内容", Cell(0, 1, 1)),
        ("单位", Cell(0, 1, 2, 2, 1)),
        ("丙", Cell(0, 2, 0)),
        ("丁", Cell(0, 2, 1)),
        ("戊", Cell(0, 3, 0)),
        ("己", Cell(0, 3, 1)),
        ("庚", Cell(0, 3, 2)),
        ("完", None),
    ]


def test_tables_in_tables_and_in_controls() -> None:
    """A nested table counts for itself; rows and cells in content controls are rows and cells; a row may begin late."""
    inner = table([cell("内")])
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    after = cell("后")
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{control.format(after)}</w:tr>'
    body = f"<w:tbl><w:tr>{cell('外', inner, para('外二'))}</w:tr>{control.format(late)}</w:tbl>" + table([cell("另")])
    assert cells(load(body)) == [
        ("外", Cell(0, 0, 0)),
        ("内", Cell(1, 0, 0)),
        ("外二", Cell(0, 0, 0)),
        ("后", Cell(0, 1, 1)),
        ("另", Cell(2, 0, 0)),
    ]


def test_numbers_in_cells() -> None:
    """A column of automatic numbers has no words of its own; each line of a cell is a block of it."""
    units = "<w:r><w:t>市财政局</w:t><w:br/><w:t>市商务局</w:t></w:r>"
    rows = [[cell(para(listed=(1, 0))), cell(para("建馆")), cell(para(units))] for _ in range(2)]
    document = load(table(*rows), numbering=numbering(level(0, "decimal", "%1")))
    assert lines(document) == ["1", "建馆", "市财政局", "市商务局", "2", "建馆", "市财政局", "市商务局"]
    assert [b.cell for b in document.blocks if b.cell][2:4] == [Cell(0, 0, 2)] * 2


def test_the_strict_form_of_the_format() -> None:
    """A file in the namespaces of ISO 29500 strict reads as any other."""
    body = para("甲", listed=(1, 0)) + table([cell("乙", wide=2)])
    strict = make_docx(body, space=STRICT, numbering=numbering(level(0, "decimal", "%1.")), header1=para("丙"))
    assert cells(govtasks.load(strict).document) == [("丙", None), ("1.甲", None), ("乙", Cell(0, 0, 0, 1, 2))]


def test_front_matter_of_a_letterhead() -> None:
    """Red head, number, title, signature and date of a notice come out of their paragraphs."""
    body = "".join(
        map(para, (
            "示例市人民政府办公室文件", "示政办发〔2024〕3号", "关于分解落实重点工作任务的通知", "各县、区人民政府：",
            "现将任务分解如下。", "1.建馆。（责任单位：市文旅局）", "示例市人民政府办公室", "2024年1月31日",
        ))
    )  # fmt: skip
    notice = check(govtasks.load(make_docx(body)))
    assert (notice.title, notice.issuer) == ("关于分解落实重点工作任务的通知", "示例市人民政府办公室")
    assert (notice.doc_number, str(notice.issued_on)) == ("示政办发〔2024〕3号", "2024-01-31")


def test_a_picture_has_no_text() -> None:
    """A file that holds a picture alone loads, without text, and says so."""
    notice = check(govtasks.load(make_docx(para("<w:r><w:drawing><wp:inline/></w:drawing></w:r>"))))
    assert notice.document.blocks == ()
    assert [d.code for d in notice.diagnostics] == ["no-text"]


DEEP = 10_000
DTD = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">{}]><w:document xmlns:w="urn:w">&b;</w:document>'
EXTERNAL = '<!ENTITY c SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (make_docx(para("甲"))[:-60], errors.DamagedFileError),
        (make_docx(para("甲"))[:300], errors.DamagedFileError),
        (make_zip({"word/document.xml": "<w:document"}), errors.DamagedFileError),
        (make_zip({"word/document.xml": b"\x00\xff\xfe"}), errors.DamagedFileError),
        (make_zip({"word/document.xml": DTD.format("")}), errors.DamagedFileError),
        (make_zip({"word/document.xml": DTD.format(EXTERNAL)}), errors.DamagedFileError),
        (make_docx("<w:sdt>" * DEEP + "</w:sdt>" * DEEP), errors.DamagedFileError),
        (make_docx(table([cell("甲")]) * 3, styles="<w:style"), errors.DamagedFileError),
        (make_zip({"word/document.xml": b" " * 30_000_000}), errors.LimitExceededError),
        (make_zip({"word/document.xml": b""} | {f"{n}": b"" for n in range(3000)}), errors.LimitExceededError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage\0\0".encode("utf-16-le"),
         errors.EncryptedFileError),
    ],
    ids="end-cut cut no-xml binary entities external deep styles bomb members encrypted".split(),
)  # fmt: skip
def test_files_that_are_refused(data: bytes, expected: type[errors.LoadError]) -> None:
    """A file that is broken, locked or hostile raises an error of its type, soon."""
    begin = time.monotonic()
    with pytest.raises(expected) as caught:
        govtasks.load(data)
    assert caught.value.remedy
    assert time.monotonic() - begin < SECONDS


def test_a_zip_without_its_main_part() -> None:
    """The reader itself refuses a zip that holds no document."""
    with pytest.raises(errors.DamagedFileError, match=r"word/document\.xml is missing"):
        read(make_zip({"a.xml": "<a/>"}), DEFAULT_LIMITS, "a.docx")


def test_a_member_that_is_locked() -> None:
    """A zip whose members are encrypted says that it asks for a password."""
    data = bytearray(make_docx(para("甲")))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(errors.EncryptedFileError):
        govtasks.load(bytes(data))


def _nest(depth: int) -> str:
    body = para("芯")
    for n in range(depth):
        body = table([cell(para(f"{n}"), body)])
    return body


def _links(count: int) -> str:
    pairs = ((n, (n + 1) % count) for n in range(count))
    return "".join(f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in pairs)


CIRCLE = (
    '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)
LINKED = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'


@pytest.mark.parametrize(
    ("body", "parts", "said"),
    [
        (_nest(50), {}, "芯"),
        (table([cell("甲", wide=65_534), cell("乙", wide=65_534)] * 3), {}, "乙"),
        (table([cell(str(n)) for n in range(1000)]), {}, "999"),
        (table(*([cell(str(n))] for n in range(100_000))), {}, "99999"),
        (para("甲", style="5") * 2000, {"styles": _links(2000)}, "甲"),
        (para("甲", listed=(1, 0)), {"styles": LINKED, "numbering": CIRCLE}, "甲"),
        ("".join(para("甲", listed=at) for at in ((1, 99), (1, -1), (9, 0))), {"numbering": NOTICE}, "甲"),
        (para("甲", listed=(1, 0)) * 2000,
         {"numbering": numbering(level(0, "lowerLetter", "%1%9" * 100_000), level(99, "decimal", "%1"))}, "甲"),
        (para("甲", more='<w:rPr><w:del w:id="1"/></w:rPr>') * 20_000 + para("乙"), {}, "甲乙"),
        ("<w:tbl/><w:p/><w:tbl><w:tr/></w:tbl><w:sectPr/>" + para("甲"), {}, "甲"),
    ],
    ids=["nested", "gridSpan", "columns", "rows", "styles", "lists", "levels", "patterns", "joined", "empty"],
)  # fmt: skip
def test_files_that_are_odd(body: str, parts: dict[str, str], said: str) -> None:
    """Sizes, depths and circles that no office program writes are read, soon."""
    begin = time.monotonic()
    notice = govtasks.load(make_docx(body, **parts))
    assert said in notice.document.text
    assert time.monotonic() - begin < SECONDS


def test_the_limit_on_cells() -> None:
    """A table of more cells than the limit allows is refused."""
    data = make_docx(table([cell("甲")] * 11))
    with pytest.raises(errors.LimitExceededError, match="more than 10 cells"):
        govtasks.load(data, limits=Limits(cells=10))
