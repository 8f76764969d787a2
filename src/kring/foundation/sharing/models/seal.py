"""The daily seal on the log: what each line was, chained from day to day and signed with a key outside the database."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from kring.foundation.core.access import OwnRule


class Seal(models.Model):
    """One day of the log, closed. A day without lines is sealed too: a seal cannot be left out."""

    access = OwnRule()

    day = models.DateField("dag", unique=True)
    lines = models.PositiveBigIntegerField("aantal regels")
    previous = models.CharField("zegel van de dag ervoor", max_length=64)
    digest = models.CharField("zegel", max_length=64)
    signature = models.CharField("handtekening", max_length=64)
    sealed_at = models.DateTimeField("verzegeld op", default=timezone.now)

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "day", "lines", "previous", "digest", "signature", "sealed_at"}


class SealedBlock(models.Model):
    """The digests of some hundreds of lines, in order of number: with these the first wrong line is named."""

    access = OwnRule()

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="blocks", verbose_name="zegel")
    number = models.PositiveIntegerField("nummer")
    ids = ArrayField(models.BigIntegerField(), verbose_name="regels")
    leaves = ArrayField(models.BinaryField(), verbose_name="vingerafdrukken")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "number"], name="sealed_block_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "seal", "number", "ids", "leaves"}
