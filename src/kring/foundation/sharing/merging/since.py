"""What was written since two were joined: of whom it is, is chosen by whoever takes them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Household, Person
from kring.foundation.sharing import audit
from kring.foundation.sharing.merging.reach import Pointing, movable, pointing_at
from kring.foundation.sharing.merging.rows import model_of
from kring.foundation.sharing.models import Merge, MovedRow

Model = type[models.Model]

AT_MOST = 50
# Lines that tell about something go where that something goes.
LINES = "circle_chronologyline"


def marks_of(target: Model) -> dict[str, int]:
    """The highest number in every table that can name such a row."""
    naming = {pointing.model for pointing in pointing_at(target)}
    return {
        model._meta.db_table: model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0
        for model in movable()
        if model in naming
    }


def written_since(merge: Merge) -> dict[str, Any]:
    """What was written about the joined person since, as far as whoever looks may see it: key → row."""
    found: dict[str, Any] = {}
    for pointing in pointing_at(Person if merge.kept_id else Household):
        table = pointing.model._meta.db_table
        if table != LINES:
            since = pointing.rows(merge.kept_id or merge.kept_home_id or 0).filter(pk__gt=merge.marks.get(table, 0))
            found |= {audit.item_key(row): row for row in since[:AT_MOST]}
    return found


def went_over(merge: Merge) -> Counter[Model]:
    """What moved when the two were joined, as far as whoever looks may see it: how many rows of each kind."""
    with looking_as(job(Job.MERGING)):
        keys = {one.into_key or one.item_key for one in MovedRow.objects.filter(merge=merge)}
    numbers: dict[Model, set[int]] = {}
    for key in keys:
        if (found := model_of(key)) is not None:
            numbers.setdefault(found[0], set()).add(found[1])
    seen = Counter({model: model._base_manager.filter(pk__in=ids).count() for model, ids in numbers.items()})
    return +seen


def give_to_other(merge: Merge, keys: Collection[str]) -> None:
    """What was written since, and is of the other after all; with the lines that tell about it."""
    kept, gone = merge.kept_id or merge.kept_home_id or 0, merge.gone_id or merge.gone_home_id or 0
    for pointing in pointing_at(Person if merge.kept_id else Household):
        table = pointing.model._meta.db_table
        for row in pointing.rows(kept).filter(pk__gt=merge.marks.get(table, 0)):
            told_of = getattr(row, "item_key", "") if table == LINES else audit.item_key(row)
            if told_of in keys:
                _give(pointing, row, kept, gone)


def _give(pointing: Pointing, row: Any, kept: int, gone: int) -> None:
    value: Any = gone
    if pointing.is_list:
        value = [gone if one == kept else one for one in getattr(row, pointing.column)]
    try:
        with transaction.atomic():
            pointing.model._base_manager.filter(pk=row.pk).update(**{pointing.column: value})
    except IntegrityError as clash:
        raise Refused(_("Een van de aangevinkte dingen staat daar al. Haal het vinkje weg.")) from clash
