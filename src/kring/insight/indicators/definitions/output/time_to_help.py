"""Tijd tot hulp: hoe lang duurt het tot de hulp begint, ook geteld voor wie nog wacht?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts, day
from kring.insight.indicators.blocks.spans import days_between
from kring.insight.indicators.model import Example, Indicator, Population, Survival


def _waiting(facts: Facts) -> ir.Table:
    """Dossiers from their first report, or their opening, until help began or they were lost sight of."""
    reports = facts.signal.filter(facts.signal.kind == "report")
    reports = reports.group_by("dossier_id").aggregate(reported_on=reports.received_on.min())
    helped = families.helped(facts)
    helped = helped.group_by("dossier_id").aggregate(helped_on=helped.started_on.min())
    rows = families.dossiers(facts).select("dossier_id", "opened_on", "closed_on")
    rows = rows.left_join(reports.rename(reported="dossier_id"), [("dossier_id", "reported")])
    rows = rows.left_join(helped.rename(helped="dossier_id"), [("dossier_id", "helped")])
    rows = rows.mutate(start_on=ibis.coalesce(rows.reported_on, rows.opened_on))
    rows = rows.filter(rows.helped_on.isnull() | (rows.helped_on >= rows.start_on))
    rows = rows.filter(rows.closed_on.isnull() | (rows.closed_on >= rows.start_on))
    in_time = rows.helped_on.notnull() & (rows.closed_on.isnull() | (rows.helped_on <= rows.closed_on))
    lost_on = ibis.coalesce(rows.closed_on, day(facts.coverage_to))
    rows = rows.mutate(happened=in_time, seen_until=ibis.ifelse(in_time, rows.helped_on, lost_on))
    return windows.dated(facts, rows, "start_on", "dossier_id")


def _days(facts: Facts, units: ir.Table) -> ir.IntegerValue:
    """How long the family waited, as far as is known."""
    return days_between(units.start_on, units.seen_until)


def _helped(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Whether help began."""
    return units.happened


INDICATOR = Indicator(
    code="output.time_to_help",
    title="Tijd tot hulp",
    title_en="Time to help",
    question="Hoe lang duurt het tot de hulp begint, ook geteld voor wie nog wacht?",
    why="Wachten is gevaarlijk als het thuis niet veilig is.",
    source="Output: tijdige inzet hulpverlening (vermindering wachtlijsten)",
    unit="dossier",
    direction="lower is better",
    counted_in=(
        "dossiers with start day in the period; start = earliest `received_on` of its reports, or "
        "`opened_on` without a report"
    ),
    counted=("Kaplan-Meier median of days from start to the first `started_on` of an `action` of kind `help`"),
    period="start day",
    reference_date="start day",
    exclusions=(
        "help already begun before the start day; dossier closed before the start day (closed on the "
        "start day stays in)"
    ),
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "Same day = 0 days. Help begun after `closed_on` does not count. Without help: censored on "
        "`closed_on`, else on `coverage_to` (not on the period end). At a tie an event comes before a "
        "censoring. Median = first day with S <= 0.5 (tolerance 1e-12)."
    ),
    limits="Gaat ervan uit dat sluiten zonder hulp losstaat van het wachten; vaak is dat niet zo.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("dossiers waiting for help", _waiting),
    statistic=Survival(_days, _helped),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-02-01 |
            2       | 2024-02-01 | 2024-03-02
            3       | 2024-02-01 |
            4       | 2024-02-01 |
            5       | 2024-02-01 | 2024-02-10

            signal | dossier | kind   | received_on
            a      | 1       | report | 2024-01-30
            b      | 5       | report | 2024-02-11

            action | dossier | kind | started_on
            a      | 1       | help | 2024-02-09
            b      | 2       | help | 2024-03-03
            c      | 4       | help | 2024-01-31
        """,
        out_of={"1", "2", "3"},
        values={"1": (10, True), "2": (30, False), "3": (334, False)},
    ),
)
