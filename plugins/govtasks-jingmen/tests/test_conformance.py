"""The conformance kit of govtasks, run on this plugin."""

from pathlib import Path

from govtasks.testing import conformance

TestConformance = conformance("govtasks-jingmen", cases=Path(__file__).parent / "cases", level="trusted")
