"""Weet in welk kader: weten kinderen en ouders in welk kader zij hulp krijgen?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.facts.contract.instruments import FRAME_ANSWERS
from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.answers import own_answers
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import covers
from kring.insight.indicators.model import Example, Indicator, Proportion


def _knows(facts: Facts, units: ir.Table) -> ir.Table:
    """Whether the answer names the frame that held that day; nothing where no frame was recorded or nobody answered."""
    answers = units.filter(units.score.notnull())
    frames = families.states(facts, "legal_frame").select("dossier_id", "from_on", "until_on", frame="value")
    beside = answers.join(frames, ["dossier_id", covers(frames, answers.ref_on)])
    said = ibis.cases(*((beside.score == answer, frame) for answer, frame in FRAME_ANSWERS.items()), else_="")
    return beside.select("period", "unit_id", value=said == beside.frame)


INDICATOR = Indicator(
    code="process.knows_frame",
    title="Weet in welk kader",
    title_en="Knows the legal frame",
    question="Weten kinderen en ouders in welk kader zij hulp krijgen?",
    why="Wie niet weet of iets moet of mag, kan zijn rechten niet gebruiken.",
    source=(
        "Rechtsbeschermend: kinderen en ouders weten in welk kader de hulp van toepassing is "
        "(vrijwillig/drang/gedwongen)"
    ),
    unit="member",
    direction="higher is better",
    counted_in=(
        "Latest own answer (`informant` = `self`) per member with `answered_on` in the period, member "
        "at least 8 that day; ties on the day: greatest `response_id`. Any wave counts, also an "
        "answer given outside the member's presence. Instrument `frame_answer`."
    ),
    counted=(
        "the answer (1 voluntary, 2 pressure, 3 compulsory) equals the dossier's `legal_frame` state on `answered_on`"
    ),
    period="`answered_on`",
    reference_date="`answered_on` (missing: last day of the window)",
    exclusions="children under 8",
    missing=(
        "every member present at least 28 days of the period, at least 8 on the last day of the "
        "member's window, without such an answer. A member who answered but was present shorter still "
        "counts. Also missing: the latest answer falls on a day without a recorded frame."
    ),
    decided="0 (does not know) is wrong. On a day of change the new frame holds.",
    limits="Eén kader per dossier; binnen een gezin kunnen kaders verschillen.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=own_answers("frame_answer"),
    statistic=Proportion(_knows),
    example=Example(
        facts="""
            member | joined_on
            1      |
            2      |
            3      |
            4      | 2024-12-01

            state | kind        | value      | from_on    | to_on
            a     | legal_frame | voluntary  | 2024-01-10 | 2024-06-01
            b     | legal_frame | compulsory | 2024-06-01 |

            response | member | instrument   | answered_on | score
            a        | 1      | frame_answer | 2024-06-01  | 3
            b        | 2      | frame_answer | 2024-05-31  | 0
            c        | 3      | frame_answer | 2024-01-09  | 1
        """,
        counts={"1"},
        out_of={"1", "2"},
        missing={"3", "4"},
    ),
)
