"""Gezamenlijke visie: werken de partners vanuit één gedeelde visie?"""

from datetime import date

from kring.insight.indicators.blocks.network import rating, ratings
from kring.insight.indicators.model import Example, Indicator, Mean

INDICATOR = Indicator(
    code="structure.shared_vision",
    title="Gezamenlijke visie",
    title_en="Shared vision",
    question="Werken de partners vanuit één gedeelde visie?",
    why="Een gezin merkt het als de ene hulpverlener iets anders wil dan de andere.",
    source="Intersectorale samenwerking: gezamenlijke visie",
    unit="rating",
    direction="higher is better",
    counted_in="`network_rating` rows, dimension `shared_vision`",
    counted="mean score (1-5)",
    period="`rated_on`",
    reference_date="not used",
    exclusions="none",
    missing="not defined; n_missing = 0",
    decided="As structure.motivation.",
    limits="Een oordeel over zichzelf, van wie meedeed.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ratings("shared_vision"),
    statistic=Mean(rating),
    example=Example(
        facts="""
            network_rating | dimension           | rated_on   | perspective  | score
            a              | shared_vision       | 2024-01-01 | professional | 4
            b              | shared_vision       | 2024-12-31 | family       | 2
            c              | shared_vision       | 2023-12-31 | professional | 5
            d              | mandate             | 2024-03-01 | professional | 5
        """,
        out_of={"a", "b"},
        values={"a": 4, "b": 2},
    ),
)
