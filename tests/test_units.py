"""Names of units: whose they are, what they are, and their full names at the date of the notice."""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import govtasks
from govtasks.cli.commands import commands
from govtasks.understand.data.freeze import freeze
from govtasks.understand.naming.divisions import find_place
from govtasks.understand.naming.finding import find_spellings

if TYPE_CHECKING:
    from pathlib import Path

DISTRICT, CITY, COUNTY_CITY = "示例市样本区", "示例市", "潜江市"
NO_SIGN = "several names without a sign between them"


def notice_of(place: str, year: int | None, *lists: str) -> govtasks.Notice:
    """Give a notice of a place that has one task for each list of units."""
    dated = f"\n\n{place}人民政府办公室\n{year}年1月5日" if year else ""
    tasks = "".join(f"{n}.办好样本事项。（责任单位：{names}）\n" for n, names in enumerate(lists, 1))
    of_year = f"{year}年" if year else ""
    text = f"{place}人民政府办公室关于分解落实{of_year}重点工作的通知\n\n一、重点工作\n{tasks}{dated}"
    return govtasks.loads(text, plugins=[])


def unit_of(name: str, place: str = DISTRICT, year: int | None = 2023) -> govtasks.Unit:
    """Give what a name stands for in a notice of a place."""
    (unit,) = govtasks.units(notice_of(place, year, name))
    return unit


# ---------------------------------------------------------------- whose it is
@pytest.mark.parametrize(
    ("name", "place", "locality", "level"),
    [
        ("区发改局", DISTRICT, "示例市样本区", "county"),
        ("市发改委", DISTRICT, "示例市", "city"),
        ("财政局", DISTRICT, "示例市样本区", "county"),
        ("市发改委", COUNTY_CITY, "潜江市", "county"),
        ("省发改委", "黄石港区", "湖北省", "province"),
        ("市发改委", "黄石港区", "黄石市", "city"),
        ("区发改局", "黄石港区", "黄石市黄石港区", "county"),
        ("市商务委", "上海市青浦区", "上海市", "province"),
        ("州商务局", "凉山州", "凉山彝族自治州", "city"),
        ("自治区财政厅", "广西壮族自治区", "广西壮族自治区", "province"),
        ("县教育局", "江陵县", "江陵县", "county"),
        ("荆州区政府", "荆州市荆州区", "荆州市荆州区", "county"),
        ("国家统计局荆州调查队", "荆州市荆州区", "荆州市", "city"),
        ("区公安分局", "荆州市荆州区", "荆州市荆州区", "county"),
        ("各县市区政府", "荆州市荆州区", "荆州市", "county"),
        ("各街道", DISTRICT, "示例市样本区", "township"),
        ("财政部", CITY, None, "central"),
    ],
)
def test_the_prefix_decides_whose_it_is(name: str, place: str, locality: str | None, level: str) -> None:
    """市 is the nearest city, 区 the district, 省 the province; a name without a prefix is the issuer's own."""
    unit = unit_of(name, place)
    assert (unit.locality, unit.level) == (locality, level)


def test_an_elided_prefix_is_that_of_the_list() -> None:
    """市发改委、财政局 in a district's notice are both the city's; 财政局 alone is the district's."""
    names = {u.name: u.canonical for u in govtasks.units(notice_of(DISTRICT, 2023, "市发改委、财政局", "审计局"))}
    assert names["财政局"] == "示例市财政局"
    assert names["审计局"] == "示例市样本区审计局"


def test_a_prefix_that_lists_dispute_is_not_carried() -> None:
    """A name that stands behind 市 in one list and alone in another is the issuer's own."""
    units = {u.name: u for u in govtasks.units(notice_of(DISTRICT, 2023, "市发改委、财政局", "财政局"))}
    assert units["财政局"].locality == DISTRICT


def test_a_place_without_a_province_is_not_guessed() -> None:
    """省发改委 in a notice of a place that no table has is nobody's, and it says so."""
    unit = unit_of("省发改委")
    assert (unit.canonical, unit.locality) == (None, None)
    assert unit.reason == "the notice does not say whose it is"


