"""Everything that one family member may read, as a document: exactly what the rule opens to them, and nothing else.

Each kind of thing is read with a plain queryset, as whoever looks. The document knows nothing of who may see what.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from math import ceil
from typing import Any

from django.db import models
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.core import access
from kring.foundation.households.models import Identity
from kring.foundation.organisations.models import Organisation, Professional
from kring.foundation.sharing.install import shape_of
from kring.foundation.sharing.rights.asking import withheld_professionals
from kring.foundation.sharing.rights.items import (
    about_in_words,
    dossier_id_of,
    key_of,
    lines_of,
    readable_models,
    section_of,
)
from kring.foundation.sharing.rights.models import OwnStatement
from kring.foundation.sharing.rights.names import kind_of

# What fits in one file: a printed book of more pages is of no use, and making it takes too long for a page.
ON_A_PAGE = 100
IN_A_FILE = 300
_ORDER = {str(section.value): place for place, section in enumerate(Section)}


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's own words beside an item."""

    who: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is written down, as it stands in the document."""

    key: str
    section: str
    kind: str
    lines: list[tuple[str, str]]
    about: str
    who: str
    at: datetime | None
    dossier_id: int | None
    may_be_answered: bool
    statements: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of one section."""

    section: str
    title: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Document:
    """What somebody may read, in order."""

    entries: list[Entry]

    @property
    def dossiers(self) -> list[int]:
        return sorted({entry.dossier_id for entry in self.entries if entry.dossier_id})

    @property
    def sections(self) -> list[str]:
        return sorted({entry.section for entry in self.entries}, key=_ORDER.__getitem__)

    @property
    def files(self) -> int:
        """In how many files it fits."""
        return max(1, ceil(len(self.entries) / IN_A_FILE))

    def file(self, number: int) -> list[Part]:
        """The entries of one file, the first is 1."""
        return parts_of(self.entries[(number - 1) * IN_A_FILE : number * IN_A_FILE])


def parts_of(entries: list[Entry]) -> list[Part]:
    """Entries under the headings of their sections."""
    return [
        Part(section, str(Section(section).label).capitalize(), list(found))
        for section, found in groupby(entries, key=lambda entry: entry.section)
    ]


def read_everything() -> Document:
    """Everything that whoever looks may read. One query for each kind of thing, whatever the number of rows."""
    names = {one.person_id: one.known_as for one in Identity.objects.all()}
    hidden = withheld_professionals()
    rows: dict[str, models.Model] = {}
    for model in readable_models():
        for row in model._base_manager.select_related(*_to_select(model)).order_by("pk"):
            rows[key_of(row)] = row
    said = _statements(rows, names)
    entries = [
        Entry(
            key=key,
            section=section_of(row),
            kind=kind_of(row),
            lines=lines_of(row, names=names, hidden=hidden, beside=rows),
            about=about_in_words(row, names),
            who=_writer(row, hidden),
            at=_moment(row),
            dossier_id=_dossier_id(row, rows),
            may_be_answered=not isinstance(row, OwnStatement) and row._meta.db_table != "rights_rightsrequest",
            statements=said.get(key, []),
        )
        for key, row in rows.items()
        if not (isinstance(row, OwnStatement) and row.item_key in rows)
    ]
    long_ago = datetime(1900, 1, 1, tzinfo=timezone.get_default_timezone())
    entries.sort(key=lambda entry: (_ORDER[entry.section], entry.at or long_ago, entry.key))
    return Document(entries)


def _to_select(model: type[models.Model]) -> list[str]:
    """The names that stand beside a row: of organisations and professionals, which are no secret of a family."""
    return [
        one.name for one in model._meta.concrete_fields
        if isinstance(one.related_model, type) and isinstance(shape_of(one.related_model), access.Open)
    ]  # fmt: skip


def _statements(rows: dict[str, models.Model], names: dict[int, str]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for row in rows.values():
        if isinstance(row, OwnStatement) and row.withdrawn_at is None:
            said = Said(names.get(row.person_id, ""), row.words, timezone.localtime(row.written_at))
            found.setdefault(row.item_key, []).append(said)
    return found


def _writer(row: Any, hidden: frozenset[int]) -> str:
    """Who wrote it, for which organisation."""
    writer: Professional | None = getattr(row, "written_by", None)
    holder: Organisation | None = getattr(row, "source_holder", None)
    if writer is not None and writer.pk in hidden:
        return ""
    return ", ".join(str(part) for part in (writer, holder) if part is not None)


def _moment(row: Any) -> datetime | None:
    for name in ("happened_at", "written_at", "recorded_at", "asked_at", "received_at", "started_at", "opened_at"):
        if (at := getattr(row, name, None)) is not None:
            return timezone.localtime(at)
    return None


def _dossier_id(row: Any, rows: dict[str, models.Model]) -> int | None:
    shape = shape_of(type(row))
    if isinstance(shape, access.PartOf):
        target = row._meta.get_field(shape.column.removesuffix("_id")).related_model
        parent = rows.get(f"{target._meta.db_table}:{getattr(row, shape.column)}")
        return None if parent is None else dossier_id_of(parent)
    return dossier_id_of(row)
