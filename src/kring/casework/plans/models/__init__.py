"""The plan, its versions, what everybody says of it, and what may change it."""

from kring.casework.plans.models.consent import PlanConsent
from kring.casework.plans.models.plan import Action, CourtOrder, Goal, GoalScore, PlanVersion, PlanVersionLine
from kring.casework.plans.models.proposals import ImpactProposal

__all__ = [
    "Action",
    "CourtOrder",
    "Goal",
    "GoalScore",
    "ImpactProposal",
    "PlanConsent",
    "PlanVersion",
    "PlanVersionLine",
]