def test_the_document_number_tells_a_place_that_only_the_text_names() -> None:
    """An issuer that is only 市人民政府办公室 is of the place whose name the number abbreviates."""
    text = (
        "市人民政府办公室关于分解落实重点工作的通知\n潜政办发〔2024〕9号\n\n一、重点工作\n1.宣传潜江。（责任单位：市发改委）\n"
        "2.发展潜江。（责任单位：市商务局）\n"
    )
    assert [u.canonical for u in govtasks.units(govtasks.loads(text, plugins=[]))] == [
        "潜江市发展和改革委员会",
        "潜江市商务局",
    ]


# ---------------------------------------------------------------- the full name
@pytest.mark.parametrize(
    ("name", "place", "year", "canonical"),
    [
        ("市发改委", COUNTY_CITY, 2024, "潜江市发展和改革委员会"),
        ("区发改局", "荆州市荆州区", 2021, "荆州市荆州区发展和改革局"),
        ("区经信局", DISTRICT, 2021, "示例市样本区经济和信息化局"),
        ("市市场监管局", CITY, 2024, "示例市市场监督管理局"),
        ("市监局", COUNTY_CITY, 2024, "潜江市市场监督管理局"),
        ("市民政局", CITY, 2024, "示例市民政局"),
        ("市政府国资委", CITY, 2021, "示例市人民政府国有资产监督管理委员会"),
        ("市政务服务和大数据管理局", CITY, 2021, "示例市政务服务和大数据管理局"),
        ("市政数局", "佛山市", 2023, "佛山市政务服务数据管理局"),
        ("市政数局", "黄石市", 2023, "黄石市政务服务和大数据管理局"),
        ("区税务局", DISTRICT, 2019, "国家税务总局示例市样本区税务局"),
        ("人行市支行", COUNTY_CITY, 2024, "中国人民银行潜江市支行"),
        ("人行南昌中心支行", "江西省", 2020, "中国人民银行南昌中心支行"),
        ("江西银保监局", "江西省", 2020, "中国银行保险监督管理委员会江西监管局"),
        ("南昌海关", "江西省", 2020, "中华人民共和国南昌海关"),
        ("区自规分局", DISTRICT, 2021, "示例市自然资源和规划局样本区分局"),
        ("公安分局", "上海市青浦区", 2023, "上海市公安局青浦分局"),
        ("区委政法委", DISTRICT, 2021, "中共示例市样本区委政法委员会"),
        ("编办", DISTRICT, 2021, "中共示例市样本区委机构编制委员会办公室"),
        ("团市委", CITY, 2024, "共青团示例市委员会"),
        ("市残联", CITY, 2024, "示例市残疾人联合会"),
        ("市法院", "黄石市", 2023, "黄石市中级人民法院"),
        ("市法院", COUNTY_CITY, 2023, "潜江市人民法院"),
        ("省检察院", "江西省", 2023, "江西省人民检察院"),
        ("省政府办公厅", "江西省", 2023, "江西省人民政府办公厅"),
        ("样本街道", DISTRICT, 2023, "示例市样本区样本街道办事处"),
        ("样本镇", COUNTY_CITY, 2023, "潜江市样本镇人民政府"),
        ("市高新区管委会", CITY, 2023, "示例高新技术产业开发区管理委员会"),
        ("市样本产业发展中心", CITY, 2023, "示例市样本产业发展中心"),
        ("区商务局〈招商局〉", DISTRICT, 2019, "示例市样本区商务局"),
        ("省样本行业协会", "江西省", 2023, "江西省样本行业协会"),
        ("深圳证券交易所", "广州市", 2023, "深圳证券交易所"),
        ("市生态环境局沭阳分局", "沭阳县", 2023, "宿迁市生态环境局沭阳分局"),
        ("地区行署办", "阿克苏地区", 2023, "阿克苏地区行政公署办公室"),
        ("财政部", CITY, 2023, "财政部"),
        ("科尔沁区", "通辽市", 2023, "通辽市科尔沁区人民政府"),
    ],
)
def test_names_are_given_in_full(name: str, place: str, year: int, canonical: str) -> None:
    """An abbreviation stands for the official name with the place."""
    assert unit_of(name, place, year).canonical == canonical


