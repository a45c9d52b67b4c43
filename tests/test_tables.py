# ruff: noqa: E501 - a row of a table stands on a line
"""Tables of tasks: every habit of heads, merged cells, category rows and lists in cells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import govtasks
from tables import Merged, tell, write_page, write_table

Rows = Sequence[Sequence[str | Merged]]

HABITS: dict[str, tuple[Rows, list[str]]] = {
    "columns of number, task, units, time limit and person": (
        [
            ["序号", "工作任务", "牵头单位", "责任单位", "完成时限", "责任领导"],
            ["1", "建成样本馆。", "市文旅局", "市财政局、市住建局", "2024年6月底前", "张三"],
            ["2", "植树十万株。", "市林业局", "各区人民政府", "12月底", "李四"],
        ],
        [
            "1||建成样本馆。|lead:市文旅局 responsible:市财政局 responsible:市住建局 leader:张三|2024年6月底前",
            "2||植树十万株。|lead:市林业局 responsible:各区人民政府 leader:李四|12月底",
        ],
    ),
    "cells with a dash, a stroke or nothing": (
        [
            ["序号", "工作任务", "牵头单位", "责任单位", "完成时限"],
            ["1", "修桥。", "—", "市交通局", "/"],
            ["2", "铺路。", "市交通局", "", "-"],
            ["3", "植树。", "市林业局", "——", "长期坚持"],
        ],
        ["1||修桥。|responsible:市交通局|", "2||铺路。|lead:市交通局|", "3||植树。|lead:市林业局|长期坚持"],
    ),
    "category rows of two levels, a total, a note": (
        [
            ["序号", "工作任务", "牵头单位", "责任单位"],
            [Merged("一、抓项目（共2项）", 1, 4)],
            ["1", "建馆。", "市文旅局", "市财政局"],
            ["2", "修桥。", "市交通局", "市财政局"],
            [Merged("二、惠民生", 1, 4)],
            [Merged("（一）办教育", 1, 4)],
            ["3", "建校。", "市教育局", "市财政局"],
            [Merged("（二）强医疗", 1, 4)],
            ["4", "建院。", "市卫健委", "市财政局"],
            [Merged("合计", 1, 2), "4", ""],
            [Merged("注：本表自印发之日起实行。", 1, 4)],
        ],
        [
            "1|一抓项目|建馆。|lead:市文旅局 responsible:市财政局|",
            "2|一抓项目|修桥。|lead:市交通局 responsible:市财政局|",
            "3|二惠民生/（一）办教育|建校。|lead:市教育局 responsible:市财政局|",
            "4|二惠民生/（二）强医疗|建院。|lead:市卫健委 responsible:市财政局|",
        ],
    ),
    "category rows with empty cells beside them": (
        [
            ["序号", "工作任务", "牵头单位", "责任单位"],
            ["一、抓项目", "", "", ""],
            ["1", "建馆。", "市文旅局", "市财政局"],
            ["", "", "", ""],
            ["2", "修桥。", "市交通局", "市财政局"],
            ["二、惠民生", "", "", ""],
            ["3", "植树。", "市林业局", "市财政局"],
        ],
        [
            "1|一抓项目|建馆。|lead:市文旅局 responsible:市财政局|",
            "2|一抓项目|修桥。|lead:市交通局 responsible:市财政局|",
            "3|二惠民生|植树。|lead:市林业局 responsible:市财政局|",
        ],
    ),
    "groups, units and persons that are merged downwards hold for all their rows": (
        [
            ["类别", "序号", "工作任务", "责任单位", "责任领导"],
            [Merged("城建", 3), "1", "建馆。", Merged("市文旅局、市住建局", 2), Merged("张三", 3)],
            ["2", "修桥。"],
            ["3", "铺路。", "市交通局"],
            ["民生", "4", "植树。", "市林业局", "李四"],
        ],
        [
            "1|城建|建馆。|responsible:市文旅局 responsible:市住建局 leader:张三|",
            "2|城建|修桥。|responsible:市文旅局 responsible:市住建局 leader:张三|",
            "3|城建|铺路。|responsible:市交通局 leader:张三|",
            "4|民生|植树。|responsible:市林业局 leader:李四|",
        ],
    ),
    "groups in groups": (
        [
            ["领域", "重点任务", "序号", "工作举措", "牵头单位", "责任单位", "时间"],
            [Merged("经济", 3), Merged("抓项目", 2), "1", "建馆。", "市文旅局", Merged("市财政局", 3), Merged("年底前", 3)],
            ["2", "修桥。", "市交通局"],
            ["稳外贸", "3", "办展会。", "市商务局"],
            ["民生", "教育", "4", "建校。", "市教育局", "市财政局", "8月"],
        ],
        [
            "1|经济/抓项目|建馆。|lead:市文旅局 responsible:市财政局|年底前",
            "2|经济/抓项目|修桥。|lead:市交通局 responsible:市财政局|年底前",
            "3|经济/稳外贸|办展会。|lead:市商务局 responsible:市财政局|年底前",
            "4|民生/教育|建校。|lead:市教育局 responsible:市财政局|8月",
        ],
    ),
    "a group named only in its first row": (
        [
            ["序号", "重点任务", "具体措施", "责任单位"],
            ["1", "抓项目", "建馆。", "市文旅局"],
            ["2", "", "修桥。", "市交通局"],
            ["3", "", "植树。", "市林业局"],
            ["4", "惠民生", "建校。", "市教育局"],
            ["5", "", "建院。", "市卫健委"],
        ],
        [
            "1|抓项目|建馆。|responsible:市文旅局|",
            "2|抓项目|修桥。|responsible:市交通局|",
            "3|抓项目|植树。|responsible:市林业局|",
            "4|惠民生|建校。|responsible:市教育局|",
            "5|惠民生|建院。|responsible:市卫健委|",
        ],
    ),
    "numbers of groups beside those of rows, names broken over lines": (
        [
            ["序号", "重点任务", "主要内容", "牵头部门", "责任单位"],
            ["1", Merged("1.优化开办服务", 2), "推进执照应用。", "市市场监管委", "市政务服务办、市委\n网信办、市大数据管\n理中心"],
            ["2", "试点信息关联。", "市市场监管委", "—"],
            ["3", "2.提高效率", "实施审批政策。", "市住房城乡建\n设委、市发展\n改革委", "市级有关单位"],
        ],
        [
            ("1|1优化开办服务|推进执照应用。"
            "|lead:市市场监管委 responsible:市政务服务办 responsible:市委网信办 responsible:市大数据管理中心|"),
            "2|1优化开办服务|试点信息关联。|lead:市市场监管委|",
            "3|2提高效率|实施审批政策。|lead:市住房城乡建设委 lead:市发展改革委 responsible:市级有关单位|",
        ],
    ),
    "a head of two rows that comes back on the next page": (
        [
            [Merged("序号", 2), Merged("工作任务", 2), Merged("责任单位", 1, 2), Merged("完成时限", 2)],
            ["牵头单位", "配合单位"],
            ["1", "建馆。", "市文旅局", "市财政局", "6月底前"],
            ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
            ["2", "植树。", "市林业局", "市财政局", "年底前"],
        ],
        [
            "1||建馆。|lead:市文旅局 support:市财政局|6月底前",
            "2||植树。|lead:市林业局 support:市财政局|年底前",
        ],
    ),
    "a head of which only the second row says who leads": (
        [
            ["序号", "工作任务", Merged("责任分工", 1, 2), "完成时限"],
            ["", "", "牵头", "配合", ""],
            ["1", "建馆。", "市文旅局", "市财政局", "6月"],
            ["2", "修桥。", "市交通局", "市财政局", "7月"],
        ],
        ["1||建馆。|lead:市文旅局 support:市财政局|6月", "2||修桥。|lead:市交通局 support:市财政局|7月"],
    ),
    "no head at all": (
        [
            ["1", "建成样本馆，接待群众一百万人次。", "市文旅局", "市财政局"],
            ["2", "植树十万株，造林一万亩以上。", "市林业局", "各区人民政府"],
            ["3", "修建示例大桥，年内通车运行。", "市交通局", "市财政局"],
        ],
        [
            "1||建成样本馆，接待群众一百万人次。|responsible:市文旅局 responsible:市财政局|",
            "2||植树十万株，造林一万亩以上。|responsible:市林业局 responsible:各区人民政府|",
            "3||修建示例大桥，年内通车运行。|responsible:市交通局 responsible:市财政局|",
        ],
    ),
    "title and measure above the head": (
        [
            [Merged("2024年重点工作任务分解表", 1, 4)],
            [Merged("单位：万元", 1, 4)],
            ["序号", "工作任务", "牵头单位", "责任单位"],
            ["1", "建馆。", "市文旅局", "市财政局"],
        ],
        ["1||建馆。|lead:市文旅局 responsible:市财政局|"],
    ),
    "several tasks in one cell": (
        [["工作任务", "责任单位"], ["1.建馆。\n2.修桥。", "市文旅局"], ["3.铺路。", "市交通局、市财政局"]],
        [
            "1||建馆。|responsible:市文旅局|",
            "2||修桥。|responsible:市文旅局|",
            "3||铺路。|responsible:市交通局 responsible:市财政局|",
        ],
    ),
    "several tasks in one cell, their units numbered as they are": (
        [["工作任务", "责任单位"], ["（1）建馆。\n（2）修桥。", "（1）市文旅局\n（2）市交通局"], ["（3）铺路。", "市交通局"]],
        ["（1）||建馆。|responsible:市文旅局|", "（2）||修桥。|responsible:市交通局|", "（3）||铺路。|responsible:市交通局|"],
    ),
    "points of a task that has a number of its own": (
        [["序号", "工作任务", "责任单位"], ["1", "1.建馆。2.修桥。", "市文旅局"], ["2", "2.铺路。", "市交通局"]],
        ["1||1.建馆。2.修桥。|responsible:市文旅局|", "2||铺路。|responsible:市交通局|"],
    ),
    "a task merged over the rows of those who answer for it": (
        [
            ["序号", "工作任务", "责任单位", "责任人"],
            [Merged("1", 2), Merged("建馆。", 2), "市文旅局", "张三 13800000000"],
            ["市财政局", "李四 13900000000"],
            ["2", "修桥。", "市交通局", "王五"],
        ],
        [
            "1||建馆。|responsible:市文旅局 responsible:市财政局 leader:张三 leader:李四|",
            "2||修桥。|responsible:市交通局 leader:王五|",
        ],
    ),
    "units numbered, one to a line, or broken inside a name": (
        [
            ["序号", "任务", "责任单位"],
            ["1", "建馆。", "1.市文旅局\n2.市财政局"],
            ["2", "修桥。", "市交通局\n市财政局\n各区人民政府"],
            ["3", "植树。", "市林业局，\n市自然资源\n和规划局"],
        ],
        [
            "1||建馆。|responsible:市文旅局 responsible:市财政局|",
            "2||修桥。|responsible:市交通局 responsible:市财政局 responsible:各区人民政府|",
            "3||植树。|responsible:市林业局 responsible:市自然资源和规划局|",
        ],
    ),
    "labels and verbs inside a cell of units": (
        [
            ["序号", "任务", "责任单位"],
            ["1", "建馆。", "牵头单位：市文旅局\n配合单位：市财政局、市住建局"],
            ["2", "修桥。", "市交通局牵头，市财政局、市住建局配合"],
            ["3", "植树。", "市林业局（牵头）、市财政局等单位"],
        ],
        [
            "1||建馆。|lead:市文旅局 support:市财政局 support:市住建局|",
            "2||修桥。|lead:市交通局 support:市财政局 support:市住建局|",
            "3||植树。|lead:市林业局 responsible:市财政局|",
        ],
    ),
    "units in brackets at the end of the task": (
        [["序号", "工作任务", "备注"], ["1", "建馆。（责任单位：市文旅局）", ""], ["2", "修桥。（责任单位：市交通局）", ""]],
        ["1||建馆。|responsible:市文旅局|", "2||修桥。|responsible:市交通局|"],
    ),
    "units in the first column": (
        [["单位", "主要任务", "完成时间"], ["市财政局", "负责资金保障。", "6月底"], ["市住建局", "负责工程建设。", "年底"]],
        ["||负责资金保障。|responsible:市财政局|6月底", "||负责工程建设。|responsible:市住建局|年底"],
    ),
    "names of projects with what is built": (
        [
            ["序号", "项目名称", "投资总额（亿元）", "主要建设内容和规模", "牵头领导", "责任 单位", "备注"],
            ["1", "样本馆", "3.5", "建筑三万平方米。", "张三\n（副市长）", "示例高新区管委会", "新建"],
            ["2", "示例桥", "2", "全长二公里。", "李四\n（副市长）", "样本区人民政府", "续建"],
        ],
        [
            "1||样本馆/建筑三万平方米。|leader:张三（副市长） responsible:示例高新区管委会|",
            "2||示例桥/全长二公里。|leader:李四（副市长） responsible:样本区人民政府|",
        ],
    ),
    "a table of measures": (
        [["类别", "序号", "指标", "单位", "2025年"], ["一", "1", "建设网点", "家", "100"], ["二", "2", "培育企业", "个", "20"]],
        [],
    ),
    "a table of quotas": (
        [["序号", "安置单位名称", "安置任务", "岗位类别"], ["1", "示例供电公司", "3", "工人"], ["2", "市邮政局", "2", "工人"]],
        [],
    ),
    "a list of schools": (
        [["序号", "区", "学校名称", "计划数"], ["1", "样本区", "示例市第一实验中学", "40"], ["2", "样本区", "示例市第二实验中学", "80"]],
        [],
    ),
    "a list of members": (
        [["组长", "张三", "市委书记"], ["副组长", "李四", "市长"], ["成员", "王五", "市财政局局长"]],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("habit", HABITS)
def test_habits(habit: str) -> None:
    """Each habit of tables gives its tasks, and nothing of the text is left over."""
    rows, tasks = HABITS[habit]
    notice = govtasks.loads(write_page(write_table(rows)))
    assert tell(notice) == tasks
    assert notice.coverage.explained == 1.0


def test_other_columns_are_kept() -> None:
    """What a table says beside tasks, units and time limits is kept with the head of its column."""
    rows = [["序号", "任务", "责任单位", "投资（万元）", "备注"], ["1", "建馆。", "市文旅局", "300", "新建"]]
    (task,) = govtasks.loads(write_page(write_table(rows))).tasks
    assert [(detail.label, detail.text) for detail in task.details] == [("投资（万元）", "300"), ("备注", "新建")]


def test_cells_have_places() -> None:
    """A block of a table tells its table, row, column and size."""
    rows: Rows = [["序号", "任务", "责任单位"], ["1", "建馆。", Merged("市文旅局", 2)], ["2", "修桥。"]]
    document = govtasks.loads(write_page(write_table(rows))).document
    (block,) = [b for b in document.blocks if document.text[b.start : b.end] == "市文旅局"]
    assert block.cell == govtasks.Cell(0, 1, 2, 2, 1)


def test_a_table_goes_on_in_the_next() -> None:
    """A table without a head that follows one of as many columns is read by the head of that."""
    first = write_table([["序号", "任务", "责任单位"], ["1", "建馆。", "市文旅局"]])
    second = write_table([["2", "植树。", "市林业局"], ["3", "建校。", "市教育局"]])
    assert tell(govtasks.loads(write_page(first, second))) == [
        "1||建馆。|responsible:市文旅局|",
        "2||植树。|responsible:市林业局|",
        "3||建校。|responsible:市教育局|",
    ]


def test_tables_of_several_parts() -> None:
    """Each attachment has its table; numbers begin anew."""
    tables = [
        write_table([["序号", "任务", "责任单位"], ["1", one, unit], ["2", two, unit]])
        for one, two, unit in (("建馆。", "修桥。", "市住建局"), ("植树。", "建校。", "市财政局"))
    ]
    body = f"<p>附件1</p><p>城建任务清单</p>{tables[0]}<p>附件2</p><p>民生任务清单</p>{tables[1]}"
    notice = govtasks.loads(write_page(body))
    assert [(part.label, part.title) for part in notice.parts] == [("附件1", "城建任务清单"), ("附件2", "民生任务清单")]
    assert [(task.part, task.label) for task in notice.tasks] == [("p1", "1"), ("p1", "2"), ("p2", "1"), ("p2", "2")]


def test_tables_beside_running_text() -> None:
    """A list in running text and a table, each under its heading, are read both."""
    text = (
        "<p>一、抓项目</p><p>1.铺路。（责任单位：市交通局）</p><p>2.造林。（责任单位：市林业局）</p><p>二、惠民生</p>"
    )
    table = write_table([["序号", "任务", "责任单位"], ["1", "建馆。", "市文旅局"]])
    assert tell(govtasks.loads(write_page(text, table))) == [
        "1|一抓项目|铺路。|responsible:市交通局|",
        "2|一抓项目|造林。|responsible:市林业局|",
        "1|二惠民生|建馆。|responsible:市文旅局|",
    ]


@pytest.mark.parametrize("lead_in", ["", "具体任务如下表：", "现将任务分解如下，请认真落实。", "产业任务分解表"])
def test_a_line_between_heading_and_table(lead_in: str) -> None:
    """What leads over from a heading to its table does not part them."""
    tables = (
        write_table([["序号", "任务", "责任单位"], ["1", one, "市文旅局"], ["2", two, "市财政局"]])
        for one, two in (("建馆。", "修桥。"), ("建校。", "植树。"))
    )
    body = (f"<p>{title}</p><p>{lead_in}</p>{table}" for title, table in zip(("一、甲", "二、乙"), tables, strict=True))
    notice = govtasks.loads(write_page(*body))
    assert [line.split("|")[1] for line in tell(notice)] == ["一甲", "一甲", "二乙", "二乙"]


def test_counts_of_categories() -> None:
    """A category row that promises more tasks than follow is told."""
    rows: Rows = [["序号", "任务", "责任单位"], [Merged("一、抓项目（共3项）", 1, 3)], ["1", "建馆。", "市文旅局"]]
    assert "count-mismatch" in {d.code for d in govtasks.loads(write_page(write_table(rows))).diagnostics}


def test_numbers_of_rows() -> None:
    """A number that the column of numbers skips is told."""
    rows = [["序号", "任务", "责任单位"], *([str(n), f"修路{n}公里。", "市交通局"] for n in (1, 2, 4))]
    assert "numbering-gap" in {d.code for d in govtasks.loads(write_page(write_table(rows))).diagnostics}


HEAD: list[str | Merged] = ["序号", "任务", "责任单位"]
SHARED: Rows = [["市财政局"]] * 3000


@pytest.mark.parametrize(
    "page",
    [
        write_table([HEAD, [Merged("1", 65_534), Merged("建馆。", 65_534, 65_534), "市文旅局"], *SHARED]),
        write_table([[*HEAD, *["备注"] * 997], *[["1", "建馆。", "市文旅局", *["无"] * 997]] * 100]),
        write_table([HEAD, *[[str(n), f"建馆{n}座。", "市文旅局、市财政局"] for n in range(1, 20_000)]]),
        "<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>建馆。</td><td>市文旅局" * 50,
        f"<p>清单</p>{write_table([HEAD, ['1', '建馆。', '市文旅局']])}" * 2000,
        write_table([HEAD[1:], ["".join(f"{n}.建馆。\n" for n in range(1, 3000)), "市文旅局\n" * 3000]]),
        write_table([HEAD[1:], [f"{n}.建馆。\n" * 2 for n in range(2)]] * 2000),
        write_table([HEAD, ["1", Merged("1.建馆。" * 30_000, 3000), "市文旅局"], *[[str(n), "市财政局"] for n in range(3000)]]),
    ],
    ids=["merged without end", "columns", "rows", "nested", "tables", "points", "half numbered", "a long merged cell"],
)  # fmt: skip
def test_hostile_tables(page: str) -> None:
    """Tables made to cost much are read, with no more than the limits allow."""
    limits = govtasks.Limits(assignments=50_000)
    notice = govtasks.loads(write_page(page), limits=limits)
    assert notice.tasks
    assert sum(len(task.assignments) for task in notice.tasks) < 2 * limits.assignments


def test_the_limit_of_assignments() -> None:
    """A list of units that a great many rows share stops the reading at the limit, and that is told."""
    units = "、".join(f"样本{n}局" for n in range(100))
    rows: Rows = [HEAD, ["1", "建馆。", Merged(units, 50)], *[[str(n), f"修路{n}公里。"] for n in range(2, 50)]]
    notice = govtasks.loads(write_page(write_table(rows)), limits=govtasks.Limits(assignments=1000))
    assert len(notice.tasks) == 10
    (told,) = [d for d in notice.diagnostics if d.code == "too-many-tasks"]
    assert told.message == "the notice has 1000 assignments or more; the rest was left as text"


def test_units_and_persons_in_a_cell() -> None:
    """Under 责任单位及责任人 a name behind a unit, parted by a blank or a line break, is a person."""
    rows: Rows = [
        ["序号", "任务", "责任单位及责任人"],
        ["1", "建馆。", "市文旅局 张三"],
        ["2", "修桥。", "市交通局\n李四"],
    ]
    assert tell(govtasks.loads(write_page(write_table(rows)))) == [
        "1||建馆。|responsible:市文旅局 leader:张三|",
        "2||修桥。|responsible:市交通局 leader:李四|",
    ]


@pytest.mark.parametrize(
    "head", ["责任单位1", "责任县（市、区）", "责任区县", "落实镇街", "属地责任单位", "市直责任单位", "责任分工"]
)
def test_heads_of_one_unit_or_level(head: str) -> None:
    """Heads with a count or the level of the organs are heads of units."""
    rows: Rows = [
        ["序号", "任务", head, "牵头市直单位"],
        ["1", "建馆。", "样本区", "市文旅局"],
        ["2", "修桥。", "各区", "—"],
    ]
    assert tell(govtasks.loads(write_page(write_table(rows)))) == [
        "1||建馆。|responsible:样本区 lead:市文旅局|",
        "2||修桥。|responsible:各区|",
    ]


def test_a_cell_that_says_who_does_what() -> None:
    """Under 责任分工 the verbs behind the units give their roles."""
    rows: Rows = [
        ["序号", "任务", "责任分工"],
        ["1", "建馆。", "市文旅局牵头，市财政局配合"],
        ["2", "修桥。", "市交通局负责"],
    ]
    assert tell(govtasks.loads(write_page(write_table(rows)))) == [
        "1||建馆。|lead:市文旅局 support:市财政局|",
        "2||修桥。|responsible:市交通局|",
    ]


def test_cells_are_no_titles_and_no_signatures() -> None:
    """A long head above a table without a title is none, and a unit on a line of a cell has not issued the notice."""
    rows: Rows = [
        ["序号", "工作任务", "责任单位（全称）"],
        ["1", "建馆。", "市财政局\n市文旅局"],
        ["2", "修桥。", "市交通局"],
    ]
    notice = govtasks.loads(write_table(rows))
    assert len(notice.tasks) == 2
    assert (notice.title, notice.issuer) == (None, None)
