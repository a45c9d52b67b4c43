"""The conformance kit: a sound plugin passes every check, and each check fails for a plugin made to fail it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import govtasks
from distributions import ABOUT, install
from govtasks.testing import LEVELS, accept, cases, check, checks, conformance
from govtasks.testing.checking import pairs, run
from govtasks.testing.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTICE = """示例市样本区人民政府办公室关于分解落实重点工作的通知

样区政办发〔2031〕2号

各街道办事处，区直各部门：

现将重点工作任务分解如下，请认真抓好落实。

示例市样本区人民政府办公室

2031年3月1日

一、在城市建设上见实效办好民生实事

1.改造老旧小区20个。（牵头单位：区住建局；包抓人：张样本）

2.新建口袋公园6处。（牵头单位：区城管局；包抓人：李范例）

二、在产业发展上见实效培育新动能

3.新增规上企业30家。（牵头单位：区经信局；责任单位：区统计局、区税务局）
"""
SOUND = '''"""示例市样本区: an invented place."""

import govtasks

govtasks_interface = 1


class Breakdown(govtasks.Adapter):
    """The yearly breakdown of key work."""

    code = "sample"
    locality = govtasks.Locality("示例市样本区", code="429999")
    doc_number_prefixes = ("样区政办发",)
    domains = ("sample.gov.cn",)
    roles = {"包抓人": "leader"}
    heading_ends = ("见实效",)
    # more words


# more methods
@govtasks.hookimpl
def govtasks_adapters():
    return [Breakdown()]
'''


def with_words(*lines: str) -> str:
    """Give the sound plugin with some more lines in its adapter."""
    return SOUND.replace("    # more words", "\n".join(f"    {line}" for line in lines))


def with_read(*lines: str) -> str:
    """Give the sound plugin with an adapter that changes what was read."""
    body = [f"    {line}" for line in ("draft = super().read(page, front, limits)", *lines, "return draft")]
    return with_words("def read(self, page, front, limits):", *body)


_LOCALITY = '    locality = govtasks.Locality("示例市样本区", code="429999")\n'
_COUNT = "import itertools; self.__dict__.setdefault('calls', itertools.count())"
SECOND = '''
class Second(govtasks.Adapter):
    """Other notices."""

    code = "second"
    locality = govtasks.Locality("乙市")
'''


EXPORTER = """

class Lines(govtasks.Exporter):
    format = "lines"

    def export(self, notices):
        {0}

@govtasks.hookimpl
def govtasks_exporters():
    return [Lines()]
"""
READER = """

class All(govtasks.Reader):
    media_type = "application/x-all"

    def matches(self, data):
        return {0}

    def read(self, data, limits):
        return govtasks.Document.from_paragraphs(data.decode("utf-8", "replace").splitlines())

@govtasks.hookimpl
def govtasks_readers():
    return [All()]
"""
UNITS = """

@govtasks.hookimpl
def govtasks_units():
    return [govtasks.UnitRegistry(names={"区住建局": "样本区住房和城乡建设局"})]
