"""What may help with a goal: the service directory, looked at from what a family is in Kring for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kring.foundation.circle.choices import ProblemType
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.circle.what_helps import directory_for
from kring.foundation.organisations.directory.choices import HelpsWith

# What is not here says too little of what would help: then everything is shown.
PROBLEMS = {
    ProblemType.CHILD_ABUSE: HelpsWith.VIOLENCE,
    ProblemType.NEGLECT: HelpsWith.PARENTING,
    ProblemType.PARTNER_VIOLENCE: HelpsWith.VIOLENCE,
    ProblemType.SEXUAL_VIOLENCE: HelpsWith.SEXUAL_VIOLENCE,
    ProblemType.ELDER_ABUSE: HelpsWith.OLD_AGE,
    ProblemType.COMPLEX_SEPARATION: HelpsWith.SEPARATION,
}


def what_helps(dossier: Dossier, about: Iterable[int], circle: Circle, on: date, *, apart: bool = False) -> str:
    """The address at which one looks further from a goal."""
    problem = PROBLEMS.get(ProblemType(dossier.problem_type))
    return directory_for(problem, about=about, circle=circle, on=on, apart=apart)
