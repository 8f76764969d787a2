"""The pages of the joint explanation: what plays a part, and the words that everyone shares."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.explanation import actions, forms
from kring.casework.explanation.choices import Valence
from kring.casework.explanation.models import Explanation, Factor, StatedNeed
from kring.casework.explanation.overview import by_domain, line, needs_of
from kring.casework.separation.standing import only_apart
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.refusal import ChangedMeanwhile
from kring.foundation.sharing.opened import opened, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.changed import what_differs
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def explanation_url(dossier_id: int) -> str:
    return reverse("explanation:explanation", args=[dossier_id])


@require_safe
@reads(Section.EXPLANATION, Section.FAMILY)
def explanation(request: Request, dossier_id: int) -> HttpResponse:
    """What makes it hard, what helps, how it hangs together, and what each member needs."""
    dossier = get_object_or_404(opened(Section.EXPLANATION), pk=dossier_id)
    circle, today = circle_of(dossier), request.viewer.today
    apart = request.viewer.is_professional and only_apart(dossier)
    factors = list(Factor.objects.of(dossier).order_by("identified_on", "id"))
    current = [factor for factor in factors if factor.dropped_on is None]
    versions = list(Explanation.objects.of(dossier).order_by("-number"))
    return render(
        request,
        "explanation/explanation.html",
        {
            "dossier": dossier,
            "may_write": dossier.is_open and request.viewer.is_professional,
            "any_factor": bool(current),
            "hard": by_domain(current, Valence.RISK, circle, today, apart=apart),
            "helps": by_domain(current, Valence.PROTECTIVE, circle, today),
            "over": [line(factor, circle, today) for factor in factors if factor.dropped_on is not None],
            "draft": next((one for one in versions if one.shared_on is None), None),
            "shared": next((one for one in versions if one.shared_on is not None), None),
            "versions": [one for one in versions if one.shared_on is not None],
            "needs": needs_of(circle, StatedNeed.objects.of(dossier).newest_of_each()),
        },
    )


@require_safe
@reads(Section.EXPLANATION)
def version(request: Request, dossier_id: int, number: int) -> HttpResponse:
    """One shared version, as it was fixed."""
    dossier = get_object_or_404(opened(Section.EXPLANATION), pk=dossier_id)
    chosen = get_object_or_404(Explanation.objects.of(dossier).shared(), number=number)
    return render(request, "explanation/version.html", {"dossier": dossier, "version": chosen})


@get_or_post
@reads(Section.EXPLANATION)
@once
def draft(request: Request, dossier_id: int) -> HttpResponse:
    """Write the next version. It begins as a copy of the version that was shared last."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    drafted = Explanation.objects.of(dossier).drafts().first()
    begun_from = drafted or Explanation.objects.of(dossier).shared().first()
    form = forms.DraftForm(
        request.POST or None,
        initial={
            "text": begun_from.text if begun_from else "",
            "dissent": begun_from.dissent if begun_from else "",
            "seen_version": drafted.version if drafted else 0,
        },
    )

    def write(filled: dict) -> None:
        words = {"text": filled["text"], "dissent": filled["dissent"]}
        if drafted is None and filled["seen_version"] > 0:
            raise ChangedMeanwhile(
                _("Deze versie is intussen samen vastgesteld. Slaat u op, dan begint u een nieuwe versie.")
            )
        if drafted is None or filled["seen_version"] == 0:
            actions.draft_explanation(dossier=dossier, viewer=request.viewer, **words)
        else:
            actions.edit_explanation(
                explanation=drafted, seen_version=filled["seen_version"], viewer=request.viewer, **words
            )

    def changed() -> list[tuple[str, str, str]]:
        newest = Explanation.objects.of(dossier).latest("number")
        return what_differs(form, newest, ("text", "dissent"), seen=0 if newest.shared_on else None)

    return form_page(
        request,
        form=form,
        act=write,
        done=_("De tekst is bewaard. Lees hem samen na, en stel hem dan samen vast."),
        leads_to=explanation_url(dossier_id),
        title=_("Verklaring schrijven"),
        intro=_("Schrijf samen met het gezin op hoe het samenhangt. Pas als u hem vaststelt, ligt de tekst vast."),
        submit=_("Tekst bewaren"),
        cancel_url=explanation_url(dossier_id),
        changed=changed,
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def share(request: Request, dossier_id: int) -> HttpResponse:
    """Fix the draft as the explanation that everyone shares."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    drafted = get_object_or_404(Explanation.objects.of(dossier).drafts())
    form = forms.ShareForm(request.POST or None, initial={"seen_version": drafted.version})

    return form_page(
        request,
        form=form,
        act=lambda filled: actions.share_explanation(
            explanation=drafted,
            seen_version=filled["seen_version"],
            viewer=request.viewer,
            on=filled["on"],
            organisations_present=filled["organisations_present"],
            family_present=filled["family_present"],
        ),
        done=_("De verklaring is samen vastgesteld."),
        leads_to=explanation_url(dossier_id),
        title=_("Verklaring samen vaststellen"),
        submit=_("Vaststellen"),
        cancel_url=explanation_url(dossier_id),
        template="explanation/share.html",
        draft=drafted,
        changed=lambda: what_differs(form, drafted, ()),
    )
