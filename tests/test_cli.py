"""The command line as a shell sees it: what is printed where, exit codes, pipes, widths."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

import govtasks
from govtasks.export import read_csv

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = """示例市人民政府办公室关于分解落实2031年重点工作任务的通知
示政办发〔2031〕3号

各区人民政府，市直有关部门：

现将重点工作任务分解如下，请抓好落实。

一、做强样本产业（共3项）
1.建成样本产业园一期，引进样本企业20家，新增样本岗位3000个，样本产业产值突破100亿元，让每一个样本都有据可查。（牵头单位：市发改局；配合单位：市财政局、样本区政府；完成时限：2031年6月底前）
2.办好样本博览会。（责任单位：市商务局）
4.修通样本大道。（责任单位：市交通局
二、办好样本实事
5.新建样本小学2所。（责任领导：张三；牵头单位：市教育局）

示例市人民政府办公室
2031年1月5日
"""


def run(
    *arguments: object, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line with only these variables of the environment beside PATH."""
    keep = {k: v for k, v in os.environ.items() if k in {"PATH", "PYTHONPATH", "SYSTEMROOT", "HOME"}}
    command = [sys.executable, "-m", "govtasks", *map(str, arguments)]
    done = subprocess.run(
        command, input=stdin, capture_output=True, env=keep | (environment or {}), check=False, timeout=60
    )
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """Give a notice in GB18030."""
    path = tmp_path / "通知.txt"
    path.write_bytes(NOTICE.encode("gb18030"))
    return path


def test_one_file_is_an_object(notice: Path) -> None:
    """`parse FILE` prints the notice as one JSON object and nothing else."""
    done = run("parse", notice)
    assert (done.returncode, done.stderr) == (0, "")
    assert govtasks.Notice.from_dict(json.loads(done.stdout)) == govtasks.load(str(notice))
    assert "市发改局" in done.stdout
    assert len(run("parse", notice, "--indent", 2).stdout.splitlines()) > 100


def test_several_files_are_an_array(notice: Path) -> None:
    """`parse FILE FILE` prints an array."""
    titles = [n["title"] for n in json.loads(run("parse", notice, notice).stdout)]
    assert titles == ["示例市人民政府办公室关于分解落实2031年重点工作任务的通知"] * 2


def test_several_files_are_one_notice(notice: Path, tmp_path: Path) -> None:
    """With --together a page and its attachments are one object; a part that cannot be read is named."""
    (tmp_path / "more.txt").write_text("附件2\n其他任务清单\n1.植树。（责任单位：市林业局）\n", "utf-8")
    done = run("parse", "--together", notice, tmp_path / "more.txt")
    data = json.loads(done.stdout)
    assert len(data["attached"]) == 1
    assert data["tasks"][-1]["text"] == "植树。"
    failed = run("parse", "--together", notice, tmp_path / "none.txt")
    assert failed.returncode == 1
    assert "none.txt: no such file" in failed.stderr


def test_a_bad_file_does_not_stop_the_others(notice: Path, tmp_path: Path) -> None:
    """A file that cannot be read gives a line on stderr and exit code 1; the others are printed."""
    done = run("parse", tmp_path / "none.txt", notice, "--format", "json")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)) == 1
    assert re.fullmatch(r"govtasks: .*none\.txt: .+ \(.+\)\n", done.stderr)
    alone = run("parse", tmp_path / "none.txt", tmp_path)
    assert (alone.returncode, alone.stdout, alone.stderr.count("\n")) == (1, "[]\n", 2)


def test_stdin(notice: Path) -> None:
    """`-` reads the bytes of stdin, whatever their encoding."""
    done = run("parse", "-", stdin=notice.read_bytes())
    assert json.loads(done.stdout)["tasks"][1]["text"] == "办好样本博览会。"
    empty = run("parse", "-")
    assert empty.returncode == 1
    assert empty.stderr.startswith("govtasks: -: ")


def test_a_line_each(notice: Path) -> None:
    """`--format jsonl` prints a line for each notice."""
    done = run("parse", notice, notice, "--format", "jsonl")
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["task_notice"] * 2


