"""A task table in XLSX beside the raw read of its cells."""

from __future__ import annotations

import io
import statistics

import python_calamine
import xlsxwriter

import govtasks
from benchmarks.clock import ratio, time_round_robin
from govtasks.containers.office import workbook

AIM = 10.0
"""Ratio of reading the document to the raw read."""
_HEAD = ("序号", "工作任务", "牵头单位", "责任单位", "完成时限", "责任领导")
_RAW, _READ, _LOAD = "raw", "document", "load"


def print_xlsx(rounds: int) -> None:
    """Print what a table of 5,000 tasks costs beside python-calamine, which gives its cells as lists."""
    print("\n## XLSX with 5,000 tasks beside its raw read\n")
    print("| ms raw read | ms document | ms load | document / raw | aim | load / raw |")
    print("|---:|---:|---:|---:|---:|---:|")
    data = write_xlsx(5000)
    seconds = time_round_robin(
        {
            _RAW: lambda: read_raw(data),
            _READ: lambda: workbook.read(data, govtasks.Limits(), "<bytes>"),
            _LOAD: lambda: govtasks.load(data),
        },
        rounds,
    )
    times = " | ".join(f"{statistics.median(taken) * 1e3:.1f}" for taken in seconds.values())
    read, load = (ratio(seconds[what], seconds[_RAW]) for what in (_READ, _LOAD))
    print(f"| {times} | {read:.1f} | ≤ {AIM:.0f} | {load:.0f} |")


def read_raw(data: bytes) -> list[list[object]]:
    """Give the values of all cells."""
    with python_calamine.load_workbook(io.BytesIO(data)) as book:
        return [[*book.get_sheet_by_index(at).to_python()] for at in range(len(book.sheet_names))]


def write_xlsx(tasks: int) -> bytes:
    """Write a table with a title over all columns and as many tasks."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务分工")
        look = book.add_format({"border": 1, "text_wrap": True, "font_name": "仿宋_GB2312", "font_size": 12})
        sheet.merge_range(0, 0, 0, len(_HEAD) - 1, "示例市重点工作责任分工表", look)
        sheet.write_row(1, 0, _HEAD, look)
        for number in range(1, tasks + 1):
            task = f"推进第{number}项重点工程建设，完成投资{number % 90 + 10}亿元，新建改建道路{number % 7 + 1}公里。"
            units = "市财政局、市住建局\n样本区人民政府"
            sheet.write_row(number + 1, 0, [number, task, "市发改委", units, "2024年12月底前", "张样本"], look)
    return file.getvalue()
