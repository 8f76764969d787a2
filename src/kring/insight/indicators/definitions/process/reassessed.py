"""Veiligheid opnieuw beoordeeld na incident: wordt na een nieuw incident snel opnieuw naar de veiligheid gekeken?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts, day
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _incidents(facts: Facts) -> ir.Table:
    """Incidents that became known while the dossier was active, and of which the term is over."""
    active = families.dossiers(facts).select("dossier_id", "opened_on", "until_on")
    rows = facts.incident.join(active, "dossier_id")
    rows = rows.filter((rows.known_on >= rows.opened_on) & (rows.known_on < rows.until_on))
    known = windows.dated(facts, rows, "known_on", "incident_id")
    return known.filter(known.working_day_5 <= day(facts.coverage_to))


def _looked_again(facts: Facts, units: ir.Table) -> ir.Table:
    """A professional rated safety from that day up to and including the fifth working day."""
    rows = facts.response
    ratings = rows.filter((rows.instrument == "safety_scale") & (rows.informant == "professional"))
    ratings = ratings.select("dossier_id", "answered_on").distinct()
    met = units.join(
        ratings,
        ["dossier_id", ratings.answered_on >= units.known_on, ratings.answered_on <= units.working_day_5],
    )
    return met.select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="process.reassessed",
    title="Veiligheid opnieuw beoordeeld na incident",
    title_en="Safety re-assessed after an incident",
    question="Wordt na een nieuw incident snel opnieuw naar de veiligheid gekeken?",
    why="Een incident kan betekenen dat het plan niet meer klopt.",
    source="Transparant: juiste informatie op de juiste tijd",
    unit="incident",
    direction="higher is better",
    counted_in="`incident` rows with `known_on` inside the dossier period",
    counted=(
        "a `safety_scale` response by a professional in the same dossier with `known_on` <= "
        "`answered_on` <= 5th working day after `known_on`"
    ),
    period="`known_on`",
    reference_date="`known_on`",
    exclusions=("not assessable: the 5th working day lies after `coverage_to`; dossier not active on `known_on`"),
    missing="cannot occur (absence of a row counts as no)",
    decided="Same day counts. One rating may serve several incidents.",
    limits="Incidenten die niemand vastlegde ontbreken.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("incidents in active dossiers", _incidents),
    statistic=Proportion(_looked_again),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-01-01 | 2024-06-01
            2       | 2024-01-01 |

            incident | dossier | known_on
            a        | 1       | 2024-03-04
            b        | 1       | 2024-03-11
            c        | 1       | 2024-06-01
            d        | 2       | 2024-12-27
            e        | 2       | 2024-03-04

            response | dossier | informant    | instrument   | answered_on | score
            a        | 1       | professional | safety_scale | 2024-03-11  | 6
            b        | 2       | professional | safety_scale | 2024-03-12  | 6
        """,
        counts={"a", "b"},
        out_of={"a", "b", "e"},
    ),
)
