"""Plugins: found, allowed, listed, and kept from breaking anything."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import threading
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import govtasks
from distributions import install
from office_files import make_docx, para

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOTICE = """样本区人民政府办公室关于分解落实重点工作的通知
样政办发〔2031〕2号
各街道办事处,区直各部门:
一、重点工作
1.改造老旧小区20个。(牵头单位:区住建局;挂点单位:区财政局)
2.新建口袋公园6处。(牵头单位:区城管局)
"""
WORDS = """
import govtasks

class Words(govtasks.Adapter):
    code = "words"
    doc_number_prefixes = ("样政办发",)
{more}

@govtasks.hookimpl
def govtasks_adapters():
    return [Words()]
"""


def words(*lines: str) -> str:
    """Give the source of a plugin whose adapter has some more lines."""
    return WORDS.format(more="\n".join(f"    {line}" for line in lines))


GOOD = words('locality = govtasks.Locality("示例市样本区", code="429999")', 'roles = {"挂点单位": "support"}')
METHOD = "def {0}(self, *given):\n        {1}\n        return super().{0}(*given)"
HOOK = "import govtasks\n\n@govtasks.hookimpl\ndef govtasks_adapters():\n    {0}\n"

BROKEN = {
    # its import
    "syntax": ("def (", "its import raised SyntaxError"),
    "import": ("import no_such_module", "its import raised ModuleNotFoundError"),
    "exit": ("raise SystemExit(3)", "its import raised SystemExit"),
    "recursion": ("def f(): f()\nf()", "its import raised RecursionError"),
    "prints": ("print('here I am')", "its import writes to stdout: 'here I am'"),
    "prints-and-hides": (
        "try:\n    print('here I am')\nexcept BaseException:\n    pass\n" + GOOD,
        "its import writes to stdout",
    ),
    "stderr": ("import sys\nsys.stderr.write('oh')", "its import writes to stderr: 'oh'"),
    "logs": ("import logging\nlogging.getLogger('x').error('bad %s', 1)", "its import logs to 'x': 'bad 1'"),
    "changes-class": ("import govtasks\ngovtasks.Task.lead = ('me',)\n" + GOOD, "changes govtasks itself: Task.lead"),
    "adds-to-class": ("import govtasks\ngovtasks.Notice.mine = 1\n" + GOOD, "changes govtasks itself: Notice.mine"),
    "changes-function": (
        "import govtasks.reading\ngovtasks.reading.read_notice = None\n" + GOOD,
        "changes govtasks itself: govtasks.reading.read_notice",
    ),
    "prints-lines": ("import sys\nsys.stdout.writelines(['x'])", "its import writes to stdout: 'x'"),
    "takes-stdout": (
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')",
        "its import takes hold of stdout: .buffer",
    ),
    "no-words-for-it": (
        "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
        "its import raised E: and cannot be shown (ValueError)",
    ),
    "base-exception": ("class E(BaseException): pass\nraise E('x')", "its import raised E: x"),
    "generator-exit": ("raise GeneratorExit", "its import raised GeneratorExit"),
    "changes-init": (
        "import govtasks\ngovtasks.Task.__init__ = lambda *a: None\n" + GOOD,
        "changes govtasks itself: Task.__init__",
    ),
    "cannot-be-compared": (
        "import govtasks\nclass E:\n    def __eq__(self, other): raise ValueError\ngovtasks.Task.lead = E()\n" + GOOD,
        "changes govtasks itself: Task.lead",
    ),
    "loads-itself": ("import govtasks\ngovtasks.loads('1.建馆。')\n" + GOOD, "it calls govtasks.load itself"),
    "control-signs": ("raise ValueError('\\x1b]0;title\\x07' + 'x' * 999)", "raised ValueError:  ]0;title xxx"),
    # the interface
    "newer": ("govtasks_interface = 99\n" + GOOD, "it is written for interface 99 and this govtasks has interface 1"),
    "interface": ("govtasks_interface = 'new'\n" + GOOD, "no number of an interface"),
    "no-hooks": ("x = 1", "it implements none of govtasks_adapters"),
    "unknown-hook": ("import govtasks\n@govtasks.hookimpl\ndef govtasks_x(): pass", "unknown hook 'govtasks_x'"),
    "hook-arguments": (HOOK.replace("()", "(wanted)").format("return []"), "Argument(s) {'wanted'}"),
    # what a hook gives
    "hook-raises": (HOOK.format("raise ValueError('no')"), "govtasks_adapters raised ValueError: no"),
    "hook-prints": (HOOK.format("print('x'); return []"), "govtasks_adapters writes to stdout"),
    "hook-returns-nothing": (HOOK.format("[]"), "govtasks_adapters gives None, not a list"),
    "hook-unmarked": (
        GOOD + "\ndef govtasks_readers():\n    return []\n",
        "govtasks_readers: mark the function with govtasks.hookimpl",
    ),
    "hook-nonsense": (HOOK.format("return 7"), "govtasks_adapters gives 7, not a list"),
    "hook-strings": (HOOK.format("return ['x']"), "govtasks_adapters gives 'x', not an Adapter"),
    "hook-class": (HOOK.format("return [govtasks.Adapter]"), "the class Adapter; give an object of it"),
    # words
    "no-code": (words("code = ''"), "code is no word"),
    "string": (words("issuers = '样本区人民政府'"), "put the words into a tuple"),
    "empty-word": (words("issuers = ('',)"), "'' is no word"),
    "number": (words("doc_number_prefixes = (7,)"), "7 is no word"),
    "role": (words("roles = {'挂点单位': 'helper'}"), "the role 'helper' of '挂点单位' is none of leader, lead"),
    "roles-list": (words("roles = ['挂点单位']"), "not a mapping"),
    "domain": (words("domains = ('https://example.gov.cn/',)"), "is no host"),
    "no-locality": (words("locality = '样本区'"), "not a govtasks.Locality"),
    "short-code": (words("locality = govtasks.Locality('样本区', '4299')"), "it has six digits"),
    "no-province": (words("locality = govtasks.Locality('样本区', '990101')"), "no province has the number 99"),
    "level": (words("locality = govtasks.Locality('样本区', '420100')"), "…00 is a prefecture"),
    "provincial": (words("locality = govtasks.Locality('样本区', '420000')"), "…0000 is a province"),
    "county": (words("locality = govtasks.Locality('样本区', '420002')"), "a county stands in a prefecture"),
    "other-province": (
        words("locality = govtasks.Locality('湖北省示例市', '320100')"),
        "no code of GB/T 2260 for 湖北省示例市: 湖北省 begins with 42",
    ),
    "province-below": (words("locality = govtasks.Locality('湖北省', '420101')"), "a province's ends so"),
    "misspelt": (words("role = {'挂点单位': 'support'}"), "says 'role': did you mean 'roles'?"),
    "shared-words": (
        words("def __init__(self):", "    self.roles['挂点单位'] = 'support'"),
        "govtasks_adapters raised TypeError: 'mappingproxy'",
    ),
    "words-of-another-kind": (words("class Word(str): pass", "issuers = (Word('x'),)"), "'x' is no word"),
    "long-reason": (words(f"issuers = ({'样' * 9999!r}, 7)"), "7 is no word"),
    "cyclic-alias": (
        words("units = {'区甲局': '区乙局', '区乙局': '区丙局', '区丙局': '区甲局'}"),
        "names run in a circle: 区甲局",
    ),
    "alias-of-itself": (words("units = {'区甲局': '区甲局'}"), "names run in a circle"),
    "cyclic-group": (words("groups = {'各街道': ('各镇',), '各镇': ('各街道',)}"), "names run in a circle"),
    "group-string": (words("groups = {'各街道': '东门街道'}"), "put the words into a tuple"),
    "re-pattern": (
        words("import re", "issuers = (re.compile('(区+)+政府'),)"),
        "may backtrack for ever: use govtasks.Pattern",
    ),
    "bad-pattern": (words("issuers = (govtasks.Pattern('(?=x)'),)"), "is no pattern of RE2"),
    # methods
    "fit-raises": (words(METHOD.format("fit", "raise KeyError('x')")), "adapter 'words': fit raised KeyError"),
    "fit-nonsense": (words("def fit(self, page, front):\n        return 7"), "fit gave 7, not a govtasks.Fit"),
    "fit-score": (
        words("def fit(self, page, front):\n        return govtasks.Fit(7.0, ())"),
        "not a govtasks.Fit with a score from 0 to 1",
    ),
    "fit-prints": (words(METHOD.format("fit", "print('x')")), "fit writes to stdout"),
    "read-raises": (words(METHOD.format("read", "raise OSError('x')")), "adapter 'words': read raised OSError: x"),
    "read-none": (words("def read(self, page, front, limits):\n        pass"), "read gave None, not a govtasks.Draft"),
    "read-logs": (words(METHOD.format("read", "import logging; logging.warning('x')")), "read logs to 'root'"),
    "read-changes": (
        words(METHOD.format("read", "object.__setattr__(given[0].document, 'text', 'x')")),
        "read changes the document",
    ),
    "read-changes-class": (
        words(METHOD.format("read", "govtasks.Task.text = 'x'")),
        "read changes govtasks itself: Task.text",
    ),
    "read-front": (words(METHOD.format("read", "given[1].title = None; raise ValueError('x')")), "raised ValueError"),
    "fit-recursion": (
        words("def fit(self, page, front):\n        return self.fit(page, front)"),
        "fit raised Recursion",
    ),
    "fit-reads-itself": (words(METHOD.format("fit", "govtasks.loads('x')")), "it calls govtasks.load itself"),
    "read-in-the-object": (
        words("def __init__(self):", "    self.read = lambda *given: 1 / 0"),
        "read raised ZeroDivisionError",
    ),
    "read-style": (words("@property", "def style(self):", "    raise ValueError('x')"), "read raised ValueError: x"),
    "fit-changing-words": (
        words("n = 0", "@property", "def issuers(self):", "    self.n += 1", "    return () if self.n < 4 else 1 / 0"),
        "ZeroDivisionError",
    ),
    "read-changes-function": (
        words(METHOD.format("read", "import govtasks.reading; govtasks.reading.find_faults = None")),
        "read changes govtasks itself: govtasks.reading.find_faults",
    ),
    "read-unknown-remark": (
        words(
            "def read(self, *given):",
            "    draft = super().read(*given)",
            "    draft.remark('mine', [])",
            "    return draft",
        ),
        "what it read raised KeyError: 'mine'",
    ),
    "read-unknown-kind": (
        words(
            "def read(self, *given):",
            "    draft = super().read(*given)",
            "    draft.kind = 'novel'",
            "    return draft",
        ),
        "what it read raised SchemaError",
    ),
    "spans": (
        words(
            "def read(self, *given):",
            "    draft = super().read(*given)",
            "    draft.tasks[0] = __import__('attrs').evolve(draft.tasks[0], spans=(govtasks.Span(0, 10**6),))",
            "    return draft",
        ),
        "the span 0..1000000 does not lie in the",
    ),
    "spans-of-others": (
        words(
            "def read(self, *given):",
            "    draft = super().read(*given)",
            "    draft.tasks[0] = __import__('attrs').evolve(draft.tasks[0], text='改造新小区。')",
            "    return draft",
        ),
        "is not what its spans say",
    ),
    "spans-nonsense": (
        words(
            "def read(self, *given):",
            "    draft = super().read(*given)",
            "    draft.tasks.append('a task')",
            "    return draft",
        ),
        "what it read raised",
    ),
    "find-subhead": (words("def find_subhead(self, heading):\n        return 'x'"), "read raised TypeError"),
}
"""Ways of failing: the source of the plugin and what the diagnostic says of it."""


def failures(notice: govtasks.Notice) -> list[str]:
    """Give what the notice says of plugins that failed."""
    return [d.message for d in notice.diagnostics if d.code == "plugin-failed"]


def body(notice: govtasks.Notice) -> dict[str, object]:
    """Give all that was read, but for the remarks on plugins."""
    data = notice.to_dict()
    data["diagnostics"] = [d for d in data["diagnostics"] if d["code"] not in {"plugin-failed", "rival-adapters"}]
    return data


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_changes_nothing(
    name: str, installed: Callable[..., None], capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever a plugin does wrong, `load` answers as without it, and names plugin, version and reason."""
    source, reason = BROKEN[name]
    installed(name, source)
    notice = govtasks.loads(NOTICE)
    (message,) = failures(notice)
    assert message.startswith(f"plugin govtasks-{name} 1.2 takes no part: ")
    assert reason in message
    assert body(notice) == body(govtasks.loads(NOTICE, plugins=[]))
    assert notice.adapter.code == "generic"
    assert capfd.readouterr() == ("", "")


