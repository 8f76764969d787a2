"""Makes the numbers of one moment: facts, a check, the whole grid, and keeps what may be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from kring.config.secrets import facts_key
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import Municipality, Organisation, Region
from kring.insight.facts import validate
from kring.insight.facts.contract import TABLES
from kring.insight.facts.contract import VERSION as BOOK
from kring.insight.facts.export import Exported, Pseudonyms
from kring.insight.facts.export.live import live_facts
from kring.insight.facts.quality import Quality, quality
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.costs.quantities import Used, used_in
from kring.insight.indicators.dashboard.behind import Counted, counted_in, keep_behind
from kring.insight.indicators.dashboard.book import indicators
from kring.insight.indicators.dashboard.former import taken_along
from kring.insight.indicators.dashboard.progress import Progress
from kring.insight.indicators.dashboard.quality_kept import kept_quality
from kring.insight.indicators.definitions import every_indicator
from kring.insight.indicators.engine.rows import Row
from kring.insight.indicators.models import FactsVersion, KeptRow, Making
from kring.insight.indicators.run import indicators_of

AT_A_TIME = 5_000


class NotMade(Exception):  # noqa: N818 — it is said to a person
    """The numbers could not be made; the message says why."""


def make_version(version: FactsVersion, *, say: Callable[[str], None] = lambda _: None) -> FactsVersion:
    """Export, check, compute and keep, with how far it is to be read meanwhile. Raises NotMade."""
    populations = {one.population for one in every_indicator()}
    with Progress(version, steps=len(TABLES) + 4 + len(populations), say=say) as progress:
        try:
            with live_facts(progress=lambda _name: progress("feiten verzamelen")) as exported:
                progress("feiten nakijken")
                if validate(exported.folder).rejected:
                    raise NotMade("De feiten voldoen niet aan het contract; zie kring facts export.")
                found = quality(exported.folder)
                configuration = Configuration()
                rows = indicators_of(
                    exported.folder,
                    configuration=configuration,
                    progress=lambda _name: progress("berekenen"),
                )
                progress("berekenen: wat gezinnen kregen")
                used = used_in(exported.folder, configuration)
                progress("berekenen: dossiers achter een getal")
                dossiers = counted_in(exported.folder)
            progress("bewaren")
            _keep(version, rows, exported, found, used, dossiers, configuration)
        except Exception as problem:
            FactsVersion.objects.filter(pk=version.pk).update(state=Making.FAILED, failed_because=str(problem)[:500])
            raise
    version.refresh_from_db()
    return version


def _keep(
    version: FactsVersion,
    rows: Iterable[Row],
    exported: Exported,
    found: Quality,
    used: Used,
    dossiers: dict[str, Counted],
    configuration: Configuration,
) -> None:
    """Everything of a version at once: nobody sees half of it."""
    with looking_as(job(Job.FACTS)), transaction.atomic():
        KeptRow.objects.bulk_create((_kept(version, row) for row in rows), batch_size=AT_A_TIME)
        KeptRow.objects.bulk_create(taken_along(FactsVersion.objects.ready().first(), version), batch_size=AT_A_TIME)
        FactsVersion.objects.filter(pk=version.pk).update(
            state=Making.READY,
            made_at=timezone.now(),
            coverage_from=exported.coverage_from,
            coverage_to=exported.coverage_to,
            book=BOOK,
            threshold=configuration.disclosure_threshold,
            rows=exported.rows,
            quality=kept_quality(found, exported, configuration),
            places=_places(),
            used=used,
            step="",
        )
        keep_behind(version, dossiers)
        FactsVersion.objects.that_may_go().delete()


def _kept(version: FactsVersion, row: Row) -> KeptRow:
    return KeptRow(
        facts_version=version,
        code=row.code,
        definition=indicators()[row.code].version,
        period=row.period,
        dimension=row.dimension,
        cell=row.cell,
        statistic=row.statistic,
        method=row.method,
        partial=row.partial,
        suppression=row.suppression or "",
        numbers=row.numbers,
    )


def _places() -> dict[str, dict[str, dict[str, Any]]]:
    """What the codes of places and organisations are called; known to everybody who works in the region."""
    names = Pseudonyms(facts_key(), stable=True)
    models: dict[str, Any] = {"organisation": Organisation, "municipality": Municipality, "region": Region}
    return {
        kind: {names.place(kind, one.pk): {"id": one.pk, "name": one.name} for one in model.objects.all()}
        for kind, model in models.items()
    }
