"""Codes of places: what GB/T 2260-2007 and the name of a place say of one another."""

from __future__ import annotations

import re

PROVINCES = {
    "北京": "11", "天津": "12", "河北": "13", "山西": "14", "内蒙古": "15", "辽宁": "21", "吉林": "22", "黑龙江": "23",
    "上海": "31", "江苏": "32", "浙江": "33", "安徽": "34", "福建": "35", "江西": "36", "山东": "37", "河南": "41",
    "湖北": "42", "湖南": "43", "广东": "44", "广西": "45", "海南": "46", "重庆": "50", "四川": "51", "贵州": "52",
    "云南": "53", "西藏": "54", "陕西": "61", "甘肃": "62", "青海": "63", "宁夏": "64", "新疆": "65", "台湾": "71",
    "香港": "81", "澳门": "82",
}  # fmt: skip
"""First two digits of GB/T 2260-2007: provinces, autonomous regions, municipalities, special regions."""
_PROVINCIAL = re.compile(r"(?:省|自治区|特别行政区)$|^(?:北京|天津|上海|重庆)市$")
_PREFECTURAL = re.compile(r"(?:市|州|盟|地区)$")
_OF_PROVINCE = re.compile(rf"(?P<name>{'|'.join(PROVINCES)})(?:省|市|[^省市]*自治区|特别行政区)")


def find_wrong(name: str, code: object) -> str:
    """Say why a code cannot be that of a place: its digits are province, prefecture, county; "" where it can."""
    if not isinstance(code, str) or not re.fullmatch(r"\d{6}", code, re.ASCII):
        return "it has six digits"
    province, prefecture, county = code[:2], code[2:4], code[4:]
    if province not in PROVINCES.values():
        return f"no province has the number {province}"
    named = _OF_PROVINCE.match(name)
    if named and PROVINCES[named["name"]] != province:
        return f"{named[0]} begins with {PROVINCES[named['name']]}"
    return _find_wrong_level(name, prefecture, county)


def _find_wrong_level(name: str, prefecture: str, county: str) -> str:
    if prefecture == "00" != county:
        return "a county stands in a prefecture"
    if (prefecture == "00") != bool(_PROVINCIAL.search(name)):
        return "…0000 is a province, and a province's ends so"
    if county == "00" != prefecture and not _PREFECTURAL.search(name):
        return "…00 is a prefecture (市, 自治州, 盟, 地区)"
    return ""
