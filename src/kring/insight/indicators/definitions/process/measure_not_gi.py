"""Maatregel uitgevoerd door ander dan GI: voeren ook anderen dan de gecertificeerde instelling maatregelen uit?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _measures(facts: Facts) -> ir.Table:
    """Child-protection measures, by their first day, with the kind of organisation that carries them out."""
    rows = windows.dated(facts, families.measures(facts, "child_protection"), "from_on", "measure_id")
    executors = facts.organisation.select(executor="organisation_id", executor_kind="kind")
    return rows.left_join(executors, [("executor_organisation_id", "executor")])


def _by_another(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Not by a certified institution; unknown without an executor."""
    return units.executor_kind != "certified_institution"


INDICATOR = Indicator(
    code="process.measure_not_gi",
    title="Maatregel uitgevoerd door ander dan GI",
    title_en="Measure carried out by another than the GI",
    question="Voeren ook anderen dan de gecertificeerde instelling maatregelen uit?",
    why="De vraag is of het gezin bij een maatregel zijn vertrouwde mensen kan houden.",
    source="Rechtsbeschermend: anderen dan de GI voeren de maatregel uit",
    unit="measure",
    direction="neither",
    counted_in="`measure` rows of group child_protection",
    counted="kind of the executor is not `certified_institution`",
    period="`from_on`",
    reference_date="`from_on`, age of the member",
    exclusions="other groups",
    missing="`executor_organisation_id` empty",
    decided="Every order and extension is a unit.",
    limits="De wet legt de uitvoering nu bij de GI; dit volgt een ontwerpvraag en is geen norm.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("child-protection measures", _measures, by_member=True),
    statistic=Proportion(_by_another),
    example=Example(
        facts="""
            organisation | kind
            gi           | certified_institution
            team         | local_team

            measure | member | kind                  | executor_organisation_id | from_on
            a       | 1      | supervision_order     | gi                       | 2024-03-01
            b       | 1      | guardianship          | team                     | 2024-03-01
            c       | 1      | supervision_order     |                          | 2024-03-01
            d       | 1      | out_of_home_placement | team                     | 2024-03-01
        """,
        counts={"b"},
        out_of={"a", "b"},
        missing={"c"},
    ),
)