def test_all_broken_plugins_together_do_not_touch_a_good_one(installed: Callable[..., None]) -> None:
    """Fifty broken plugins beside a good one: the good one reads, and each of the others is named."""
    for name, (source, _) in BROKEN.items():
        installed(name, source.replace('code = "words"', f'code = "{name}"'))
    installed("good", GOOD.replace('"words"', '"good"'))
    alone = govtasks.loads(NOTICE, plugins=["govtasks-good"])
    assert alone.adapter.plugin == "govtasks-good"
    assert alone.task("t1").support == ("区财政局",)
    notice = govtasks.loads(NOTICE, adapter="good")
    assert body(notice) == body(alone)
    named = {d.facts[0][1] for d in notice.diagnostics if d.code == "plugin-failed"}
    methods = {n for n in BROKEN if n.startswith(("read", "spans", "find"))}  # these would read, and are not asked to
    assert named == {f"govtasks-{name}" for name in BROKEN if name not in methods}


def test_a_pattern_without_its_extra_is_refused(
    installed: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where google-re2 is not installed, a plugin that needs it is refused with the name of the extra."""
    monkeypatch.setitem(sys.modules, "re2", None)
    installed("pattern", words("issuers = (govtasks.Pattern('样本区.*'),)"))
    assert 'pip install "govtasks[patterns]"' in failures(govtasks.loads(NOTICE))[0]


def test_a_pattern_is_matched_in_linear_time() -> None:
    """A pattern that would make `re` backtrack for ever costs nothing."""
    pattern = govtasks.Pattern("(区+)+政府")
    assert pattern.compiled.fullmatch("区" * 5000) is None


@pytest.mark.parametrize("rivals", [("one", "two"), ("two", "one")])
def test_two_plugins_with_one_code_are_both_refused(rivals: tuple[str, str], installed: Callable[..., None]) -> None:
    """Which is meant cannot be known, whatever the order; each alone takes part."""
    for name in rivals:
        installed(name, GOOD)
    notice = govtasks.loads(NOTICE)
    assert [d.facts for d in notice.diagnostics if d.code == "plugin-failed"] == [
        (
            ("plugin", f"govtasks-{a}"),
            ("version", "1.2"),
            ("reason", f"adapter 'words' is also brought by govtasks-{b}"),
        )
        for a, b in (("one", "two"), ("two", "one"))
    ]
    assert notice.adapter.code == "generic"
    assert govtasks.loads(NOTICE, plugins=["govtasks-two"]).adapter.plugin == "govtasks-two"


def test_a_plugin_cannot_take_the_name_of_what_is_built_in(installed: Callable[..., None]) -> None:
    """A plugin that brings an adapter `generic` or a format `csv` is refused."""
    installed("generic", GOOD.replace('"words"', '"generic"'))
    installed("csv", EXPORTER.replace("shout", "csv"))
    installed("html", READER.format("pass").replace("application/x-upper", "text/html"))
    assert {m.partition(": ")[2] for m in failures(govtasks.loads(NOTICE))} == {
        "adapter 'generic' is also brought by govtasks",
        "format 'csv' is also brought by govtasks",
        "reader of 'text/html' is also brought by govtasks",
    }


def test_the_one_with_more_evidence_reads_and_both_are_named(installed: Callable[..., None]) -> None:
    """When two claim a notice, a diagnostic names both; explain gives the evidence."""
    installed("a", words('issuers = ("样本区人民政府办公室",)').replace('"words"', '"two-pieces"'))
    installed("b", words().replace('"words"', '"one-piece"'))
    notice = govtasks.loads(NOTICE)
    (remark,) = [d for d in notice.diagnostics if d.code == "rival-adapters"]
    assert (notice.adapter.code, notice.adapter.score) == ("two-pieces", 0.9)
    assert remark.facts == (("chosen", "two-pieces"), ("other", "one-piece"))
    asked = govtasks.explain(NOTICE.encode()).adapters
    assert [(a.code, a.score) for a in asked[:3]] == [("two-pieces", 0.9), ("one-piece", 0.8), ("generic", 0.44)]


def test_a_plugin_that_is_not_concerned_changes_nothing(installed: Callable[..., None]) -> None:
    """A locality's plugin leaves notices of other places as they are."""
    installed("good", GOOD)
    other = NOTICE.replace("样本区", "范例区").replace("样政办发", "范政办发")
    assert govtasks.loads(other) == govtasks.loads(other, plugins=[])


def test_only_those_that_are_allowed_take_part(installed: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """GOVTASKS_PLUGINS and `plugins` name distributions or entry points; empty means none; others are not loaded."""
    installed("good", GOOD)
    installed("broken", "raise ValueError")
    assert govtasks.loads(NOTICE, plugins=["good"]) == govtasks.loads(NOTICE, plugins=["govtasks-good"])
    assert govtasks.loads(NOTICE, plugins=["good"]).diagnostics == ()
    assert govtasks.loads(NOTICE, plugins=[]).adapter.code == "generic"
    for value, code, told in (("good", "words", 0), ("", "generic", 0), ("broken, good", "words", 1)):
        monkeypatch.setenv("GOVTASKS_PLUGINS", value)
        notice = govtasks.loads(NOTICE)
        assert (notice.adapter.code, len(failures(notice))) == (code, told)
    monkeypatch.setenv("GOVTASKS_PLUGINS", "")
    assert govtasks.loads(NOTICE, plugins=["good"]).adapter.code == "words", "the caller goes before the variable"
    assert "govtasks_broken" not in sys.modules


def test_an_unknown_plugin(installed: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller who names what is not installed is told what is; a wrong variable does not end the program."""
    installed("good", GOOD)
    with pytest.raises(govtasks.UnknownPluginError, match="no plugin 'nope'; installed are: govtasks-good"):
        govtasks.loads(NOTICE, plugins=["nope"])
    with pytest.raises(TypeError, match="a list"):
        govtasks.loads(NOTICE, plugins="good")  # a common slip
    monkeypatch.setenv("GOVTASKS_PLUGINS", "nope")
    assert "GOVTASKS_PLUGINS names it and it is not installed" in failures(govtasks.loads(NOTICE))[0]


def test_an_adapter_that_the_caller_gives_raises() -> None:
    """Who passes an adapter as an object sees its mistake, with the traceback behind it."""

    class Broken(govtasks.Adapter):
        code = "broken"

        def read(self, *_given: object) -> govtasks.Draft:
            raise KeyError("x")

    with pytest.raises(govtasks.PluginError, match=r"read raised KeyError: 'x'") as caught:
        govtasks.loads(NOTICE, adapter=Broken())
    assert isinstance(caught.value.__cause__, KeyError)


READER = """
import govtasks

class Upper(govtasks.Reader):
    media_type = "application/x-upper"

    def matches(self, data):
        return data.startswith(b"%UPPER")

    def read(self, data, limits):
        {0}

@govtasks.hookimpl
def govtasks_readers():
    return [Upper()]
"""


def test_a_reader_brings_a_type_of_file(installed: Callable[..., None]) -> None:
    """A file that a plugin's reader knows by its content is read by it; others are read as ever."""
    installed("reader", READER.format("return govtasks.Document.from_paragraphs(data[6:].decode().split(chr(10)))"))
    notice = govtasks.load(b"%UPPER" + NOTICE.encode())
    assert notice.source.media_type == "application/x-upper"
    assert [t.text for t in notice.tasks] == [t.text for t in govtasks.loads(NOTICE).tasks]
    assert govtasks.load(NOTICE.encode()).source.media_type == "text/plain"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("raise ValueError('x')", "reader of application/x-upper raised ValueError: x"),
        ("return 'text'", "gave 'text', not a govtasks.Document"),
        ("return govtasks.Document('some text', (govtasks.Block(0, 99),))", "block 0..99 stands behind 0 of 9"),
        ("return govtasks.Document('some text', (govtasks.Block(0, 4),))", "no block holds ' text'"),
        ("print('x')", "writes to stdout"),
    ],
)
def test_a_broken_reader(line: str, reason: str, installed: Callable[..., None]) -> None:
    """Where a reader fails, the file is read without it; where that cannot be, the error tells of the reader too."""
    installed("reader", READER.format(line))
    notice = govtasks.load(b"%UPPER\n" + NOTICE.encode())
    assert reason in failures(notice)[0]
    assert len(notice.tasks) == 2
    with pytest.raises(govtasks.NotADocumentError, match=r"binary, not text; plugin govtasks-reader 1\.2: reader of"):
        govtasks.load(b"%UPPER" + bytes(range(32)) * 99)


SCANS = READER.replace(
    'media_type = "application/x-upper"', 'media_type = "application/x-scan"\n    reads_scans = True'
)


def test_a_reader_of_scans(installed: Callable[..., None]) -> None:
    """A reader that recognises print is asked where nothing else finds text in a file, and only there."""
    scans = SCANS.replace('b"%UPPER"', 'b"PK"')
    installed("ocr", scans.format(f"return govtasks.Document.from_paragraphs({NOTICE.splitlines()!r})"))
    notice = govtasks.load(make_docx("<w:p><w:r><w:drawing/></w:r></w:p>"))
    assert notice.source.media_type == "application/x-scan"
    assert [t.text for t in notice.tasks] == [t.text for t in govtasks.loads(NOTICE).tasks]
    read = govtasks.load(make_docx(para("1.建馆。（责任单位：市文旅局）")))
    assert read.source.media_type.endswith("wordprocessingml.document")


def test_a_broken_reader_of_scans(installed: Callable[..., None]) -> None:
    """Where recognition fails, the file stays without text, and that is told."""
    installed("ocr", SCANS.replace('b"%UPPER"', 'b"PK"').format("raise OSError('no model')"))
    notice = govtasks.load(make_docx("<w:p/>"))
    assert "reader of application/x-scan raised OSError: no model" in failures(notice)[0]
    assert "no-text" in {d.code for d in notice.diagnostics}


EXPORTER = """
import govtasks

class Shout(govtasks.Exporter):
    format = "shout"

    def export(self, notices):
        for notice in notices:
            {0}
            yield f"{{notice.title}}!\\n"

@govtasks.hookimpl
def govtasks_exporters():
    return [Shout()]
"""


def test_an_exporter_brings_a_format(installed: Callable[..., None]) -> None:
    """`render` and `formats` know it, beside those of the library."""
    installed("exporter", EXPORTER.format("pass"))
    notice = govtasks.loads(NOTICE)
    assert govtasks.formats()[-1] == "shout"
    assert list(govtasks.render([notice, notice], "shout")) == [f"{notice.title}!\n"] * 2
    assert json.loads("".join(map(str, govtasks.render(notice, "json")))) == [notice.to_dict()]
    with pytest.raises(govtasks.UnknownFormatError, match=r"no format 'nope'; there are: json, jsonl, csv, .*, shout$"):
        govtasks.render(notice, "nope")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("raise ValueError('x')", "exporter 'shout' raised ValueError: x"),
        ("print('x')", "exporter 'shout' writes to stdout: 'x'"),
        ("yield 7", "exporter 'shout' gave 7, not text or bytes"),
    ],
)
def test_a_broken_exporter(line: str, reason: str, installed: Callable[..., None]) -> None:
    """An exporter was asked for: what it does wrong is raised."""
    installed("exporter", EXPORTER.format(line))
    with pytest.raises(govtasks.PluginError, match=r"govtasks-exporter 1\.2") as caught:
        list(govtasks.render(govtasks.loads(NOTICE), "shout"))
    assert caught.value.reason == reason


