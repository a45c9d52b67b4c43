"""Notices written anew in other containers: their tasks as the rows of a table, their text with automatic numbers."""

from __future__ import annotations

import io
import json
import re
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

from office_files import cell, level, make_docx, numbering, para, table
from tables import Merged, write_page, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import govtasks

_HEADS = {
    "leader": "责任领导",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "supervise": "督办单位",
    "guide": "指导单位",
}
_NUMBERED = re.compile(
    r"(?P<chapter>[一二三四五六七八九十]{1,3})、|[(（](?P<point>[一二三四五六七八九十]{1,3})[)）]"
    r"|(?P<digits>\d{1,3})[.．]\s*(?!\d)"
)
_PATTERNS = {
    "chapter": ("chineseCounting", "%1、"),
    "point": ("chineseCounting", "（%2）"),
    "digits": ("decimal", "%3."),
}
_GOES_ON = '<w:lvlRestart w:val="0"/>'
_DIGITS = "零一二三四五六七八九"


class Answer(NamedTuple):
    """What a table keeps of a task."""

    path: tuple[str, ...]
    label: str
    text: str
    units: tuple[tuple[str, str], ...]
    deadline: str


def read_answers(path: Path) -> list[Answer]:
    """Give the tasks of a reference answer."""
    tasks = json.loads(path.read_text("utf-8"))["tasks"]
    return [
        Answer(
            tuple(_write_heading(step["label"], step["title"]) for step in task["path"]),
            task["label"],
            task["text"],
            tuple((a["role"], a["name"]) for a in task["assignments"]),
            task["deadline"] or "",
        )
        for task in tasks
    ]


def find_answers(notice: govtasks.Notice) -> list[Answer]:
    """Give the tasks of a notice in the same form."""
    return [
        Answer(
            tuple(_write_heading(step.label, step.title) for step in notice.path(task)),
            task.label,
            task.text,
            tuple((a.role, a.name) for a in task.assignments),
            task.deadline.text if task.deadline else "",
        )
        for task in notice.tasks
    ]


def compare(answer: Answer) -> Answer:
    """Give what must be the same in every container: the marks around numbers and the order of roles are not."""
    path, label, text, units, deadline = answer
    words = ["".join(words.split()).strip("()（）、.。") for words in (label, text, deadline)]
    return Answer(tuple(step.removeprefix("——") for step in path), words[0], words[1], tuple(sorted(units)), words[2])


def write_rows(answers: Iterable[Answer]) -> Iterator[list[str | Merged]]:
    """Give the rows of a table: its head, a merged row for each heading, a row for each task."""
    answers = list(answers)
    roles = [role for role in _HEADS if any(role == r for answer in answers for r, _ in answer.units)]
    head: list[str | Merged] = ["序号", "工作任务", *(_HEADS[role] for role in roles), "完成时限"]
    yield head
    before: tuple[str, ...] = ()
    for path, label, text, units, deadline in answers:
        kept = next((n for n, (a, b) in enumerate(zip_longest(before, path)) if a != b), len(path))
        for heading in path[kept:]:
            yield [Merged(heading, 1, len(head))]
        before = path
        named = ["、".join(name for r, name in units if r == role) or "—" for role in roles]
        yield [label, text, *named, deadline]


def _write_heading(label: str, title: str) -> str:
    """Give a heading with its number as it stands in a line."""
    mark = "" if not label or label[-1] in "、.）)" or label[0] in "①第—" else "." if label.isdigit() else "、"
    return f"{label}{mark}{title}"


def write_html(rows: Iterable[list[str | Merged]]) -> bytes:
    """Write the table as a page."""
    return write_page(write_table(list(rows))).encode()


def write_docx(rows: Iterable[list[str | Merged]]) -> bytes:
    """Write the table as a DOCX."""
    lines = [[_write_cell(words) for words in row] for row in rows]
    return make_docx(para("示例市重点工作任务分解表") + table(*lines))


def _write_cell(words: str | Merged) -> str:
    text, _, wide = words if isinstance(words, Merged) else Merged(words)
    return cell(*(escape(line) for line in text.split("\n")), wide=wide)


def write_workbook(rows: Iterable[list[str | Merged]]) -> bytes:
    """Write the table as an XLSX."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务分解")
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                if isinstance(words, Merged):
                    sheet.merge_range(at, column, at, column + words.wide - 1, words.words)
                else:
                    sheet.write_string(at, column, words)
    return file.getvalue()


def write_numbered_docx(paragraphs: Iterable[str]) -> bytes:
    """Write running text as a DOCX whose numbers are automatic: they stand nowhere in the text."""
    body: list[str] = []
    lists: dict[int, str] = {}
    last = dict.fromkeys(_PATTERNS, (0, 0))
    for words in paragraphs:
        number = _NUMBERED.match(words)
        if not number:
            body.append(para(escape(words)))
            continue
        style = str(number.lastgroup)
        value = _read(number[style])
        at = list(_PATTERNS).index(style)
        listed, before = last[style]
        if value != before + 1 or not listed:
            listed = len(lists) + 1
            lists[listed] = f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
        last[style] = listed, value
        body.append(para(escape(words[number.end() :]), listed=(listed, at)))
    levels = [level(at, form, pattern, _GOES_ON) for at, (form, pattern) in enumerate(_PATTERNS.values())]
    return make_docx("".join(body), numbering=numbering(*levels, lists=lists))


def _read(number: str) -> int:
    """Give the value of a number below a hundred."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.index(tens) if tens else len(ten)) * 10 + (_DIGITS.index(ones) if ones else 0)
