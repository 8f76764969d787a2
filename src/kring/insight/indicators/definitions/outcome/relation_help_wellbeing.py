"""Relatie hulp en welzijn: gaat het vaker beter met mensen waar hulp is gericht op wat het probleem in stand houdt?"""

from datetime import date

from kring.insight.indicators.blocks.exposure import helped_at_the_root
from kring.insight.indicators.blocks.recovery import CHANGED_MEMBERS, by_severity, improved
from kring.insight.indicators.model import Example, Indicator, Relation

INDICATOR = Indicator(
    code="outcome.relation_help_wellbeing",
    title="Relatie hulp en welzijn",
    title_en="Relation of help and wellbeing",
    question="Gaat het vaker beter met mensen waar hulp is gericht op wat het probleem in stand houdt?",
    why="Laat zien waar hulp en herstel samengaan, zodat er verder naar gekeken kan worden.",
    source=("Relatie tussen de geboden hulp en verminderen van geweld en verbeteren welzijn volwassenen en kinderen"),
    unit="member",
    direction="neither",
    counted_in=(
        "members with a wellbeing change over all adult and child instruments together (as outcome.wellbeing_adults)"
    ),
    counted=(
        "risk difference of 'improved' (change >= 10 points, configurable `improvement_points`, "
        "tolerance 1e-9): exposed minus unexposed; exposed = an `action` of kind `help`, linked to a "
        "factor with function `perpetuating`, whose period [`started_on`, `ended_on`) touches "
        "[baseline day, follow-up day). Baseline day = earliest, follow-up day = latest over the "
        "instruments used. Strata by the dossier's `incidents_year` score at t1: >= 22 "
        "(`serious_threshold`) high, below it low, no t1 unknown"
    ),
    period="follow-up day",
    reference_date="follow-up day",
    exclusions="as outcome.wellbeing_adults",
    missing=(
        "no pair on any instrument, and for at least one instrument and informant: a follow-up in the "
        "period without an earlier t1 (reference date: the follow-up), or a t1 without any follow-up "
        "at all (on any date) while t1 + 365 days falls in the period (reference date: that day); "
        "with several, the earliest of these dates"
    ),
    decided=(
        "A change of exactly 10 is improved, also where floating point gives a hair less. Exposure is "
        "a property of the dossier."
    ),
    limits=(
        "Een samenhang, geen gevolg: wie dit krijgt verschilt van wie het niet krijgt. Alleen "
        "rekening gehouden met hoe ernstig het bij de start was. Leden van één gezin lijken op "
        "elkaar."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=CHANGED_MEMBERS,
    statistic=Relation(improved, helped_at_the_root, by_severity),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2023-01-01
            2       | 2023-01-01

            member | dossier
            1      | 1
            2      | 2
            3      | 2

            response | dossier | member | instrument      | wave | answered_on | score
            a        | 1       | 1      | quality_of_life | t1   | 2023-02-01  | 50
            b        | 1       | 1      | quality_of_life | t2   | 2024-02-01  | 60
            c        | 2       | 2      | quality_of_life | t1   | 2023-02-01  | 50
            d        | 2       | 2      | quality_of_life | t2   | 2024-02-01  | 59
            e        | 1       | 1      | incidents_year  | t1   | 2023-02-01  | 22
            f        | 2       | 3      | quality_of_life | t1   | 2023-02-01  | 50

            factor | dossier | function
            f1     | 1       | perpetuating
            f2     | 2       | protective

            action | dossier | factor | kind | started_on
            a      | 1       | f1     | help | 2023-06-01
            b      | 2       | f2     | help | 2023-06-01
        """,
        counts={"1"},
        out_of={"1", "2"},
        missing={"3"},
        values={"1": (True, "high"), "2": (False, "unknown")},
    ),
)
