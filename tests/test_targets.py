"""Targets: the numbers that tasks set out to reach, and the many numbers that are none."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govtasks

NOTICE = """示例市人民政府办公室关于分解落实{year}重点工作任务的通知

各区人民政府：

现将任务分解如下，请抓好落实。

一、做好样本工作
{items}

示例市人民政府办公室
"""


def load(*statements: str, year: str = "2031年") -> govtasks.Notice:
    """Make a notice whose tasks say these things."""
    items = "\n".join(f"{n}.{words}（责任单位：市样本局）" for n, words in enumerate(statements, 1))
    return govtasks.loads(NOTICE.format(year=year, items=items))


def targets(*statements: str) -> list[govtasks.Target]:
    """Give the targets of tasks that say these things, each in its place."""
    notice = load(*statements)
    found = govtasks.targets(notice)
    for target in found:
        assert "".join(notice.document.quote(target.spans).split()) == target.text
        assert target.task in {task.id for task in notice.tasks}
    return list(found)


def gist(*statements: str) -> list[str]:
    """Give indicator, operator, value and unit of each target in one line."""
    lines = []
    for t in targets(*statements):
        values = [f"{value:f}" for value in (t.value, t.upper) if value is not None]
        lines.append(" ".join(filter(None, (t.indicator, t.operator, *values, t.unit))))
    return lines


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("样本产业产值增长8%。", "样本产业产值 = 8 %"),
        ("样本产业产值增长8%以上。", "样本产业产值 >= 8 %"),
        ("样本岗位不少于300个。", "样本岗位 >= 300 个"),
        ("样本合格率不低于95%。", "样本合格率 >= 95 %"),
        ("样本粮总产稳定在20亿斤以上。", "样本粮总产 >= 2000000000 斤"),
        ("样本车间达12家。", "样本车间 >= 12 家"),
        ("样本覆盖率达到90%。", "样本覆盖率 >= 90 %"),
        ("样本站点数超过320个。", "样本站点数 > 320 个"),
        ("样本交易额突破60亿元。", "样本交易额 > 6000000000 元"),
        ("样本集团资产过500亿元。", "样本集团资产 > 50000000000 元"),
        ("新增停车位300余个。", "停车位 > 300 个"),
        ("样本失业率控制在4.5%以内。", "样本失业率 <= 4.5 %"),
        ("办理时限不超过5个工作日。", "办理时限 <= 5 工作日"),
        ("样本件2个工作日办结。", "样本件 = 2 工作日"),
        ("执行不超过2.5%的样本费率。", "样本费率 <= 2.5 %"),
        ("样本人员配比不低于职工40%的要求。", "样本人员配比 >= 40 %"),
        ("样本价格涨幅控制在3%左右。", "样本价格涨幅 ~ 3 %"),
        ("样本产值增长7.8%左右。", "样本产值 ~ 7.8 %"),
        ("新引进1-2家样本银行。", "样本银行 range 1 2 家"),
        ("样本居民收入与经济增长同步。", "样本居民收入 relative"),
    ],
)
def test_the_words_around_a_number_give_its_operator(words: str, wanted: str) -> None:
    """以上, 不少于, 达到 bind from below, 以内 from above; 突破 is beyond; 左右 is about; 同步 has no value."""
    assert gist(words) == [wanted]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("新建高标准农田4.7万亩。", "高标准农田 = 47000 亩"),
        ("新增样本贷款31.6亿元。", "新增样本贷款 = 3160000000 元"),
        ("外贸出口1亿美元以上。", "外贸出口 >= 100000000 美元"),
        ("新改建农村公路1000公里。", "农村公路 = 1000 公里"),
        ("地区生产总值跨越千亿台阶。", "地区生产总值 > 100000000000 元"),
        ("利用外资翻一番。", "利用外资 = 2 times"),
        ("样本产业占比提高5个百分点。", "样本产业占比 = 5 percentage_point"),
        ("样本户三分之二以上。", "样本户 >= 0.6667"),
        ("确保样本财力八成以上用于样本支出。", "样本财力 >= 80 %"),
        ("样本能耗下降3%以上。", "样本能耗 >= 3 %"),
        ("创建两条样本示范路。", "样本示范路 = 2 条"),
        ("新增样本企业1,200家。", "样本企业 = 1200 家"),
        ("完成6座旧桥改造。", "旧桥改造 = 6 座"),
        ("样本城亮化达到90％。", "样本城亮化 >= 90 %"),
    ],
)
def test_values_are_exact_and_in_the_basic_unit(words: str, wanted: str) -> None:
    """万, 亿, 成, 分之, 番 and full-width signs are resolved; the value is an exact decimal."""
    assert gist(words) == [wanted]
    assert all(isinstance(t.value, Decimal) for t in targets(words))


@pytest.mark.parametrize(
    "words",
    [
        "推进5G产业和3D打印产业发展。",
        "加快318国道、271省道建设。",
        "谋划好十四五样本项目。",
        "打造“15分钟”样本圈、15分钟样本生活圈。",
        "做好“323”攻坚行动。",
        "开展城市品质三年行动。",
        "办好第15届样本节。",
        "落实工作报告第3项任务。",
        "建立会商、通报、督查、奖惩四项机制。",
        "打造甲村、乙村、丙村3个样本集镇。",
        "实现样本服务全覆盖。",
        "保持样本指数进入全市前3名。",
        "推进总投资26亿元的样本产业园建设。",
        "培育营收过10亿元企业。",
        "支持样本公司建设千亿级企业。",
        "按照市政发〔2030〕21号文件落实。",
        "依托现有5家样本实验室开展研究。",
        "围绕10个样本产业招商。",
        "对获评企业给予一次性奖励20万元。",
        "引进世界500强企业。",
        "做好2031年6月30日前的样本工作。",
        "实现“80、60、40”目标。",
        "建设24小时样本图书馆。",
        "落实土地承包延长30年政策。",
        "办好一个样本节。",
        "帮助满60岁老人。",
    ],
)
def test_numbers_of_names_terms_lists_and_background_are_no_targets(words: str) -> None:
    """Names, roads, plans, ordinals, references, a list's own count, a place in a ranking, qualifiers are none."""
    assert gist(words) == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("落地30亿元以上项目15个。", ["30亿元以上项目 = 15 个"]),
        ("新引进亿元以上项目500个，其中工业项目350个。", ["亿元以上项目 = 500 个", "工业项目 = 350 个"]),
        ("推动总投资27亿元的57个样本项目加速落地。", ["样本项目 = 57 个"]),
        ("打造两个年产值超50亿元的样本园区。", ["样本园区 = 2 个"]),
        ("建成覆盖12个村的7处样本公园。", ["样本公园 = 7 处"]),
        ("收入过20万元的样本村占70%以上。", ["收入过20万元的样本村 >= 70 %"]),
        ("平均办理时间由5个工作日压缩至4个工作日以内。", ["平均办理时间 <= 4 工作日"]),
        ("完成甲村、乙村等11个样本村创建。", ["样本村创建 = 11 个"]),
    ],
)
def test_a_number_inside_an_indicator_or_on_the_way_to_another_is_passed_over(words: str, wanted: list[str]) -> None:
    """The mark of what is counted stays in its name; where something comes from is no target."""
    assert gist(words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("完成3万平方米的样本绿地任务。", ["样本绿地 = 30000 平方米"]),
        ("实施甲治理、600亩乙治理、2万亩丙治理等工程。", ["乙治理 = 600 亩", "丙治理等工程 = 20000 亩"]),
        ("完成900户改造任务。", ["改造 = 900 户"]),
        ("完成5亿元的样本投资计划。", ["样本投资计划 = 500000000 元"]),
        ("启动2万亩样本基地建设工程。", ["样本基地建设工程 = 20000 亩"]),
        ("启动百万吨样本基地。", []),
        ("确保样本城6万平方米主力店营业。", []),
        ("投资800万元实施6公里样本管网改造。", ["样本管网改造 = 6 公里"]),
        ("完成8条、总长度9公里的样本道路改造。", ["样本道路改造 = 8 条", "样本道路改造 = 9 公里"]),
        ("完成6个样本项目3亿元的投资计划。", ["样本项目 = 6 个", "投资计划 = 300000000 元"]),
        ("实施5个样本项目12公里。", ["样本项目 = 5 个", "样本项目 = 12 公里"]),
        ("建设1所90-120个床位的样本机构。", ["样本机构 = 1 所"]),
        ("建设2个300亩样本园。", ["样本园 = 2 个"]),
        ("新建样本小学3所(含附设样本班1所)。", ["样本小学 = 3 所"]),
        ("实现样本人口40户、90人全部迁入。", ["样本人口 = 40 户", "样本人口 = 90 人"]),
        ("重点实施五所样本学校改造。", ["样本学校改造 = 5 所"]),
        ("新建一座样本园，一条甲路、两条乙路。", ["乙路 = 2 条"]),
        ("落实样本制度，甲路、两条乙路。", []),
        ("打造四张“名片”。", []),
        ("月销售额未超过20万元的免税。", []),
        ("允许8座以下样本车入城。", []),
        ("以整治等6项内容为重点。", []),
    ],
)
def test_what_is_measured_stands_behind_its_number(words: str, wanted: list[str]) -> None:
    """The verb governs the whole list; of two numbers in a row the second tells the size, the sum or the length."""
    assert gist(words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("在8个工作日内完成样本验收。", ["样本验收 <= 8 工作日"]),
        ("各部门3日内核发相关样本证。", ["样本证 <= 3 日"]),
        ("收到申请后2个工作日内即可完成样本备案、登记。", ["样本备案 <= 2 工作日"]),
        ("公示后1日内将样本报告送交采购人。", ["样本报告送交采购人 <= 1 日"]),
        ("自决定之日起20日内,将样本信息上传至平台。", ["样本信息上传 <= 20 日"]),
        ("签约后5个工作日内支付。", ["支付 <= 5 工作日"]),
        ("5个工作日内办结。", []),
        ("6月10日内完成样本备案。", []),
        ("6个月内完成样本备案。", []),
        ("样本维权时间缩短至60日。", ["样本维权时间 = 60 日"]),
        ("实现1分钟响应,95%解决率。", ["响应 = 1 分钟", "解决率 = 95 %"]),
    ],
)
def test_a_limit_for_handling_something_is_a_target(words: str, wanted: list[str]) -> None:
    """What is to be handled is the indicator, or the verb where nothing else is named; a date is none."""
    assert gist(words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "城乡居民人均可支配收入分别增长9%、10%以上。",
            ["城镇居民人均可支配收入 >= 9 %", "农村居民人均可支配收入 >= 10 %"],
        ),
        ("甲产值、乙产值分别增长5%、6%。", ["甲产值 = 5 %", "乙产值 = 6 %"]),
        ("新增甲企业2家、乙企业3家以上。", ["甲企业 = 2 家", "乙企业 >= 3 家"]),
        ("甲产值、乙产值均增长5%。", ["甲产值 = 5 %", "乙产值 = 5 %"]),
        ("甲产值年均增长5%。", ["甲产值 = 5 %"]),
        (
            "甲产值达到3亿元，乙产值达到2亿元，分别增长5%。",
            [
                "甲产值 >= 300000000 元",
                "乙产值 >= 200000000 元",
                "甲产值 = 5 %",
                "乙产值 = 5 %",
            ],
        ),
        ("产值突破千亿元，增长7%以上。", ["产值 > 100000000000 元", "产值 >= 7 %"]),
        ("新建8家样本中心和15家样本之家。", ["样本中心 = 8 家", "样本之家 = 15 家"]),
        ("引进甲人才、乙人才、丙人才3万人以上。", ["甲人才、乙人才、丙人才 >= 30000 人"]),
        ("新改户厕5000座、公厕42座。", ["户厕 = 5000 座", "公厕 = 42 座"]),
    ],
)
def test_lists_are_shared_out(words: str, wanted: list[str]) -> None:
    """Each number has its own thing; a bound at the end counts for all only behind 分别."""
    assert gist(words) == wanted


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("新增就业3000人。", "新增就业"),
        ("城镇新增就业3000人。", "城镇新增就业"),
        ("新增贷款20亿元。", "新增贷款"),
        ("新增上市企业3家。", "上市企业"),
        ("大力培育重点项目30个。", "重点项目"),
        ("新增创新平台5家。", "创新平台"),
        ("新增新三板企业2家。", "新三板企业"),
        ("供应建设用地500亩。", "建设用地"),
        ("新建25个“口袋公园”。", "“口袋公园”"),
        ("完成8条路（渠）整治。", "路（渠）整治"),
        ("自来水普及率达到95%。", "自来水普及率"),
        ("对外贸易增长5%。", "对外贸易"),
        ("实施样本小区改造（含二次供水）46个。", "样本小区改造（含二次供水）"),
        ("从业人员达到3万人。", "从业人员"),
        ("发放数字消费券800万元。", "数字消费券"),
        ("新认定服务业园区3家。", "服务业园区"),
        ("推动60个重大项目加快建设。", "重大项目"),
    ],
)
def test_the_indicator_is_the_thing_measured_as_written(words: str, indicator: str) -> None:
    """Verbs and adverbs before it are no part of it, set names and nouns that begin like verbs are kept whole."""
    assert [t.indicator for t in targets(words)] == [indicator]


