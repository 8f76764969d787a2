"""Who a family is and who carries it, in one query for one family or for a list: what stands above its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Now, NullIf
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kring.casework.plans.choices import LegalFrame
from kring.casework.plans.models import Action
from kring.casework.safety.choices import PhaseCode
from kring.casework.safety.models import Phase
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import AMSTERDAM, Viewer
from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.following import with_approach
from kring.foundation.circle.models import ChronologyLine, Dossier, Involvement, LastLook, Member
from kring.foundation.circle.querysets import DossierQuerySet
from kring.foundation.core.text import join_words
from kring.foundation.households.models import Identity
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import Ground
from kring.foundation.sharing.opened import IsLent, IsOpenInEmergency, is_carried
from kring.foundation.ui.words import LEGAL_FRAMES

# The faces that stand above the pages of a family.
FACES = (
    InvolvementRole.COORDINATOR,
    InvolvementRole.SECOND,
    InvolvementRole.SAFETY_HOLDER,
    InvolvementRole.AFTER_CARE,
)
# Who looks, on which day, and when that day began: as the access rule knows it.
ME = Func(function="sharing.professional", output_field=BigIntegerField())
TODAY: Any = Func(function="sharing.today", output_field=DateField())
DAY_BEGAN = Func(
    TODAY, template="(%(expressions)s::timestamp AT TIME ZONE 'Europe/Amsterdam')", output_field=DateTimeField()
)


@dataclass(frozen=True, slots=True)
class News:
    """The newest line that this viewer may read."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class Head:
    """One family as it is called on a page, with the faces that carry it."""

    pk: int
    name: str
    coordinator: str
    second: str
    safety_holder: str
    phase: str
    legal_frame: str
    opened_at: datetime
    closed_at: datetime | None
    looked_at: datetime | None
    # The sections that a ground of this viewer opens: to say "not for you" instead of "nothing here".
    sections: frozenset[str]
    # Whoever looks carries this family: coordinator, second of the pair, or holder of the view on safety.
    is_mine: bool
    news: News | None = None
    # How the circle of this family works, and the step that is next; only of one family, not in a list.
    approach: str = ""
    approach_step: str = ""
    why: str = ""
    tabs: tuple[tuple[str, str, bool], ...] = field(default=())

    @property
    def url(self) -> str:
        return reverse("workbench:family", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def opens(self, section: Section) -> bool:
        return str(section) in self.sections


def dossiers_with_heads(*, with_news: bool = False, approach: bool = False) -> DossierQuerySet:
    """Every dossier that whoever looks may see, with what `head_of` needs."""
    found: DossierQuerySet = _with_heads(with_news=with_news, approach=approach).all()
    return found


@cache
def _with_heads(*, with_news: bool, approach: bool) -> DossierQuerySet:
    """Put together once: the database knows who looks and on which day, so the question is the same for everybody."""
    found: DossierQuerySet = Dossier.objects.annotate(
        names=ArraySubquery(_names()),
        faces=ArraySubquery(_faces()),
        phase=Subquery(Phase.objects.filter(dossier=OuterRef("pk")).current().values("code")[:1]),
        legal_frame=Coalesce(Subquery(_heaviest_frame()), Value(LegalFrame.VOLUNTARY)),
        sections=ArraySubquery(_open_sections()),
        in_emergency=IsOpenInEmergency(F("pk")),
        looks=Subquery(_looks()),
        is_mine=is_carried(Section.CIRCLE),
    )
    if approach:
        found = with_approach(found)
    if not with_news:
        return found
    newest = ChronologyLine.objects.filter(dossier=OuterRef("pk")).order_by("-happened_at", "-pk")
    with_newest: DossierQuerySet = found.annotate(
        news_at=Subquery(newest.values("happened_at")[:1]), news_words=Subquery(newest.values("sentence")[:1])
    )
    return with_newest


def head_of(dossier: Any, **more: Any) -> Head:
    """The head of a dossier that came from `dossiers_with_heads`."""
    sections = frozenset(Section.values if dossier.in_emergency else dossier.sections)
    news_at = getattr(dossier, "news_at", None)
    nobody = "" if dossier.is_open else _("niemand, gesloten")
    faces = _by_role(dossier.faces)
    frame = LEGAL_FRAMES[dossier.legal_frame].title if Section.PLAN in sections else ""
    return Head(
        pk=dossier.pk,
        name=join_words([name for name in dossier.names if name]) or _("dossier %(number)s") % {"number": dossier.pk},
        coordinator=faces.get(InvolvementRole.COORDINATOR) or faces.get(InvolvementRole.AFTER_CARE) or nobody,
        second=faces.get(InvolvementRole.SECOND, ""),
        safety_holder=faces.get(InvolvementRole.SAFETY_HOLDER) or nobody,
        phase=str(capfirst(PhaseCode(dossier.phase).label)) if dossier.phase else "",
        legal_frame=str(frame),
        opened_at=dossier.opened_at,
        closed_at=dossier.closed_at,
        looked_at=dossier.looks[1] if dossier.looks else None,
        sections=sections,
        is_mine=dossier.is_mine,
        approach=getattr(dossier, "approach_name", None) or "",
        approach_step=getattr(dossier, "approach_step", None) or "",
        news=News(timezone.localtime(news_at), dossier.news_words) if news_at else None,
        **more,
    )


def dossier_or_404(request: Request, dossier_id: int, *, approach: bool = False) -> Any:
    """The dossier of a page with what its head needs, fetched once for each request; its approach if asked."""
    kept = getattr(request, "kring_dossier", None)
    if kept is None or kept.pk != dossier_id:
        kept = dossiers_with_heads(approach=approach).filter(pk=dossier_id).first()
        if kept is None:
            raise Http404
        request.kring_dossier = kept  # type: ignore[attr-defined]
    return kept


def begin_of_today(viewer: Viewer) -> datetime:
    """The first moment of the day on which this viewer looks."""
    return datetime.combine(viewer.today, time(0), AMSTERDAM)


def _looks() -> QuerySet[Any, Any]:
    """When this professional last looked, and when before today: a page opened twice on a day loses nothing."""
    before = Case(When(looked_at__lt=DAY_BEGAN, then=F("looked_at")), default=F("looked_before_at"))
    both = Func("looked_at", before, template="ARRAY[%(expressions)s]", output_field=ArrayField(DateTimeField()))
    looks: QuerySet[Any, Any] = LastLook.objects.filter(dossier=OuterRef("pk"), professional_id=ME).values(both=both)
    return looks[:1]


def _names() -> QuerySet[Any, Any]:
    """First names of who belongs to the family now, adults first: as `circle_of` orders them."""
    # Name by name and not as a join: a join begins at everybody whom this viewer may know, for each family again.
    called = Identity.objects.filter(person_id=OuterRef("person_id")).values(
        called=Coalesce(
            NullIf(F("call_name"), Value("")),
            Func(F("given_names"), Value(" "), Value(1), function="split_part"),
            output_field=CharField(),
        )
    )
    names: QuerySet[Any, Any] = (
        Member.objects.filter(dossier=OuterRef("pk"))
        .present_on(TODAY)
        .annotate(called=Subquery(called[:1]), place=Case(When(role="child", then=1), default=0))
        .order_by("place", "id")
        .values("called")
    )
    return names


def _faces() -> QuerySet[Any, Any]:
    """Who carries the family now and who takes care after it closed, as 'role:name'."""
    faces: QuerySet[Any, Any] = (
        Involvement.objects.filter(dossier=OuterRef("pk"), role__in=FACES, professional__isnull=False)
        .filter(Q(ended_at__isnull=True) | Q(ended_at__gt=Now()))
        .order_by("id")
        .values(face=Concat("role", Value(":"), "professional__first_name", Value(" "), "professional__last_name"))
    )
    return faces


def _by_role(faces: list[str]) -> dict[str, str]:
    """The first who holds each role."""
    return dict(face.split(":", 1) for face in reversed(faces))


def _heaviest_frame() -> QuerySet[Any, Any]:
    weight = Case(When(frame=LegalFrame.COMPULSORY, then=0), When(frame=LegalFrame.PRESSURE, then=1), default=2)
    running = Action.objects.filter(dossier=OuterRef("pk")).open()
    heaviest: QuerySet[Any, Any] = running.order_by(weight).values("frame")[:1]
    return heaviest


def _open_sections() -> QuerySet[Any, Any]:
    teams = Position.objects.filter(professional_id=ME).on(TODAY).values("team_id")
    sections: QuerySet[Any, Any] = (
        Ground.objects.alias(is_lent=IsLent(F("pk")))
        .filter(Q(professional_id=ME) | Q(team_id__in=teams) | Q(is_lent=True), dossier=OuterRef("pk"))
        .valid_on(TODAY)
        .annotate(opened=Func(F("sections"), function="unnest", output_field=CharField()))
        .values("opened")
        .distinct()
    )
    return sections
