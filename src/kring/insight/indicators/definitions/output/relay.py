"""Estafette (rondpompen): wordt het gezin van de ene naar de andere organisatie doorgegeven?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import days_between, plus_days
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

LEADING = ("fixed_contact", "case_director")
SOON_DAYS = 365


def _closed(facts: Facts) -> ir.Table:
    """Dossiers by their day of closing; seen on the day before."""
    rows = families.dossiers(facts).select("dossier_id", "opened_on", "closed_on")
    rows = windows.dated(facts, rows, "closed_on", "dossier_id")
    return rows.mutate(ref_on=ibis.greatest(plus_days(rows.closed_on, -1), rows.opened_on))


def _passed_around(facts: Facts, units: ir.Table) -> ir.Table:
    """The lead changed organisation twice within a year, or came back to an organisation that had given it away."""
    rows = facts.handover
    leads = rows.filter(rows.role.isin(LEADING) & (rows.from_organisation_id != rows.to_organisation_id))
    leads = leads.select("handed_on", unit_id="dossier_id", giver="from_organisation_id", receiver="to_organisation_id")
    leads = leads.semi_join(units.select("unit_id").distinct(), "unit_id").distinct()
    in_order = ibis.window(group_by="unit_id", order_by=["handed_on", "giver", "receiver"])
    leads = leads.mutate(previous_on=leads.handed_on.lag().over(in_order))
    soon = leads.filter(days_between(leads.previous_on, leads.handed_on) <= SOON_DAYS).select("unit_id")
    gave = leads.group_by(["unit_id", "giver"]).aggregate(gave_on=leads.handed_on.min())
    gave = gave.rename(its_unit="unit_id", gave_away="giver")
    back = leads.join(
        gave,
        [("unit_id", "its_unit"), ("receiver", "gave_away"), leads.handed_on > gave.gave_on],
    )
    return soon.union(back.select("unit_id")).distinct()


INDICATOR = Indicator(
    code="output.relay",
    title="Estafette (rondpompen)",
    title_en="Relay between organisations",
    question="Wordt het gezin van de ene naar de andere organisatie doorgegeven?",
    why="Rondpompen kost tijd en vertrouwen, en het geweld gaat intussen door.",
    source="Output: geen estafettesamenwerking (geen rondpompen)",
    unit="dossier",
    direction="lower is better",
    counted_in="dossiers closed in the period",
    counted=(
        "among all its lead handovers, also outside the dossier period (role `fixed_contact` or "
        "`case_director`, giving and receiving organisation differ; rows with equal day, giver and "
        "receiver are one), there are two at most 365 days apart, or a later one goes to an "
        "organisation that was the giver of an earlier one"
    ),
    period="`closed_on`",
    reference_date="day before `closed_on` (not before `opened_on`)",
    exclusions="merged dossiers; open dossiers",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "Two roles passing on one day between the same two organisations are one handover. 365 days "
        "apart counts, 366 does not. Order: day, giver, receiver."
    ),
    limits="Een geplande stap naar gespecialiseerde zorg en terug telt ook mee.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("closed dossiers", _closed),
    statistic=Proportion(_passed_around),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2023-01-01 | 2024-06-01
            2       | 2023-01-01 | 2024-06-01
            3       | 2023-01-01 | 2024-06-01
            4       | 2023-01-01 | 2024-06-01
            5       | 2023-01-01 |

            handover | dossier | role          | handed_on  | from_organisation_id | to_organisation_id
            a        | 1       | fixed_contact | 2023-03-01 | o                    | p
            b        | 1       | case_director | 2024-02-29 | p                    | q
            c        | 2       | fixed_contact | 2023-03-01 | o                    | p
            d        | 2       | case_director | 2024-03-01 | p                    | q
            e        | 3       | fixed_contact | 2023-02-01 | o                    | p
            f        | 3       | fixed_contact | 2024-05-01 | p                    | o
            g        | 4       | fixed_contact | 2024-02-01 | o                    | p
            h        | 4       | case_director | 2024-02-01 | o                    | p
        """,
        counts={"1", "3"},
        out_of={"1", "2", "3", "4"},
    ),
)