@pytest.mark.parametrize(
    ("words", "kind", "direction"),
    [
        ("样本产值增长8%。", "growth", "up"),
        ("样本能耗下降3%以上。", "growth", "down"),
        ("样本外资翻一番。", "growth", "up"),
        ("样本产值增速8%以上。", "growth", "up"),
        ("样本产业占比60%以上。", "share", ""),
        ("样本参保率稳定在95%以上。", "share", ""),
        ("样本覆盖率提高到70%。", "share", ""),
        ("新增样本企业8家。", "count", ""),
        ("样本产值达到30亿元。", "level", ""),
        ("新建样本绿道20公里。", "level", ""),
        ("样本收入与经济发展同步增长。", "relative", ""),
    ],
)
def test_kind_and_direction(words: str, kind: str, direction: str) -> None:
    """Rates of change are growth and go somewhere; shares, counts and levels stand."""
    assert [(t.kind, t.direction) for t in targets(words)] == [(kind, direction)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("力争新增甲企业2家、乙企业3家。", ["力争", "力争"]),
        ("力争新增甲企业2家，乙产值增长5%。", ["力争", "力争"]),
        ("力争新增甲企业2家。新增乙企业3家。", ["力争", ""]),
        ("确保产值增长5%，力争新增甲企业3家。", ["确保", "力争"]),
        ("完成样本投资2亿元。", ["完成"]),
        ("新增甲企业2家，实现产值3亿元。", ["", "实现"]),
        ("投资力争增长10%以上。", ["力争"]),
        ("新增甲企业2家。", [""]),
    ],
)
def test_the_commitment_governs_its_list(words: str, wanted: list[str]) -> None:
    """力争 and its like count for all that they govern, up to the next one or the end of the sentence."""
    assert [t.commitment for t in targets(words)] == wanted


