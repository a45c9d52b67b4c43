"""The checks as a pytest suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.testing.checking import Check, Level, pairs, run
from govtasks.testing.subject import Subject

if TYPE_CHECKING:
    from pathlib import Path

    from govtasks.testing.cases import Case


def conformance(plugin: str, cases: str | Path, *, level: Level = "trusted") -> type:
    """Give a test class for pytest that runs every check of a level, each case with an id of its own.

    `plugin` is the name of an installed distribution, `cases` the folder of its cases. In a test module:

        TestConformance = govtasks.testing.conformance("govtasks-example", Path(__file__).parent / "cases")
    """
    import pytest  # noqa: PLC0415 - only who runs the suite needs it

    subject = Subject(plugin, cases)
    found = pairs(subject, level)
    ids = [f"{check.level}-{check.name}" + (f"-{case.name}" if case else "") for check, case in found]

    class Conformance:
        """The conformance kit of govtasks."""

        @pytest.mark.parametrize(("check", "case"), found, ids=ids)
        def test(self, check: Check, case: Case | None) -> None:
            """Run one check."""
            faults = [str(finding) for finding in run(check, subject, case)]
            if faults:
                pytest.fail("\n".join(faults), pytrace=False)

    return Conformance
