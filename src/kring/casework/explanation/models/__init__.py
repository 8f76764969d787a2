"""The joint explanation: what plays a part, how it hangs together, and what may explain it."""

from kring.casework.explanation.models.analysis import Explanation, Factor, StatedNeed
from kring.casework.explanation.models.hypotheses import Argument, Hypothesis, Influence, Perspective, Stance

__all__ = ["Argument", "Explanation", "Factor", "Hypothesis", "Influence", "Perspective", "Stance", "StatedNeed"]
