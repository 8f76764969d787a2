"""Rows on their way to the database: numbered here, written in large batches, in the order that keys ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import CharField, Field, JSONField, Max, Model, TextField
from django.utils import timezone
from psycopg.types.json import Jsonb

Row = TypeVar("Row", bound=Model)

# Whoever is referred to comes before whoever refers.
ORDER = (
    "accounts.User", "organisations.Region", "organisations.Municipality", "organisations.Organisation",
    "organisations.Team", "organisations.Professional", "organisations.Position",
    "households.Person", "households.Identity", "households.PersonAccount", "households.Household",
    "households.Residence", "households.Relation", "households.ParentalAuthority", "households.Place",
    "circle.Dossier", "circle.Member", "circle.Involvement", "circle.Handover", "circle.DossierApproach",
    "circle.ApproachCheck", "circle.Tie", "sharing.Ground", "sharing.Consent",
    "sharing.Withholding", "intake.Report", "intake.ReporterContact", "intake.ReportedPerson",
    "intake.ReportedIncident", "explanation.Factor", "explanation.Explanation", "explanation.StatedNeed",
    "explanation.Influence", "explanation.Hypothesis", "explanation.Argument", "explanation.Stance",
    "explanation.Perspective",
    "plans.Goal", "plans.GoalScore",
    "plans.CourtOrder", "plans.Action", "plans.PlanVersion", "plans.PlanVersionLine", "plans.ImpactProposal",
    "safety.SafetyRating", "safety.SafetyAgreement", "safety.BrokenAgreement", "safety.Incident", "safety.Phase",
    "safety.CheckIn", "separation.SafetyScreen", "separation.ScreenAnswer", "separation.ScreenConclusion",
    "meetings.Meeting", "meetings.Participant", "meetings.Decision", "closing.Closing", "closing.ClosingWord",
    "circle.ChronologyLine", "circle.LastLook",
)  # fmt: skip


def copy_in(model: type[Model], rows: list[Model]) -> None:
    """Write rows the fast way. PostgreSQL copies into no table with row-level security, so by a table beside it."""
    table, stage = model._meta.db_table, f"stage_{model._meta.db_table}"
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = [(field.attname, _preparation(field)) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {stage} (LIKE {table}) ON COMMIT DROP")
        with cursor.copy(f"COPY {stage} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(
                    [prepare(getattr(row, name)) if prepare else getattr(row, name) for name, prepare in values]
                )
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {stage}")  # noqa: S608 — names of tables
        cursor.execute(f"TRUNCATE {stage}")


def _preparation(field: Field) -> Callable[[Any], Any] | None:
    """What must be done to a value before it is written, if anything."""
    if isinstance(field, CharField | TextField):
        # Codes are enumerations here; encrypted text is encrypted on its way.
        return lambda value: value if value is None else field.get_prep_value(str(value))
    if isinstance(field, JSONField):
        return Jsonb
    if getattr(field, "auto_now_add", False):
        return lambda value: value or timezone.now()
    return None


class Sheets:
    """One sheet of rows for each table."""

    def __init__(self, batch: int = 20_000) -> None:
        self.rows: dict[type[Model], list[Model]] = defaultdict(list)
        self.next_id: dict[type[Model], int] = {}
        self.waiting = 0
        self.batch = batch
        self.order = [apps.get_model(name) for name in ORDER]

    def add(self, model: type[Row], **values: Any) -> Row:
        """Put a row on its sheet; it has its number at once, so that others can refer to it."""
        if model not in self.next_id:
            self.next_id[model] = (model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1
        row = model(pk=self.next_id[model], **values)
        self.next_id[model] += 1
        self.rows[model].append(row)
        self.waiting += 1
        return row

    def write_when_full(self) -> None:
        if self.waiting >= self.batch:
            self.write()

    def write(self) -> None:
        """Write every sheet and begin with empty ones."""
        for model in self.order:
            if rows := self.rows.pop(model, None):
                copy_in(model, rows)
        if self.rows:
            names = ", ".join(model._meta.label for model in self.rows)
            raise RuntimeError(f"ORDER in demo/loading/sheets.py does not know when to write: {names}.")
        self.waiting = 0

    def finish(self) -> None:
        """Write what is left, and let the database count on from here."""
        self.write()
        with connection.cursor() as cursor:
            for model, following in self.next_id.items():
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [model._meta.db_table, following]
                )
