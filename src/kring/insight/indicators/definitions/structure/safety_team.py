"""Veiligheidsexpertise ingezet: komt het regionale veiligheidsteam erbij als de veiligheid in het geding is?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts, day
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _in_danger(facts: Facts) -> ir.Table:
    """The first triage of every dossier in the period that found acute or structural danger, when its term is over."""
    rows = facts.signal
    grave = rows.filter(rows.triaged_on.notnull() & rows.safety_level.isin(["acute", "structural"]))
    grave = windows.dated(facts, grave, "triaged_on", "dossier_id")
    first = ibis.window(group_by=["period", "dossier_id"], order_by=["triaged_on", "signal_id"])
    grave = grave.mutate(rank=ibis.row_number().over(first)).filter(lambda t: t["rank"] == 0)
    return grave.filter(grave.working_day_10 <= day(facts.coverage_to))


def _safety_team(facts: Facts, units: ir.Table) -> ir.Table:
    """A regional safety team is involved on a day from the triage up to and including the tenth working day."""
    organisations = facts.organisation
    teams = organisations.filter(organisations.kind == "regional_safety_team").select("organisation_id")
    rows = families.involvements(facts).semi_join(teams, "organisation_id")
    rows = rows.select("dossier_id", "from_on", "until_on")
    met = units.join(rows, ["dossier_id", rows.from_on <= units.working_day_10, rows.until_on > units.triaged_on])
    return met.select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="structure.safety_team",
    title="Veiligheidsexpertise ingezet",
    title_en="Safety expertise brought in",
    question="Komt het regionale veiligheidsteam erbij als de veiligheid in het geding is?",
    why="Bij acuut of structureel gevaar is meer kennis van veiligheid nodig.",
    source="Regionale Veiligheidsteams: expertise en bevoegdheden op gebied van veiligheidsvraagstukken",
    unit="dossier",
    direction="higher is better",
    counted_in=(
        "dossiers with a signal (report or advice) with `triaged_on` in the period and `safety_level` "
        "`acute` or `structural`; the first such triage in the period (tie: smallest `signal_id`)"
    ),
    counted=(
        "an involvement of an organisation of kind `regional_safety_team` touches [triage day, 10th "
        "working day after it], both included"
    ),
    period="`triaged_on`",
    reference_date="the triage day",
    exclusions="not assessable: the 10th working day lies after `coverage_to`",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "A team that was already involved and is still involved on the triage day counts. Later "
        "triages in the same period are ignored, also when the first is not assessable."
    ),
    limits="Telt aanwezigheid, geen bevoegdheid of kwaliteit.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("dossiers with a grave triage", _in_danger),
    statistic=Proportion(_safety_team),
    example=Example(
        facts="""
            organisation | kind
            team         | regional_safety_team

            dossier | opened_on
            1       | 2024-01-01
            2       | 2024-01-01
            3       | 2024-01-01
            4       | 2024-01-01

            signal | dossier | kind   | received_on | triaged_on | safety_level
            a      | 1       | report | 2024-03-01  | 2024-03-04 | acute
            b      | 2       | advice | 2024-03-01  | 2024-03-04 | structural
            c      | 3       | report | 2024-03-01  | 2024-03-04 | risk
            d      | 4       | report | 2024-12-19  | 2024-12-20 | acute

            involvement | dossier | organisation | role   | from_on    | to_on
            a           | 1       | team         | helper | 2024-03-18 |
            b           | 2       | team         | helper | 2024-03-19 |
        """,
        counts={"1"},
        out_of={"1", "2"},
    ),
)
