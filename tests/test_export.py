"""What `govtasks.export` gives: plain data that makes the notice again, JSON, CSV, the schema; and the leaves."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, get_type_hints

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from govtasks.errors import SchemaError
from govtasks.export import escape, read_csv, schema, to_dict, to_json, unescape, write_csv
from govtasks.export.columns import TABLES
from govtasks.model.diagnostic import RULES, Diagnostic
from govtasks.model.document import Block, Cell, Document, Remark, Source, Span
from govtasks.model.notice import (
    AdapterUse,
    Convention,
    DateQuote,
    Locality,
    Notice,
    Quote,
    Repair,
)
from govtasks.model.section import GlossaryEntry, Part, Section
from govtasks.model.task import Assignment, Deadline, Reference, Task

TEXT = """首页 > 公文
示例市人民政府关于样本工作的通知
附件1 样本工作清单
一、样本建设（共1项）
1.建成样本馆。（牵头单位：市样本局；配合单位：样本区政府；2031年6月底前；落实《样本规划》第3、47项任务）
漏读的一行"""
SCHEMA = Path(__file__).resolve().parents[1] / "schema" / "notice-1.json"


def at(words: str) -> tuple[Span, ...]:
    """Give the place of words in the text."""
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def make() -> Notice:
    """Give a small notice with something in nearly every field."""
    lines = TEXT.split("\n")
    kinds = ["furniture", *["text"] * 5]
    blocks = tuple(Block(*at(line)[0], kind) for line, kind in zip(lines, kinds, strict=True))  # type: ignore[arg-type]
    task = Task(
        "t1", "p1", "s1", None, "1", None, "建成样本馆。", at("建成样本馆。"),
        (Assignment("lead", "牵头单位", "市样本局", at("市样本局"), "lead"),
         Assignment("support", "配合单位", "样本区政府", at("样本区政府"), "support")),
        Deadline("2031年6月底前", at("2031年6月底前")),
        (Reference("样本规划", ("3", "47"), (*at("样本规划"), *at("3、"), *at("47"))),),
        0.9, at("1."), (), at(lines[4][8:]),
    )  # fmt: skip
    return Notice(
        "task_notice",
        Document(TEXT, blocks),
        Source("notice.txt", "text/plain", "utf-8", "0" * 64, len(TEXT)),
        AdapterUse("generic", "govtasks", "0.1.0", 0.5),
        title_quote=Quote(lines[1], at(lines[1])),
        locality=Locality("示例市", "429999"),
        parts=(Part("p1", "附件1", "样本工作清单", at("样本工作清单"), label_spans=at("附件1")),),
        sections=(Section("s1", "p1", "一", "样本建设", at("样本建设（共1项）"), 1, at("一、")),),
        tasks=(task,),
        diagnostics=(Diagnostic("numbering-gap", at("1."), "t1", (("before", "0"), ("after", "1"))),),
        unexplained=at("漏读的一行"),
    )


def make_tree(ids: str) -> tuple[Section, ...]:
    """Give sections of which each odd one stands under the one before it."""
    pairs = [(ids[i], ids[i + 1 : i + 2]) for i in range(0, len(ids), 2)]
    return tuple(
        Section(a, None, "", a, (), children=tuple(Section(b, None, "", b, ()) for b in bs)) for a, bs in pairs
    )


def fill(cls: type, **known: st.SearchStrategy[object]) -> None:
    """Let Hypothesis fill each field of a class by its type, those that are known aside."""
    hints = get_type_hints(cls)
    st.register_type_strategy(cls, st.builds(cls, **{n: known.get(n, st.from_type(h)) for n, h in hints.items()}))


facts = st.dictionaries(st.text(), st.text(), max_size=2).map(lambda d: {"title": "", "declared": "", "found": "", **d})
trees = st.sets(st.sampled_from("abcdefgh")).map(lambda ids: make_tree("".join(sorted(ids))))
numbers = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(Span, st.builds(Span, st.integers(0, 99), st.integers(0, 99)))
fill(Remark, facts=facts.map(lambda d: tuple(d.items())))
for leaf in (Cell, Block, Document, Source, Quote, DateQuote, Locality, Convention, Part, GlossaryEntry, Repair):
    fill(leaf)
fill(AdapterUse, score=numbers)
fill(Assignment)
fill(Deadline)
fill(Reference)
fill(Task, confidence=numbers)
fill(Diagnostic, code=st.just("count-mismatch"), facts=facts.map(lambda d: tuple(d.items())))
fill(Notice, sections=trees)


@settings(max_examples=40, deadline=None)
@given(st.from_type(Notice))
def test_any_notice_survives_json(notice: Notice) -> None:
    """A notice made again of its JSON is the notice, and the JSON is of the schema."""
    data = json.loads(json.dumps(notice.to_dict(), allow_nan=False))
    assert Notice.from_dict(data) == notice
    jsonschema.validate(data, schema())


def test_the_promised_keys() -> None:
    """The promised keys come first, in order, in the promised shape."""
    data = to_dict(make())
    keys = (
        "schema kind title issuer doc_number issued_on published_on addressees locality adapter conventions parts"
        " sections tasks glossary diagnostics repairs coverage source attachments"
    )
    assert list(data)[:20] == keys.split()
    section = {"id": "s1", "parent": None, "part": "p1", "label": "一", "title": "样本建设", "declared_count": 1}
    assert section.items() <= data["sections"][0].items()
    start, end = at("市样本局")[0]
    assert data["tasks"][0]["assignments"][0] == {
        "role": "lead", "label": "牵头单位", "name": "市样本局", "inherited": False, "spans": [[start, end]],
        "effective_role": "lead", "unit": None,
    }  # fmt: skip
    assert list(data["coverage"]) == ["explained", "unexplained"]
    assert data["diagnostics"][0]["message"] == "the numbering goes from 0 to 1"


def test_chinese_messages() -> None:
    """`lang="zh"` gives message and help in Chinese."""
    remark = to_dict(make(), lang="zh")["diagnostics"][0]
    assert remark["message"] == "编号由0跳到1"
    assert "清单" in remark["help"]


def test_sections_are_flat_and_become_a_tree_again() -> None:
    """The tree of sections is a list in document order, each with its parent."""
    deep = Section("s2", None, "", "乙", (), children=(Section("s3", None, "", "丙", ()),))
    top = (Section("s1", None, "", "甲", (), children=(deep,)), Section("s4", None, "", "丁", ()))
    notice = evolve(make(), sections=top)
    rows = to_dict(notice)["sections"]
    assert [(r["id"], r["parent"]) for r in rows] == [("s1", None), ("s2", "s1"), ("s3", "s2"), ("s4", None)]
    assert Notice.from_dict({**to_dict(notice)}) == notice


def test_keys_that_are_not_known_or_only_repeat() -> None:
    """Unknown keys are passed over, and so are those that repeat a field; a missing field takes its default."""
    data = {**to_dict(make()), "colour": "red", "title": "another"}
    del data["repairs"]
    assert Notice.from_dict(data) == make()


def spoil(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - data of any shape
    """Give the data of a notice with other values."""
    return {**to_dict(make()), **changes}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "no key “schema”"),
        ({}, "no key “schema”"),
        (spoil(schema=1), "no key “schema”"),
        (spoil(schema="other/1"), "“other/1” is no schema"),
        (spoil(schema="govtasks.notice/²"), "is no schema"),
        (spoil(schema="govtasks.notice/2"), "newer govtasks"),
        ({"schema": "govtasks.notice/1"}, "lacks the key “kind”"),
        (spoil(kind="poem"), "kind: “poem” is none of task_notice"),
        (spoil(kind=["task_notice"]), "kind: expected string"),
        (spoil(tasks=[{"id": 7}]), r"tasks[0].id: expected string, found 7"),
        (spoil(unexplained=[[1, 2], [3]]), r"unexplained[1]: expected [start, end]"),
        (spoil(issued={"date": "31.1.", "text": "", "spans": []}), "issued.date: “31.1.” is no date"),
        (spoil(sections=[{**to_dict(make())["sections"][0], "parent": "s9"}]), "its parent “s9”"),
    ],
)
def test_data_that_is_no_notice(data: Any, words: str) -> None:  # noqa: ANN401
    """Other data is refused with its place and what is wrong there."""
    with pytest.raises(SchemaError) as caught:
        Notice.from_dict(data)
    assert words in str(caught.value)


def test_json_of_odd_characters() -> None:
    """The JSON text is UTF-8 whatever the notice holds, and loads as it was."""
    odd = "\ud83d \x00 \u2028 “ \\ 市"
    notice = evolve(make(), document=Document(odd))
    text = to_json(notice, indent=1)
    assert "市" in text
    assert Notice.from_dict(json.loads(text.encode().decode())) == notice


def test_the_schema_is_that_of_the_model() -> None:
    """The file is what `govtasks schema` prints, a valid schema, and refuses other shapes."""
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(to_dict(make()), schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoil(tasks=[{"id": "t1"}]), schema())
    assert json.loads(SCHEMA.read_text("utf-8")) == schema(), "run: govtasks schema > schema/notice-1.json"


def test_the_schema_names_codes_and_says_what_fields_are() -> None:
    """Diagnostic codes are listed; descriptions come from the docstrings of the model."""
    properties = schema()["$defs"]["Diagnostic"]["properties"]
    assert properties["code"]["enum"] == list(RULES)
    assert properties["task"]["description"] == "Id of the task it stands in, if any."
    assert properties["message"]["readOnly"]


def test_leaves() -> None:
    """Each place belongs to the most specific thing that was read there."""
    got = [(leaf.kind, TEXT[leaf.start : leaf.end]) for leaf in make().leaves()]
    assert got == [
        ("furniture", "首页 > 公文"), ("metadata", "示例市人民政府关于样本工作的通知"),
        ("label", "附件1"), ("part", "样本工作清单"), ("label", "一、"), ("section", "样本建设（共1项）"),
        ("label", "1."), ("task", "建成样本馆。"), ("wording", "（牵头单位："), ("unit", "市样本局"),
        ("wording", "；配合单位："), ("unit", "样本区政府"), ("wording", "；"), ("deadline", "2031年6月底前"),
        ("wording", "；落实《"), ("reference", "样本规划"), ("wording", "》第"), ("reference", "3、"),
        ("reference", "47"), ("wording", "项任务）"), ("unexplained", "漏读的一行"),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))), st.lists(st.integers(0, 30)))
def test_leaves_of_any_spans(places: list[tuple[int, int]], cuts: list[int]) -> None:
    """Whatever overlaps, the leaves stand in order and hold every character that is not white space once."""
    text = "".join(" " if i in cuts else "字" for i in range(30))
    marks = [tuple(Span(s, e) for s, e in places[i::3] if s < e <= 30) for i in range(3)]
    task = evolve(
        make().tasks[0], spans=marks[0], set_off=marks[1], label_spans=marks[2], assignments=(), references=()
    )
    notice = Notice("other", Document(text), make().source, make().adapter, tasks=(evolve(task, deadline=None),))
    held = [i for leaf in notice.leaves() for i in range(leaf.start, leaf.end)]
    assert held == sorted(set(held))
    assert {i for i, c in enumerate(text) if c != " "} <= set(held)


@given(st.text())
def test_escape_is_undone(cell: str) -> None:
    """A cell comes back as it was, and none begins with a sign that runs."""
    assert unescape(escape(cell)) == cell
    assert not escape(cell).startswith(tuple("=+-@\t\r\n＝＋－＠"))


@pytest.mark.parametrize("risky", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "'=1"])
def test_formulas_are_escaped(risky: str) -> None:
    """What a spreadsheet could run gets an apostrophe in front."""
    assert escape(risky) == "'" + risky


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from("=-＠' \n"))
def test_csv_comes_back(text: str, sign: str) -> None:
    """What `write_csv` wrote `read_csv` gives again, signs, quotes and line ends and all."""
    task = evolve(make().tasks[0], text=sign + text, label=text)
    file = io.StringIO(newline="")
    write_csv([evolve(make(), tasks=(task,))], file)
    file.seek(0)
    first, second = read_csv(file)
    assert (first["text"], first["label"]) == (sign + text, text)
    assert (first["unit"], second["unit"]) == ("市样本局", "样本区政府")


def test_csv_rows() -> None:
    """A row for each assignment, one for a task without; places and references in words."""
    bare = evolve(make().tasks[0], id="t2", section=None, assignments=(), references=(), deadline=None)
    file = io.StringIO(newline="")
    write_csv([evolve(make(), tasks=(*make().tasks, bare))], file)
    file.seek(0)
    rows = list(read_csv(file))
    assert [(r["task"], r["role"], r["unit"]) for r in rows] == [
        ("t1", "lead", "市样本局"), ("t1", "support", "样本区政府"), ("t2", "", ""),
    ]  # fmt: skip
    assert rows[0]["part"] == "附件1 样本工作清单"
    assert rows[0]["path"] == "样本建设"
    assert rows[0]["references"] == "《样本规划》3、47"
    assert rows[0]["inherited"] == "no"
    assert rows[2]["path"] == ""
    file.seek(0)
    assert len(next(csv.reader(file))) == len(TABLES["assignments"])
