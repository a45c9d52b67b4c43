"""Tables in text: CSV, TSV and Markdown read as tables, and any other text as it ever was."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import govtasks
from govtasks import errors
from govtasks.containers import read

PATIENCE = 10
"""Seconds, on a machine that has other things to do."""
CASES = Path(__file__).parent / "cases"
COMMAS = (CASES / "table-commas.csv").read_bytes().decode("gb18030")
PIPES = (CASES / "table-pipes.md").read_text("utf-8")
TABS = "\n".join(
    "\t".join(row)
    for row in [
        ["序号", "工作任务", "责任单位"],
        ["1", "建馆。", "市文旅局"],
        ["2", "修桥。", "市交通局、市住建局"],
        ["3", "种树。", "市林业局"],
    ]
)


def places(source: str) -> list[tuple[object, ...]]:
    """Give line, name, place and words of each block."""
    document = govtasks.loads(source).document
    return [(b.line, b.name, b.cell and b.cell[:3], document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_feed", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_delimited_table_in_any_dress(encoding: str, line_feed: str, separator: str) -> None:
    """Encodings, ends of lines and separators do not matter."""
    source = COMMAS.replace("\r\n", "\n").replace("小区,加装", "小区和加装").replace(",", separator)
    notice = govtasks.load(source.replace("\n", line_feed).encode(encoding))
    assert notice.source.media_type == "text/csv"
    assert notice.title == "示例市2024年重点项目责任分工表"
    assert [(t.label, t.lead, t.responsible) for t in notice.tasks] == [
        ("1", ("市发改委",), ("市财政局", "市住建局")),
        ("2", ("市商务局",), ("样本区政府", "高新区管委会")),
        ("3", ("市城管局",), ()),
        ("4", ("市住建局",), ("市民政局",)),
    ]
    assert notice.coverage.explained == 1


def test_fields_have_their_places() -> None:
    """A field's block says its row, column and line; quotes, and line breaks in them, are understood."""
    assert places('序号,任务,单位\n\n1,"建""馆""。\n迎客。",市文旅局\n2,修桥。,市交通局\n')[3:7] == [
        (3, "", (0, 1, 0), "1"),
        (3, "", (0, 1, 1), '建"馆"。'),
        (3, "", (0, 1, 1), "迎客。"),
        (3, "", (0, 1, 2), "市文旅局"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "示例市重点工作分工表\n{}",
        "示例市重点工作分工表\n（2024年）\n\n{}\n注：按月调度。\n联系人：王样本",
        "\ufeff{}",
    ],
    ids=["bare", "title", "title and notes", "byte order mark"],
)
def test_what_stands_around_a_delimited_table(around: str) -> None:
    """Titles above and notes under the table have no separators, and need none."""
    notice = govtasks.loads(around.format(TABS))
    assert notice.source.media_type == "text/csv"
    assert [task.responsible for task in notice.tasks] == [("市文旅局",), ("市交通局", "市住建局"), ("市林业局",)]
    assert notice.coverage.explained == 1


@pytest.mark.parametrize(
    "source",
    [
        "1.建馆,修桥,种树。（责任单位:市文旅局,市交通局,市林业局）\n2.修路,架线,通水。（责任单位:市住建局）\n3.种树,养花,植草。",
        "示例市人民政府\n关于分工的通知\n市文旅局,市交通局,市林业局\n" + "1.建馆，迎客。（责任单位：市文旅局）\n" * 9,
        "责任单位\t市文旅局\n责任单位\t市交通局\n责任单位\t市林业局",
        "序号,工作任务,责任单位\n1,建馆。",
        "市文旅局；市交通局；市林业局\n" * 5,
        "序号，工作任务，责任单位\n1，建馆。，市文旅局\n2，修桥。，市交通局\n3，种树。，市林业局",
        '序号,工作任务,责任单位\n1,"' + "长" * 140_000 + '",市文旅局\n2,修桥。,市交通局\n3,种树。,市林业局',
        "甲|乙\n-\n丙|丁",
        "甲|乙|丙\n--|--\n丁|戊|己",
        "---\n一|二\n---",
    ],
)
def test_what_is_no_table_stays_text(source: str) -> None:
    """Sentences with commas, lists of names, two columns, full-width signs and rules are text."""
    assert govtasks.loads(source).source.media_type == "text/plain"


