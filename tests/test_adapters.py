"""Adapters: words of a locality, chosen by the caller or by the evidence, brought by a plugin."""

from __future__ import annotations

import govtasks
from tables import tell, write_page, write_table

NOTICE = """样本区人民政府办公室关于分解落实重点工作的通知
样政办发〔2031〕2号
各街道办事处,区直各部门:
一、重点工作
1.改造老旧小区20个。(牵头单位:区住建局;挂点单位:区财政局)
2.新建口袋公园6处。(牵头单位:区城管局)
"""


class Example(govtasks.Adapter):
    """The words of 样本区."""

    code = "example"
    locality = govtasks.Locality("示例市样本区", code="429999")
    issuers = ("样本区人民政府办公室",)
    roles = {"挂点单位": "support"}  # noqa: RUF012 - as a plugin's author writes it
    columns = {"干什么": "task", "花多少": "other"}  # noqa: RUF012


def test_an_adapter_given_by_the_caller_reads_with_its_words() -> None:
    """A label that only one place uses gives its role; the adapter and its locality are in the notice."""
    notice = govtasks.loads(NOTICE, adapter=Example())
    assert notice.task("t1").support == ("区财政局",)
    assert notice.adapter.code == "example"
    assert notice.locality == govtasks.Locality("示例市样本区", "429999")


def test_without_it_the_generic_reading_leaves_the_label_alone() -> None:
    """The label is unknown to the generic adapter, which reads the rest all the same."""
    notice = govtasks.loads(NOTICE)
    assert notice.adapter.code == "generic"
    assert notice.task("t1").lead == ("区住建局",)
    assert notice.task("t1").support == ()


def test_heads_of_columns_that_only_a_locality_has() -> None:
    """An adapter's heads and labels are read as those that every locality has."""
    rows = [["序号", "干什么", "花多少", "挂点单位"], ["1", "改造老旧小区。", "300", "区财政局"]]
    page = write_page(write_table(rows))
    notice = govtasks.loads(page, adapter=Example())
    assert tell(notice) == ["1||改造老旧小区。|support:区财政局|"]
    assert [detail.label for detail in notice.tasks[0].details] == ["花多少"]
    assert not govtasks.loads(page).tasks


def test_an_adapter_is_asked_for_by_its_code() -> None:
    """`adapter="work-report"` reads as a report, even what is none: no units."""
    notice = govtasks.loads(NOTICE, adapter="work-report")
    assert notice.adapter.code == "work-report"
    assert not any(task.assignments for task in notice.tasks)


def test_an_adapter_fits_by_its_evidence() -> None:
    """The issuer speaks for an adapter; a notice of another place gives none."""
    explanation = govtasks.explain(NOTICE.encode(), adapter=Example())
    assert explanation.adapters[0].score > 0.5
    assert "issued by 样本区人民政府办公室" in explanation.adapters[0].reasons
    other = govtasks.explain(NOTICE.replace("样本区", "范例区").encode(), adapter=Example())
    assert other.adapters[0].score == 0


def test_an_office_in_short_is_the_issuer() -> None:
    """The title of an office names it by its short form, too; 主办 ends no name."""
    body = "\n各区人民政府：\n1.建成样本馆。（责任单位：市住建局）\n2.修桥。（责任单位：市交通局）\n"
    issuer = govtasks.loads("示例市政务服务办关于印发重点工作责任清单的通知" + body, plugins=[]).issuer
    assert issuer == "示例市政务服务办"
    assert govtasks.loads("示例市某单位主办关于印发重点工作责任清单的通知" + body, plugins=[]).issuer is None
