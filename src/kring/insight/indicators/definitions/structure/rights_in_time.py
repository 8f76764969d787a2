"""Rechten op tijd beantwoord: krijgen mensen op tijd antwoord op een verzoek over hun gegevens?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts, day
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

RIGHTS = ("record_access", "correction", "erasure", "objection")


def _requests(facts: Facts) -> ir.Table:
    """Requests about personal data of which the month is over."""
    rows = facts.request
    asked = windows.dated(facts, rows.filter(rows.kind.isin(RIGHTS)), "requested_on", "request_id")
    return asked.filter(asked.month_later <= day(facts.coverage_to))


def _in_time(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Answered within one calendar month."""
    return (units.answered_on <= units.month_later).fill_null(False)


INDICATOR = Indicator(
    code="structure.rights_in_time",
    title="Rechten op tijd beantwoord",
    title_en="Data-subject rights answered in time",
    question="Krijgen mensen op tijd antwoord op een verzoek over hun gegevens?",
    why="Een recht waar je lang op moet wachten, is in de praktijk geen recht.",
    source="Netwerkdossier: verwerking persoonsgegevens",
    unit="request",
    direction="higher is better",
    counted_in="`request` rows of kinds `record_access`, `correction`, `erasure`, `objection`",
    counted="`answered_on` <= one calendar month after `requested_on`",
    period="`requested_on`",
    reference_date="`requested_on`",
    exclusions="not assessable: that day lies after `coverage_to`",
    missing="an unanswered request counts as not in time",
    decided=(
        "One month later = same day number, or the last day of a shorter month (31 January gives 28 "
        "or 29 February). Not moved for weekends; an extension with reasons is not taken into "
        "account."
    ),
    limits="Strenge lezing van de termijn van één maand; verlenging telt niet mee.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("requests about personal data", _requests),
    statistic=Proportion(_in_time),
    example=Example(
        facts="""
            request | kind          | requested_on | answered_on
            a       | record_access | 2024-01-31   | 2024-02-29
            b       | erasure       | 2024-01-31   | 2024-03-01
            c       | correction    | 2024-05-15   |
            d       | objection     | 2024-12-15   | 2024-12-16
            e       | information   | 2024-05-15   | 2024-05-16
        """,
        counts={"a"},
        out_of={"a", "b", "c"},
    ),
)