@pytest.mark.parametrize("notice", sorted(path for path in CASES.iterdir() if path.suffix in {".txt", ".html"}))
def test_notices_without_such_tables(notice: Path) -> None:
    """No other case is taken for a table."""
    assert govtasks.load(notice).source.media_type in {"text/plain", "text/html"}


def test_pages_are_no_tables() -> None:
    """A page whose words look like either table is a page."""
    page = f"<!DOCTYPE html><html><body><pre>{COMMAS}\n{PIPES}</pre></body></html>"
    assert govtasks.loads(page).source.media_type == "text/html"


def test_markdown_as_a_reader_sees_it() -> None:
    """Headings, strong words, links, points and bars in cells lose their marks; tables are counted."""
    source = (
        "# 分工\n\n- **建馆**和[修桥](https://example.com)\n> 引文\n\n***\n\n<!-- 注\n释 -->\n"
        "|甲|乙|\n|--|:-:|\n|1\\|2|三<br/>四|\n\n五|六\n-|-\n七|`八`"
    )
    assert places(source) == [
        (1, "h1", None, "分工"),
        (3, "", None, "建馆和修桥"),
        (4, "", None, "引文"),
        (10, "", (0, 0, 0), "甲"),
        (10, "", (0, 0, 1), "乙"),
        (12, "", (0, 1, 0), "1|2"),
        (12, "", (0, 1, 1), "三"),
        (12, "", (0, 1, 1), "四"),
        (14, "", (1, 0, 0), "五"),
        (14, "", (1, 0, 1), "六"),
        (16, "", (1, 1, 0), "七"),
        (16, "", (1, 1, 1), "`八`"),
    ]


@pytest.mark.parametrize("line_feed", ["\n", "\r\n"])
def test_markdown_with_any_line_feed(line_feed: str) -> None:
    """Ends of lines do not matter."""
    notice = govtasks.load(PIPES.replace("\n", line_feed).encode())
    assert notice.source.media_type == "text/markdown"
    assert [task.label for task in notice.tasks] == ["1", "2", "1"]


def test_tables_over_the_limit() -> None:
    """More cells than the limit allows are refused in both."""
    for source in (TABS, PIPES):
        with pytest.raises(errors.LimitExceededError, match="cells"):
            govtasks.loads(source, limits=govtasks.Limits(cells=9))


ROWS = "\n|甲|乙|\n|-|-|\n|"


@pytest.mark.parametrize(
    "source",
    ["|" * 3_000_000, "|-" * 1_000_000, ROWS + "|-" * 1_000_000, "-" * 300_000 + "x|", "a|b\n-|-\n" * 100_000,
     "a,b,c\n" * 100_000, "a,b,c\n" + '"' * 300_000, "<!--" * 500_000 + ROWS, ROWS + "**a " * 300_000,
     ROWS + "**" * 300_000 + "|[" * 300_000, "# a" + " " * 300_000 + "b#" + ROWS, "- " * 300_000 + "x" + ROWS],
    ids=["bars", "rulers", "cells of dashes", "dashes", "tables", "fields", "an open quote", "comments", "strong words",
         "marks", "a heading", "a rule"],
)  # fmt: skip
def test_nothing_hangs(source: str) -> None:
    """What is made to cost time is read or refused within seconds."""
    begin = time.monotonic()
    try:
        read(source, govtasks.Limits())
    except errors.LimitExceededError as error:
        assert error.remedy  # noqa: PT017 - it may be read
    assert time.monotonic() - begin < PATIENCE
