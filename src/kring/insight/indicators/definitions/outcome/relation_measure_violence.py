"""Relatie juridische maatregel en stoppen van geweld: stopt het geweld vaker waar een juridische maatregel geldt?"""

from datetime import date

from kring.insight.indicators.blocks.exposure import legally_protected
from kring.insight.indicators.blocks.violence import FOLLOWED_UP, by_severity, stopped
from kring.insight.indicators.model import Example, Indicator, Relation

INDICATOR = Indicator(
    code="outcome.relation_measure_violence",
    title="Relatie juridische maatregel en stoppen van geweld",
    title_en="Relation of legal measure and stopping of violence",
    question="Stopt het geweld vaker waar een juridische maatregel geldt?",
    why="Een maatregel grijpt diep in; het is eerlijk om te kijken waar zij mee samengaat.",
    source=(
        "Relatie inzet van juridische maatregelen (zoals kinderbeschermingsmaatregel of THV) met "
        "afname geweld en verbeteren welzijn volwassenen en kinderen"
    ),
    unit="dossier",
    direction="neither",
    counted_in="as outcome.violence_stopped",
    counted=(
        "risk difference of 'stopped' (f = 0): exposed minus unexposed; exposed = a `measure` of "
        "group child_protection or exclusion_order in the dossier (any member) that touches [baseline "
        "day, follow-up day). Baseline day and follow-up day are the dates of the waves. Strata: b >= "
        "22 (`serious_threshold`) high, else low"
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
        "rekening gehouden met hoe ernstig het bij de start was. Maatregelen gaan naar de zwaarste "
        "zaken."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=FOLLOWED_UP,
    statistic=Relation(stopped, legally_protected, by_severity),
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

            measure | dossier | member | kind              | from_on    | to_on
            a       | 1       | 1      | supervision_order | 2022-06-01 | 2023-02-02
            b       | 2       |        | exclusion_order   | 2023-01-20 | 2023-02-01
            c       | 3       | 3      | criminal_measure  | 2023-03-01 |
        """,
        counts={"1"},
        out_of={"1", "2", "3"},
        missing={"4", "5"},
        values={"1": (True, "high"), "2": (False, "high"), "3": (False, "high")},
    ),
)
