"""武汉市江岸区: the words of its yearly breakdown of the government work report."""

import govtasks

govtasks_interface = 1

# 420102002 to 420102018; 百步亭花园 has a code, but is no street.
# Source: 统计用区划代码, National Bureau of Statistics (as in modood/Administrative-divisions-of-China, dc3a1d7).
_STREETS = (
    *("大智街道", "一元街道", "车站街道", "四唯街道", "永清街道", "西马街道", "球场街道", "劳动街道"),
    *("二七街道", "新村街道", "丹水池街道", "台北街道", "花桥街道", "谌家矶街道", "后湖街道", "塔子湖街道"),
)


class Breakdown(govtasks.Adapter):
    """Subheads with a dash, numbers that start again in each section, counts in the headings: all read generically."""

    code = "jiangan-breakdown"
    locality = govtasks.Locality("武汉市江岸区", code="420102")
    issuers = ("江岸区人民政府", "江岸区人民政府办公室")
    domains = ("jiangan.gov.cn",)
    doc_number_prefixes = ("岸政", "岸政办")
    # Names of the time of 岸政办〔2019〕1号, January 2019, before the reform of that spring.
    units = {
        "区政府办公室": "武汉市江岸区人民政府办公室",
        "区发改委": "武汉市江岸区发展和改革委员会",
        "区科技局": "武汉市江岸区科学技术局",
        "区经信局": "武汉市江岸区经济和信息化局",
        "区经信局<国资办>": "武汉市江岸区经济和信息化局",
        "区经信局<交通运输局>": "武汉市江岸区经济和信息化局",
        "区教育局": "武汉市江岸区教育局",
        "区民政局": "武汉市江岸区民政局",
        "区司法局": "武汉市江岸区司法局",
        "区法制办": "武汉市江岸区人民政府法制办公室",
        "区财政局": "武汉市江岸区财政局",
        "区财政局<金融工作局>": "武汉市江岸区财政局",
        "区人力资源局": "武汉市江岸区人力资源局",
        "区建设局": "武汉市江岸区建设局",
        "区城管委": "武汉市江岸区城市管理委员会",
        "区水务局": "武汉市江岸区水务局",
        "区商务局": "武汉市江岸区商务局",
        "区商务局<招商局>": "武汉市江岸区商务局",
        "区卫计委": "武汉市江岸区卫生和计划生育委员会",
        "区环保局": "武汉市江岸区环境保护局",
        "区安监局": "武汉市江岸区安全生产监督管理局",
        "区安监局<质监局>": "武汉市江岸区安全生产监督管理局",
        "区行政审批局": "武汉市江岸区行政审批局",
        "区税务局": "国家税务总局武汉市江岸区税务局",
        "区工商联": "武汉市江岸区工商业联合会",
        "区残联": "武汉市江岸区残疾人联合会",
    }
    groups = {"各街道": _STREETS, "各街道办事处": _STREETS}


@govtasks.hookimpl
def govtasks_adapters() -> list[govtasks.Adapter]:
    """Give the adapter of 江岸区."""
    return [Breakdown()]
