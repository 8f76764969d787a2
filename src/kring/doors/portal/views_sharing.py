"""What family members read and decide about sharing: who reads along, their consent, their parents, their letters."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.portal.views import for_family
from kring.doors.portal.words import part_in_words
from kring.doors.workbench.circle.around import law_in_words
from kring.doors.workbench.frame import own_identity
from kring.doors.workbench.sharing.forms import YesForm
from kring.doors.workbench.sharing.views_letters import as_pdf
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.circle.people import Circle
from kring.foundation.core.once import once
from kring.foundation.core.text import join_words
from kring.foundation.households.models import Identity, ParentalAuthority, Person
from kring.foundation.sharing import consents, minors
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.consent_rules import ADULT
from kring.foundation.sharing.minor_rules import CHILD_DECIDES_FROM
from kring.foundation.sharing.models import Consent, ParentLetter, ParentReads
from kring.foundation.sharing.overview import grounds_of, lines_of
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads(Section.CIRCLE)
@for_family
def who_reads(request: Request) -> HttpResponse:
    """Who may read along now and who could before, why, and what I agreed to."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    dossiers = list(Dossier.objects.values_list("pk", flat=True)) if viewer.is_person else []
    members = Member.objects.filter(dossier_id__in=dossiers).select_related("person__identity").order_by("id")
    circle = Circle([member for member in members if hasattr(member.person, "identity")], [])
    lines = [_told(line) for line in lines_of(list(grounds_of(dossiers)), circle, viewer.today)]
    shown = {
        "running": [one for one in lines if one["line"].state != "past"],
        "past": [one for one in lines if one["line"].state == "past"],
    }
    return render(request, "portal/who_reads.html", shown)


@get_or_post
@reads(Section.CIRCLE)
@for_family
@once
def withdraw_consent(request: Request, consent_id: int) -> HttpResponse:
    """Take my own consent back, as easily as it was given."""
    viewer = _person(request)
    consent = get_object_or_404(Consent.objects.standing().filter(given_by_id=viewer.id), pk=consent_id)
    return form_page(
        request,
        form=YesForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: consents.withdraw(consent=consent, viewer=viewer),
        done=_("Uw toestemming is ingetrokken. Het delen is gestopt."),
        leads_to=reverse("portal:who_reads"),
        title=_("Toestemming intrekken"),
        intro=_("Het meelezen stopt meteen. Uw vaste persoon ziet dat u dit deed. U hoeft niet te zeggen waarom."),
        submit=_("Ja, ik trek mijn toestemming in"),
        cancel_url=reverse("portal:who_reads"),
        template="portal/form_page.html",
    )


@require_safe
@reads(Section.FAMILY)
@for_family
def my_parents(request: Request) -> HttpResponse:
    """For who is 16 or 17: which parent reads along."""
    viewer = _deciding(request)
    reading = {row.parent_id: row for row in ParentReads.objects.filter(child_id=viewer.id).on(viewer.today)}
    parents = [(parent, name, reading.get(parent)) for parent, name in _my_parents(viewer).items()]
    return render(request, "portal/my_parents.html", {"parents": parents})


@get_or_post
@reads(Section.FAMILY)
@for_family
@once
def let_parent(request: Request, parent_id: int) -> HttpResponse:
    """Let one of my parents read along."""
    viewer = _deciding(request)
    name = _my_parents(viewer).get(parent_id)
    if name is None:
        raise Http404
    people = {one.pk: one for one in Person.objects.filter(pk__in=[viewer.id, parent_id])}
    return form_page(
        request,
        form=YesForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: minors.let_parent_read(child=people[viewer.id], parent=people[parent_id], viewer=viewer),
        done=_("%(name)s leest nu met je mee.") % {"name": name},
        leads_to=reverse("portal:my_parents"),
        title=_("%(name)s laten meelezen?") % {"name": name},
        intro=_("%(name)s leest dan wat over jou gaat. Je kunt dit elke dag weer stoppen.") % {"name": name},
        submit=_("Ja, %(name)s mag meelezen") % {"name": name},
        cancel_url=reverse("portal:my_parents"),
        template="portal/form_page.html",
    )


@get_or_post
@reads(Section.FAMILY)
@for_family
@once
def stop_parent(request: Request, reads_id: int) -> HttpResponse:
    """One of my parents reads along no longer."""
    viewer = _person(request)
    row = get_object_or_404(ParentReads.objects.filter(child_id=viewer.id, ended_at__isnull=True), pk=reads_id)
    name = str(Identity.objects.filter(person_id=row.parent_id).first() or _("Deze ouder"))
    return form_page(
        request,
        form=YesForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: minors.stop_parent_reading(row=row, viewer=viewer),
        done=_("%(name)s leest niet meer met je mee.") % {"name": name},
        leads_to=reverse("portal:my_parents"),
        title=_("Niet meer laten meelezen?"),
        intro=_("%(name)s leest dan meteen niets meer wat alleen over jou gaat.") % {"name": name},
        submit=_("Ja, stop het meelezen"),
        cancel_url=reverse("portal:my_parents"),
        template="portal/form_page.html",
    )


@require_safe
@reads(Section.CIRCLE)
@for_family
def my_letters(request: Request) -> HttpResponse:
    """The letters that were written for me."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = ParentLetter.objects.filter(to_id=viewer.id) if viewer.is_person else ParentLetter.objects.none()
    shown = {"letters": found.select_related("written_by").order_by("-given_at", "-pk")}
    return render(request, "portal/my_letters.html", shown)


@require_safe
@reads(Section.CIRCLE, act=Act.EXPORT)
@for_family
def letter_pdf(request: Request, letter_id: int) -> HttpResponse:
    """One letter on paper."""
    viewer = _person(request)
    found = get_object_or_404(ParentLetter.objects.filter(to_id=viewer.id).select_related("written_by"), pk=letter_id)
    return as_pdf(found, str(own_identity(request) or ""))


def _told(line: Any) -> dict[str, Any]:
    ground = line.ground
    return {
        "line": line,
        "ground": ground,
        "parts": join_words([part_in_words(section) for section in Section.values if section in ground.sections]),
        "law": law_in_words(str(ground.get_basis_display()), ground.article),
        "consents": [one for one in line.consents if one.withdrawn_at is None],
    }


def _person(request: Request) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_person:
        raise Http404
    return viewer


def _deciding(request: Request) -> Viewer:
    """Whoever is 16 or 17; the page is not there for others."""
    viewer = _person(request)
    me = own_identity(request)
    age = me.age_on(viewer.today) if me else None
    if age is None or not CHILD_DECIDES_FROM <= age < ADULT:
        raise Http404
    return viewer


def _my_parents(viewer: Viewer) -> dict[int, str]:
    """Who has authority over whoever looks, by name."""
    held = ParentalAuthority.objects.filter(child_id=viewer.id).on(viewer.today).values_list("parent_id", flat=True)
    return {one.person_id: str(one) for one in Identity.objects.filter(person__in=list(held)).order_by("person_id")}
