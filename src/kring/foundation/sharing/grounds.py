"""The grounds that belong to a role by default: a sensible proposal, recorded each time as a row with an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Professional, Team
from kring.foundation.sharing.bases import Bases, all_bases
from kring.foundation.sharing.choices import BasisCode
from kring.foundation.sharing.models import Consent, Ground

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


def propose(*, team: Team, role: str, on: date, bases: Bases | None = None) -> Ground:
    """An unsaved ground for a role: sections, purpose, basis and end filled in as is usual.

    Give `bases` to propose many: without it the table of bases is read each time.
    """
    proposal = PROPOSALS[InvolvementRole(role)]
    usual = (bases or all_bases()).usual(team.organisation.kind, on)
    return Ground(
        sections=list(proposal.sections),
        purpose=proposal.purpose,
        basis=usual.code if usual else BasisCode.CONSENT,
        article=usual.article if usual else "",
        from_on=on,
        until_on=on + timedelta(days=proposal.days),
    )


def needs_consent(*, team: Team, on: date) -> bool:
    """Whether the usual basis of this organisation is consent. One query."""
    usual = all_bases().usual(team.organisation.kind, on)
    return usual is None or usual.consent_needed


def record(
    *,
    dossier: Dossier,
    professional: Professional,
    team: Team,
    role: str,
    on: date,
    recorded_by_id: int | None = None,
    bases: Bases | None = None,
    family_told_on: date | None = None,
) -> Ground:
    """Record the usual ground of a role for one professional. Without a recorder Kring did so itself.

    Nobody agrees by a role: where the law asks for consent, the ground to which the family agreed already counts.
    """
    ground = propose(team=team, role=role, on=on, bases=bases)
    if ground.basis == BasisCode.CONSENT:
        return agreed_to(dossier=dossier, professional=professional, role=role, on=on)
    ground.dossier = dossier
    ground.professional = professional
    ground.recorded_by_id = recorded_by_id
    ground.family_told_on = family_told_on
    ground.save()
    return ground


def agreed_to(*, dossier: Dossier, professional: Professional, role: str, on: date) -> Ground:
    """The ground on consent that covers this role on that day; refused when nobody agreed to it. One query."""
    needed = PROPOSALS[InvolvementRole(role)].sections
    found: Ground | None = (
        Ground.objects.of(dossier)
        .valid_on(on)
        .filter(professional=professional, persons__isnull=True, sections__contains=[str(one) for one in needed])
        .filter(Exists(Consent.objects.standing().filter(ground=OuterRef("pk"))))
        .order_by("-until_on")
        .first()
    )
    if found is None:
        raise Refused(
            _(
                "Voor %(name)s is toestemming van het gezin nodig. "
                "Leg die eerst vast bij Delen met iemand, voor alles wat bij deze rol hoort."
            )
            % {"name": professional}
        )
    return found
