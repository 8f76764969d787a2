"""Vast gezicht: heeft het gezin één vast gezicht?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import apart, days_between, touching
from kring.insight.indicators.model import Example, Indicator, Proportion

MOST_DAYS_WITHOUT = 14


def _one_face(facts: Facts, windows: ir.Table) -> ir.Table:
    """The windows with one fixed contact, and at most two weeks without."""
    contacts = families.involved(facts, "fixed_contact")
    people = touching(windows, contacts.select("dossier_id", "professional_id", "from_on", "until_on"))
    people = people.group_by(["period", "unit_id"]).aggregate(
        one=people.professional_id.min(), other=people.professional_id.max()
    )
    covered = touching(windows, apart(contacts, ["dossier_id"]))
    with_contact = days_between(
        ibis.greatest(covered.from_on, covered.window_from), ibis.least(covered.until_on, covered.window_end)
    )
    covered = covered.mutate(with_contact=with_contact)
    covered = covered.group_by(["period", "unit_id", "days"]).aggregate(covered=covered.with_contact.sum())
    covered = covered.filter(covered.days - covered.covered <= MOST_DAYS_WITHOUT)
    return (
        people.filter(people.one == people.other).semi_join(covered, ["period", "unit_id"]).select("period", "unit_id")
    )


INDICATOR = Indicator(
    code="process.fixed_face",
    title="Vast gezicht",
    title_en="Fixed face",
    question="Heeft het gezin één vast gezicht?",
    why="Steeds opnieuw je verhaal doen kost vertrouwen.",
    source="Eenvoudig: vaste professional/gezicht",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted=(
        "exactly one different `professional_id` holds role `fixed_contact` in the window, and at "
        "most 14 days of the window are without one"
    ),
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "14 uncovered days pass, 15 fail. The same person leaving and returning is one person. Two "
        "persons at once fail."
    ),
    limits="Een gezin kan een wissel ook fijn vinden; dit is geen oordeel over medewerkers.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(_one_face),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-01-01
            2       | 2024-01-01
            3       | 2024-01-01
            4       | 2024-01-01

            involvement | dossier | professional | role          | from_on    | to_on
            a           | 1       | jan          | fixed_contact | 2024-01-08 | 2024-06-01
            b           | 1       | jan          | fixed_contact | 2024-06-08 |
            c           | 2       | jan          | fixed_contact | 2024-01-16 |
            d           | 3       | jan          | fixed_contact | 2024-01-01 | 2024-06-01
            e           | 3       | fleur        | fixed_contact | 2024-06-01 |
        """,
        counts={"1"},
        out_of={"1", "2", "3", "4"},
    ),
)
