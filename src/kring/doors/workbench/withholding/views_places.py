"""Where people of a family are and can be reached: whoever may know it reads it, who carries the family writes it."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.doors.workbench.withholding import forms
from kring.doors.workbench.withholding.views import get_or_post
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import Circle, circle_of
from kring.foundation.core.once import once
from kring.foundation.households.models import Person, Place
from kring.foundation.sharing import places as actions
from kring.foundation.sharing.opened import IsCarried, carried, opened
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


def places_url(dossier_id: int) -> str:
    return reverse("workbench:places", args=[dossier_id])


@require_safe
@reads(Section.PLACES)
def places(request: Request, dossier_id: int) -> HttpResponse:
    """The places and numbers of everyone of whom one may know them."""
    dossier = get_object_or_404(opened(Section.PLACES).annotate(is_carried=IsCarried(F("pk"))), pk=dossier_id)
    circle = circle_of(dossier)
    found: dict[int, list[Place]] = {}
    for place in Place.objects.filter(person__in=_persons(circle)).on(request.viewer.today).order_by("id"):
        found.setdefault(place.person_id, []).append(place)
    return render(
        request,
        "workbench/withholding/places.html",
        {
            "dossier": dossier,
            "found": [(circle.name_of(person), rows) for person, rows in found.items()],
            "may_change": dossier.is_carried and dossier.is_open,
        },
    )


@get_or_post
@reads(Section.PLACES)
@once
def new(request: Request, dossier_id: int) -> HttpResponse:
    """Write down a place of somebody."""
    dossier = get_object_or_404(carried(Section.PLACES), pk=dossier_id)
    form = forms.PlaceForm(request.POST or None, circle=circle_of(dossier))

    def add(filled: dict[str, Any]) -> None:
        actions.add_place(
            dossier=dossier, person=Person.objects.get(pk=filled["whose"]), kind=filled["kind"], text=filled["text"],
            viewer=request.viewer,
        )  # fmt: skip

    return form_page(
        request,
        form=form,
        act=add,
        done=_("Vastgelegd."),
        leads_to=places_url(dossier_id),
        cancel_url=places_url(dossier_id),
        title=_("Adres of nummer toevoegen"),
        intro=_("Is het adres van deze persoon geheim? Dan is ook dit geheim, vanaf het eerste moment."),
        submit=_("Toevoegen"),
    )


@get_or_post
@reads(Section.PLACES)
@once
def end(request: Request, dossier_id: int, place_id: int) -> HttpResponse:
    """Record that a place holds no longer."""
    dossier = get_object_or_404(carried(Section.PLACES), pk=dossier_id)
    place = get_object_or_404(Place.objects.filter(person__in=_persons(circle_of(dossier))), pk=place_id)
    return form_page(
        request,
        form=forms.SureForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: actions.end_place(dossier=dossier, place=place, viewer=request.viewer),
        done=_("Deze plek geldt niet meer."),
        leads_to=places_url(dossier_id),
        cancel_url=places_url(dossier_id),
        title=_("Geldt niet meer"),
        intro=f"{place.get_kind_display()}: {place.text}",
        submit=_("Geldt niet meer"),
    )


def _persons(circle: Circle) -> list[int]:
    return [one.person_id for one in circle.members] + [one.person_id for one in circle.involvements if one.person_id]
