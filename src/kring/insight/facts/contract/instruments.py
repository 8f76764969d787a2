"""The questionnaires and scales: their range, which way is better, and whom they are about."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Instrument:
    """One questionnaire; only its score travels, never its items."""

    name: str
    lowest: float
    highest: float | None
    better: Literal["lower", "higher", "neither"]
    about: Literal["dossier", "person", "adult", "child"]
    whole: bool = False


_ALL = (
    Instrument("incidents_year", 0, None, "lower", "dossier", whole=True),
    Instrument("safety_scale", 0, 10, "higher", "dossier"),
    Instrument("treatment_manner", 1, 5, "higher", "person"),
    Instrument("heard", 1, 5, "higher", "person"),
    Instrument("satisfaction", 1, 10, "higher", "person"),
    Instrument("trust", 1, 5, "higher", "person"),
    Instrument("felt_safety", 0, 10, "higher", "person"),
    Instrument("frame_answer", 0, 3, "neither", "person", whole=True),
    Instrument("trauma_adult", 0, 100, "lower", "adult"),
    Instrument("parenting_stress", 0, 100, "lower", "adult"),
    Instrument("quality_of_life", 0, 100, "higher", "adult"),
    Instrument("substance_use", 0, 40, "lower", "adult"),
    Instrument("financial_strain", 1, 5, "lower", "adult"),
    Instrument("trauma_child", 0, 100, "lower", "child"),
    Instrument("psychosocial", 0, 40, "lower", "child"),
    Instrument("attachment", 0, 100, "higher", "child"),
    Instrument("felt_unsafety_child", 0, 10, "lower", "child"),
)
INSTRUMENTS = {instrument.name: instrument for instrument in _ALL}

FRAME_ANSWERS = {1: "voluntary", 2: "pressure", 3: "compulsory"}
