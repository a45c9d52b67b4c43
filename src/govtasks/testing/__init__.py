"""The conformance kit: a suite of checks for plugins, and cases of notices with their expected answers.

`conformance` gives a plugin's author a pytest suite in one line; `check` runs the same checks without pytest. `cases`
and `accept` read and write cases: a notice and, beside it, the JSON of what is to be read of it.
"""

from __future__ import annotations

from govtasks.testing.cases import Case, accept, cases, compare
from govtasks.testing.checking import LEVELS, Check, Finding, Level, check, checks
from govtasks.testing.suite import conformance

__all__ = [
    "LEVELS", "Case", "Check", "Finding", "Level", "accept", "cases", "check", "checks", "compare", "conformance",
]  # fmt: skip
