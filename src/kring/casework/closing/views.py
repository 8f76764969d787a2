"""The pages of closing together: who said what, what is in the way, and the closing itself."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.closing import actions, forms
from kring.casework.closing.models import Closing
from kring.casework.closing.standing import standing_of, voices_of
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import FIELD, once
from kring.foundation.sharing.leaving import while_in_sight
from kring.foundation.sharing.opened import carried, opened, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def closing_url(dossier_id: int) -> str:
    return reverse("closing:closing", args=[dossier_id])


def running_or_404(dossier: Dossier) -> Closing:
    """The proposal on which people say their word now."""
    return get_object_or_404(Closing.objects.of(dossier).running().select_related("after_care_by", "dossier"))


@require_safe
@reads(Section.CLOSING)
def closing(request: Request, dossier_id: int) -> HttpResponse:
    """How closing stands; and after it: what was agreed, and who asks how it goes."""
    dossier = get_object_or_404(opened(Section.CLOSING), pk=dossier_id)
    if not dossier.is_open:
        last = Closing.objects.of(dossier).that_closed().select_related("after_care_by").order_by("-closed_at").first()
        return render(
            request,
            "closing/closed.html",
            {
                "dossier": dossier,
                "closing": last,
                "voices": voices_of(last, []) if last else [],
                "does_after_care": last and request.viewer.is_professional,
            },
        )
    proposal = Closing.objects.of(dossier).running().select_related("after_care_by").first()
    standing = standing_of(dossier, proposal, circle_of(dossier), request.viewer.today)
    return render(
        request,
        "closing/closing.html",
        {
            "dossier": dossier,
            "closing": proposal,
            "standing": standing,
            "may_write": request.viewer.is_professional,
            "own_id": request.viewer.id if request.viewer.is_professional else None,
        },
    )


@get_or_post
@reads(Section.CLOSING)
@once
def propose(request: Request, dossier_id: int) -> HttpResponse:
    """Propose to close."""
    dossier = get_object_or_404(writable(Section.CLOSING), pk=dossier_id)
    return form_page(
        request,
        form=forms.ProposeForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.propose_closing(
            dossier=dossier,
            viewer=request.viewer,
            **{name: value for name, value in filled.items() if name != FIELD},
        ),
        done=_("Het voorstel ligt er. Nu zegt iedereen wat die ervan vindt."),
        leads_to=closing_url(dossier_id),
        title=_("Voorstel om af te sluiten"),
        intro=_("Sluit samen af. Iedereen zegt wat die ervan vindt; het eens zijn hoeft niet."),
        submit=_("Voorstellen"),
        cancel_url=closing_url(dossier_id),
    )


@get_or_post
@reads(Section.CLOSING)
@once
def withdraw(request: Request, dossier_id: int) -> HttpResponse:
    """Take the proposal back."""
    dossier = get_object_or_404(writable(Section.CLOSING), pk=dossier_id)
    proposal = running_or_404(dossier)
    return form_page(
        request,
        form=forms.WithdrawForm(request.POST or None),
        act=lambda filled: actions.withdraw_closing(closing=proposal, reason=filled["reason"], viewer=request.viewer),
        done=_("Het voorstel is ingetrokken."),
        leads_to=closing_url(dossier_id),
        title=_("Voorstel intrekken"),
        intro=_("Wat iedereen zei, blijft bewaard. Bij een nieuw voorstel zegt iedereen opnieuw wat die vindt."),
        submit=_("Intrekken"),
        cancel_url=closing_url(dossier_id),
    )


@get_or_post
@reads(Section.CLOSING)
@once
def close(request: Request, dossier_id: int) -> HttpResponse:
    """Ask once more, and close."""
    dossier = get_object_or_404(carried(Section.CLOSING), pk=dossier_id)
    proposal = running_or_404(dossier)
    day = date_format(proposal.after_care_on, "j F Y")
    return form_page(
        request,
        form=forms.CloseForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: actions.close(closing=proposal, viewer=request.viewer),
        done=_("Het dossier is gesloten."),
        leads_to=while_in_sight(dossier_id, closing_url(dossier_id)),
        title=_("Afsluiten"),
        submit=_("Ja, sluit dit dossier"),
        cancel_url=closing_url(dossier_id),
        template="closing/close.html",
        in_the_way=standing_of(dossier, proposal, circle_of(dossier), request.viewer.today).in_the_way,
        consequences=[
            _("Iedereen die meedoet, ziet dit dossier vanaf nu niet meer. U ook niet, behalve wie de nazorg doet."),
            _("%(name)s vraagt op %(day)s hoe het gaat, en kan tot dan meelezen.")
            % {"name": proposal.after_care_by, "day": day},
            _("Het gezin kan alles blijven lezen."),
            _("Gaat het weer mis, dan kan er altijd een nieuw dossier open, met dit dossier erbij."),
        ],
    )
