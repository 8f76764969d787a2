"""What every record of a dossier has: whom it is about, who wrote it, and whether the family may read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.circle.querysets import OfDossierQuerySet
from kring.foundation.core.access import Access, Record
from kring.foundation.core.editing import Versioned
from kring.foundation.organisations.models import Organisation, Professional


class DossierRecord(Versioned):
    """Anything written down about a family. The access rule works on these columns."""

    section: ClassVar[Section]
    access: ClassVar[Access] = Record()
    # The fields that name what this record hangs on: from whom that is withheld, this is withheld too.
    follows: ClassVar[tuple[str, ...]] = ()
    # The fields that name what came of this record, and is as secret as it.
    takes_along: ClassVar[tuple[str, ...]] = ()
    # The fields that name another record on which this one does not hang, each with why not.
    stands_apart: ClassVar[Mapping[str, str]] = {}

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    about = ArrayField(
        models.BigIntegerField(), verbose_name="over wie", default=list, blank=True, help_text="leeg = het hele gezin"
    )
    family_may_read = models.BooleanField("het gezin leest mee", default=True)
    written_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="geschreven door"
    )
    source_holder = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bronhouder"
    )
    written_at = models.DateTimeField("geschreven op", default=timezone.now)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        abstract = True


Kept = TypeVar("Kept", bound=models.Model)

RECORD_PERSONAL = {"about"}
RECORD_PLAIN = {"id", "dossier", "family_may_read", "written_by", "source_holder", "written_at", "version"}


def keeps_history(model: type[Kept]) -> type[Kept]:
    """Let the database itself keep the version before each change, whoever makes it and by which way."""
    kept: type[Kept] = pghistory.track(
        pghistory.UpdateEvent("changed", row=pghistory.Old),
        pghistory.DeleteEvent("removed"),
        obj_field=pghistory.ObjForeignKey(related_name="+"),
        context_field=None,  # type: ignore[arg-type]
    )(model)
    return kept