@pytest.mark.parametrize(
    ("name", "earlier", "later"),
    [
        ("市卫计委", "示例市卫生和计划生育委员会", "示例市卫生健康委员会"),
        ("市环保局", "示例市环境保护局", "示例市生态环境局"),
        ("市工商局", "示例市工商行政管理局", "示例市市场监督管理局"),
        ("市质监局", "示例市质量技术监督局", "示例市市场监督管理局"),
        ("市安监局", "示例市安全生产监督管理局", "示例市应急管理局"),
        ("市扶贫办", "示例市扶贫开发办公室", "示例市乡村振兴局"),
        ("市国税局", "示例市国家税务局", "国家税务总局示例市税务局"),
        ("市旅游局", "示例市旅游局", "示例市文化和旅游局"),
        ("市消防支队", "示例市公安消防支队", "示例市消防救援支队"),
    ],
)
def test_names_are_those_of_their_date(name: str, earlier: str, later: str) -> None:
    """The same word means the organ of 2017 in a notice of 2017 and its successor in one of 2024."""
    assert unit_of(name, CITY, 2017).canonical == earlier
    assert unit_of(name, CITY, 2024).canonical == later


def test_a_function_is_one_line_through_time() -> None:
    """扶贫办, 乡村振兴局 and what became of them have one key."""
    assert unit_of("区规土分局", "武汉市江岸区", 2018).canonical == "武汉市国土资源和规划局江岸区分局"
    assert unit_of("区规土分局", "武汉市江岸区", 2021).canonical == "武汉市自然资源和规划局江岸区分局"
    assert unit_of("区乡村振兴局", DISTRICT, 2025).canonical == "示例市样本区农业农村局"
    found = {unit_of(*one).function for one in (("区扶贫办", DISTRICT, 2019), ("区乡村振兴局", DISTRICT, 2025))}
    assert found == {"乡村振兴"}


def test_without_a_date_a_name_is_believed() -> None:
    """A notice without a year keeps the name that it writes."""
    assert unit_of("市卫计委", CITY, None).canonical == "示例市卫生和计划生育委员会"


# ---------------------------------------------------------------- what it is
@pytest.mark.parametrize(
    ("name", "kind", "function"),
    [
        ("区发改局", "organ", "发展改革"),
        ("区委组织部", "party_organ", "组织"),
        ("区人防办", "office", "人防"),
        ("区安委办", "office", "应急"),
        ("区安委会", "leading_group", "应急"),
        ("区样本工作领导小组", "leading_group", ""),
        ("区样本工作领导小组办公室", "office", ""),
        ("相关街道", "group", ""),
        ("市直有关部门", "group", ""),
        ("样本街道", "township_or_street", "政府"),
        ("市高新区管委会", "zone_committee", "开发区"),
        ("区样本服务中心", "public_institution", ""),
        ("区工商联", "mass_organisation", "工商联"),
        ("区城投公司", "company", ""),
        ("区检察院", "court", "检察"),
        ("人行市支行", "bank", "人民银行"),
    ],
)
def test_kinds_and_functions(name: str, kind: str, function: str) -> None:
    """Each name has the kind that its words tell, and the key of its function."""
    unit = unit_of(name)
    assert (unit.kind, unit.function) == (kind, function)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("各街道办事处", "a group of units"),
        ("区城投公司", "the full name of the company is not known"),
        ("区样办", "no table lists the abbreviation"),
        ("区房管局", "its full name differs from place to place"),
        ("商务局招商局财政局金融工作局", NO_SIGN),
    ],
)
def test_what_is_not_sure_is_not_given(name: str, reason: str) -> None:
    """Where there is no full name there is a reason."""
    unit = unit_of(name)
    assert (unit.canonical, unit.reason) == (None, reason)


# ---------------------------------------------------------------- the notice
def test_names_come_once_in_order_without_persons() -> None:
    """Each distinct name is given once, where it stands first; leaders are none."""
    text = (
        "示例市样本区人民政府关于分解落实2023年工作的通知\n\n一、重点工作\n"
        "1.建桥。（责任领导：张小三；牵头单位：区住建局；责任单位：区财政局）\n2.修路。（牵头单位：区财政局；责任单位：区住建局）\n"
    )
    assert [u.name for u in govtasks.units(govtasks.loads(text, plugins=[]))] == ["区住建局", "区财政局"]


def test_one_unit_spelt_two_ways() -> None:
    """Two names of one unit are found; an alias in a bracket or an elided prefix makes no second name."""
    one = notice_of(
        DISTRICT, 2023, "区市场监管局", "区市场监督管理局", "区商务局〈招商局〉", "区商务局", "住建局", "区住建局"
    )
    assert find_spellings(one) == (("区市场监管局", "区市场监督管理局"),)


