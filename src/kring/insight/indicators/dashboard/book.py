"""The words of the indicator book as the pages need them; the definitions themselves are read when first asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from kring.insight.indicators.model import Indicator

# The story of the page: each part with the question that it answers.
STORY = (
    ("target", _("Wie wordt bereikt"), _("Zonder te weten wie er kwam, zegt de rest weinig.")),
    ("structure", _("Structuur: wat is geregeld"), _("Wat er moet zijn voordat goed werk kan lukken.")),
    ("process", _("Proces: hoe gaat het"), _("Of het werk zo gaat als met elkaar is bedoeld.")),
    ("output", _("Output: wat komt eruit"), _("Wat er verandert aan maatregelen, wachten en terugkomen.")),
    ("outcome", _("Resultaat: wat brengt het"), _("Of mensen veiliger zijn, en of het beter met ze gaat.")),
)
# Always three numbers together: one alone hides the other two.
VIOLENCE = ("outcome.violence_stopped", "outcome.violence_decreased", "outcome.violence_serious")
RELATIONS = (
    "outcome.relation_help_violence", "outcome.relation_help_wellbeing",
    "outcome.relation_measure_violence", "outcome.relation_measure_wellbeing",
)  # fmt: skip
# What Kring must record before these can say anything; without it a no would only mean that nobody could write yes.
NEEDS = {
    "structure.attitude": "response.treatment_manner",
    "structure.heard": "response.heard",
    "structure.reflection": "learning_session",
    "structure.motivation": "network_rating",
    "structure.practice_research": "learning_session",
    "structure.shared_vision": "network_rating",
    "structure.local_team_lines": "request",
    "structure.rights_in_time": "request",
    "process.information_in_time": "request",
    "process.outreach": "contact",
    "process.knows_frame": "response.frame_answer",
    "outcome.violence_stopped": "response.incidents_year",
    "outcome.violence_decreased": "response.incidents_year",
    "outcome.violence_serious": "response.incidents_year",
    "outcome.incident_change": "response.incidents_year",
    "outcome.wellbeing_adults": "response.quality_of_life",
    "outcome.wellbeing_children": "response.psychosocial",
    "outcome.satisfaction": "response.satisfaction",
    "outcome.trust": "response.trust",
    "outcome.underlying": "action.factor_id",
    "outcome.relation_help_violence": "action.factor_id",
    "outcome.relation_help_wellbeing": "action.factor_id",
    "outcome.relation_measure_violence": "response.incidents_year",
    "outcome.relation_measure_wellbeing": "response.quality_of_life",
}
DIMENSIONS = {
    "organisation": _("organisatie"),
    "municipality": _("gemeente"),
    "region": _("regio"),
    "age_group": _("leeftijd"),
    "problem_type": _("waar het om gaat"),
    "phase": _("fase"),
    "legal_frame": _("juridisch kader"),
}


@cache
def indicators() -> dict[str, Indicator]:
    """Every definition by its code, in the order of the book."""
    from kring.insight.indicators.definitions import every_indicator

    return {one.code: one for one in every_indicator()}


@cache
def group_of(code: str) -> str:
    """To which part of the story an indicator belongs."""
    return code.split(".")[0]
