"""The grounds that belong to a role by default: a sensible proposal, recorded each time as a row with an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.organisations.choices import OrganisationKind
from kring.foundation.organisations.models import Professional, Team
from kring.foundation.sharing.choices import BasisCode
from kring.foundation.sharing.models import Ground

ALL_SECTIONS = tuple(Section)
SAFETY_SECTIONS = tuple(section for section in Section if section is not Section.PLACES)
ADVICE_SECTIONS = (Section.CIRCLE, Section.FAMILY, Section.PLAN, Section.SAFETY, Section.MEETINGS)

AFTER_CARE_SECTIONS = (Section.CIRCLE, Section.FAMILY, Section.PLAN, Section.SAFETY, Section.CLOSING)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a careful colleague would record for this role."""

    sections: tuple[Section, ...]
    purpose: str
    days: int


PROPOSALS: dict[InvolvementRole, Proposal] = {
    InvolvementRole.COORDINATOR: Proposal(
        ALL_SECTIONS, "het gezin helpen en de samenwerking rond het gezin leiden", 365
    ),
    InvolvementRole.SECOND: Proposal(ALL_SECTIONS, "samen met de coördinator het gezin helpen", 365),
    InvolvementRole.SAFETY_HOLDER: Proposal(ALL_SECTIONS, "zicht houden op de veiligheid van alle gezinsleden", 365),
    InvolvementRole.PRACTITIONER: Proposal(ADVICE_SECTIONS, "behandelen in samenhang met het gezinsplan", 180),
    InvolvementRole.ADVISER: Proposal(SAFETY_SECTIONS, "meedenken over wat er nodig is", 90),
    InvolvementRole.EXPERT_BY_EXPERIENCE: Proposal((Section.CIRCLE, Section.PLAN), "naast het gezin staan", 180),
    InvolvementRole.AFTER_CARE: Proposal(AFTER_CARE_SECTIONS, "na het afsluiten vragen hoe het gaat", 180),
}

# Which law lets which kind of organisation work with personal data for its own task.
BASIS_OF_KIND: dict[str, tuple[BasisCode, str]] = {
    OrganisationKind.LOCAL_TEAM: (BasisCode.LAW_YOUTH, "Jeugdwet art. 7.4.0"),
    OrganisationKind.VEILIG_THUIS: (BasisCode.LAW_VEILIG_THUIS, "Wmo 2015 art. 5.1.6"),
    OrganisationKind.REGIONAL_SAFETY_TEAM: (BasisCode.LAW_YOUTH, "Jeugdwet art. 7.4.0"),
    OrganisationKind.CERTIFIED_INSTITUTION: (BasisCode.LAW_YOUTH, "Jeugdwet art. 7.4.1"),
    OrganisationKind.CHILD_PROTECTION_BOARD: (BasisCode.LAW_CHILD_PROTECTION_BOARD, "BW 1:238"),
    OrganisationKind.POLICE: (BasisCode.LAW_POLICE_JUSTICE, "Wpg art. 20"),
}


def propose(*, team: Team, role: str, on: date) -> Ground:
    """An unsaved ground for a role: sections, purpose, basis and end filled in as is usual."""
    proposal = PROPOSALS[InvolvementRole(role)]
    basis, article = BASIS_OF_KIND.get(team.organisation.kind, (BasisCode.CONSENT, ""))
    return Ground(
        sections=list(proposal.sections),
        purpose=proposal.purpose,
        basis=basis,
        article=article,
        from_on=on,
        until_on=on + timedelta(days=proposal.days),
    )


def record(
    *,
    dossier: Dossier,
    professional: Professional,
    team: Team,
    role: str,
    on: date,
    recorded_by_id: int | None = None,
) -> Ground:
    """Record the usual ground of a role for one professional. Without a recorder Kring did so itself."""
    ground = propose(team=team, role=role, on=on)
    ground.dossier = dossier
    ground.professional = professional
    ground.recorded_by_id = recorded_by_id
    ground.save()
    return ground
