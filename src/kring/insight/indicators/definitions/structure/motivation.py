"""Motivatie om te leren: willen de partners van elkaar leren?"""

from datetime import date

from kring.insight.indicators.blocks.network import rating, ratings
from kring.insight.indicators.model import Example, Indicator, Mean

INDICATOR = Indicator(
    code="structure.motivation",
    title="Motivatie om te leren",
    title_en="Motivation to learn",
    question="Willen de partners van elkaar leren?",
    why="Een netwerk leert alleen als mensen er zin en ruimte voor hebben.",
    source="Lerende organisatie: motivatie gericht",
    unit="rating",
    direction="higher is better",
    counted_in="`network_rating` rows, dimension `learning_motivation`",
    counted="mean score (1-5)",
    period="`rated_on`",
    reference_date="not used",
    exclusions="none",
    missing="not defined; n_missing = 0",
    decided=("Every row counts; both perspectives together. Only the breakdowns region and organisation exist."),
    limits="Een oordeel over zichzelf, van wie meedeed.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ratings("learning_motivation"),
    statistic=Mean(rating),
    example=Example(
        facts="""
            network_rating | dimension           | rated_on   | perspective  | score
            a              | learning_motivation | 2024-01-01 | professional | 4
            b              | learning_motivation | 2024-12-31 | family       | 2
            c              | learning_motivation | 2023-12-31 | professional | 5
            d              | mandate             | 2024-03-01 | professional | 5
        """,
        out_of={"a", "b"},
        values={"a": 4, "b": 2},
    ),
)
