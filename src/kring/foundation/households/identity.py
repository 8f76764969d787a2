"""Names, birth dates and citizen service numbers: kept here and nowhere else."""

from __future__ import annotations

from datetime import date

from django.db import models

from kring.foundation.core.access import PersonRow
from kring.foundation.core.encryption import EncryptedText, fingerprint
from kring.foundation.households.persons import Person


class Identity(models.Model):
    """Who a person is in the world outside."""

    access = PersonRow("family", ("person_id",), looked_for=True)

    person = models.OneToOneField(Person, models.CASCADE, related_name="identity", verbose_name="persoon")
    given_names = models.CharField("voornamen", max_length=200)
    call_name = models.CharField("roepnaam", max_length=80, blank=True)
    prefix = models.CharField("voorvoegsel", max_length=10, blank=True)
    surname = models.CharField("achternaam", max_length=200, blank=True)
    birth_date = models.DateField("geboortedatum", null=True, blank=True)
    bsn = EncryptedText("burgerservicenummer", null=True, blank=True)
    bsn_fingerprint = models.CharField("vingerafdruk van het bsn", max_length=64, null=True, blank=True, unique=True)

    class Meta:
        indexes = [models.Index(fields=["surname", "birth_date"], name="identity_by_name_and_birth")]

    class Privacy:
        personal = {"given_names", "call_name", "prefix", "surname", "birth_date", "bsn", "bsn_fingerprint"}
        plain = {"id", "person"}

    def __str__(self) -> str:
        return self.known_as

    @property
    def known_as(self) -> str:
        """The name by which people speak of this person."""
        return self.call_name or self.given_names.split(" ")[0]

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.known_as, self.prefix, self.surname) if part)

    def age_on(self, day: date) -> int | None:
        """Completed years, counted on the birthday; born on 29 February: 1 March in other years."""
        if self.birth_date is None:
            return None
        born = self.birth_date
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def write_bsn(self, number: str) -> None:
        """Keep the number, and the fingerprint by which it is found again."""
        self.bsn = number
        self.bsn_fingerprint = fingerprint(number)
