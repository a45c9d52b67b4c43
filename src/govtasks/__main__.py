"""`python -m govtasks`: the command line."""

from __future__ import annotations

from govtasks.cli import main

main()
