"""A region in which every text that anybody could write is one that must never leave."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db.models import CharField, Field, Model, TextField

from kring.demo.loading.family import Loading
from kring.demo.loading.fill import load_family
from kring.demo.loading.region import load_region
from kring.demo.loading.sheets import Sheets
from kring.demo.story.families import families
from kring.demo.story.region import region
from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as, today_in_amsterdam
from kring.foundation.households.models import Identity
from kring.foundation.sharing.models import LogEntry


def is_free_text(field: Field) -> bool:
    """Whether somebody can write there what they like."""
    return isinstance(field, CharField | TextField) and not field.choices


class PlantingSheets(Sheets):
    """Sheets on which every free text is replaced by what was planted, with a number so that it stays unique."""

    def __init__(self, planted: list[str]) -> None:
        super().__init__()
        self.planted = planted
        self.turn = count()

    def add(self, model: type[Model], **values: Any) -> Any:
        for field in model._meta.concrete_fields:
            # What a row says nothing of stays so: a tie is of somebody involved or of a place, not of both.
            if is_free_text(field) and values.get(field.name) != "":
                number = next(self.turn)
                text = f"{self.planted[number % len(self.planted)]}{number}"
                values[field.name] = text[-field.max_length :] if field.max_length else text
        return super().add(model, **values)


def plant_region(*, planted: list[str], families_told: int, seed: int) -> None:
    """Fill the database with a region of a few families, and with a family member who reads along."""
    today, now = today_in_amsterdam(), datetime.now(AMSTERDAM)
    sheets = PlantingSheets(planted)
    with looking_as(job(Job.DEMO)):
        around = load_region(sheets, region(families_told, seed, today), today)
        for story in families(families_told, seed, today):
            load_family(Loading(sheets, around, story, today, now))
        sheets.finish()
        for person in Identity.objects.values_list("person_id", flat=True)[:5]:
            LogEntry.objects.create(
                at=now - timedelta(days=2), act="read", name=f"portal.{planted[0]}", viewer_kind="person",
                person_id=person, sections=["plan"], item_key=planted[0],
            )  # fmt: skip


def names_and_numbers() -> set[str]:
    """Every name and number of a person that is in the database."""
    with looking_as(job(Job.DEMO)):
        found: set[str] = set()
        for identity in Identity.objects.all():
            found |= {identity.given_names, identity.surname, identity.bsn, identity.bsn_fingerprint}
        return {word for word in found if word}