def test_scope_is_what_narrows_the_indicator() -> None:
    """Time and place before the indicator are taken off it and kept."""
    assert [(t.scope, t.indicator) for t in targets("全年新增样本企业5家。", "力争中心城区吸引样本人才3万人。")] == [
        ("全年", "样本企业"),
        ("中心城区", "样本人才"),
    ]


def test_units_set_off_from_the_text_hold_no_targets() -> None:
    """Brackets of units and deadlines are no part of a task's text, nor are titles; headings of tasks are."""
    notice = govtasks.loads(
        NOTICE.format(
            year="2031年", items="1.新增样本企业3家。（责任单位：市样本局等21个部门；完成时限：2031年6月底前）"
        )
    )
    assert [t.text for t in govtasks.targets(notice)] == ["3家"]


def test_a_task_of_several_paragraphs_keeps_its_places() -> None:
    """Numbers in the second paragraph of a task quote their own place."""
    notice = govtasks.load(
        NOTICE.format(
            year="2031年",
            items="1.做强样本产业\n新增样本企业3家。\n样本产值突破100亿元。\n（责任单位：市样本局）\n2.办好样本节。（责任单位：市样本局）",
        ).encode()
    )
    found = govtasks.targets(notice)
    assert [(t.text, notice.document.quote(t.spans)) for t in found] == [("3家", "3家"), ("突破100亿元", "突破100亿元")]


