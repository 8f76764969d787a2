"""Korte lijnen met het lokale team: geeft het lokale team snel antwoord op een vraag om advies?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts, day
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _questions(facts: Facts) -> ir.Table:
    """Questions for advice to a local team of which the term is over."""
    rows, organisations = facts.request, facts.organisation
    teams = organisations.filter(organisations.kind == "local_team").select(to_organisation_id="organisation_id")
    asked = rows.filter(rows.kind == "advice").semi_join(teams, "to_organisation_id")
    asked = windows.dated(facts, asked, "requested_on", "request_id")
    return asked.filter(asked.working_day_2 <= day(facts.coverage_to))


def _in_time(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Answered on or before the second working day after the question."""
    return (units.answered_on <= units.working_day_2).fill_null(False)


INDICATOR = Indicator(
    code="structure.local_team_lines",
    title="Korte lijnen met het lokale team",
    title_en="Short lines with the local team",
    question="Geeft het lokale team snel antwoord op een vraag om advies?",
    why="Een korte lijn voorkomt dat een zorg blijft liggen.",
    source=("Intersectorale samenwerking: korte lijntjes met lokale wijkteams voor advies en eventuele betrokkenheid"),
    unit="request",
    direction="higher is better",
    counted_in="`request` rows of kind `advice` to an organisation of kind `local_team`",
    counted="`answered_on` <= 2nd working day after `requested_on`",
    period="`requested_on`",
    reference_date="`requested_on`",
    exclusions="not assessable: the 2nd working day lies after `coverage_to`",
    missing="an unanswered request counts as not in time",
    decided=(
        "The request day is day 0. Answered on the same day is in time. A not assessable request is "
        "left out also when it was answered."
    ),
    limits="Een telefoontje dat niemand opschrijft telt niet mee.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("questions to the local team", _questions),
    statistic=Proportion(_in_time),
    example=Example(
        facts="""
            organisation | kind
            team         | local_team
            school       | school

            request | kind   | to_organisation_id | requested_on | answered_on
            a       | advice | team               | 2024-03-07   | 2024-03-11
            b       | advice | team               | 2024-03-07   | 2024-03-12
            c       | advice | team               | 2024-03-07   |
            d       | advice | school             | 2024-03-07   | 2024-03-07
            e       | advice | team               | 2024-12-30   | 2024-12-30
        """,
        counts={"a"},
        out_of={"a", "b", "c"},
    ),
)