"""


def kind_is_other_if(condition: str) -> str:
    """Give the sound plugin with an adapter that reads some documents otherwise."""
    return with_read(f"draft.kind = 'other' if {condition} else draft.kind")


def with_fit(score: str) -> str:
    """Give the sound plugin with an adapter that judges notices so."""
    return with_words("def fit(self, page, front):", f"    return govtasks.Fit(float({score}), ())")


FAILING: dict[str, dict[str, str]] = {
    "is-discovered": {"entries": "[govtasks]\nsample = govtasks_sample:govtasks_adapters\n"},
    "takes-part": {"source": with_words("issuers = '样本区'")},
    "requires-the-library": {"about": ABOUT.replace("Requires-Dist: govtasks\n", "")},
    "is-described": {"about": ABOUT.replace("License-Expression: MIT\n", "")},
    "states-its-interface": {"source": SOUND.replace("govtasks_interface", "interface")},
    "imports-nothing-private": {"source": SOUND.replace("import govtasks", "import govtasks.outline", 1)},
    "is-quiet": {"source": SOUND.replace("import govtasks", "import govtasks, os\nos.write(1, b'hello')", 1)},
    "gives-the-same-twice": {
        "source": SOUND.replace(
            "return [Breakdown()]", "calls.append(1)\n    return [Breakdown()][: len(calls) % 2]"
        ).replace("govtasks_interface", "calls = []\ngovtasks_interface", 1)
    },
    "says-what-it-is": {"source": SOUND.replace('    """The yearly breakdown of key work."""\n', "")},
    "names-its-place": {"source": SOUND.replace(_LOCALITY, "")},
    "writes-words-folded": {"source": with_words('issuers = ("样本区（新区）政府",)')},
    "says-nothing-known": {"source": SOUND.replace('"包抓人": "leader"', '"包抓人": "leader", "牵头单位": "lead"')},
    "has-cases": {"notice": ""},
    "has-whole-cases": {"extra": "alone.txt"},
    "has-a-case-for-each-adapter": {
        "source": SOUND.replace("[Breakdown()]", "[Breakdown(), Second()]").replace("# more methods", SECOND)
    },
    "reads-as-expected": {"answer": "20个"},
    "claims-its-own": {"source": SOUND.replace("示例市样本区", "范例市甲区")},
    "knows-the-place": {"source": SOUND.replace("示例市样本区", "范例市甲区")},
    "covers-the-text": {"source": with_read("draft.unexplained += draft.tasks.pop().spans")},
    "fails-nowhere": {"source": with_read("raise ValueError('x')")},
    "is-deterministic": {"source": with_read(_COUNT, "draft.remark('no-text', [], n=str(next(self.calls)))")},
    "refuses-notices-of-others": {"source": with_fit("1")},
    "writes-its-formats": {
        "source": SOUND + EXPORTER.format("self.__dict__.setdefault('n', []).append(1); yield str(len(self.n))")
    },
    "reads-only-its-files": {"source": SOUND + READER.format("True")},
    "has-a-case-for-each-reader": {"source": SOUND + READER.format("False")},
    "speaks-of-its-place": {"source": SOUND + UNITS},
    "refuses-notices-that-name-it": {"source": with_fit("'样本区' in page.folded")},
    "refuses-what-its-site-passes-on": {"source": with_fit("'sample.gov.cn' in page.hosts")},
    "reads-what-is-not-its-own": {"source": with_read("draft.tasks[0]")},
    "is-read-by-eye": {"reader": ""},
    "has-its-code": {"source": SOUND.replace(', code="429999"', "")},
    "uses-its-words": {"source": SOUND.replace('("见实效",)', '("见实效", "开新局")')},
    "reads-any-width": {"source": kind_is_other_if("'（' in page.document.text")},
    "reads-any-encoding": {"source": kind_is_other_if("page.document.blocks[0].name == 'title'")},
    "reads-any-line-ends": {"source": kind_is_other_if("page.document.blocks[3].line == 4")},
    "reads-any-markup": {"source": kind_is_other_if("page.document.blocks[-1].name")},
    "withstands-hostile-files": {"source": with_read("assert len(page.folded) < 5000")},
    "costs-little": {"source": with_read("import time; time.sleep(0.1)")},
}
"""For each check what is changed in a sound plugin so that it fails."""


def make(folder: Path, change: dict[str, str]) -> Path:
    """Write the cases of a plugin, changed so that a check fails, and give their folder."""
    made = folder / "cases"
    made.mkdir()
    if change.get("notice", NOTICE):
        (made / "one.txt").write_text(NOTICE, "utf-8")
        answer = json.loads(accept(made / "one.txt", plugins=[in_hand(SOUND)]).read_text("utf-8"))
        answer["read_by_eye"] = change.get("reader", "the author of these tests")
        text = json.dumps(answer, ensure_ascii=False)
        (made / "one.json").write_text(text.replace(change.get("answer", "\0"), "many"), "utf-8")
    if "extra" in change:
        (made / change["extra"]).write_text(NOTICE, "utf-8")
    return made


def in_hand(source: str) -> ModuleType:
    """Give a module of this source."""
    module = ModuleType("in_hand")
    exec(compile(source, "in_hand", "exec"), vars(module))  # noqa: S102 - our own words
    return module


def test_the_case_is_read_as_a_person_reads_it(tmp_path: Path) -> None:
    """The answer that the tests below go by: three tasks, their leaders and units, the glued subheads."""
    (case,) = cases(make(tmp_path, {}))
    said = case.expected()
    assert (said["title"], said["doc_number"]) == (
        "示例市样本区人民政府办公室关于分解落实重点工作的通知",
        "样区政办发〔2031〕2号",
    )
    assert [(t["text"], t["path"], [(a["role"], a["name"]) for a in t["assignments"]]) for t in said["tasks"]] == [
        ("改造老旧小区20个。", ["在城市建设上见实效", "办好民生实事"], [("lead", "区住建局"), ("leader", "张样本")]),
        ("新建口袋公园6处。", ["在城市建设上见实效", "办好民生实事"], [("lead", "区城管局"), ("leader", "李范例")]),
        (
            "新增规上企业30家。",
            ["在产业发展上见实效", "培育新动能"],
            [("lead", "区经信局"), ("responsible", "区统计局"), ("responsible", "区税务局")],
        ),
    ]


def test_a_sound_plugin_passes(installed: Callable[..., None], tmp_path: Path) -> None:
    """Nothing is found in a plugin that does what it should, at any level."""
    installed("sample", SOUND)
    assert check("govtasks-sample", make(tmp_path, {})) == ()


MORE: list[tuple[str, dict[str, str]]] = [
    ("is-discovered", {"entries": "[govtasks]\nsample = govtasks_sample\nother = govtasks_sample\n"}),
    (
        "imports-nothing-private",
        {"source": SOUND.replace("import govtasks", "import govtasks as gt\nimport govtasks\ngt.load_", 1)},
    ),
    (
        "imports-nothing-private",
        {"source": SOUND.replace("import govtasks", "import govtasks\nfrom govtasks import outline", 1)},
    ),
    ("requires-the-library", {"about": ABOUT.replace("Requires-Dist: govtasks", "Requires-Dist: govtasks-other")}),
    ("refuses-notices-of-others", {"source": SOUND + UNITS.replace("区住建局", "市发改委")}),
    ("has-whole-cases", {"extra": "one.html"}),
    (
        "is-deterministic",
        {"source": SOUND + READER.format("self.__dict__.setdefault('n', []).append(1) or len(self.n) % 2")},
    ),
]
"""Other ways of failing a check."""


@pytest.mark.parametrize(("name", "change"), MORE)
def test_each_check_fails_for_each_reason(
    name: str, change: dict[str, str], installed: Callable[..., None], tmp_path: Path
) -> None:
    """A check sees what it claims to see, not only one form of it."""
    assert_fails(name, change, installed, tmp_path)


@pytest.mark.parametrize("name", FAILING)
def test_each_check_can_fail(name: str, installed: Callable[..., None], tmp_path: Path) -> None:
    """A plugin made to fail a check fails it, and is told what to do."""
    assert_fails(name, FAILING[name], installed, tmp_path)


def assert_fails(name: str, change: dict[str, str], installed: Callable[..., None], tmp_path: Path) -> None:
    """Assert that a check fails for a plugin that is changed so."""
    about = {key: change[key] for key in ("about", "entries") if key in change}
    installed("sample", change.get("source", SOUND), **about)
    subject = Subject("govtasks-sample", make(tmp_path, change))
    found = [f for one, case in pairs(subject, "trusted") if one.name == name for f in run(one, subject, case)]
    assert found, f"{name} passes"
    assert f"to do: {found[0].check.remedy}" in str(found[0])


def test_a_plugin_that_is_not_installed_fails_every_check(tmp_path: Path) -> None:
    """The first thing that an author sees is that the distribution is not there."""
    found = check("govtasks-nowhere", make(tmp_path, {}), level="loads")
    assert "PackageNotFoundError" in str(found[0])
    assert found[0].check.name == "is-installed"


def test_the_others_that_are_installed_are_looked_at(installed: Callable[..., None], tmp_path: Path) -> None:
    """A second plugin that claims the same notices with more evidence is found."""
    installed("sample", SOUND)
    installed("greedy", with_fit("'样区政办发' in page.folded").replace('"sample"', '"greedy"'))
    assert {f.check.name for f in check("govtasks-sample", make(tmp_path, {}))} == {"stands-among-others"}


def test_what_the_library_gives_is_looked_at(
    installed: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checks of what the library promises see when it is not so, whoever is to blame."""
    installed("sample", SOUND)
    subject = Subject("govtasks-sample", make(tmp_path, {}))
    (case,) = subject.whole_cases
    notice = subject.read(case)
    monkeypatch.setattr(subject, "load", lambda *_: notice)
    monkeypatch.setattr(govtasks.Notice, "faults", lambda _: ("a span is wrong",))
    monkeypatch.setattr(govtasks.Notice, "__eq__", lambda *_: False)
    monkeypatch.setattr(govtasks.Notice, "__ne__", lambda *_: True)
    for name, fault in (
        ("is-the-same-in-threads", "the threads differ"),
        ("is-consistent", "a span is wrong"),
        ("survives-json", "it does not"),
        ("survives-pickling", "it does not"),
    ):
        (one,) = [one for one in checks() if one.name == name]
        assert next(iter(run(one, subject, case))).fault == fault


