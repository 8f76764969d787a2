"""Motivatie om te leren: vraag?"""

from datetime import date
import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.network import rating, ratings
from kring.insight.indicators.model import Example, Indicator, Mean

INDICATOR = Indicator(
    code="structure.motivation",
    title="Motivatie om te leren",
    title_en="Motivation to learn",
    question="Vraag?",
    why="Omdat.",
    source="Lerende organisatie: motivatie gericht",
    unit="rating",
    direction="higher is better",
    counted_in="`network_rating` rows, dimension `learning_motivation`",
    counted="mean score (1-5)",
    period="`rated_on`",
    reference_date="not used",
    exclusions="none",
    missing="not defined; n_missing = 0",
    decided=(
        "Every row counts; both perspectives together. Only the breakdowns region and organisation "
        "exist."
    ),
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=ratings("learning_motivation"),
    statistic=Mean(rating),
    example=Example(facts=""),
)
