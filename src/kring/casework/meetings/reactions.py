"""What meetings do at news from below: the coordinator wants to sit together on what happened."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.meetings.actions import People, plan_meeting
from kring.casework.plans.news import MeetingWanted
from kring.casework.safety import secrecy
from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.core.news import subscribe

CARRYING = (InvolvementRole.COORDINATOR, InvolvementRole.SECOND, InvolvementRole.SAFETY_HOLDER)


def plan_what_was_wanted(news: MeetingWanted) -> None:
    """Ask who carries the family to sit together. What happened is not named: the family is asked by a person."""
    carrying = Involvement.objects.filter(dossier_id=news.dossier_id, role__in=CARRYING, professional__isnull=False).at(
        timezone.now()
    )
    plan_meeting(
        dossier=Dossier.objects.get(pk=news.dossier_id),
        viewer=news.viewer,
        purpose=_("Past het plan nog?"),
        starts_at=news.at,
        people=People(
            professionals=frozenset(one for one in carrying.values_list("professional_id", flat=True) if one)
        ),
        about=news.about,
        withheld_from=secrecy.kept_from_of(news.item_key) if news.item_key else (),
    )


def begin() -> None:
    """Subscribe; asked for once, when Kring starts."""
    subscribe(MeetingWanted, plan_what_was_wanted)
