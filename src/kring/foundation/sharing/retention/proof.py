"""Looks whether what was destroyed is really gone: in every table, for every number of which a proof speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.households.models import Person
from kring.foundation.sharing.retention.destroying import digest_of
from kring.foundation.sharing.retention.models import Certificate
from kring.foundation.sharing.retention.reach import LOSES_ITS_WORDS, STAYS, key_columns, person_lists


@dataclass(frozen=True, slots=True)
class Left:
    """Something that should be gone, and is not; or a proof that was changed."""

    certificate_id: int
    where: str
    number: int


def verify(*, progress: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Left]:
    """Look at every proof. Gives what is left, and nothing when all is well."""
    with looking_as(job(Job.RETENTION)):
        ids = list(Certificate.objects.order_by("pk").values_list("pk", flat=True))
        for place, pk in enumerate(ids, 1):
            yield from left_of(Certificate.objects.get(pk=pk))
            progress(place, len(ids))


def left_of(certificate: Certificate) -> Iterator[Left]:
    """What is left of one destruction, wherever it stands."""
    if digest_of(certificate) != certificate.digest:
        yield Left(certificate.pk, "retention_certificate", certificate.pk)
    gone: dict[str, list[int]] = certificate.numbers
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy or model._meta.db_table in STAYS:
            continue
        table = model._meta.db_table
        if ids := gone.get(table):
            yield from _found(certificate, table, model._base_manager.filter(pk__in=ids))
        for column in model._meta.concrete_fields:
            target = column.related_model
            if column.is_relation and isinstance(target, type) and (ids := gone.get(target._meta.db_table)):
                where = f"{table}.{column.name}"
                yield from _found(certificate, where, model._base_manager.filter(**{f"{column.attname}__in": ids}))
    yield from _in_lists_and_keys(certificate, gone)


def _in_lists_and_keys(certificate: Certificate, gone: dict[str, list[int]]) -> Iterator[Left]:
    if persons := gone.get(Person._meta.db_table):
        for model, name in person_lists():
            where = f"{model._meta.db_table}.{name}"
            yield from _found(certificate, where, model._base_manager.filter(**{f"{name}__overlap": persons}))
    # The dossier is named by keys as well, and so is every row.
    keys = [f"{table}:{number}" for table, numbers in gone.items() for number in numbers]
    for model, name in key_columns():
        if model._meta.db_table not in LOSES_ITS_WORDS:
            where = f"{model._meta.db_table}.{name}"
            yield from _found(certificate, where, model._base_manager.filter(**{f"{name}__in": keys}))


def _found(certificate: Certificate, where: str, rows: models.QuerySet) -> Iterator[Left]:
    for number in rows.values_list("pk", flat=True)[:20]:
        yield Left(certificate.pk, where, number)


def is_a_dossier(certificate: Certificate) -> bool:
    """Whether a whole dossier went."""
    return bool(certificate.numbers.get(Dossier._meta.db_table))