def test_what_the_host_prints_while_an_exporter_runs_is_its_own(
    installed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Notices that are read while an exporter asks for them are read outside its guard."""
    installed("exporter", EXPORTER.format("pass"))

    def notices() -> Iterator[govtasks.Notice]:
        print("reading")  # noqa: T201 - the host's own
        yield govtasks.loads(NOTICE)

    assert len(list(govtasks.render(notices(), "shout"))) == 1
    assert capsys.readouterr().out == "reading\n"


def test_registries_of_units_speak_of_their_place(installed: Callable[..., None]) -> None:
    """A registry with a locality names the units of its notices only; the adapter's own names go first."""
    installed(
        "words", words('locality = govtasks.Locality("示例市样本区", "429999")', 'units = {"区住建局": "样本区建设局"}')
    )
    installed(
        "units",
        """
import govtasks

@govtasks.hookimpl
def govtasks_units():
    place = govtasks.Locality("示例市样本区", "429999")
    return [
        govtasks.UnitRegistry(place, {"区住建局": "不用", "区城管局": "样本区城市管理局"}),
        govtasks.UnitRegistry(None, {}, {"各街道办事处": ("东门街道", "西门街道")}),
        govtasks.UnitRegistry(govtasks.Locality("范例区"), {"区财政局": "范例区财政局"}),
    ]
""",
    )
    notice = govtasks.loads(NOTICE.replace("区城管局)", "区城管局、各街道办事处)").replace("挂点", "配合"))
    units = {a.name: a.unit for t in notice.tasks for a in t.assignments}
    assert units == {
        "区住建局": govtasks.Unit("区住建局", "样本区建设局"),
        "区财政局": None,
        "区城管局": govtasks.Unit("区城管局", "样本区城市管理局"),
        "各街道办事处": govtasks.Unit("各街道办事处", "各街道办事处", ("东门街道", "西门街道")),
    }
    assert notice.by_unit("样本区城市管理局") == (notice.task("t2"),)
    assert notice.to_dict()["tasks"][1]["assignments"][0]["unit"]["canonical"] == "样本区城市管理局"


def test_names_in_full_are_followed_and_signs_do_not_matter() -> None:
    """An alias may name an alias; full-width and half-width brackets are one."""
    found = govtasks.UnitRegistry(names={"区招商局": "区商务局〈招商局〉", "区商务局<招商局>": "样本区商务局"}).find(
        "区招商局"
    )
    assert found == govtasks.Unit("区招商局", "样本区商务局")


def test_all_plugins_are_listed(installed: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken ones and those that are not allowed too; `govtasks plugins --json` prints the same."""
    installed("good", GOOD)
    installed("broken", "raise ValueError('no')")
    installed("off", "raise ValueError('not loaded')", version="")
    monkeypatch.setenv("GOVTASKS_PLUGINS", "good,broken")
    broken, good, off = govtasks.list_plugins()
    assert good == govtasks.PluginStatus("govtasks-good", "good", "1.2", "ok", "", ("words",), ("示例市样本区",))
    assert (broken.status, broken.reason) == ("failed", "its import raised ValueError: no")
    assert (off.name, off.status, off.reason) == ("govtasks-off", "off", "")


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the library with the plugins of a folder."""
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", **variables},
        capture_output=True, check=False, encoding="utf-8", timeout=60,
    )  # fmt: skip


def test_the_command_line(tmp_path: Path) -> None:
    """`govtasks plugins` lists them; `parse` reads with them, and GOVTASKS_PLUGINS leaves them out."""
    install(tmp_path, "good", GOOD)
    install(tmp_path, "broken", "raise ValueError('no')")
    install(tmp_path, "exporter", EXPORTER.format("pass"))
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    listed = run(tmp_path, "-m", "govtasks", "plugins")
    assert listed.stdout.splitlines() == [
        "govtasks-broken 1.2  failed",
        "  its import raised ValueError: no",
        "govtasks-exporter 1.2  ok",
        "  formats: shout",
        "govtasks-good 1.2  ok",
        "  adapters: words",
        "  localities: 示例市样本区",
    ]
    rows = json.loads(run(tmp_path, "-m", "govtasks", "plugins", "--json", GOVTASKS_PLUGINS="broken").stdout)
    assert [(row["name"], row["status"]) for row in rows] == [
        ("govtasks-broken", "failed"), ("govtasks-exporter", "off"), ("govtasks-good", "off"),
    ]  # fmt: skip
    parse = ("-m", "govtasks", "parse", str(tmp_path / "notice.txt"))
    assert json.loads(run(tmp_path, *parse).stdout)["adapter"]["plugin"] == "govtasks-good"
    assert json.loads(run(tmp_path, *parse, GOVTASKS_PLUGINS="").stdout)["adapter"]["plugin"] == "govtasks"
    assert run(tmp_path, *parse, "--format", "shout").stdout == "样本区人民政府办公室关于分解落实重点工作的通知!\n"
    wrong = run(tmp_path, *parse, "--format", "nope")
    assert wrong.returncode == 2
    assert re.search("there are: table, json, jsonl, csv, .*, shout\n$", wrong.stderr)


def test_plugins_load_on_first_use(tmp_path: Path) -> None:
    """`import govtasks` looks for no plugin; the first `load` does, and leaves alone those that are not allowed."""
    install(tmp_path, "good", GOOD)
    code = """
import sys, govtasks
before = [name for name in ("govtasks_good", "pluggy", "importlib.metadata") if name in sys.modules]
govtasks.loads("1.建馆。", plugins=[])
print(before, "govtasks_good" in sys.modules)
govtasks.loads("1.建馆。")
print("govtasks_good" in sys.modules)
"""
    assert run(tmp_path, "-c", code).stdout == "[] False\nTrue\n"


def test_the_host_is_not_listened_to(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    """While a plugin runs, what other threads of the host print and log comes through; afterwards all is as before."""
    inside, done = threading.Event(), threading.Event()
    streams = sys.stdout, sys.stderr, logging.getLogRecordFactory()

    class Slow(govtasks.Adapter):
        code = "slow"

        def fit(self, page: govtasks.Page, front: govtasks.FrontMatter) -> govtasks.Fit:
            inside.set()
            assert done.wait(10)
            return super().fit(page, front)

    def host() -> None:
        assert inside.wait(10)
        print("host prints")  # noqa: T201 - the host's own
        logging.getLogger("host").warning("host logs")
        done.set()

    thread = threading.Thread(target=host)
    thread.start()
    govtasks.loads(NOTICE, adapter=Slow())
    thread.join()
    assert capsys.readouterr().out == "host prints\n"
    assert caplog.messages == ["host logs"]
    assert (sys.stdout, sys.stderr, logging.getLogRecordFactory()) == streams


def test_plugins_load_once_in_many_threads(installed: Callable[..., None]) -> None:
    """Eight threads that load at once import a plugin once, and read the same."""
    installed("counted", "import builtins\nbuiltins.loads = getattr(builtins, 'loads', 0) + 1\n" + GOOD)
    found: list[govtasks.Notice] = []
    threads = [threading.Thread(target=lambda: found.append(govtasks.loads(NOTICE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    import builtins  # noqa: PLC0415 - where the plugin counts

    assert builtins.__dict__.pop("loads") == 1
    assert found == [found[0]] * 8
    assert found[0].adapter.plugin == "govtasks-counted"


def test_a_module_in_hand_is_a_plugin() -> None:
    """`plugins=` takes modules as well as names."""
    module = ModuleType("in_hand")
    exec(compile(GOOD, "in_hand", "exec"), vars(module))  # noqa: S102 - our own words
    notice = govtasks.loads(NOTICE, plugins=[module])
    assert (notice.adapter.plugin, notice.adapter.version) == ("in_hand", "")
    assert notice.task("t1").support == ("区财政局",)


def test_two_readers_of_one_type_are_refused(installed: Callable[..., None]) -> None:
    """As two adapters of one code are; one plugin that brings a thing twice is told so."""
    for name in ("one", "two"):
        installed(name, READER.format("pass"))
    installed("twice", GOOD.replace("[Words()]", "[Words(), Words()]"))
    said = {m.partition("plugin ")[2].replace(" takes no part", "") for m in failures(govtasks.loads(NOTICE))}
    assert said == {
        "govtasks-one 1.2: reader of 'application/x-upper' is also brought by govtasks-two",
        "govtasks-two 1.2: reader of 'application/x-upper' is also brought by govtasks-one",
        "govtasks-twice 1.2: it brings adapter 'words' twice",
    }


DAMAGES = {
    "entry-without-value": ("entry_points.txt", b"[govtasks]\nbad"),
    "entry-points": ("entry_points.txt", b"[govtasks]\n\xff = x"),
    "metadata": ("METADATA", b"Name: \xff\nVersion: 1"),
    "nothing": ("METADATA", b""),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_metadata(damage: str, installed: Callable[..., None], tmp_path: Path) -> None:
    """A distribution whose metadata is damaged is told where it is a plugin's, and breaks no reading."""
    installed("good", GOOD)
    install(tmp_path, "damaged", GOOD.replace('"words"', '"zother"'))
    file, data = DAMAGES[damage]
    (tmp_path / "govtasks_damaged-1.2.dist-info" / file).write_bytes(data)
    install(tmp_path, "unrelated", "")
    unrelated = tmp_path / "govtasks_unrelated-1.2.dist-info"
    (unrelated / "entry_points.txt").write_bytes(b"[console_scripts]\n\xff")
    unrelated.rename(tmp_path / "unrelated-1.2.dist-info")
    notice = govtasks.loads(NOTICE)
    assert notice.adapter.plugin == "govtasks-good"
    assert any("its metadata is damaged" in m for m in failures(notice)) == (damage != "nothing")
    assert govtasks.loads(NOTICE, plugins=[]).diagnostics == ()


def test_names_of_plugins_are_compared_as_pip_does(installed: Callable[..., None]) -> None:
    """`-`, `_`, `.` and case make no difference."""
    installed("two-words", GOOD)
    for name in ("govtasks_two_words", "Govtasks.Two-Words", "two-words", "TWO_WORDS"):
        assert govtasks.loads(NOTICE, plugins=[name]).adapter.plugin == "govtasks-two-words"


def test_what_is_no_plugin(installed: Callable[..., None]) -> None:
    """What is neither a name nor a module with hooks is the caller's mistake; a module without hooks is told."""
    installed("good", GOOD)
    for wrong in (None, 7, b"good", object()):
        with pytest.raises(TypeError, match="a plugin is a name or a module"):
            govtasks.loads(NOTICE, plugins=[wrong])
    assert "it implements none of" in failures(govtasks.loads(NOTICE, plugins=[ModuleType("empty")]))[0]


def test_a_module_that_is_changed_is_loaded_again() -> None:
    """An author who reloads a module in hand sees its new words."""
    module = ModuleType("in_hand")
    for role in ("support", "lead"):
        exec(compile(GOOD.replace("support", role), "in_hand", "exec"), vars(module))  # noqa: S102 - our own words
        assert "区财政局" in govtasks.loads(NOTICE, plugins=[module]).task("t1").names(role)


def test_adapters_given_are_checked() -> None:
    """An adapter that the caller gives is checked as a plugin's is: a cycle does not hang."""

    class Cyclic(govtasks.Adapter):
        code = "cyclic"
        units = {"区甲局": "区乙局", "区乙局": "区甲局"}  # noqa: RUF012 - as a plugin's author writes it

    with pytest.raises(govtasks.PluginError, match="names run in a circle"):
        govtasks.loads(NOTICE, adapter=Cyclic())
    assert govtasks.UnitRegistry(names={"甲": "乙", "乙": "甲"}).name_in_full("甲") in {"甲", "乙"}


def test_an_adapter_of_a_refused_plugin_is_asked_for(installed: Callable[..., None]) -> None:
    """Who asks for it by its code is told why it is not there."""
    installed("broken", "raise ValueError('no')")
    with pytest.raises(govtasks.UnknownAdapterError, match=r"govtasks-broken 1\.2: its import raised ValueError: no"):
        govtasks.loads(NOTICE, adapter="words")


def test_the_limit_holds_for_readers(installed: Callable[..., None]) -> None:
    """A document of a plugin's reader is under the limit on characters as any other."""
    installed("reader", READER.format("return govtasks.Document.from_paragraphs(['样' * 99])"))
    with pytest.raises(govtasks.LimitExceededError):
        govtasks.load(b"%UPPER", limits=govtasks.Limits(characters=50))


def test_the_hosts_errors_are_its_own(installed: Callable[..., None]) -> None:
    """An error in the caller's notices comes through an exporter as it was."""
    installed("exporter", EXPORTER.format("pass"))

    def notices() -> Iterator[govtasks.Notice]:
        yield govtasks.loads(NOTICE)
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        list(govtasks.render(notices(), "shout"))


def test_threads_do_not_blame_one_another(installed: Callable[..., None]) -> None:
    """A plugin that changes the model and one that does not, in eight threads: only the first is refused."""
    installed("bad", words(METHOD.format("fit", "govtasks.Task.lead = 1")).replace('"words"', '"bad"'))
    installed("good", words(METHOD.format("fit", "pass")).replace('"words"', '"good"'))
    lead = govtasks.Task.lead
    found: list[govtasks.Notice] = []
    threads = [
        threading.Thread(target=lambda: found.extend(govtasks.loads(NOTICE) for _ in range(20))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert govtasks.Task.lead is lead
    assert {n.adapter.code for n in found} == {"good"}
    assert {d.facts[0][1] for n in found for d in n.diagnostics} == {"govtasks-bad"}
