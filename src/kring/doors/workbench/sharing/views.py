"""Sharing with care: who reads along and read along, recording a ground, renewing and ending it, telling the family."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.circle.around import law_in_words, sections_in_words
from kring.doors.workbench.circle.faces import Faces
from kring.doors.workbench.sharing import forms
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import consents, granting
from kring.foundation.sharing.bases import all_bases
from kring.foundation.sharing.grounds import PROPOSALS
from kring.foundation.sharing.leaving import while_in_sight
from kring.foundation.sharing.models import Consent
from kring.foundation.sharing.opened import carried
from kring.foundation.sharing.overview import grounds_of, lines_of
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def grounds_url(dossier_id: int) -> str:
    return reverse("workbench:grounds", args=[dossier_id])


def ground_url(dossier_id: int, ground_id: int) -> str:
    return reverse("workbench:ground", args=[dossier_id, ground_id])


@require_safe
@reads(Section.CIRCLE)
def grounds(request: Request, dossier_id: int) -> HttpResponse:
    """Who may read along now, later and before, on which ground."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    circle = circle_of(dossier)
    lines = lines_of(list(grounds_of([dossier.pk])), circle, request.viewer.today)
    return render(
        request,
        "workbench/sharing/grounds.html",
        {
            "dossier": dossier,
            "running": [told(line) for line in lines if line.state != "past"],
            "past": [told(line) for line in lines if line.state == "past"],
        },
    )


@require_safe
@reads(Section.CIRCLE)
def ground(request: Request, dossier_id: int, ground_id: int) -> HttpResponse:
    """What somebody may see now, on one ground."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    found = get_object_or_404(grounds_of([dossier.pk]), pk=ground_id)
    circle = circle_of(dossier)
    (line,) = lines_of([found], circle, request.viewer.today)
    names = {one.pk: circle.name_of(one.given_by_id) for one in line.consents}
    about = {one.pk: circle.name_of(one.person_id) for one in line.consents}
    return render(
        request,
        "workbench/sharing/ground.html",
        {
            "dossier": dossier,
            "told": told(line),
            "closed_sections": sections_in_words(set(Section.values) - set(found.sections)),
            "consents": [(one, names[one.pk], about[one.pk]) for one in line.consents],
        },
    )


@get_or_post
@reads(Section.CIRCLE, Section.FAMILY)
@once
def share(request: Request, dossier_id: int) -> HttpResponse:
    """Share: with whom, and then the reasons, with sensible answers filled in."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    today = request.viewer.today
    circle = circle_of(dossier)
    before = _ground_before(request, dossier)
    faces = Faces(dossier, circle, today)
    asked = request.GET.dict()
    if before is not None and "met" not in asked:
        asked["met"] = (
            faces.key_of(before.professional_id, None) if before.professional_id else f"{forms.TEAM}{before.team_id}"
        )
    whom = forms.WithWhomForm(asked if "met" in asked else None, faces=faces, circle=circle)
    if not whom.is_valid():
        return render(
            request,
            "workbench/sharing/with_whom.html",
            {"form": whom, "cancel_url": grounds_url(dossier_id)},
            status=422 if whom.is_bound and request.method == "POST" else 200,
        )
    recipient = whom.recipient()
    form = forms.ShareForm(
        request.POST or None,
        circle=circle,
        kind=recipient.team.organisation.kind,
        bases=all_bases(),
        asking=consents.asking(circle, today),
        today=today,
        proposed=_as_before(before, today) if before is not None else _proposed(whom.usual_role(), today),
    )
    made: dict[str, int] = {}

    def act(_filled: dict[str, Any]) -> None:
        found = granting.share(dossier=dossier, recipient=recipient, chosen=form.chosen(), viewer=request.viewer)
        made["id"] = found.pk

    return form_page(
        request,
        form=form,
        act=act,
        done=_("Vastgelegd. Hieronder staat wat %(name)s nu mag lezen.") % {"name": recipient},
        leads_to=lazy(lambda: ground_url(dossier_id, made["id"]), str)(),
        title=_("Delen met %(name)s") % {"name": recipient},
        intro=_("%(team)s. Wat hier is ingevuld, past bij de rol. Verander alleen wat anders is.")
        % {"team": f"{recipient.team.organisation}, {recipient.team}"},
        submit=_("Delen"),
        cancel_url=grounds_url(dossier_id),
    )


