"""The style card: what is counted, what is quoted, what is suggested."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from click.testing import CliRunner

import govtasks
from govtasks.cli.commands import commands

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = """示例市样本区人民政府办公室关于分解落实2031年重点工作的通知
样政办发〔2031〕3号

各街道办事处，区直各部门：

现将重点工作任务分解如下，请抓好落实。

一、主要目标
1.样本产值增长8%。（牵头单位：区发改局；挂点单位：区财政局、区统计局）
2.新增样本企业20家。（牵头单位：区经信局，挂点单位：各街道办事处）
二、重点工作
（一）聚焦样本产业，在转型升级上见实效培育样本企业集群
3.建成样本产业园。【责任单位：区发改局；包片干部：张小三】
4.办好样本博览会。【责任单位：区商务局；包片干部：李小四】奏响样本消费“最强音”。
6.发放样本消费券。
责任单位：区商务局 区财政局
（二）聚焦样本城市，在精细管理上见实效打造整洁样本街区
7.改造样本小区。（责任单位：区住建局
8.修通样本大道。建成样本桥。（责任领导：王小五）办好样本灯会。（区文旅局负责）
（三）聚焦样本民生，在扩大供给上见实效办好家门口的学校
9.新建样本小学2所。（责任单位：区教育局）
10.扩大样本学位供给。

示例市样本区人民政府办公室
2031年1月5日
"""
SECOND = """示例市样本区人民政府办公室关于分解落实2032年重点工作的通知
样政办发〔2032〕5号

