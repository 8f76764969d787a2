"""Hermeldingen: hoeveel meldingen gaan over een gezin dat al bekend was?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import days_between
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

LOOK_BACK_DAYS = 365


def _reports(facts: Facts) -> ir.Table:
    """Reports, one for each family and day, with the day of the family's report before it."""
    rows = facts.signal
    reports = rows.filter(rows.kind == "report").select("signal_id", "dossier_id", "received_on")
    reports = reports.join(families.dossiers(facts).select("dossier_id", "family_id"), "dossier_id")
    one_day = ibis.window(group_by=["family_id", "received_on"], order_by="signal_id")
    reports = reports.mutate(rank=ibis.row_number().over(one_day)).filter(lambda t: t["rank"] == 0)
    in_order = ibis.window(group_by="family_id", order_by="received_on")
    reports = reports.mutate(previous_on=reports.received_on.lag().over(in_order))
    return windows.dated(facts, reports, "received_on", "signal_id")


def _known(facts: Facts, units: ir.Table) -> ir.Table:
    """The family had an open dossier that day, or a report in the year before."""
    again = units.filter(days_between(units.previous_on, units.received_on) <= LOOK_BACK_DAYS)
    dossiers = families.dossiers(facts).select("family_id", "opened_on", "closed_on")
    beside = units.select("period", "unit_id", "family_id", "received_on").join(dossiers, "family_id")
    open_then = (beside.opened_on < beside.received_on) & (
        beside.closed_on.isnull() | (beside.received_on < beside.closed_on)
    )
    known = again.select("period", "unit_id").union(beside.filter(open_then).select("period", "unit_id"))
    return known.distinct()


INDICATOR = Indicator(
    code="output.rereports",
    title="Hermeldingen",
    title_en="Re-reports",
    question="Hoeveel meldingen gaan over een gezin dat al bekend was?",
    why="Een nieuwe melding kan betekenen dat de hulp niet hielp.",
    source="Output: minder meldingen",
    unit="report",
    direction="lower is better",
    counted_in=(
        "`signal` rows of kind `report`; several reports about one family on one day are one (the "
        "smallest `signal_id`, whose dossier decides the cells)"
    ),
    counted=(
        "a dossier of the same family was open (`opened_on` < `received_on` < `closed_on`, or not "
        "closed), or the family had a report on an earlier day, at most 365 days before"
    ),
    period="`received_on`",
    reference_date="`received_on`",
    exclusions="kind `advice`",
    missing="cannot occur (absence of a row counts as no)",
    decided=("365 days before counts, 366 does not. The report that opens the dossier (same day) is not a re-report."),
    limits=(
        "Meer meldingen kan ook betekenen dat mensen beter opletten; in het eerste jaar is de terugblik onvolledig."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("reports by family and day", _reports),
    statistic=Proportion(_known),
    example=Example(
        facts="""
            dossier | family | opened_on  | closed_on
            1       | smit   | 2023-03-01 | 2023-06-01
            2       | smit   | 2024-02-29 |
            3       | bakker | 2024-03-01 |

            signal | dossier | kind   | received_on
            a      | 1       | report | 2023-03-01
            b      | 2       | report | 2024-02-29
            c      | 2       | report | 2024-03-05
            d      | 2       | report | 2024-03-05
            e      | 3       | report | 2024-03-01
            f      | 3       | advice | 2024-04-01
        """,
        counts={"b", "c"},
        out_of={"b", "c", "e"},
    ),
)
