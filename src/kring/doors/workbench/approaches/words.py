"""The words of an approach on the screen: what each field is called, and what each code in it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.casework.intake.choices import ReportKind, SafetyLevel
from kring.casework.plans.choices import TriggerCode
from kring.casework.safety.choices import PhaseCode
from kring.foundation.circle.choices import InvolvementRole, ProblemType, Section
from kring.foundation.core.text import join_words
from kring.foundation.organisations.approaches.choices import CountsFrom, CriterionKind, PartKind, TermBasis, TermUnit
from kring.foundation.organisations.choices import OrganisationKind
from kring.foundation.sharing.choices import BasisCode

# The name of a part in an address.
SLUGS: Mapping[str, PartKind] = {
    "stappen": PartKind.STEPS,
    "criteria": PartKind.CRITERIA,
    "partijen": PartKind.PARTIES,
    "rollen": PartKind.ROLES,
    "hulpmiddelen": PartKind.INSTRUMENTS,
    "poorten": PartKind.GATES,
    "termijnen": PartKind.TRIGGERS,
    "grondslagen": PartKind.BASES,
}
SLUG_OF = {kind: slug for slug, kind in SLUGS.items()}

LABELS: Mapping[str, Any] = {
    "name": gettext_lazy("Naam"),
    "words": gettext_lazy("Wat het is"),
    "for_family": gettext_lazy("In gewone woorden, voor het gezin"),
    "means_for_us": gettext_lazy("Wat dit voor het gezin betekent"),
    "source": gettext_lazy("Waar dit vandaan komt"),
    "source_version": gettext_lazy("Versie van de bron"),
    "suits_problems": gettext_lazy("Voorstellen als het gaat om"),
    "suits_levels": gettext_lazy("Voorstellen als de veiligheid zo is beoordeeld"),
    "suits_reports": gettext_lazy("Voorstellen bij dit soort melding"),
    "proposal_order": gettext_lazy("Plaats in de volgorde van voorstellen"),
    "title": gettext_lazy("Naam"),
    "does": gettext_lazy("Wat er gebeurt, of wat die doet"),
    "who": gettext_lazy("Wie"),
    "counts_from": gettext_lazy("De termijn telt"),
    "term_amount": gettext_lazy("Binnen hoeveel"),
    "term_unit": gettext_lazy("uur, dagen of weken"),
    "term_basis": gettext_lazy("Wie stelt deze termijn"),
    "law": gettext_lazy("Artikel"),
    "done_at_opening": gettext_lazy("Deze stap is gedaan als het dossier opent"),
    "wording": gettext_lazy("Wat er zo moet zijn"),
    "is_needed": gettext_lazy("Is er altijd bij"),
    "circle_role": gettext_lazy("Rol in de kring"),
    "used_for": gettext_lazy("Waarvoor"),
    "phase": gettext_lazy("Om verder te gaan dan"),
    "needs_agreement": gettext_lazy("Er moet een veiligheidsafspraak gelden"),
    "quiet_days": gettext_lazy("Aantal dagen zonder bekend incident"),
    "code": gettext_lazy("Wat het plan kan veranderen"),
    "term": gettext_lazy("Antwoord binnen"),
    "unit": gettext_lazy("uur of werkdagen"),
    "threshold": gettext_lazy("Vanaf hoeveel"),
    "sections": gettext_lazy("Leest deze onderdelen"),
    "purpose": gettext_lazy("Waarvoor"),
    "basis": gettext_lazy("Grondslag"),
    "article": gettext_lazy("Artikel van de grondslag"),
    "days": gettext_lazy("Aantal dagen"),
    "position": gettext_lazy("Plaats in de volgorde"),
}

# The codes of a field. The kind of a line depends on the part in which it stands.
CODES: Mapping[str, Any] = {
    "suits_problems": ProblemType,
    "suits_levels": SafetyLevel,
    "suits_reports": ReportKind,
    "counts_from": CountsFrom,
    "term_unit": TermUnit,
    "term_basis": TermBasis,
    "unit": TermUnit,
    "circle_role": InvolvementRole,
    "phase": PhaseCode,
    "code": TriggerCode,
    "sections": Section,
    "basis": BasisCode,
}
KINDS: Mapping[PartKind, Any] = {PartKind.CRITERIA: CriterionKind, PartKind.PARTIES: OrganisationKind}
KIND_LABELS = {
    PartKind.CRITERIA: gettext_lazy("Waarvoor"),
    PartKind.PARTIES: gettext_lazy("Soort organisatie"),
}


def codes_of(part: str, name: str) -> Any:
    """The choices of a field; None when it has none."""
    if name == "kind":
        return KINDS.get(PartKind(part)) if part in PartKind.values else None
    return CODES.get(name)


def label_of(part: str, name: str) -> str:
    if name == "kind":
        return str(KIND_LABELS[PartKind(part)])
    return str(LABELS[name])


def shown(part: str, name: str, value: Any) -> str:
    """A value as a person reads it."""
    codes = codes_of(part, name)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list | tuple):
        known = dict(codes.choices) if codes else {}
        return join_words([str(known.get(one, one)) for one in value])
    if value is None or value == "":
        return ""
    return str(dict(codes.choices).get(value, value)) if codes else str(value)


def term_in_words(step: Any) -> str:
    """Within which term, who set it, and from when it counts; empty without a term."""
    if not step.term_amount:
        return ""
    words = _("binnen %(amount)s %(unit)s, %(counts_from)s (%(basis)s)") % {
        "amount": step.term_amount,
        "unit": step.get_term_unit_display(),
        "counts_from": step.get_counts_from_display(),
        "basis": step.get_term_basis_display(),
    }
    return f"{words} · {step.law}" if step.law else words
