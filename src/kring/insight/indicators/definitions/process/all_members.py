"""Alle gezinsleden in beeld: heeft het plan oog voor elk gezinslid, ook voor kinderen zonder hulpvraag?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import plus_days
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

TERM_DAYS = 56


def _known_families(facts: Facts) -> ir.Table:
    """Dossiers with a member present on the last day of the period who has been there eight weeks."""
    agreed = facts.action.filter(facts.action.member_id.notnull())
    agreed = agreed.group_by("member_id").aggregate(agreed_on=agreed.agreed_on.min())
    people = families.members(facts).left_join(agreed.rename(for_member="member_id"), [("member_id", "for_member")])
    active = families.dossiers(facts).select("dossier_id", dossier_from="opened_on", dossier_until="until_on")
    people = people.join(active, "dossier_id")
    periods = facts.periods.mutate(latest=plus_days(facts.periods.last_on, -TERM_DAYS))
    there = people.join(
        periods,
        [
            people.from_on <= periods.latest,
            people.dossier_from <= periods.latest,
            people.until_on > periods.last_on,
            people.dossier_until > periods.last_on,
        ],
    )
    reviewed = (there.reviewed_on <= there.last_on).fill_null(False)
    planned = (there.need != "help_needed") | (there.agreed_on <= there.last_on).fill_null(False)
    there = there.mutate(in_view=(reviewed & planned).cast("int32"))
    return there.group_by(["period", "yearly", "dossier_id"]).aggregate(
        unit_id=there.dossier_id.max(), ref_on=there.last_on.max(), all_in_view=there.in_view.min()
    )


def _everybody(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Nobody is out of view."""
    return units.all_in_view == 1


INDICATOR = Indicator(
    code="process.all_members",
    title="Alle gezinsleden in beeld",
    title_en="All family members in view",
    question="Heeft het plan oog voor elk gezinslid, ook voor kinderen zonder hulpvraag?",
    why="Het stille kind heeft vaak evenveel last.",
    source="Gezinsgericht: alle gezinsleden",
    unit="dossier",
    direction="higher is better",
    counted_in=(
        "dossiers active on the last day of the period (cut at `coverage_to`), opened at least 56 "
        "days before, with at least one member present that day whose first day lies at least 56 days "
        "before"
    ),
    counted=(
        "every such member has `reviewed_on` <= that day and, when `need` = `help_needed`, at least "
        "one `action` with this `member_id` and `agreed_on` <= that day"
    ),
    period="last day of the period (stock)",
    reference_date="last day of the period",
    exclusions="no such member",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "Exactly 56 days counts. Actions of any kind count; actions for the whole family (no "
        "`member_id`) do not. Members who came less than 56 days ago are ignored."
    ),
    limits="Wat iemand nodig heeft is de laatste stand, niet die van die dag.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("dossiers with members of eight weeks", _known_families),
    statistic=Proportion(_everybody),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-01-01
            2       | 2024-01-01
            3       | 2024-11-06

            member | dossier | need           | joined_on  | reviewed_on
            1      | 1       | help_needed    |            | 2024-03-01
            2      | 1       | no_help_needed |            | 2024-12-31
            3      | 1       | unknown        | 2024-11-06 |
            4      | 2       | help_needed    |            | 2024-03-01
            5      | 3       | no_help_needed |            | 2024-12-01

            action | dossier | member | kind       | agreed_on
            a      | 1       | 1      | practical  | 2024-12-31
            b      | 2       |        | help       | 2024-03-01
        """,
        counts={"1"},
        out_of={"1", "2"},
    ),
)
