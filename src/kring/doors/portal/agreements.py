"""The safety agreements that are for somebody, and saying that one did not work out: to who helps, and nobody else."""

from __future__ import annotations

from django import forms
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.safety.actions_told import tell_broken_agreement
from kring.casework.safety.models import BrokenAgreement, SafetyAgreement
from kring.doors.portal.for_family import for_family
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.core.forms import OnceForm
from kring.foundation.core.once import once
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


class NotWorkedForm(OnceForm):
    """In one's own words; nothing else is asked."""

    words = forms.CharField(
        label=gettext_lazy("Wat gebeurde er, of wat gebeurde er niet?"),
        help_text=gettext_lazy("Schrijf het zoals u het zou zeggen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


@require_safe
@reads(Section.SAFETY)
@for_family
def agreements(request: Request) -> HttpResponse:
    """What was agreed to keep everyone safe, and what I told about it."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_person:
        raise Http404
    told = BrokenAgreement.objects.filter(told_by_id=viewer.id).order_by("-happened_on", "-pk")
    found = _in_force().prefetch_related(Prefetch("breaks", queryset=told, to_attr="told_by_me"))
    return render(request, "portal/agreements.html", {"agreements": found})


@get_or_post
@reads(Section.SAFETY)
@for_family
@once
def not_worked(request: Request, agreement_id: int) -> HttpResponse:
    """Say that an agreement did not work out."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_person:
        raise Http404
    agreement = get_object_or_404(_in_force(), pk=agreement_id)
    return form_page(
        request,
        form=NotWorkedForm(request.POST or None),
        act=lambda filled: tell_broken_agreement(agreement=agreement, words=filled["words"], viewer=viewer),
        done=_("Dank u. Uw vaste persoon leest dit en kijkt of er iets anders moet. Is er nu gevaar? Bel 112."),
        leads_to=reverse("portal:agreements"),
        title=_("Dit lukte niet"),
        intro=_("“%(agreement)s”. Alleen wie u helpt, leest wat u schrijft. Niemand anders van uw gezin.")
        % {"agreement": agreement.wording},
        submit=_("Vertellen"),
        cancel_url=reverse("portal:agreements"),
        template="portal/form_page.html",
    )


def _in_force():  # type: ignore[no-untyped-def]
    return SafetyAgreement.objects.in_force().filter(dossier__closed_at__isnull=True)
