"""Inzet ervaringsdeskundigheid: worden ervaringsdeskundigen ingezet?"""

from datetime import date

from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS, with_role
from kring.insight.indicators.model import Example, Indicator, Proportion

INDICATOR = Indicator(
    code="structure.expert_by_experience",
    title="Inzet ervaringsdeskundigheid",
    title_en="Experts by experience",
    question="Worden ervaringsdeskundigen ingezet?",
    why="Wie het zelf meemaakte, wordt eerder geloofd en begrepen.",
    source="Intersectorale samenwerking: inzet ervaringsdeskundigheid",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted="dossiers with an involvement of role `expert_by_experience` that touches the window",
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided="As structure.informal_network.",
    limits="Meedoen aan beleid of opleiding staat niet in de feiten.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(with_role("expert_by_experience")),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-01-01 | 2024-03-01
            2       | 2024-01-01 | 2024-02-29
            3       | 2024-01-01 |

            involvement | dossier | role                 | from_on    | to_on
            a           | 1       | expert_by_experience | 2024-02-29 |
            b           | 2       | expert_by_experience | 2024-01-01 |
            c           | 3       | expert_by_experience | 2023-06-01 | 2024-01-01
        """,
        counts={"1"},
        out_of={"1", "3"},
    ),
)
