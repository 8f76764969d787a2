"""Rows on their way to the database: numbered here, written in large batches, in the order that keys ask for."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Max, Model

Row = TypeVar("Row", bound=Model)

# Whoever is referred to comes before whoever refers.
ORDER = (
    "accounts.User", "organisations.Region", "organisations.Municipality", "organisations.Organisation",
    "organisations.Team", "organisations.Professional", "organisations.Position",
    "households.Person", "households.Identity", "households.PersonAccount", "households.Household",
    "households.Residence", "households.Relation", "households.ParentalAuthority", "households.Place",
    "circle.Dossier", "circle.Member", "circle.Involvement", "circle.Handover", "sharing.Ground",
    "sharing.Withholding", "intake.Report", "intake.ReporterContact", "intake.ReportedPerson",
    "intake.ReportedIncident", "explanation.Factor", "explanation.Explanation", "plans.Goal", "plans.GoalScore",
    "plans.CourtOrder", "plans.Action", "plans.PlanVersion", "plans.PlanVersionLine", "plans.PlanReview",
    "safety.SafetyRating", "safety.SafetyAgreement", "safety.BrokenAgreement", "safety.Incident", "safety.Phase",
    "meetings.Meeting", "meetings.Participant", "meetings.Decision", "closing.Closing", "closing.ClosingWord",
    "circle.ChronologyLine", "circle.LastLook",
)  # fmt: skip


class Sheets:
    """One sheet of rows for each table."""

    def __init__(self, batch: int = 4000) -> None:
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
                model._base_manager.bulk_create(rows, batch_size=2000)
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
