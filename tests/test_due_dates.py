"""Due dates: what the deadlines of tasks come to."""

from __future__ import annotations

import datetime as dt

import pytest

import govtasks

NOTICE = """{title}
{number}

各区人民政府：

现将任务分解如下，请抓好落实。

1.办好样本节。（责任单位：市样本局；完成时限：{deadline}）
2.做好2032年样本工作，6月底前完成。（责任单位：市样本局）

示例市人民政府办公室
{issued}
"""


def due(
    deadline: str,
    title: str = "示例市人民政府办公室关于分解落实2031年重点工作任务的通知",
    number: str = "示政办发〔2030〕3号",
    issued: str = "2029年12月5日",
) -> govtasks.DueDate:
    """Read the one deadline of a notice."""
    notice = govtasks.loads(NOTICE.format(deadline=deadline, title=title, number=number, issued=issued))
    (found,) = govtasks.due_dates(notice)
    assert (found.task, found.text) == ("t1", deadline)
    assert notice.document.quote(found.spans) == deadline
    return found


@pytest.mark.parametrize(
    ("words", "month", "day"),
    [
        ("6月底前", 6, 30),
        ("6月30日前", 6, 30),
        ("6月前", 6, 30),
        ("11月中旬", 11, 20),
        ("11月上旬", 11, 10),
        ("11月下旬", 11, 30),
        ("11月初", 11, 10),
        ("十二月底", 12, 31),
        ("年底前", 12, 31),
        ("年内", 12, 31),
        ("全年", 12, 31),
        ("本年度", 12, 31),
        ("2031年", 12, 31),
        ("上半年", 6, 30),
        ("下半年", 12, 31),
        ("一季度末", 3, 31),
        ("第三季度", 9, 30),
        ("三季度", 9, 30),
        ("第一、二季度", 6, 30),
        ("2031年11月", 11, 30),
        ("2031年第三季度", 9, 30),
        ("1-6月", 6, 30),
        ("5月1日至10日", 5, 10),
        ("2031.06", 6, 30),
        ("2031-06-15", 6, 15),
        ("2031年3月、6月、9月", 9, 30),
        ("2031年3月底前启动，9月底前完成", 9, 30),
    ],
)
def test_a_deadline_is_its_last_day(words: str, month: int, day: int) -> None:
    """Months, quarters, halves, thirds of a month and years end on their last day; the last of several counts."""
    found = due(words)
    assert (found.by, found.reason, found.recurrence, found.open_ended) == (dt.date(2031, month, day), "", None, False)


@pytest.mark.parametrize(("year", "day"), [("2031年", 28), ("2032年", 29), ("2000年", 29)])
def test_february_ends_as_in_the_calendar(year: str, day: int) -> None:
    """2月底 is the 29th in leap years only."""
    by = due("2月底", title=f"示例市人民政府办公室关于分解落实{year}重点工作任务的通知").by
    assert by == dt.date(int(year[:4]), 2, day)


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("每季度", "quarter"),
        ("按季度推进", "quarter"),
        ("每月", "month"),
        ("每月10日前", "month:10"),
        ("每月底前", "month:last"),
        ("每周", "week"),
        ("每半年", "half-year"),
        ("每年", "year"),
        ("每年12月25日前", "year:12-25"),
        ("每年6月底前", "year:06-30"),
    ],
)
def test_what_comes_again_has_no_day_but_a_recurrence(words: str, recurrence: str) -> None:
    """每月10日前 is no date; how often is told, with the day where it is named."""
    found = due(words)
    assert (found.by, found.recurrence, found.open_ended, found.reason) == (None, recurrence, False, "")


@pytest.mark.parametrize("words", ["持续推进", "长期坚持", "常态化推进", "全程动态实施"])
def test_what_goes_on_is_open_ended(words: str) -> None:
    """持续推进 has no end, and nothing is missing."""
    found = due(words)
    assert (found.by, found.recurrence, found.open_ended, found.reason) == (None, None, True, "")


def test_both_where_both_stand() -> None:
    """A date and an open end, or a date and a recurrence, are given together."""
    assert (due("2031年6月底前并长期坚持").by, due("2031年6月底前并长期坚持").open_ended) == (
        dt.date(2031, 6, 30),
        True,
    )
    again = due("2031年6月底前建立机制，每季度报告")
    assert (again.by, again.recurrence) == (dt.date(2031, 6, 30), "quarter")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("元旦前", "a feast, not a date"),
        ("春节前", "a feast, not a date"),
        ("半年内", "counted from a day that the words do not name"),
        ("3个月内", "counted from a day that the words do not name"),
        ("立即实施", "the words name no day"),
        ("2月30日前", "no such day in the calendar"),
    ],
)
def test_no_day_is_guessed(words: str, reason: str) -> None:
    """Feasts, spans without a beginning and days that there are not give None and the reason."""
    found = due(words)
    assert (found.by, found.reason) == (None, reason)


def test_the_base_year_is_that_of_the_notice() -> None:
    """Title before document number before date of issue; a year in the words themselves needs no base."""
    plain, none = "示例市人民政府办公室关于分解落实重点工作任务的通知", ""
    assert due("6月底前").base_year == 2031
    assert due("6月底前", title=plain).base_year == 2030
    assert due("6月底前", title=plain, number=none).base_year == 2029
    assert due("明年6月底前").by == dt.date(2032, 6, 30)
    assert due("2033年6月底前").by == dt.date(2033, 6, 30)
    assert due("6月底前", title=plain.replace("重点", "2031-2033年重点")).base_year == 2030


def test_without_a_base_year_there_is_no_date() -> None:
    """Where nothing names the year of the notice, none is guessed, and the reason says so."""
    bare = {"title": "示例市人民政府办公室关于分解落实重点工作任务的通知", "number": "", "issued": ""}
    found = due("6月底前", **bare)
    assert (found.by, found.base_year) == (None, None)
    assert found.reason == "no year: neither title, document number nor date of issue names one"
    assert due("2031年6月底前", **bare).by == dt.date(2031, 6, 30)


def test_time_limits_inside_the_text_are_no_deadlines() -> None:
    """Only what is set off as a deadline has a due date."""
    notice = govtasks.loads(NOTICE.format(title="示例市工作任务分解的通知", number="", issued="", deadline="6月底前"))
    assert [found.task for found in govtasks.due_dates(notice)] == ["t1"]
