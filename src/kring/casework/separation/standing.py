"""How it stands with the safety screen of one family: who was asked, what was concluded, may parents sit together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from kring.casework.separation import rules
from kring.casework.separation.choices import Together
from kring.casework.separation.models import SafetyScreen, ScreenConclusion
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.approaches import DossierApproach
from kring.foundation.circle.choices import MemberRole, ProblemType, Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.organisations.directory.choices import HelpsWith
from kring.foundation.organisations.directory.models import Service
from kring.foundation.sharing.opened import opened_about_everyone

# Who is asked: whoever was a couple, with or without authority.
ASKED_ROLES = frozenset({MemberRole.PARENT, MemberRole.EX_PARTNER})
# The approach that begins with this screen.
APPROACH = "complex-separation"


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be offered to parents together in one dossier, as Kring itself knows it."""

    # In this dossier the question is separation, or somebody began a screen.
    asks_a_check: bool
    concluded: rules.Concluded | None

    @property
    def here(self) -> Together:
        """For help in general in which parents sit together."""
        return rules.together(asks_a_check=self.asks_a_check, concluded=self.concluded)

    def of(self, service: Service) -> Together:
        """For one service. Help at a separation asks for a check in every dossier."""
        if not service.parents_together:
            return Together.MAY
        return self.at_separation if HelpsWith.SEPARATION in service.helps_with else self.here

    @property
    def at_separation(self) -> Together:
        """For help at a separation in which parents sit together."""
        return rules.together(asks_a_check=True, concluded=self.concluded)

    def offered(self, services: QuerySet[Service]) -> QuerySet[Service]:
        """Those that can be offered here."""
        if self.here != Together.MAY:
            return services.exclude(parents_together=True)
        if self.concluded is None:
            return services.exclude(Q(parents_together=True) & Q(helps_with__contains=[HelpsWith.SEPARATION]))
        return services


def is_about_separation(dossier: Dossier) -> bool:
    """Whether the question in this dossier is a separation, by its problem or by the approach that it follows."""
    return (
        dossier.problem_type == ProblemType.COMPLEX_SEPARATION
        or _follows_its_approach().filter(dossier=dossier).exists()
    )


def standing_of(dossier: Dossier) -> Standing:
    """Asked by Kring itself: whoever may not read a conclusion must not get past it either."""
    with looking_as(job(Job.ARRANGING)):
        return _seen(dossier)


def only_apart(dossier: Dossier) -> bool:
    """Whether the directory is opened without help in which parents sit together, as far as whoever looks knows.

    What they may not read counts as not concluded, so that nothing is told by it.
    """
    return _seen(dossier).here != Together.MAY


def _seen(dossier: Dossier) -> Standing:
    """How it stands to whoever looks. One query."""
    of_this = {"dossier": OuterRef("pk")}
    last = ScreenConclusion.objects.filter(**of_this, replaced_at__isnull=True)
    found = (
        Dossier.objects.filter(pk=dossier.pk)
        .annotate(
            pattern=Subquery(last.values("pattern")[:1]),
            severity=Subquery(last.values("severity")[:1]),
            asks=Exists(_follows_its_approach().filter(**of_this))
            | Exists(SafetyScreen.objects.filter(**of_this).in_force()),
        )
        .values("pattern", "severity", "asks")
        .first()
    )
    if found is not None and found["pattern"] is not None:
        return Standing(True, rules.Concluded(found["pattern"], found["severity"]))
    by_problem = dossier.problem_type == ProblemType.COMPLEX_SEPARATION
    return Standing(by_problem or (found is not None and found["asks"]), None)


def _follows_its_approach() -> QuerySet[DossierApproach, DossierApproach]:
    found: QuerySet[DossierApproach, DossierApproach] = DossierApproach.objects.running().filter(
        approach_version__approach__code=APPROACH
    )
    return found


def why_not(dossier: Dossier, service: Service) -> str | None:
    """Why this service cannot be in the plan of this family, in words that fit what whoever looks may know."""
    return in_words(dossier, standing_of(dossier).of(service)) or None


def in_words(dossier: Dossier, how: Together) -> str:
    """The reason. Who may not read of safety about everyone gets one sentence, whatever was concluded or not yet."""
    if how == Together.MAY:
        return ""
    if not opened_about_everyone(Section.SAFETY).filter(pk=dossier.pk).exists():
        return rules.why_not_offered_to_whom_it_is_closed()
    return rules.why_not_offered(how) or ""


def parents_of(circle: Circle) -> list[tuple[int, str]]:
    """Who is asked, in the order of the circle: (person, name)."""
    return [(member.person_id, str(member.person.identity)) for member in circle.members if member.role in ASKED_ROLES]


def not_yet_asked(circle: Circle, screens: Iterable[SafetyScreen]) -> list[str]:
    """The names of the parents of whom nobody asked, nor said why not."""
    asked = {one.person_id for one in screens}
    return [name or _("een ouder") for person, name in parents_of(circle) if person not in asked]