@get_or_post
@reads(Section.CIRCLE, Section.FAMILY)
@once
def renew(request: Request, dossier_id: int, ground_id: int) -> HttpResponse:
    """A new end, with the reasons of now."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    found = get_object_or_404(grounds_of([dossier.pk]).filter(ended_at__isnull=True), pk=ground_id)
    today = request.viewer.today
    try:
        recipient = granting.recipient_of(found)
    except Refused as gone:
        raise Http404 from gone
    form = forms.ReasonsForm(
        request.POST or None,
        kind=recipient.team.organisation.kind,
        bases=all_bases(),
        asking=consents.asking(circle_of(dossier), today),
        today=today,
        proposed=_as_before(found, max(today, found.until_on)),
    )
    made: dict[str, int] = {}

    def act(_filled: dict[str, Any]) -> None:
        made["id"] = granting.renew(ground=found, chosen=form.chosen(), viewer=request.viewer).pk

    return form_page(
        request,
        form=form,
        act=act,
        done=_("Verlengd."),
        leads_to=lazy(lambda: ground_url(dossier_id, made["id"]), str)(),
        title=_("Verlengen: %(name)s") % {"name": recipient},
        intro=_("Leest nu: %(sections)s. Dat blijft zo. Kijk of het nog nodig is.")
        % {"sections": sections_in_words(found.sections)},
        submit=_("Verlengen"),
        cancel_url=ground_url(dossier_id, ground_id),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def end(request: Request, dossier_id: int, ground_id: int) -> HttpResponse:
    """Close what was shared, with the reason."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    found = get_object_or_404(grounds_of([dossier.pk]).filter(ended_at__isnull=True), pk=ground_id)
    return form_page(
        request,
        form=forms.EndForm(request.POST or None),
        act=lambda filled: granting.end_ground(ground=found, reason=filled["reason"], viewer=request.viewer),
        done=_("Gestopt. %(name)s leest dit niet meer.") % {"name": found.recipient},
        leads_to=while_in_sight(dossier_id, grounds_url(dossier_id)),
        title=_("Stoppen met delen: %(name)s") % {"name": found.recipient},
        intro=_(
            "Wat open was, gaat meteen dicht. Was het een vergissing? Dan deelt u opnieuw; alles staat dan al klaar."
        ),
        submit=_("Stoppen"),
        cancel_url=ground_url(dossier_id, ground_id),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def tell(request: Request, dossier_id: int, ground_id: int) -> HttpResponse:
    """The family knows: record when they were told."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    found = get_object_or_404(grounds_of([dossier.pk]).filter(family_told_on__isnull=True), pk=ground_id)
    return form_page(
        request,
        form=forms.ToldForm(request.POST or None, initial={"told_on": request.viewer.today}),
        act=lambda filled: granting.tell_family(ground=found, told_on=filled["told_on"], viewer=request.viewer),
        done=_("Vastgelegd dat het gezin dit weet."),
        leads_to=ground_url(dossier_id, ground_id),
        title=_("Verteld aan het gezin"),
        intro=_("Vanaf nu leest het gezin zelf dat %(name)s meeleest, en waarom.") % {"name": found.recipient},
        submit=_("Vastleggen"),
        cancel_url=ground_url(dossier_id, ground_id),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def withdraw(request: Request, dossier_id: int, consent_id: int) -> HttpResponse:
    """Somebody of the family takes a consent back, and says so to whoever carries it."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    consent = get_object_or_404(
        Consent.objects.standing().select_related("ground__professional", "ground__team"),
        dossier=dossier,
        pk=consent_id,
    )
    name = circle_of(dossier).name_of(consent.given_by_id) or _("Deze persoon")
    return form_page(
        request,
        form=forms.YesForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: consents.withdraw(consent=consent, viewer=request.viewer),
        done=_("Ingetrokken. %(name)s leest niet meer mee.") % {"name": consent.ground.recipient},
        leads_to=while_in_sight(dossier_id, ground_url(dossier_id, consent.ground_id)),
        title=_("Toestemming intrekken"),
        intro=_("%(giver)s wil niet meer dat %(name)s meeleest. Dat gaat meteen dicht, voor alles wat daarop rust.")
        % {"giver": name, "name": consent.ground.recipient},
        submit=_("Intrekken"),
        cancel_url=ground_url(dossier_id, consent.ground_id),
    )


def told(line: Any) -> dict[str, Any]:
    """One ground with its words, for a template."""
    one = line.ground
    return {
        "line": line,
        "ground": one,
        "sections": sections_in_words(one.sections),
        "law": law_in_words(str(one.get_basis_display()), one.article),
        "organisation": str(one.team.organisation) if one.team else "",
    }


def _ground_before(request: Request, dossier: Dossier) -> Any:
    """The ground that is shared anew, when the address names one of this family."""
    number = request.GET.get("als", "")
    if not number.isdecimal() or len(number) > 18:
        return None
    return grounds_of([dossier.pk]).filter(pk=int(number)).first()


def _as_before(before: Any, start: Any) -> dict[str, Any]:
    """The answers of an earlier ground, as long again as it was at most half a year."""
    days = min(before.until_on - before.from_on, timedelta(days=180))
    return {
        "persons": before.persons,
        "sections": before.sections,
        "purpose": before.purpose,
        "necessity": before.necessity,
        "proportionality": before.proportionality or "only_needed",
        "subsidiarity": before.subsidiarity or "at_the_table",
        "until_on": start + days,
    }


def _proposed(role: str, today: Any) -> dict[str, Any]:
    """What a careful colleague would fill in for this role."""
    usual = PROPOSALS.get(InvolvementRole(role), PROPOSALS[InvolvementRole.ADVISER])
    return {
        "persons": None,
        "sections": list(usual.sections),
        "purpose": usual.purpose,
        "until_on": today + timedelta(days=usual.days),
    }
