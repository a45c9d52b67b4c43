"""The keys of the export that every reader may count on, in order, for each class of the model."""

from __future__ import annotations

from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Source
from govtasks.model.notice import (
    AdapterUse,
    Convention,
    Coverage,
    Locality,
    Notice,
    Repair,
)
from govtasks.model.section import GlossaryEntry, Part, Section
from govtasks.model.task import Assignment, Deadline, Reference, Task

PROMISED: dict[type, str] = {
    Notice: "kind title issuer doc_number issued_on published_on addressees locality adapter conventions"
    " parts sections tasks glossary diagnostics repairs coverage source attachments",
    Part: "id label title declared_count spans",
    Section: "id part label title declared_count spans",
    Task: "id part section parent label heading text spans confidence assignments deadline references",
    Assignment: "role label name inherited spans",
    Deadline: "text spans",
    Reference: "document numbers spans",
    GlossaryEntry: "label term definition spans",
    Diagnostic: "code severity message task spans help",
    Repair: "before after rule spans",
    Convention: "kind text spans",
    Locality: "name code",
    AdapterUse: "code plugin version score",
    Source: "name media_type encoding sha256 characters",
    Coverage: "explained unexplained",
}
"""A key names a field, or a property: that is written and not read back. The other fields of a class follow by
themselves, under their own names; a class that does not stand here has all its fields in their order."""
