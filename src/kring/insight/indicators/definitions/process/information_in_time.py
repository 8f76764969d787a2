"""Juiste informatie op de juiste tijd: krijgen partners op tijd de informatie waar zij om vragen?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts, day
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _questions(facts: Facts) -> ir.Table:
    """Questions for information of which the term is over."""
    rows = facts.request
    asked = windows.dated(facts, rows.filter(rows.kind == "information"), "requested_on", "request_id")
    asked = asked.mutate(last_day=ibis.coalesce(asked.due_on, asked.working_day_5))
    return asked.filter(asked.last_day <= day(facts.coverage_to))


def _in_time(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Answered on or before the agreed day, or else the fifth working day."""
    return (units.answered_on <= units.last_day).fill_null(False)


INDICATOR = Indicator(
    code="process.information_in_time",
    title="Juiste informatie op de juiste tijd",
    title_en="Right information at the right time",
    question="Krijgen partners op tijd de informatie waar zij om vragen?",
    why="Beslissen zonder de juiste informatie is gevaarlijk.",
    source="Transparant: juiste informatie op de juiste tijd",
    unit="request",
    direction="higher is better",
    counted_in="`request` rows of kind `information`",
    counted="`answered_on` <= `due_on`; without `due_on`: <= 5th working day after `requested_on`",
    period="`requested_on`",
    reference_date="`requested_on`",
    exclusions="not assessable: the last day lies after `coverage_to`",
    missing="an unanswered request counts as not in time",
    decided="As structure.local_team_lines.",
    limits="Alleen informatie waar om is gevraagd.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("questions for information", _questions),
    statistic=Proportion(_in_time),
    example=Example(
        facts="""
            request | kind        | requested_on | due_on     | answered_on
            a       | information | 2024-03-27   |            | 2024-04-05
            b       | information | 2024-03-27   |            | 2024-04-06
            c       | information | 2024-03-27   | 2024-04-20 | 2024-04-20
            d       | information | 2024-03-27   | 2024-03-28 | 2024-03-29
            e       | information | 2024-12-27   |            | 2024-12-27
            f       | information | 2024-03-27   |            |
        """,
        counts={"a", "c"},
        out_of={"a", "b", "c", "d", "f"},
    ),
)
