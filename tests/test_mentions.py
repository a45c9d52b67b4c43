"""Words of tasks that point elsewhere."""

from __future__ import annotations

import govtasks

NOTICE = """示例市人民政府关于分解落实重点工作的通知
附件1
城建任务清单
1.建成样本馆，标准见附件2。（责任单位：市文旅局）
2.上述任务完成情况列入考核。（责任单位：市政府督查室）
3.结合第1、2项任务，落实《示例市城市更新条例》和示政发〔2024〕5号文件，引进亿元以上项目3个。（责任单位：市住建局）
4.做好第九项任务和附件5所列工作，按上述要求推进。（责任单位：市财政局）
附件2
建设标准
1.按《城建任务清单》执行。（责任单位：市住建局）
2.加强抽查。（责任单位：市住建局）
"""


def test_mentions() -> None:
    """Attachments and items lead to parts and tasks of the notice; other documents are named; the rest says why not."""
    notice = govtasks.loads(NOTICE)
    found = [(m.task, m.kind, m.name, m.target, m.reason) for m in govtasks.mentions(notice)]
    assert found == [
        ("t1", "attachment", "2", "p2", ""),
        ("t2", "above", "", "t1", ""),
        ("t3", "item", "1", "t1", ""),
        ("t3", "item", "2", "t2", ""),
        ("t3", "document", "示例市城市更新条例", None, "another document"),
        ("t3", "doc_number", "示政发〔2024〕5号", None, "another document"),
        ("t4", "item", "九", None, "the list has no tasks of this number"),
        ("t4", "attachment", "5", None, "the notice has no such attachment"),
        ("t4", "above", "", None, "it means what stands before it, and no number says how much"),
        ("t5", "document", "城建任务清单", "p1", ""),
    ]
    assert all(notice.document.quote(m.spans) == m.text for m in govtasks.mentions(notice))