一、主要目标
1、样本产值增长7%。（牵头单位：区发改局）
2、新增样本企业15家。（牵头单位：区经信局）
二、重点工作
1、续建样本产业园。（牵头单位：区发改局）
"""


def draw(*texts: str) -> govtasks.StyleCard:
    """Give the card of some texts."""
    return govtasks.style([text.encode() for text in texts])


def counts(rows: tuple[govtasks.Tally, ...]) -> dict[str, int]:
    """Give what was met and how often."""
    return {row.what: row.count for row in rows}


@pytest.fixture(scope="module")
def card() -> govtasks.StyleCard:
    """Give the card of the first notice."""
    return draw(NOTICE)


def suggested(card: govtasks.StyleCard) -> govtasks.Adapter:
    """Run the module that a card suggests and give its adapter."""
    space: dict[str, Any] = {}
    exec(compile(card.adapter, "suggested.py", "exec"), space)  # noqa: S102 - the card promises that it runs
    adapters: list[govtasks.Adapter] = space["govtasks_adapters"]()
    return adapters[0]


def test_numbers(card: govtasks.StyleCard) -> None:
    """Each level has its style, with a count, whether the numbers run on, gaps and a quote."""
    rows = {(row.level, row.style): row for row in card.numbers}
    assert set(rows) == {("section 1", "han"), ("section 2", "paren_han"), ("task", "dot")}
    tasks = rows["task", "dot"]
    assert (tasks.count, tasks.sequence, tasks.gaps) == (9, "runs on", 1)
    assert tasks.quotes[0].startswith("1.样本产值")


def test_several_notices_are_counted_together() -> None:
    """Two notices make one card; where one numbers on and the other restarts the card says `mixed`."""
    card = draw(NOTICE, SECOND)
    assert [notice.tasks for notice in card.notices] == [9, 3]
    tasks = next(row for row in card.numbers if row.level == "task")
    assert (tasks.count, tasks.sequence) == (12, "mixed")
    assert [quote[:2] for quote in tasks.quotes] == ["1.", "1、"]
    assert counts(card.units)["区发改局"] == 4
    assert counts(card.doc_number_prefixes) == {"样政办发": 2}


def test_places(card: govtasks.StyleCard) -> None:
    """Brackets are given as written, with where they stand."""
    places = {(row.brackets, row.place): row.count for row in card.places}
    assert places == {
        ("（）", "at the end of the item"): 4,
        ("（）", "after a sentence inside the item"): 1,
        ("【】", "at the end of the item"): 2,
        ("", "on a line of its own"): 1,
        ("（", "at the end of the item"): 1,
    }


def test_units_on_a_heading_are_counted_once() -> None:
    """A bracket on a heading is one place, however many tasks have its units."""
    card = draw(
        "示例市工作方案\n一、产业（市发改委牵头）\n1.建样本园。\n2.招样本商。\n二、民生（市教育局牵头）\n3.办样本学校。\n"
    )
    assert [(row.brackets, row.place, row.count) for row in card.places] == [("（）", "on a heading", 2)]
    assert counts(card.doubts) == {"units on its heading only": 3}


def test_signs(card: govtasks.StyleCard) -> None:
    """Signs between names and between roles are told apart; a space that was no sign to the reading is shown."""
    assert counts(card.between_names) == {"、": 1, "空格, read as one name": 1}
    assert counts(card.between_roles) == {"；": 1, "，": 1}


def test_roles(card: govtasks.StyleCard) -> None:
    """Labels and verbs are counted with their roles; a label that no table knows is unsure and is suggested."""
    roles = {row.words: (row.role, row.count, row.sure) for row in card.roles}
    assert roles["牵头单位"] == ("lead", 2, True)
    assert roles["负责"] == ("responsible", 1, True)
    assert roles["挂点单位"] == ("responsible", 2, False)
    assert '#     "挂点单位": "responsible",  # read so: right?' in card.adapter


def test_labels_that_were_not_read(card: govtasks.StyleCard) -> None:
    """Words before a colon inside a bracket that the reading passes over are shown and suggested."""
    assert counts(card.unread_labels) == {"包片干部": 2}
    assert "张小三" in card.unread_labels[0].quotes[0]
    assert '#     "包片干部": "leader",  # not read: a label?' in card.adapter


@pytest.mark.parametrize(
    "words", ["具体措施：一是抓紧。", "时间：2031年", "其中：区发改局牵头。", "请注意：样本很多，都要办好。"]
)
def test_what_is_no_label_is_not_suggested(words: str) -> None:
    """Prose with a colon is no label."""
    card = draw(
        f"示例市工作通知\n1.办好样本。{words}（责任单位：市商务局）\n2.建好样本。{words}（责任单位：市商务局）\n"
    )
    assert card.tasks == 2
    assert card.unread_labels == ()


def test_names(card: govtasks.StyleCard) -> None:
    """Units, groups and leaders are counted apart, the most frequent first."""
    assert counts(card.units)["区发改局"] == 2
    assert [row.count for row in card.units] == sorted((row.count for row in card.units), reverse=True)
    assert counts(card.groups) == {"各街道办事处": 1}
    assert counts(card.leaders) == {"王小五": 1}
    assert "区发改局" in card.adapter
    assert "发展和改革" not in card.adapter


def test_subheads_and_what_they_are_glued_to(card: govtasks.StyleCard) -> None:
    """Subheads glued to items and to headings are counted: where they were read, nothing is to be suggested."""
    assert counts(card.subheads) == {"glued": 4}
    assert card.heading_ends == ()


def test_headings_that_share_their_end() -> None:
    """What all headings share before more words is suggested as their end, where nothing else tells of subheads."""
    titles = ("在样本产业上见实效培育样本集群", "在样本城市中见实效打造整洁街区", "在样本民生里见实效办好身边学校")
    body = "".join(f"（{'一二三'[i]}）{t}\n{i + 1}.办好样本。（责任单位：市商务局）\n" for i, t in enumerate(titles))
    card = draw(f"示例市工作通知\n一、重点工作\n{body}")
    assert counts(card.heading_ends) == {"见实效": 3}
    assert 'heading_ends = ("见实效",)' in card.adapter


@pytest.mark.parametrize(
    "titles",
    [
        ("大力推进样本产业发展", "大力推进样本城市建设", "大力推进样本民生实事"),
        ("抓产业，着力推进样本园建设", "抓城市，着力推进样本路建设", "抓民生，着力推进样本校建设"),
        ("推动降低市场主体准入成本", "推动减轻市场主体经营负担", "着力保护市场主体合法权益", "抓好其他样本工作"),
        ("加快样本产业发展", "提高样本城市品质", "办好样本民生实事"),
    ],
)
def test_headings_that_only_sound_alike_suggest_nothing(titles: tuple[str, ...]) -> None:
    """Words that headings share at their beginning, behind a comma, or as an object are no end of a heading."""
    body = "".join(f"（{'一二三四'[i]}）{t}\n{i + 1}.办好样本。（责任单位：市商务局）\n" for i, t in enumerate(titles))
    assert draw(f"示例市工作通知\n一、重点工作\n{body}").heading_ends == ()


def test_identity(card: govtasks.StyleCard) -> None:
    """Place, issuer, head of the document number and web site are lines of the suggested class."""
    text = NOTICE.encode()
    notice = govtasks.load(text, base_url="https://www.yangben.example.cn/x.html")
    adapter = suggested(govtasks.style([notice]))
    assert adapter.locality == govtasks.Locality("示例市样本区")
    assert adapter.issuers == ("示例市样本区人民政府办公室",)
    assert adapter.doc_number_prefixes == ("样政办发",)
    assert adapter.domains == ("yangben.example.cn",)
    assert card.domains == ()


def test_an_issuer_without_a_place_is_not_suggested() -> None:
    """市人民政府办公室 alone would claim the notices of every city."""
    card = draw(
        "市人民政府办公室关于分解落实工作的通知\n\n1.建馆。（责任单位：市文旅局）\n\n市人民政府办公室\n2031年1月5日\n"
    )
    assert counts(card.issuers) == {"市人民政府办公室": 1}
    assert suggested(card).issuers == ()


def test_the_suggested_adapter_reads_its_notice(card: govtasks.StyleCard) -> None:
    """The suggestion runs as it is and claims its notice; with its roles approved it reads what was unread."""
    assert govtasks.loads(NOTICE, adapter=suggested(card)).adapter.score > 0.8
    approved = re.sub(r"(?m)^    # (roles = |    \"|})", r"    \1", card.adapter)
    notice = govtasks.loads(NOTICE, adapter=suggested(evolve(card, adapter=approved)))
    assert notice.task("t3").leaders == ("张小三",)
    titles = [section.title for section, _ in notice.walk_sections()]
    assert "培育样本企业集群" in titles
    assert not govtasks.style([notice]).unread_labels


def test_sure_and_unsure(card: govtasks.StyleCard) -> None:
    """Tasks below 0.9 are counted with their reasons; diagnostics by code."""
    assert card.sure_tasks == 7
    assert counts(card.doubts) == {"unclosed bracket": 1, "no units": 1}
    assert counts(card.diagnostics)["unclosed-bracket"] == 1
    assert counts(card.diagnostics)["numbering-gap"] == 1


@pytest.mark.parametrize(
    "text",
    ["\n", "样本", "示例市政府工作报告\n\n各位代表：\n一、回顾\n很好。\n", "1.：（）：\n（：\n", "单位：\n单位：\n"],
)
def test_any_text_has_a_card(text: str) -> None:
    """A text without tasks has a card too, and a suggestion that runs."""
    card = draw(text)
    assert suggested(card).code == "place-breakdown"
    assert json.loads(json.dumps(card.to_dict()))


def test_no_notices_have_an_empty_card() -> None:
    """No sources give a card without rows; one path where a list belongs is refused."""
    assert govtasks.style([]).notices == ()
    with pytest.raises(TypeError, match="pass a list"):
        govtasks.style("notice.txt")


def test_command_line(tmp_path: Path) -> None:
    """`govtasks style` prints the card; `--json` the same as data; a bad file is told and the rest printed."""
    path = tmp_path / "通知.txt"
    path.write_bytes(NOTICE.encode("gb18030"))
    run = CliRunner().invoke(commands, ["style", str(path), str(tmp_path / "nowhere.txt")])
    assert run.exit_code == 1
    assert "no such file" in run.stderr
    for words in (
        "task: dot ×9, runs on, gaps ×1",
        "挂点单位 → responsible ×2 (unsure",
        "glued ×4",
    ):
        assert words in run.stdout
    data = json.loads(CliRunner().invoke(commands, ["style", "--json", "--encoding", "gb18030", str(path)]).stdout)
    assert data["subheads"][0]["what"] == "glued"
    assert "import govtasks" in data["adapter"]


def test_seeds(shared: Path) -> None:
    """The cards of real notices: leaders by label, and subheads that were glued to headings and items."""
    one, two = (next((shared / "seeds").glob(f"{name}_*.txt")) for name in ("000", "003"))
    roles = {row.words: (row.role, row.count) for row in govtasks.style([one]).roles}
    assert roles == {"牵头单位": ("lead", 201), "责任领导": ("leader", 113), "责任单位": ("responsible", 88)}
    assert counts(govtasks.style([two]).subheads) == {"glued": 20}


def test_real_notices_have_cards_that_run(shared: Path) -> None:
    """For every seed the suggestion runs, and quotes are short."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        card = govtasks.style([path])
        assert suggested(card).code == "place-breakdown"
        assert all(len(quote) <= 40 for row in card.roles for quote in row.quotes)
