"""The table of laws on which organisations read along: what counts, till when, and whether consent is needed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.only_for import only_for
from kring.doors.workbench.privacy import forms
from kring.foundation.accounts.requests import Request
from kring.foundation.core.once import once
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing.bases import set_basis
from kring.foundation.sharing.models import LegalBasis
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def bases(request: Request) -> HttpResponse:
    """Every basis, for which organisations, and whether it counts."""
    shown = {"bases": LegalBasis.objects.order_by("organisation_kind", "position", "id")}
    return render(request, "workbench/privacy/bases.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
@once
def basis(request: Request, basis_id: int) -> HttpResponse:
    """Change whether and until when a basis counts. Grounds that rest on it stay as they were recorded."""
    one = get_object_or_404(LegalBasis, pk=basis_id)
    names = ("name", "source", "valid_until", "consent_needed", "in_force")
    back = reverse("workbench:privacy-bases")
    return form_page(
        request,
        form=forms.BasisForm(request.POST or None, initial={name: getattr(one, name) for name in names}),
        act=lambda filled: set_basis(basis=one, viewer=request.viewer, values={name: filled[name] for name in names}),
        done=_("Bewaard. Dit geldt voor wat vanaf nu wordt gedeeld."),
        leads_to=back,
        title=capfirst(one.article),
        intro=_("Geldt voor: %(kind)s. Wat eerder werd gedeeld, blijft staan zoals het is vastgelegd.")
        % {"kind": one.get_organisation_kind_display() or _("alle organisaties")},
        submit=_("Bewaren"),
        cancel_url=back,
    )