def test_registries_go_first() -> None:
    """What a registry of a plugin says of a name is believed; the rules add kind, place and function."""

    class Words(govtasks.Adapter):
        code = "units-example"
        locality = govtasks.Locality("示例市")
        units = {"市样办": "示例市样本工作办公室", "市发改委": "示例市发展和改革局"}  # noqa: RUF012 - a locality's words
        groups = {"各街道": ("东门街道", "西门街道")}  # noqa: RUF012

    text = "示例市人民政府关于工作的通知\n\n一、重点工作\n1.建馆。（责任单位：市样办、市发改委、各街道）\n"
    first, second, group = govtasks.units(govtasks.loads(text, adapter=Words(), plugins=[]))
    assert (first.canonical, first.kind, first.reason) == ("示例市样本工作办公室", "office", "")
    assert (second.canonical, second.function) == ("示例市发展和改革局", "发展改革")
    assert (group.canonical, group.members, group.reason) == (None, ("东门街道", "西门街道"), "a group of units")


def test_units_of_an_older_export_are_read() -> None:
    """JSON that knows only name, canonical and members of a unit still makes a notice."""
    data = notice_of(CITY, 2023, "市发改委").to_dict()
    data["tasks"][0]["assignments"][0]["unit"] = {"name": "市发改委", "canonical": "示例市发改委", "members": []}
    unit = govtasks.Notice.from_dict(data).tasks[0].assignments[0].unit
    assert unit == govtasks.Unit("市发改委", "示例市发改委")


# ---------------------------------------------------------------- the tables
def test_divisions_are_found_by_whole_and_short_names() -> None:
    """A place is found by its name, with or without those above it, as it was in a year."""
    names = ("荆州市荆州区", "沙市区", "南昌", "凉山州", "科左后旗", "市中区", "示例市")
    found = [find_place(name, 2024) for name in names]
    assert [place and place.name for place in found] == [
        *("荆州市荆州区", "荆州市沙市区", "南昌市", "凉山彝族自治州", "科尔沁左翼后旗"),
        *(None, None),
    ]
    renamed = find_place("监利县", 2015), find_place("监利市", 2024)
    assert [place and place.name for place in renamed] == ["监利县", "监利市"]


def test_the_table_of_divisions_can_be_made_again() -> None:
    """A division has its first and last year; one that is in the newest year has no last one."""
    rows = [
        {"year": year, "province_name": "示例省", "province_adcode": "990000", "city_name": "直辖县", "city_adcode": "",
         "county_name": name, "county_adcode": "999001"}
        for year, name in (("2003", "样本县"), ("2004", "样本县"), ("2005", "样本市"), ("2006", "样本市"))
    ]  # fmt: skip
    assert freeze(rows) == [
        ("990000", "示例省", 2003, None),
        ("999001", "样本县", 2003, 2004),
        ("999001", "样本市", 2005, None),
    ]


@pytest.mark.parametrize("name", ["functions.csv", "central.csv", "forms.csv"])
def test_each_row_of_the_tables_has_its_source(name: str) -> None:
    """No row is without a source, and years are years."""
    text = (files("govtasks.understand.data") / name).read_text("utf-8")
    rows = list(csv.DictReader(StringIO(text)))
    assert rows
    assert all(row["source"] and None not in row for row in rows)
    assert all(re.fullmatch(r"(\d{4})?", row[key]) for row in rows for key in ("since", "until"))


# ---------------------------------------------------------------- the command
def test_the_command_lists_units(tmp_path: Path) -> None:
    """`govtasks units` prints all fields as JSON or CSV and the main ones as a table."""
    file = tmp_path / "notice.txt"
    file.write_text(notice_of(DISTRICT, 2023, "区发改局、各街道").document.text, "utf-8")

    def run(*options: str) -> str:
        result = CliRunner().invoke(commands, ["units", str(file), *options])
        assert result.exit_code == 0
        return result.output

    assert json.loads(run("--format", "json"))[0]["canonical"] == "示例市样本区发展和改革局"
    assert list(csv.DictReader(StringIO(run("--format", "csv"))))[1]["reason"] == "a group of units"
    assert "zone_committee" not in run()
    assert CliRunner().invoke(commands, ["units", str(tmp_path / "nothing.txt")]).exit_code == 1
