"""Who did what to what, why and when: one line each."""

from __future__ import annotations

import secrets
import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.db import models
from django.utils import timezone

from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Organisation, Professional
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import Activity
from kring.foundation.sharing.models.emergency import EmergencyAccess
from kring.foundation.sharing.models.grounds import Ground


def new_span() -> str:
    """Eight bytes that name one step of a request."""
    return secrets.token_hex(8)


class LogEntry(models.Model):
    """One line of the log: who did what to what, why, when. Nobody can change or remove it."""

    access = OwnRule()

    at = models.DateTimeField("wanneer", default=timezone.now)
    done_at = models.DateTimeField("klaar", default=timezone.now)
    trace = models.UUIDField("verzoek", default=uuid.uuid4)
    span = models.CharField("stap in het verzoek", max_length=16, default=new_span)
    activity = models.CharField("verwerking", max_length=20, choices=Activity.choices, blank=True)
    act = models.CharField("wat er gebeurde", max_length=20, choices=Act.choices)
    name = models.CharField("handeling", max_length=80)
    outcome = models.CharField("afloop", max_length=20, default="ok")
    viewer_kind = models.CharField("soort kijker", max_length=20)
    professional = models.ForeignKey(
        Professional, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="professional"
    )
    person = models.ForeignKey(
        Person, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="gezinslid"
    )
    on_behalf_of = models.ForeignKey(
        Professional, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="vervangt"
    )
    role = models.CharField("in welke rol", max_length=80, blank=True)
    access_point = models.CharField("vanaf welk adres", max_length=45, blank=True)
    job = models.CharField("taak", max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="organisatie"
    )
    dossier = models.ForeignKey(
        Dossier, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="dossier"
    )
    sections = ArrayField(models.CharField(max_length=20), verbose_name="onderdelen", default=list)
    item_key = models.CharField("waarover", max_length=80, blank=True)
    about = ArrayField(models.BigIntegerField(), verbose_name="over wie", default=list)
    ground = models.ForeignKey(
        Ground, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="grondslag"
    )

    emergency = models.ForeignKey(
        EmergencyAccess, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="noodtoegang"
    )

    class Meta:
        indexes = [
            BrinIndex(fields=["at"], name="log_by_time"),
            models.Index(fields=["dossier", "-at"], name="log_of_dossier"),
            models.Index(fields=["professional", "-at"], name="log_of_professional"),
            GinIndex(fields=["about"], name="log_about"),
        ]

    class Privacy:
        personal = {"about", "person"}
        plain = {
            "id", "at", "done_at", "trace", "span", "activity", "act", "name", "outcome", "viewer_kind", "professional",
            "on_behalf_of", "role", "access_point", "job", "organisation", "dossier", "sections", "item_key", "ground",
            "emergency",
        }  # fmt: skip