def test_every_check_is_tried() -> None:
    """There are thirty checks and more, in three levels, and the tests above make each of them fail."""
    names = [one.name for one in checks()]
    assert len(names) == len(set(names)) >= 30
    assert [len(checks(level)) for level in LEVELS] == sorted(len(checks(level)) for level in LEVELS)
    elsewhere = {"is-installed", "stands-among-others"}
    elsewhere |= {"is-consistent", "is-the-same-in-threads", "survives-json", "survives-pickling"}
    assert set(names) - elsewhere == set(FAILING)
    assert all(one.claim and one.remedy for one in checks())


def test_the_suite_runs_under_pytest(tmp_path: Path) -> None:
    """One line in a test module gives a test for each check and case; a failure says what to do."""
    install(tmp_path, "sample", SOUND)
    folder = make(tmp_path, {"reader": ""})
    (tmp_path / "test_sample.py").write_text(
        "from govtasks.testing import conformance\n"
        f"TestReads = conformance('govtasks-sample', {str(folder)!r}, level='reads')\n"
        f"TestTrusted = conformance('govtasks-sample', {str(folder)!r})\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path / "test_sample.py")],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True, check=False, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert f"1 failed, {len(checks('reads')) + len(checks()) - 1} passed" in done.stdout, done.stdout
    assert "to do: read the answer against the notice" in done.stdout
    assert "TestTrusted::test[trusted-is-read-by-eye-one]" in done.stdout


def test_the_class_is_one_for_pytest(installed: Callable[..., None], tmp_path: Path) -> None:
    """Each test has an id that names level, check and case."""
    installed("sample", SOUND)
    suite = conformance("govtasks-sample", make(tmp_path, {}), level="loads")
    (mark,) = suite.test.pytestmark  # type: ignore[attr-defined]
    assert mark.kwargs["ids"][0] == "loads-is-installed"


def test_accept_writes_an_answer_once(tmp_path: Path) -> None:
    """The answer stands beside the notice, is what is read, names no reader, and is never overwritten."""
    notice = tmp_path / "one.txt"
    notice.write_text(NOTICE, "utf-8")
    written = accept(notice)
    assert written == tmp_path / "one.json"
    said = json.loads(written.read_text("utf-8"))
    assert said["read_by_eye"] == ""
    assert len(said["tasks"]) == 3
    with pytest.raises(FileExistsError):
        accept(notice)
    done = subprocess.run(
        [sys.executable, "-m", "govtasks", "accept", str(notice), str(tmp_path / "none.txt")],
        capture_output=True, check=False, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "one.json: it is there already; delete it first" in done.stderr
    assert "no such file" in done.stderr
    assert json.loads(written.read_text("utf-8")) == said
    written.unlink()
    again = subprocess.run(
        [sys.executable, "-m", "govtasks", "accept", str(notice)],
        capture_output=True, check=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, timeout=60,
    )  # fmt: skip
    assert "one.json: read it against the notice" in again.stdout
    assert json.loads(written.read_text("utf-8")) == said
