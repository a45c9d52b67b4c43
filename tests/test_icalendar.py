"""iCalendar: what a calendar reads of the file is what the deadlines come to."""

from __future__ import annotations

import datetime as dt
import re
import sys
from itertools import islice
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr

import govtasks
from govtasks.export.as_icalendar import give_calendar
from govtasks.export.columns import TABLES
from govtasks.export.rows import give_rows, make_record
from test_docs import ROOT

TITLE = "示例市人民政府办公室关于分解落实2024年重点工作任务的通知"
ENDS = [dt.date(2024, month, 1) - dt.timedelta(days=1) for month in range(4, 13)] + [dt.date(2024, 12, 31)]
"""The last days of the months from March on."""


def notice_of(*deadlines: str, title: str = TITLE, issued: str = "2024年3月5日") -> govtasks.Notice:
    """Give a notice with a task for each deadline."""
    lines = [f"{n}.办好样本节第{n}场。（责任单位：市样本局；完成时限：{by}）" for n, by in enumerate(deadlines, 1)]
    return govtasks.loads("\n".join([title, "", "各区人民政府：", *lines, "", "示例市人民政府办公室", issued]))


def write(*notices: govtasks.Notice) -> bytes:
    """Give notices as a calendar."""
    return b"".join(bytes(piece) for piece in govtasks.render(notices, "ics") if isinstance(piece, bytes))


def read(data: bytes) -> list[Any]:
    """Give the events that a calendar finds."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def days(event: Any, most: int = 100) -> list[dt.date]:  # noqa: ANN401 - icalendar brings no types
    """Give the days of an event that comes again, by python-dateutil."""
    start = dt.datetime.combine(event.decoded("dtstart"), dt.time())
    return [day.date() for day in islice(rrulestr(event["rrule"].to_ical().decode(), dtstart=start), most)]


def test_the_days_are_those_of_the_due_dates() -> None:
    """A calendar reads back one whole day for each deadline with a date, in document order."""
    notice = notice_of("6月底前", "2025年3月15日前", "长期坚持", "年底前", "第三季度", "春节前")
    events = read(write(notice))
    assert [event.decoded("dtstart") for event in events] == [due.by for due in govtasks.due_dates(notice) if due.by]
    assert [event.decoded("dtend") - event.decoded("dtstart") for event in events] == [dt.timedelta(days=1)] * 4
    assert not any("rrule" in event for event in events)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").iterdir()), ids=lambda path: path.name)
def test_the_examples_come_back(path: Any) -> None:  # noqa: ANN401
    """Of each example all dates come back."""
    notice = govtasks.load(path)
    dated = [due.by for due in govtasks.due_dates(notice) if due.by]
    assert [event.decoded("dtstart") for event in read(write(notice)) if "rrule" not in event] == dated


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("每月10日前", [dt.date(2024, month, 10) for month in range(3, 13)]),
        ("每月3日前", [dt.date(2024, month, 3) for month in range(4, 13)]),
        ("每月底前", ENDS),
        ("每月31日前", ENDS),
        ("每月30日前", [dt.date(2024, month, 30) for month in range(3, 13)]),
        ("每季度", [dt.date(2024, 3, 31), dt.date(2024, 6, 30), dt.date(2024, 9, 30), dt.date(2024, 12, 31)]),
        ("每半年", [dt.date(2024, 6, 30), dt.date(2024, 12, 31)]),
        ("每周", [dt.date(2024, 3, 10) + dt.timedelta(weeks=n) for n in range(43)]),
    ],
)  # fmt: skip
def test_what_comes_again_within_a_year_ends_with_the_year_of_the_notice(
    deadline: str, expected: list[dt.date]
) -> None:
    """The first day is the first after the date of issue, the last is in the year that the notice is for."""
    (event,) = read(write(notice_of(deadline)))
    assert days(event) == expected


def test_a_month_without_the_day_takes_its_last() -> None:
    """每月30日前 is 28 February in a common year."""
    (event,) = read(write(notice_of("每月30日前", title=TITLE.replace("2024", "2025"), issued="2025年1月8日")))
    assert days(event)[:3] == [dt.date(2025, 1, 30), dt.date(2025, 2, 28), dt.date(2025, 3, 30)]


@pytest.mark.parametrize(
    ("deadline", "first"), [("每年", "2024-12-31"), ("每年12月25日前", "2024-12-25"), ("每年1月底前", "2025-01-31")]
)
def test_what_comes_every_year_has_no_end(deadline: str, first: str) -> None:
    """每年12月25日前 is entered without an end, on the same day of each year."""
    (event,) = read(write(notice_of(deadline)))
    start = dt.date.fromisoformat(first)
    assert days(event, 20) == [start.replace(year=start.year + n) for n in range(20)]


def test_what_goes_on_and_comes_again_has_no_end() -> None:
    """每月10日前，长期坚持 is entered without an end."""
    (event,) = read(write(notice_of("每月10日前，长期坚持")))
    assert len(days(event)) == 100


def test_a_notice_issued_before_its_year_starts_with_it() -> None:
    """A notice of December 2023 for 2024 has its months in 2024."""
    (event,) = read(write(notice_of("每月10日前", issued="2023年12月20日")))
    assert (days(event)[0], days(event)[-1]) == (dt.date(2024, 1, 10), dt.date(2024, 12, 10))


def test_a_day_and_a_recurrence_are_two_events() -> None:
    """2025年6月底前…每季度 gives the day, and the quarters to the end of its year."""
    day, again = read(write(notice_of("2025年6月底前建成，每季度报送")))
    assert day.decoded("dtstart") == dt.date(2025, 6, 30)
    assert (days(again)[0], days(again)[-1]) == (dt.date(2024, 3, 31), dt.date(2025, 12, 31))
    assert day["uid"] != again["uid"]


@pytest.mark.parametrize("deadline", ["长期坚持", "春节前", "半年内", "每月45日前"])
def test_what_has_no_day_is_left_out(deadline: str) -> None:
    """Open ends, feasts and impossible days make no event."""
    assert read(write(notice_of(deadline))) == []


def test_what_comes_again_needs_a_year() -> None:
    """Where nothing says of which year the notice is, nobody knows when 每季度 begins."""
    assert read(write(govtasks.loads("1.建馆。（责任单位：市样本局；完成时限：每季度）"))) == []


def test_an_event_says_what_is_to_be_done_by_whom() -> None:
    """Summary, text, units by role, deadline, place in the outline and notice; free time, no alarm, nobody invited."""
    events = read(write(govtasks.load(ROOT / "examples" / "key-work-2024.txt")))
    event = events[0]
    assert event["summary"] == "截止：支持食品加工企业技术改造，打造两个年产值超50亿元的预制菜园区。"
    assert event["description"].split("\n") == [
        "支持食品加工企业技术改造，打造两个年产值超50亿元的预制菜园区。",
        "牵头单位：市工信局",
        "责任单位：市农业农村局、市市场监管局",
        "完成时限：2024年11月底前",
        "编号：7",
        "附件或清单：附件 2024年《政府工作报告》重点任务分解表",
        "所在章节：重点工作任务 / 培育壮大新兴产业",
        "文件：示例市人民政府办公室关于分解落实2024年《政府工作报告》重点任务的通知　示政办发〔2024〕6号",
    ]
    assert event["transp"] == "TRANSPARENT"
    assert not event.subcomponents
    assert not {"attendee", "organizer", "url", "attach"} & {key.lower() for key in event}


def test_the_bytes_are_those_that_the_standard_wants() -> None:
    """Lines end with CRLF, have 75 octets at most, and none is cut inside a character; same input, same bytes."""
    notice = notice_of("6月底前", "每季度", title=TITLE.replace("重点", "样本𠮷🏞,；;\\" * 9))
    data = write(notice)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(line.decode() for line in lines)
    assert data == write(notice)
    assert read(data)[0]["description"].split("\n")[-1] == f"文件：{notice.title}"


def test_no_stamp_is_of_the_clock() -> None:
    """DTSTAMP is the date of issue, else the first day of the event's year."""
    stamps = [event.decoded("dtstamp") for event in read(write(notice_of("6月底前")))]
    assert stamps == [dt.datetime(2024, 3, 5, tzinfo=dt.UTC)]
    undated = govtasks.loads("1.建馆。（责任单位：市样本局；完成时限：2026年6月底前）")
    assert [e.decoded("dtstamp") for e in read(write(undated))] == [dt.datetime(2026, 1, 1, tzinfo=dt.UTC)]


