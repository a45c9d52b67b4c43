"""Checks of what the other hooks bring: readers, registries of units, exporters."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import govtasks
from govtasks.testing.checking import claim
from govtasks.testing.reading import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.testing.subject import Subject

_NOISE = 4096


@claim("reads", "read notices one at a time, give text or bytes, and neither print nor fail on a notice without tasks")
def writes_its_formats(subject: Subject) -> Iterator[str]:
    """Each exporter writes the cases and notices of every kind, and writes the same twice."""
    notices = [subject.read(case) for case in subject.whole_cases]
    notices += [govtasks.loads(text, plugins=[]) for text in OTHERS.values()]
    for exporter in subject.hook("govtasks_exporters"):
        first, second = (list(govtasks.render(notices, exporter.format, plugins=[subject.plugin])) for _ in range(2))
        if not first:
            yield f"{exporter.format} writes nothing"
        if first != second:
            yield f"{exporter.format} writes otherwise the second time"


@claim("reads", "look for the first bytes that only this type of file has")
def reads_only_its_files(subject: Subject) -> Iterator[str]:
    """Each reader leaves pages, texts and noise alone."""
    noise = random.Random(0).randbytes(_NOISE)  # noqa: S311 - the same bytes each time
    others = {**{what: text.encode() for what, text in OTHERS.items()}, "noise": noise, "an empty file": b""}
    for reader in subject.hook("govtasks_readers"):
        yield from (f"{reader.media_type} takes {what}" for what, data in others.items() if reader.matches(data))


@claim("reads", "save a file of the type as a case")
def has_a_case_for_each_reader(subject: Subject) -> Iterator[str]:
    """Each reader reads at least one case."""
    read = {subject.read(case).source.media_type for case in subject.whole_cases}
    for reader in subject.hook("govtasks_readers"):
        if reader.media_type not in read:
            yield f"{reader.media_type} reads none"


@claim("trusted", "give the registry its locality, or leave out names that mean another organ elsewhere")
def speaks_of_its_place(subject: Subject) -> Iterator[str]:
    """Each registry of units has the locality whose notices it speaks of."""
    for registry in subject.hook("govtasks_units"):
        if registry.locality is None and any(name[0] in "市区县州旗省" for name in registry.names):
            yield f"one without a locality names {next(iter(registry.names))}"