def test_csv(notice: Path) -> None:
    """`--format csv` prints one head and a row for each task and assignment."""
    out = run("parse", notice, notice, "--format", "csv").stdout
    rows = list(read_csv(io.StringIO(out, newline="")))
    assert [r["unit"] for r in rows[:4]] == ["市发改局", "市财政局", "样本区政府", "市商务局"]
    assert len(rows) == 14
    assert len(list(csv.reader(io.StringIO(out)))) == 15


def test_the_name_of_the_file_says_the_format(notice: Path, tmp_path: Path) -> None:
    """`-o` writes the format that the ending of the name says, or --format; JSON where there is no ending."""
    begins = {
        "a.csv": b"source,", "b.CSV": b"source,", "a.json": b'{"schema"', "a.db": b"SQLite", "a.md": b"# ",
        "plain": b'{"schema"', "a.xlsx": b"PK", "a.parquet": b"PAR1",
    }  # fmt: skip
    for name, begin in begins.items():
        assert run("parse", notice, "-o", tmp_path / name).stdout == ""
        assert (tmp_path / name).read_bytes().startswith(begin)
    run("parse", notice, "-o", tmp_path / "a.html", "--format", "csv", "--bom")
    assert (tmp_path / "a.html").read_text("utf-8-sig").startswith("source,")


def test_a_file_that_cannot_be_written(notice: Path, tmp_path: Path) -> None:
    """A file that cannot be written is an error with the reason, exit code 1; nothing half written is left."""
    done = run("parse", notice, "-o", tmp_path / "no" / "folder.csv")
    assert (done.returncode, "folder.csv: cannot be written: No such file" in done.stderr) == (1, True)
    (tmp_path / "tasks.csv").write_text("old")
    assert run("parse", notice, tmp_path / "none.txt", "-o", tmp_path / "tasks.csv", "--lang", "zh").returncode == 1
    assert (tmp_path / "tasks.csv").read_text().startswith("source,")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".half")] == []


def test_a_table(notice: Path) -> None:
    """`--format table` prints tasks and units for the eye."""
    out = run("parse", notice, "--format", "table", "--lang", "zh").stdout
    assert "牵头 市发改局" in out
    assert "时限 2031年6月底前" in out


