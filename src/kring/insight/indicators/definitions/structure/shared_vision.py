"""Gezamenlijke visie: vraag?"""

from datetime import date
import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.network import rating, ratings
from kring.insight.indicators.model import Example, Indicator, Mean

INDICATOR = Indicator(
    code="structure.shared_vision",
    title="Gezamenlijke visie",
    title_en="Shared vision",
    question="Vraag?",
    why="Omdat.",
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
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=ratings("shared_vision"),
    statistic=Mean(rating),
    example=Example(facts=""),
)
