"""潜江市: the words of its yearly breakdown of the government work report."""

import govtasks

govtasks_interface = 1

# 429005001 to 429005455.
# Source: 统计用区划代码, National Bureau of Statistics (as in modood/Administrative-divisions-of-China, dc3a1d7).
_STREETS = ("园林街道", "杨市街道", "周矶街道", "广华寺街道", "泽口街道", "泰丰街道", "高场街道")
_TOWNS = (
    *("竹根滩镇", "渔洋镇", "王场镇", "高石碑镇", "熊口镇"),
    *("老新镇", "浩口镇", "积玉口镇", "张金镇", "龙湾镇"),
)
_AREAS = ("周矶管理区", "后湖管理区", "熊口管理区", "总口管理区", "白鹭湖管理区", "运粮湖管理区")


class Breakdown(govtasks.Adapter):
    """Its page loses characters, and calls its issuer only 市人民政府办公室: the number tells whose it is."""

    code = "qianjiang-breakdown"
    locality = govtasks.Locality("潜江市", code="429005")
    domains = ("hbqj.gov.cn",)
    doc_number_prefixes = ("潜政发", "潜政办发")
    # Names between the reforms of 2019 and 2024.
    units = {
        "市委组织部": "中共潜江市委组织部",
        "市委宣传部": "中共潜江市委宣传部",
        "市委政法委": "中共潜江市委政法委员会",
        "市发改委": "潜江市发展和改革委员会",
        "市经信局": "潜江市经济和信息化局",
        "市教育局": "潜江市教育局",
        "市科技局": "潜江市科学技术局",
        "市公安局": "潜江市公安局",
        "市民政局": "潜江市民政局",
        "市司法局": "潜江市司法局",
        "市财政局": "潜江市财政局",
        "市人社局": "潜江市人力资源和社会保障局",
        "市自然资源和规划局": "潜江市自然资源和规划局",
        "市生态环境局": "潜江市生态环境局",
        "市住建局": "潜江市住房和城乡建设局",
        "市城管执法局": "潜江市城市管理执法局",
        "市交通运输局": "潜江市交通运输局",
        "市水利和湖泊局": "潜江市水利和湖泊局",
        "市农业农村局": "潜江市农业农村局",
        "市商务局": "潜江市商务局",
        "市文化和旅游局": "潜江市文化和旅游局",
        "市卫健委": "潜江市卫生健康委员会",
        "市退役军人事务局": "潜江市退役军人事务局",
        "市应急管理局": "潜江市应急管理局",
        "市审计局": "潜江市审计局",
        "市市场监管局": "潜江市市场监督管理局",
        "市统计局": "潜江市统计局",
        "市医保局": "潜江市医疗保障局",
        "市国资委": "潜江市人民政府国有资产监督管理委员会",
        "市税务局": "国家税务总局潜江市税务局",
        "市供销社": "潜江市供销合作社联合社",
        "市总工会": "潜江市总工会",
        "团市委": "共青团潜江市委员会",
        "市科协": "潜江市科学技术协会",
        "市残联": "潜江市残疾人联合会",
    }
    groups = {
        "各街道": _STREETS,
        "各街道办事处": _STREETS,
        "各镇": _TOWNS,
        "各管理区": _AREAS,
        "各区镇街道": (*_AREAS, *_TOWNS, *_STREETS),
    }


@govtasks.hookimpl
def govtasks_adapters() -> list[govtasks.Adapter]:
    """Give the adapter of 潜江市."""
    return [Breakdown()]
