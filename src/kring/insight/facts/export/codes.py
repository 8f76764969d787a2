"""What the words of Kring are called in the facts. A word that is not here is the same in both."""

from __future__ import annotations

from kring.casework.explanation.choices import Domain
from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.organisations.choices import OrganisationKind

ORGANISATION: dict[str, str] = {
    OrganisationKind.GP: "health",
    OrganisationKind.YOUTH_HEALTH_CARE: "health",
    OrganisationKind.DEBT_HELP: "debt_and_housing",
    OrganisationKind.HOUSING: "debt_and_housing",
    OrganisationKind.WOMENS_SHELTER: "shelter",
}
# A coordinator with a second is a pair: both then have a row `pair_member` besides.
INVOLVEMENT: dict[str, str] = {
    InvolvementRole.COORDINATOR: "fixed_contact",
    InvolvementRole.SECOND: "pair_member",
    InvolvementRole.SAFETY_HOLDER: "safety_monitor",
    InvolvementRole.PRACTITIONER: "helper",
    InvolvementRole.ADVISER: "helper",
    InvolvementRole.NETWORK_PERSON: "informal_network",
    InvolvementRole.AFTER_CARE: "safety_monitor",
}
DOMAIN: dict[str, str] = {
    Domain.PARENTS_AND_FAMILY: "parent_and_family",
    Domain.PARENT_CHILD: "parent_child_relation",
    Domain.SURROUNDINGS: "environment",
}


def in_facts(words: dict[str, str], word: str) -> str:
    """What a word of Kring is called in the facts."""
    return words.get(word, word)