def test_targets_of_another_width_are_the_same() -> None:
    """Full-width digits and signs read as half-width ones do, and are quoted as written."""
    (wide,) = targets("样本产值增长８．５％以上。")
    assert (wide.value, wide.operator, wide.text) == (Decimal("8.5"), ">=", "８．５％以上")


def test_no_target_without_a_task() -> None:
    """A notice without tasks has none, and no number fails to be looked at."""
    assert govtasks.targets(govtasks.loads("示例市简报\n新增样本企业3家。\n")) == ()


PIECES = (
    "力争|确保|新增|样本企业|样本产值|增长|分别|城乡居民收入|与经济增长同步|控制在|由|至|2家|1,200户|8%|千亿|两条|三分之二|翻一番|5-6万人|以上|以内"
    "|左右|的|、|，|；|。|和|等|（|）|“|”|《| |\u3000|第3项|2031年|亿亿亿|百分之|点|5|.|\n"
).split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_is_written_targets_quote_it(words: str) -> None:
    """No order of words makes it fail, and each target quotes its place (`targets` checks it)."""
    for target in targets(f"做好样本{words}工作。"):
        assert target.indicator
        assert (target.value is None) == (target.operator == "relative")
        assert (target.upper is None) == (target.operator != "range")


@pytest.mark.parametrize("words", "推进|和|“|亿|1|1,|一|同步|与经济|5个|5个、|（|加快|由5个".split("|"))
def test_it_ends_whatever_is_repeated(words: str) -> None:
    """A hostile statement of 100,000 characters is looked through and hangs nothing."""
    targets(f"新增5个样本{words * (100_000 // len(words))}5个样本企业10家同步。")


@pytest.mark.parametrize("command", ["targets", "due-dates"])
def test_the_commands_print_data(command: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`--format json` holds exact numbers and places, `--format csv` a head row and safe cells."""
    from click.testing import CliRunner  # noqa: PLC0415 - an extra

    from govtasks.cli.commands import commands  # noqa: PLC0415

    path = tmp_path_factory.mktemp("meaning") / "notice.txt"
    path.write_text(
        NOTICE.format(year="2031年", items="1.样本产值增长8.5%。（责任单位：市样本局；完成时限：2031年6月底前）"),
        "utf-8",
    )
    run = CliRunner().invoke(commands, [command, str(path), "--format", "json"])
    (record,) = json.loads(run.stdout)
    assert record["task"] == "t1"
    assert record["value" if command == "targets" else "by"] in {8.5, "2031-06-30"}
    table = CliRunner().invoke(commands, [command, str(path), "--format", "csv"]).stdout
    assert table.startswith("task,")
    assert len(table.splitlines()) == 2
    assert CliRunner().invoke(commands, [command, str(path)]).exit_code == 0
    assert CliRunner().invoke(commands, [command, "nowhere.txt"]).exit_code == 1
