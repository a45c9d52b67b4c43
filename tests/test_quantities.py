"""Numbers with their measures, in digits and in Chinese."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govtasks.phrases.numerals import read_amount, read_numeral
from govtasks.phrases.quantities import find_quantities


def found(words: str) -> list[tuple[str, str | None, str]]:
    """Give value, upper end and unit of each quantity."""
    return [(f"{q.value:f}", None if q.upper is None else f"{q.upper:f}", q.unit) for q in find_quantities(words)]


@given(st.integers(0, 10**12 - 1))
def test_chinese_whole_numbers_are_those_of_cn2an(number: int) -> None:
    """A whole number in Chinese, as cn2an writes it, is read as that number."""
    assert read_amount(cn2an.an2cn(str(number), "low")) == number


@example(Decimal("1000000.01"))
@given(st.decimals(0, 9_999_999, places=2).map(lambda d: d.normalize()))
def test_chinese_decimals_are_those_of_cn2an(number: Decimal) -> None:
    """A number with decimals in Chinese, as cn2an writes it, is read exactly."""
    assert read_amount(cn2an.an2cn(f"{number:f}", "low")) == number


@given(st.text("零一二两三四五六七八九十百千万亿", min_size=1, max_size=8))
def test_what_cn2an_reads_is_read_the_same(words: str) -> None:
    """What cn2an takes for a proper numeral has the same value here, and no other numeral fails."""
    value = read_amount(words)
    try:
        wanted = cn2an.cn2an(words, "strict")
    except ValueError:
        return
    assert value == wanted


@given(st.decimals(0, 99_999, places=3), st.sampled_from(["", "百", "千", "万", "百万", "千万", "亿", "十亿", "万亿"]))
def test_digits_with_a_scale_are_exact(number: Decimal, scale: str) -> None:
    """Digits before 万 and 亿 are multiplied without rounding."""
    factor = 1
    for sign in scale:
        factor *= {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}[sign]
    assert read_amount(f"{number:f}{scale}") == number * factor


@given(st.text("0123456789.,一十百千万亿点 ", min_size=1, max_size=10))
def test_no_numeral_fails(words: str) -> None:
    """Whatever signs of numerals stand together, the answer is a number or None."""
    if words.strip():
        assert read_amount(words) is None or isinstance(read_amount(words), Decimal)


@given(st.integers(1, 9999))
def test_item_numbers_and_amounts_agree(number: int) -> None:
    """Below 10,000 the numerals of items and those of quantities are read alike."""
    words = cn2an.an2cn(str(number), "low")
    assert read_numeral(words) == read_amount(words)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("4.7万亩", ("47000", None, "亩")),
        ("31.6亿元", ("3160000000", None, "元")),
        ("1亿美元", ("100000000", None, "美元")),
        ("1000公里", ("1000", None, "公里")),
        ("突破千亿", ("100000000000", None, "元")),
        ("冲刺300亿", ("30000000000", None, "元")),
        ("翻一番", ("2", None, "times")),
        ("翻两番", ("4", None, "times")),
        ("三分之二", ("0.6667", None, "")),
        ("百分之六十", ("60", None, "%")),
        ("八成以上", ("80", None, "%")),
        ("九成半以上", ("95", None, "%")),
        ("1.5个百分点", ("1.5", None, "percentage_point")),
        ("3倍", ("3", None, "times")),
        ("两条", ("2", None, "条")),
        ("十二座", ("12", None, "座")),
        ("三十五万亩", ("350000", None, "亩")),
        ("2-3家", ("2", "3", "家")),
        ("5-6万人", ("50000", "60000", "人")),
        ("80%至90%", ("80", "90", "%")),
        ("3000余个", ("3000", None, "个")),
        ("1,200户", ("1200", None, "户")),
        ("160千瓦", ("160", None, "千瓦")),
        ("10个工作日", ("10", None, "工作日")),
        ("60日", ("60", None, "日")),
        ("20 个", ("20", None, "个")),
        ("2500元/亩", ("2500", None, "元/亩")),
    ],
)
def test_a_quantity_has_its_exact_value_and_basic_unit(words: str, wanted: tuple[str, str | None, str]) -> None:
    """万 and 亿, fractions, tenths, ranges and doublings are resolved; the measure has one name."""
    assert found(words) == [wanted]


@pytest.mark.parametrize(
    "words",
    "5G基站|318国道|第3项任务|第 12 个节日|十四五|2031年|12月|500强|4A级景区|2000吨级航道|千家万户|一家|二次供水|个转企"
    "|“三个100亩”|《样本2件》|3D打印|成立3人才公寓|用户突破3000万|6月10日内|6月1日至10日|3日游".split("|"),
)
def test_numbers_in_names_and_terms_are_no_quantities(words: str) -> None:
    """A number without a measure, in quotation marks, of an ordinal or in a set term is none."""
    assert found(words) == []


def test_a_quantity_knows_its_bound_and_place() -> None:
    """The word behind the measure is part of it, and says how far the number binds."""
    words = "新建样本路30公里以上,控制在5%以内,约20家左右"
    assert [(words[q.start : q.end], q.bound) for q in find_quantities(words)] == [
        ("30公里以上", ">="), ("5%以内", "<="), ("20家左右", "~"),
    ]  # fmt: skip