def test_chinese_messages(notice: Path) -> None:
    """`--lang zh` gives the messages in Chinese."""
    remarks = json.loads(run("parse", notice, "--lang", "zh").stdout)["diagnostics"]
    assert any(r["code"] == "numbering-gap" and r["message"] == "编号由2跳到4" for r in remarks)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["parse"],
        ["parse", "FILE", "--format", "xml"],
        ["parse", "FILE", "--format", "csv", "--indent", "2"],
        ["parse", "FILE", "--bom"],
        ["parse", "FILE", "-o", "page.html"],
        ["parse", "FILE", "--adapter", "nobody"],
        ["show"],
        ["explain", "FILE", "--task", "t99"],
    ],
)
def test_wrong_use(notice: Path, arguments: list[str]) -> None:
    """Wrong use is exit code 2, said on stderr."""
    done = run(*(str(notice) if a == "FILE" else a for a in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage" in done.stderr


def test_strict(tmp_path: Path) -> None:
    """`--strict` refuses a notice with an error among its diagnostics."""
    page = tmp_path / "empty.html"
    page.write_text("<html><script>1</script><body></body></html>")
    assert run("parse", page).returncode == 0
    done = run("parse", page, "--strict")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"govtasks: {page}: ")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"}])
def test_utf_8_whatever_the_console(notice: Path, environment: dict[str, str]) -> None:
    """The output is UTF-8, also where the console says otherwise."""
    assert "市发改局" in run("parse", notice, environment=environment).stdout
    assert "市发改局" in run("show", notice, environment=environment).stdout


def test_a_closed_pipe_ends_quietly(notice: Path) -> None:
    """Where the reader goes away (`| head`) the command ends without a word."""
    command = [sys.executable, "-m", "govtasks", "parse", "--format", "jsonl", *[str(notice)] * 200]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra(missing: str) -> None:
    """Without click or rich one line says what to install."""
    code = f"import sys; sys.modules[{missing!r}] = None; from govtasks.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f'govtasks: the command line needs {missing}: pip install "govtasks[cli]"\n'


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_show_keeps_to_the_width(notice: Path, width: int) -> None:
    """No line is wider than the terminal, Chinese counted double, and a pipe gets no escape codes."""
    done = run("show", notice, "--width", width)
    assert done.returncode == 0
    assert max(map(cell_len, done.stdout.splitlines())) <= width
    assert "\x1b" not in done.stdout


def test_show_says_what_there_is(notice: Path) -> None:
    """`show` gives head, outline, tasks with units by role word, deadlines and days, targets, remarks, coverage."""
    out = run("show", notice, "--width", 100).stdout
    for words in (
        "示政办发〔2031〕3号",
        "2031-01-05",
        "\n一 做强样本产业 (declares 3)\n",
        "\n├── t1 1 建成样本产业园一期",
        "\n│   lead 市发改局 · support 市财政局、样本区政府 · by 2031年6月底前 (2031-06-30)\n",
        "\n│   targets 样本企业 20家 · 样本岗位 3000个 · 样本产业产值 突破100亿元\n",
        "\n└── t4 5 新建样本小学2所。\n",
        "\n    leader 张三 · lead 市教育局\n",
        "warning unclosed-bracket t3: ",
        "4 tasks · coverage 100.0 %",
    ):
        assert words in out
    assert "4 项任务" in run("show", notice, "--lang", "zh").stdout


def test_no_color(notice: Path) -> None:
    """On a terminal roles are coloured, and with NO_COLOR they are not."""
    colour = re.compile(r"\x1b\[(?:\d+;)*3[0-7]m")
    assert colour.search(run("show", notice, environment={"FORCE_COLOR": "1"}).stdout)
    assert not colour.search(run("show", notice, environment={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout)


def test_a_notice_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Control signs and markup of a hostile notice are shown as text, if at all."""
    path = tmp_path / "hostile.txt"
    path.write_text(NOTICE.replace("样本小学", "样本\x1bc[red]小学\u202e"), "utf-8")
    for command in (["show", path], ["parse", path, "--format", "table"], ["explain", path, "--task", "t4"]):
        out = run(*command).stdout
        assert "[red]小学" in out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_explain(notice: Path) -> None:
    """`explain` names the adapters with their evidence, and for a task the rule of each of its words."""
    out = run("explain", notice, "--task", "t1").stdout
    assert "generic" in out
    for words in ("1.", "市发改局", "样本区政府", "2031年6月底前"):
        assert f"“{words}”" in out


def test_schema_and_version(root: Path) -> None:
    """`schema` prints the file in the checkout; `--version` the version."""
    assert run("schema").stdout == (root / "schema" / "notice-1.json").read_text("utf-8")
    assert re.search(r"\d+\.\d+", run("--version").stdout)


FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110 - a device


@FULL
@pytest.mark.parametrize("form", ["json", "table", "sqlite"])
def test_no_room_for_what_is_written(notice: Path, form: str) -> None:
    """Where stdout takes no more, a line says so and the exit code is 1."""
    command = f"{sys.executable} -m govtasks parse {notice} --format {form} >/dev/full"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "govtasks: No space left on device\n")


@pytest.mark.parametrize("command", ["parse {} --format sqlite", "show {}", "review {}", "parse -"])
def test_streams_that_are_closed(notice: Path, command: str) -> None:
    """Closed streams are empty, and what goes to them goes nowhere."""
    line = f"{sys.executable} -m govtasks {command.format(notice)} <&- >&-"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == (command == "parse -")
    assert done.stderr.count("\n") == done.returncode


@FULL
@pytest.mark.parametrize("command", ["parse", "review"])
def test_output_that_is_no_file(notice: Path, command: str, tmp_path: Path) -> None:
    """`-o` writes into devices and through links, and puts nothing in their place."""
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "real.json")
    for out, code in (("/dev/null", 0), ("/dev/full", 1), (tmp_path, 1), (tmp_path / "no" / "folder", 1), (link, 0)):
        done = run(command, notice, "-o", out)
        assert (done.returncode, done.stderr.count("\n")) == (code, code)
    assert not os.path.isfile("/dev/null")  # noqa: PTH113
    assert link.is_symlink()
    assert (tmp_path / "real.json").stat().st_size > 1000
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("time", ["inf", "nan", "1e300", "0"])
def test_times_that_are_none(notice: Path, time: str) -> None:
    """A time that no clock can wait for is wrong use."""
    for arguments in (
        ("batch", notice, "--out", "no", "--timeout", time),
        ("query", notice, "SELECT 1", "--seconds", time),
    ):
        assert run(*arguments).returncode == 2
