"""Sociaal netwerk betrokken: doet het eigen netwerk van het gezin mee?"""

from datetime import date

from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS, with_role
from kring.insight.indicators.model import Example, Indicator, Proportion

INDICATOR = Indicator(
    code="structure.informal_network",
    title="Sociaal netwerk betrokken",
    title_en="Informal network involved",
    question="Doet het eigen netwerk van het gezin mee?",
    why="Familie en buren blijven, als de hulpverlening weer weg is.",
    source="Intersectorale samenwerking: sociale netwerk betrokken",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted="dossiers with an involvement of role `informal_network` that touches the window",
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided="One day is enough, also the last day of the window.",
    limits="Zegt niet hoe sterk de steun is; niet elk netwerk is veilig.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(with_role("informal_network")),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-01-01 | 2024-03-01
            2       | 2024-01-01 | 2024-02-29
            3       | 2024-01-01 |

            involvement | dossier | role                 | from_on    | to_on
            a           | 1       | informal_network     | 2024-02-29 |
            b           | 2       | informal_network     | 2024-01-01 |
            c           | 3       | informal_network     | 2023-06-01 | 2024-01-01
        """,
        counts={"1"},
        out_of={"1", "3"},
    ),
)
