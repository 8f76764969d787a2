"""A person, without a name: names live in `identity`."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kring.foundation.core.access import OwnRule, PersonRow
from kring.foundation.households.choices import Sex


class Person(models.Model):
    """Somebody whom it is about. One row for one human being, in however many dossiers."""

    access = PersonRow("family", ("id",))

    sex = models.CharField("geslacht", max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    deceased_on = models.DateField("overleden op", null=True, blank=True)

    class Privacy:
        personal = {"sex", "deceased_on"}
        plain = {"id"}


class PersonAccount(models.Model):
    """The account with which a person reads along."""

    access = OwnRule()

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="account")
    person = models.OneToOneField(Person, models.CASCADE, related_name="+", verbose_name="persoon")

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "user", "person"}
