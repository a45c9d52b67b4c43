"""An evaluation as the generated part of docs/accuracy.md: names of files, labels, units and numbers, no sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from govtasks.errors import EvaluationError
from govtasks.evaluating.figures import COLUMNS
from govtasks.evaluating.report import list_calibration, show_codes, show_f1
from govtasks.evaluating.rows import count_codes, mean_coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govtasks.evaluating.figures import Figures
    from govtasks.evaluating.rows import EvaluatedNotice, Evaluation
    from govtasks.evaluating.scoring import Failure

BEGIN, END = "<!-- begin: govtasks evaluate -->", "<!-- end -->"
_MOST_UNITS, _LONGEST = 6, 40


@frozen(slots=True)
class Causes:
    """Why things fail, as people wrote it: by file, then by label."""

    by_file: Mapping[str, Mapping[str, str]] = field(factory=dict)

    def of(self, file: str, label: str) -> str:
        """Give the cause of a failure; `*` stands for all labels of a file."""
        causes = self.by_file.get(file, {})
        return causes.get(label) or causes.get("*") or "cause unknown"


def read_causes(path: Path) -> Causes:
    """Read the causes; none where there is no such file, EvaluationError where it is not in order."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Causes()
    except (OSError, ValueError, RecursionError) as error:
        raise EvaluationError(str(path), f"is no TOML file in UTF-8: {error}") from error
    for file, causes in data.items():
        if not isinstance(causes, dict) or not all(isinstance(cause, str) for cause in causes.values()):
            raise EvaluationError(str(path), f"{file} is not a table of labels and causes")
    return Causes(data)


def replace_generated(page: str, evaluation: Evaluation, causes: Causes) -> str:
    """Give the page with its generated part made anew; ValueError where it has not the two markers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"has not the markers {BEGIN} and {END}")
    return "".join((before, BEGIN, "\n\n", "\n".join(_list_page(evaluation, causes)), "\n\n", END, after))


def _list_page(evaluation: Evaluation, causes: Causes) -> Iterator[str]:
    unread = len([one for one in evaluation.unread if one.labelled])
    yield "### Against reference answers\n"
    yield from _table(("notice", *COLUMNS), _list_figures(evaluation))
    others = len(evaluation.unread) - unread
    yield f"\nCannot be read, and in no figure: {unread} with a reference answer, {others} without."
    yield "\n### Failures\n"
    rows = [(n.name, *_fail(one), causes.of(n.name, one.label)) for n in evaluation.labelled for one in n.failures]
    yield from _table(("notice", "label", "what", "expected", "got", "cause"), _fold(rows))
    yield "\n### Confidence\n"
    yield from (f"- {line}" for line in list_calibration(evaluation.calibration))
    yield "\n### Without a reference answer\n"
    yield from _table(
        ("notice", "tasks", "assignments", "coverage", "diagnostics"), _list_counts(evaluation.unlabelled)
    )


def _list_figures(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    rows = [(notice.name, notice.figures) for notice in evaluation.labelled if notice.figures]
    for name, figures in (*rows, ("total", evaluation.total)):
        yield (name, *_show(figures))


def _show(figures: Figures) -> Iterator[str]:
    return (show_f1(figures.of(column)) for column in COLUMNS)


def _fail(one: Failure) -> tuple[str, str, str, str]:
    """Give label, what, expected and got; words are shown of units only, for the others their count or nothing."""
    what = one.what if one.column == one.what else f"{one.column} {one.what}"
    if one.column == "assignment":
        return one.label, what, _show_units(one.expected), _show_units(one.got)
    if one.column in {"deadline", "reference", "metadata"}:
        said = [f"{len(words)}" if words else "nothing" for words in (one.expected, one.got)]
        return one.label, what, said[0], said[1]
    return one.label, what, "", ""


def _show_units(units: tuple[str, ...]) -> str:
    names = [unit if len(unit) <= _LONGEST else f"{unit[:_LONGEST]}…" for unit in units[:_MOST_UNITS]]
    return "、".join(names) + (f" … {len(units)}" if units[_MOST_UNITS:] else "") or "nothing"


def _fold(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Give one row for failures of one notice that are alike in all but the label."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, label, *rest in rows:
        alike.setdefault((name, *rest), []).append(label or "·")
    for (name, *rest), labels in alike.items():
        yield (name, " ".join(labels), *rest)


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
