"""What may help with a factor: the service directory, looked at from where the factor plays."""

from __future__ import annotations

from datetime import date

from kring.casework.explanation.choices import Domain, Valence
from kring.casework.explanation.models import Factor
from kring.foundation.circle.people import Circle
from kring.foundation.circle.what_helps import directory_for
from kring.foundation.organisations.directory.choices import HelpsWith

PROBLEMS = {
    Domain.PARENTS_AND_FAMILY: HelpsWith.HOME,
    Domain.PARENT_CHILD: HelpsWith.PARENTING,
    Domain.CHILD: HelpsWith.CHILD,
    Domain.SURROUNDINGS: HelpsWith.SURROUNDINGS,
}


def what_helps(factor: Factor, circle: Circle, on: date, *, apart: bool = False) -> str:
    """The address at which one looks further; empty for what helps already, and for the helpers themselves."""
    problem = PROBLEMS.get(Domain(factor.domain))
    if factor.valence != Valence.RISK or problem is None:
        return ""
    return directory_for(problem, about=factor.about, circle=circle, on=on, apart=apart)