def test_a_notice_that_is_read_twice_stands_once() -> None:
    """Events are told apart by the key of their task: the same notice from two places gives no copies."""
    notice = notice_of("6月底前", "每季度")
    events = read(write(notice, notice))
    assert len(events) == len({event["uid"] for event in events}) == 2


def test_the_calendar_is_called_as_its_notice() -> None:
    """A calendar of one notice has its title, one of several a name of its own, unless the caller names it."""
    one, other = notice_of("6月底前"), notice_of("年底前", title=TITLE.replace("2024", "2025"))
    assert icalendar.Calendar.from_ical(write(one))["x-wr-calname"] == TITLE
    assert icalendar.Calendar.from_ical(write(one, other))["x-wr-calname"] == "任务完成时限"
    assert icalendar.Calendar.from_ical(give_calendar([], "市样本局"))["x-wr-calname"] == "市样本局"


def test_a_selection_of_tasks_makes_a_calendar() -> None:
    """`give_calendar` takes rows of the table `tasks`, of whatever notices."""
    columns = [column.name for column in TABLES["tasks"]]
    notices = notice_of("6月底前", "年底前"), notice_of("8月底前", title=TITLE.replace("2024", "2025"))
    rows = [dict(zip(columns, row, strict=True)) for n in notices for row in give_rows(make_record(n), "tasks")]
    events = read(give_calendar(row for row in rows if row["label"] == "1"))
    assert [event.decoded("dtstart") for event in events] == [dt.date(2024, 6, 30), dt.date(2025, 8, 31)]


def test_words_of_a_notice_begin_no_line_of_the_calendar() -> None:
    """Line breaks, BEGIN: and control signs inside a task stay inside its description."""
    words = "办好样本节。\r\nEND:VEVENT\nATTACH:https://www.example.org\x07\u202e末"
    row: dict[str, Any] = {column.name: None for column in TABLES["tasks"]}
    row |= {"key": "k", "text": words, "due_on": dt.date(2024, 6, 30), "title": TITLE, "path": ""}
    data = give_calendar([row])
    (event,) = read(data)
    assert event["description"].startswith(
        "办好样本节。\ufffd\nEND:VEVENT\nATTACH:https://www.example.org\ufffd\ufffd末"
    )
    assert not re.search(rb"(?m)^(?:ATTACH|URL)", data)


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where icalendar is not installed the error says what to install."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(govtasks.MissingDependencyError, match=re.escape("govtasks[ics]")):
        write(notice_of("6月底前"))
