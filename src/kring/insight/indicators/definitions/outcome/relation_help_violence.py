"""Relatie hulp en geweld: stopt het vaker waar hulp is gericht op wat het probleem in stand houdt?"""

from datetime import date

from kring.insight.indicators.blocks.exposure import helped_at_the_root
from kring.insight.indicators.blocks.violence import FOLLOWED_UP, by_severity, stopped
from kring.insight.indicators.model import Example, Indicator, Relation

INDICATOR = Indicator(
    code="outcome.relation_help_violence",
    title="Relatie hulp en stoppen van geweld",
    title_en="Relation of help and stopping of violence",
    question="Stopt het geweld vaker waar hulp is gericht op wat het probleem in stand houdt?",
    why="Laat zien waar hulp en minder geweld samengaan, zodat er verder naar gekeken kan worden.",
    source=("Relatie tussen de geboden hulp en verminderen van geweld en verbeteren welzijn volwassenen en kinderen"),
    unit="dossier",
    direction="neither",
    counted_in="as outcome.violence_stopped",
    counted=(
        "risk difference of 'stopped' (f = 0): exposed minus unexposed; exposed = an `action` of kind "
        "`help`, linked to a factor with function `perpetuating`, whose period [`started_on`, "
        "`ended_on`) touches [baseline day, follow-up day). Baseline day and follow-up day are the "
        "dates of the waves. Strata: b >= 22 (`serious_threshold`) high, else low"
    ),
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="as outcome.violence_stopped",
    missing=(
        "a follow-up in the period without t1 or with t1 not before it (reference date: the "
        "follow-up); or t1 without any follow-up wave at all (on any date) while t1 + 365 days falls "
        "in the period (reference date: that day)"
    ),
    decided=(
        "Something that begins on the follow-up day does not count; something that ended on the "
        "baseline day does not count; still running or one day inside counts."
    ),
    limits=(
        "Een samenhang, geen gevolg: wie dit krijgt verschilt van wie het niet krijgt. Alleen "
        "rekening gehouden met hoe ernstig het bij de start was."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=FOLLOWED_UP,
    statistic=Relation(stopped, helped_at_the_root, by_severity),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2023-01-01
            2       | 2023-01-01
            3       | 2023-01-01
            4       | 2023-01-01
            5       | 2023-01-01
            6       | 2023-01-01

            response | dossier | member | instrument     | wave    | answered_on | score
            a        | 1       | 1      | incidents_year | t1      | 2023-02-01  | 40
            b        | 1       | 1      | incidents_year | t2      | 2024-02-01  | 0
            c        | 2       | 2      | incidents_year | t1      | 2023-02-01  | 40
            d        | 2       | 2      | incidents_year | closure | 2024-02-01  | 21
            e        | 3       | 3      | incidents_year | t1      | 2023-02-01  | 100
            f        | 3       | 3      | incidents_year | t3      | 2024-08-01  | 22
            g        | 4       | 4      | incidents_year | t1      | 2023-03-01  | 10
            h        | 5       | 5      | incidents_year | t2      | 2024-02-01  | 3
            i        | 6       | 6      | incidents_year | t1      | 2023-02-01  | 0
            j        | 6       | 6      | incidents_year | t2      | 2024-02-01  | 0

            factor | dossier | function
            f1     | 1       | perpetuating
            f2     | 2       | perpetuating
            f3     | 3       | perpetuating

            action | dossier | factor | kind | started_on | ended_on
            a      | 1       | f1     | help | 2024-01-31 |
            b      | 2       | f2     | help | 2024-02-01 |
            c      | 3       | f3     | help | 2022-12-01 | 2023-02-01
        """,
        counts={"1"},
        out_of={"1", "2", "3"},
        missing={"4", "5"},
        values={"1": (True, "high"), "2": (False, "high"), "3": (False, "high")},
    ),
)
