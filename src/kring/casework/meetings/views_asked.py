"""Pages for who is asked to a meeting: an urgent one within hours, what they may be expected to do, their calendar."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.meetings import actions, forms
from kring.casework.meetings.calendar import calendar_file
from kring.casework.meetings.models import Meeting, Participant
from kring.casework.meetings.soon import soon
from kring.casework.meetings.views import meeting_url, meetings_url
from kring.casework.plans.views import get_or_post
from kring.casework.safety.views import dossier_at_work
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@get_or_post
@reads(Section.MEETINGS)
@once
def urgent(request: Request, dossier_id: int) -> HttpResponse:
    """Ask who carries the family to sit together within hours; who else is asked is a tick away."""
    dossier = dossier_at_work(request, dossier_id)
    circle = circle_of(dossier)
    made: dict[str, int] = {}

    def plan(filled: dict[str, Any]) -> None:
        made["id"] = actions.plan_meeting(
            dossier=dossier,
            viewer=request.viewer,
            purpose=filled["purpose"],
            starts_at=filled["starts_at"],
            people=forms.people(filled["who"]),
            where=form.where(),
            withheld_from=filled["withheld_from"],
        ).pk

    form = forms.UrgentForm(
        request.POST or None,
        circle=circle,
        today=request.viewer.today,
        initial={
            "purpose": _("Spoed: wat is er nu nodig, en wie doet wat?"),
            "starts_at": soon(timezone.localtime()),
            "who": forms.carriers(circle),
        },
    )
    return form_page(
        request,
        form=form,
        act=plan,
        done=_("Het overleg is gepland. Bel wie erbij moet zijn."),
        leads_to=lazy(lambda: reverse("meetings:meeting", args=[dossier_id, made["id"]]), str)(),
        title=_("Spoedoverleg"),
        intro=_("Alles is al ingevuld. Kijk het na. Vraag het gezin erbij als dat veilig kan."),
        submit=_("Overleg plannen"),
        cancel_url=meetings_url(dossier_id),
    )


@get_or_post
@reads(Section.MEETINGS)
@once
def expect(request: Request, dossier_id: int, meeting_id: int) -> HttpResponse:
    """Say what the others may expect of me at this meeting, and what not. For who is asked."""
    dossier = dossier_at_work(request, dossier_id)
    chosen = get_object_or_404(Meeting.objects.of(dossier), pk=meeting_id)
    own = get_object_or_404(Participant, meeting=chosen, professional_id=request.viewer.id)
    return form_page(
        request,
        form=forms.ExpectForm(request.POST or None, initial={"expectations": own.expectations}),
        act=lambda filled: actions.say_what_to_expect(
            participant=own, expectations=filled["expectations"], viewer=request.viewer
        ),
        done=_("Dit staat nu bij het overleg."),
        leads_to=meeting_url(chosen),
        title=_("Wat kunnen anderen van mij verwachten, en wat niet?"),
        intro=chosen.purpose,
        submit=_("Opslaan"),
        cancel_url=meeting_url(chosen),
    )


@require_safe
@reads(Section.MEETINGS, act=Act.EXPORT)
def calendar(request: Request, dossier_id: int, meeting_id: int) -> HttpResponse:
    """The meeting for one's own calendar: that there is one and when, and nothing else."""
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    chosen = get_object_or_404(Meeting.objects.of(dossier), pk=meeting_id)
    content = calendar_file(
        # Always the same for this meeting; without the key of this Kring nobody finds which meeting it is.
        uid=salted_hmac("meetings.calendar", str(chosen.pk)).hexdigest(),
        what=_("Overleg"),
        starts_at=chosen.held_at or chosen.starts_at,
        made_at=timezone.now(),
        changed=chosen.version - 1,
        called_off=chosen.called_off_at is not None,
    )
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="overleg.ics"'
    return answer
