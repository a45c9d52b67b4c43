"""黄石市黄石港区: the words of its yearly breakdown of key work."""

import govtasks

govtasks_interface = 1

# 420202005 to 420202070; 江北管理区 has a code, but is no street.
# Source: 统计用区划代码, National Bureau of Statistics (as in modood/Administrative-divisions-of-China, dc3a1d7).
_STREETS = ("沈家营街道办事处", "黄石港街道办事处", "胜阳港街道办事处", "花湖街道办事处")


class Breakdown(govtasks.Adapter):
    """Subheads without a number, glued to the end of the line before; on a heading it ends with 求突破.

    Its document numbers begin with 港政发, which does not say which 港: they are no evidence.
    """

    code = "huangshigang-breakdown"
    locality = govtasks.Locality("黄石市黄石港区", code="420202")
    issuers = ("黄石港区人民政府", "黄石港区人民政府办公室")
    heading_ends = ("求突破",)
    # Names since the reform of 2019; the notice at hand is of November 2021.
    units = {
        "区发改局": "黄石市黄石港区发展和改革局",
        "区教育局": "黄石市黄石港区教育局",
        "区民政局": "黄石市黄石港区民政局",
        "区司法局": "黄石市黄石港区司法局",
        "区财政局": "黄石市黄石港区财政局",
        "区人社局": "黄石市黄石港区人力资源和社会保障局",
        "区水利湖泊局": "黄石市黄石港区水利和湖泊局",
        "区文旅局": "黄石市黄石港区文化和旅游局",
        "区卫健局": "黄石市黄石港区卫生健康局",
        "区退役军人事务局": "黄石市黄石港区退役军人事务局",
        "区应急管理局": "黄石市黄石港区应急管理局",
        "区市场监管局": "黄石市黄石港区市场监督管理局",
        "区统计局": "黄石市黄石港区统计局",
        "区信访局": "黄石市黄石港区信访局",
        "区招商中心": "黄石市黄石港区招商服务中心",
        "区招商服务中心": "黄石市黄石港区招商服务中心",
        "区税务局": "国家税务总局黄石市黄石港区税务局",
        "区残联": "黄石市黄石港区残疾人联合会",
    }
    groups = {"各街道": _STREETS, "各街道办事处": _STREETS}


@govtasks.hookimpl
def govtasks_adapters() -> list[govtasks.Adapter]:
    """Give the adapter of 黄石港区."""
    return [Breakdown()]
