"""An evaluation as the generated part of docs/accuracy.md: names of files, labels, units and numbers, no sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.evaluating.figures import COLUMNS
from govtasks.evaluating.pages import ASPECTS, count_right
from govtasks.evaluating.report import list_calibration, show_codes, show_f1
from govtasks.evaluating.rows import count_codes, mean_coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.evaluating.causes import Causes
    from govtasks.evaluating.figures import Figures
    from govtasks.evaluating.pages import JudgedPage
    from govtasks.evaluating.rows import EvaluatedNotice, Evaluation
    from govtasks.evaluating.scoring import Failure

BEGIN, END = "<!-- begin: govtasks evaluate -->", "<!-- end -->"
_MOST_UNITS, _LONGEST, _RUN = 6, 40, 4


def replace_generated(page: str, evaluation: Evaluation, causes: Causes, pages: tuple[JudgedPage, ...] = ()) -> str:
    """Give the page with its generated part made anew; ValueError where it has not the two markers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"has not the markers {BEGIN} and {END}")
    lines = [*_list_page(evaluation, causes), *(_list_pages(pages, causes) if pages else ())]
    return "".join((before, BEGIN, "\n\n", "\n".join(lines), "\n\n", END, after))


def _list_page(evaluation: Evaluation, causes: Causes) -> Iterator[str]:
    unread = len([one for one in evaluation.unread if one.labelled])
    yield "### Against reference answers\n"
    yield from _table(("notice", *COLUMNS), _list_figures(evaluation))
    others = len(evaluation.unread) - unread
    yield f"\nCannot be read, and in no figure: {unread} with a reference answer, {others} without."
    yield "\n### Failures\n"
    rows = [
        (n.name, *_fail(one), causes.of(n.name, one.label or "·")) for n in evaluation.labelled for one in n.failures
    ]
    yield from _table(("notice", "label", "what", "expected", "got", "cause"), _fold(rows))
    yield "\n### Confidence\n"
    yield from (f"- {line}" for line in list_calibration(evaluation.calibration))
    yield "\n### Without a reference answer\n"
    yield from _table(
        ("notice", "tasks", "assignments", "coverage", "diagnostics"), _list_counts(evaluation.unlabelled)
    )


def _list_pages(pages: tuple[JudgedPage, ...], causes: Causes) -> Iterator[str]:
    """Give a row for each page: what is right, and why the rest is not."""
    yield "\n### Pages as served\n"
    rows = [
        (
            page.name,
            page.system,
            *("wrong" if aspect in page.wrong else "right" for aspect in ASPECTS),
            "; ".join(filter(None, (page.remark, _tell(page, causes)))),
        )
        for page in pages
    ]
    right = list(count_right(pages))
    share = f"{100 * sum(right) / (len(pages) * len(ASPECTS)):.2f} % of all"
    total = ("total", f"{len(pages)}", *(f"{count} of {len(pages)}" for count in right), share)
    yield from _table(("page", "system of the site", *ASPECTS, "remark"), [*rows, total])
    yield "\nWrong, and why:\n"
    told = [f"- {_escape(page.name)}: {_escape(_tell(page, causes))}" for page in pages if page.wrong]
    yield from told or ["- nothing"]


def _tell(page: JudgedPage, causes: Causes) -> str:
    return "; ".join(f"{aspect}: {causes.of(page.name, aspect)}" for aspect in page.wrong)


def _list_figures(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    rows = [(notice.name, notice.figures) for notice in evaluation.labelled if notice.figures]
    for name, figures in (*rows, ("total", evaluation.total)):
        yield (name, *_show(figures))


def _show(figures: Figures) -> Iterator[str]:
    return (show_f1(figures.of(column)) for column in COLUMNS)


def _fail(one: Failure) -> tuple[str, str, str, str]:
    """Give label, what, expected and got; of these only units and numbers are shown in words."""
    what = one.what if one.column == one.what else f"{one.column} {one.what}"
    if one.column == "assignment":
        return one.label, what, _show_units(one.expected), _show_units(one.got)
    if one.column in {"deadline", "reference", "metadata"}:
        return one.label, what, _show_numbers(one, one.expected), _show_numbers(one, one.got)
    return one.label, what, "", ""


def _show_units(units: tuple[str, ...]) -> str:
    names = [unit if len(unit) <= _LONGEST else f"{unit[:_LONGEST]}…" for unit in units[:_MOST_UNITS]]
    return "、".join(names) + (f" … {len(units)}" if units[_MOST_UNITS:] else "") or "nothing"


def _show_numbers(one: Failure, words: tuple[str, ...]) -> str:
    """Give the numbers of references; of other words only whether there are any."""
    if not words:
        return "nothing"
    return " ".join(pair.rpartition(" ")[2] for pair in words) if one.column == "reference" else "words"


def _fold(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Give one row for failures of one notice that are alike in all but the label."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, label, *rest in rows:
        alike.setdefault((name, *rest), []).append(label or "·")
    for (name, *rest), labels in alike.items():
        yield (name, _join_labels(labels), *rest)


def _join_labels(labels: list[str]) -> str:
    """Give labels, those of a run of numbers as its first and last."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and _follows(label, runs[-1][-1]):
            runs[-1].append(label)
        else:
            runs.append([label])
    return " ".join(" ".join(run) if len(run) < _RUN else f"{run[0]} to {run[-1]}" for run in runs)


def _follows(label: str, before: str) -> bool:
    numbers = label.isdecimal() and before.isdecimal() and max(len(label), len(before)) < _LONGEST
    return numbers and int(label) == int(before) + 1


def _list_counts(notices: tuple[EvaluatedNotice, ...]) -> Iterator[tuple[str, ...]]:
    for name, group in (*((notice.name, (notice,)) for notice in notices), ("total", notices)):
        tasks, units = sum(len(n.tasks) for n in group), sum(n.assignments for n in group)
        yield name, f"{tasks}", f"{units}", f"{100 * (mean_coverage(group) or 0):.2f}", show_codes(count_codes(group))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _line(heads)
    yield _line("---" for _ in heads)
    yield from (_line(map(_escape, row)) for row in rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(words: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in words)
    for sign in "\\|<>`*_[]":
        plain = plain.replace(sign, f"\\{sign}")
    return plain
