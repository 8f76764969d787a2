"""Which open dossiers lie behind an indicator of the process: for who works on them, never for who looks from above.

Kept apart for each section of the dossier on which an indicator rests, as a record with that section: the access rule
decides which rows somebody gets, as for everything else in a dossier. Only indicators that rest on one section, and not
on what a family member said or did for themselves. No row for a dossier in which anything is kept from a professional.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
from django.db.models import Exists, OuterRef, Q

from kring.config.secrets import facts_key
from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.circle.models import Member
from kring.foundation.core.text import join_words
from kring.foundation.sharing.models import Withholding
from kring.insight.facts.export import Pseudonyms
from kring.insight.facts.package import opened
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.periods import Period, grid
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.definitions import indicator
from kring.insight.indicators.engine.connection import connected
from kring.insight.indicators.engine.tallies import units_of
from kring.insight.indicators.models import DossierBehind, FactsVersion

RESTS_ON = {
    "process.fixed_face": Section.CIRCLE,
    "process.pair": Section.CIRCLE,
    "process.handovers": Section.CIRCLE,
    "process.professionals": Section.CIRCLE,
    "process.joint_analysis": Section.EXPLANATION,
    "process.measure_not_gi": Section.FRAME,
    "process.reassessed": Section.SAFETY,
    "process.triage_in_time": Section.REPORTS,
}
AT_A_TIME = 5_000
# What a unit adds: whether it is so, or how many.
_COLUMN = {"proportion": "i0_hit", "rate": "i0_events", "median": "i0_value"}
Counted = dict[str, dict[str, list[int]]]


@dataclass(frozen=True)
class Behind:
    """One dossier behind a number: how many units it has in the year, and what they add up to."""

    dossier_id: int
    name: str
    units: int
    sum: int


def counted_in(folder: Path) -> dict[str, Counted]:
    """For each dossier (its pseudonym) and indicator: units and their sum, of the last two years in a package."""
    package = opened(folder)
    years: list[Period] = [one for one in grid(package.coverage_from, package.coverage_to) if one.yearly][-2:]
    found: dict[str, Counted] = {}
    with connected(package) as (engine, tables):
        facts = Facts(
            engine, tables, coverage_from=package.coverage_from, coverage_to=package.coverage_to, periods=years,
            configuration=Configuration(),
        )  # fmt: skip
        for code in RESTS_ON:
            for row in _of_dossiers(facts, code).to_pyarrow().to_pylist():
                by_year = found.setdefault(row["dossier_id"], {}).setdefault(code, {})
                by_year[row["period"]] = [row["units"], int(row["sum"] or 0)]
    return found


def _of_dossiers(facts: Facts, code: str) -> ir.Table:
    one = indicator(code)
    units = units_of(facts, one.population, [one])
    value = units[_COLUMN[one.statistic.name]]
    known = units.mutate(its=value.cast("int64")).filter(lambda table: table.its.notnull())
    return known.group_by(["dossier_id", "period"]).aggregate(units=known.count(), sum=known.its.sum())


def keep_behind(version: FactsVersion, found: dict[str, Counted]) -> None:
    """Keep for the open dossiers what they add, and forget it of earlier facts."""
    names = Pseudonyms(facts_key(), stable=True)
    DossierBehind.objects.bulk_create(_rows(version, found, names), batch_size=AT_A_TIME)
    DossierBehind.objects.exclude(facts_version=version).delete()


def _rows(version: FactsVersion, found: dict[str, Counted], names: Pseudonyms) -> Iterator[DossierBehind]:
    kept_from_some = Withholding.objects.filter(
        Q(from_professional__isnull=False) | Q(from_organisation__isnull=False),
        dossier=OuterRef("pk"),
        ended_at__isnull=True,
    )
    for dossier_id in Dossier.objects.open().exclude(Exists(kept_from_some)).values_list("pk", flat=True).iterator():
        counted = found.get(names.person_side("dossier", dossier_id), {})
        for section in sorted(set(RESTS_ON.values())):
            of_section = {code: counted[code] for code in counted if RESTS_ON[code] == section}
            if of_section:
                yield DossierBehind(
                    facts_version=version, dossier_id=dossier_id, of_section=section, counted=of_section
                )


def behind(version: FactsVersion, code: str, period: str) -> list[Behind]:
    """The dossiers behind a number that whoever looks may open, in order of name; the access rule gives the rows."""
    rows: dict[int, list[int]] = {
        dossier_id: counted[code][period]
        for dossier_id, counted in DossierBehind.objects.filter(
            facts_version=version, of_section=RESTS_ON[code], counted__has_key=code
        ).values_list("dossier_id", "counted")
        if period in counted[code]
    }
    names = _names(list(rows))
    found = [Behind(dossier_id, names.get(dossier_id, ""), *counted) for dossier_id, counted in rows.items()]
    return sorted(found, key=lambda one: (one.name, one.dossier_id))


def _names(dossiers: list[int]) -> dict[int, str]:
    """How people speak of these families, as far as whoever looks may know it."""
    people: dict[int, list[str]] = {}
    members: Any = Member.objects.filter(dossier__in=dossiers, left_on__isnull=True)
    for one in members.select_related("person__identity").order_by("pk"):
        if hasattr(one.person, "identity"):
            people.setdefault(one.dossier_id, []).append(str(one.person.identity))
    return {dossier_id: join_words(names) for dossier_id, names in people.items()}
