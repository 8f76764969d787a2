"""Informing a parent without authority: who asked, what they were told, and the letter as a document of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.doors.workbench.sharing.forms_family import LetterForm
from kring.doors.workbench.sharing.views import get_or_post
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Person
from kring.foundation.sharing import letters
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import ParentLetter
from kring.foundation.sharing.opened import carried
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


def letters_url(dossier_id: int) -> str:
    return reverse("workbench:letters", args=[dossier_id])


@require_safe
@reads(Section.CIRCLE, Section.FAMILY)
def letters_of(request: Request, dossier_id: int) -> HttpResponse:
    """Which parents have no authority, and what they asked and were told."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    circle = circle_of(dossier)
    pairs = letters.pairs_without_authority(dossier, request.viewer.today)
    given = ParentLetter.objects.filter(dossier=dossier).select_related("written_by").order_by("-given_at", "-pk")
    shown = {
        "dossier": dossier,
        "pairs": [(f"{one}-{child}", circle.name_of(one), circle.name_of(child)) for one, child in pairs],
        "letters": [(letter, circle.name_of(letter.to_id)) for letter in given],
    }
    return render(request, "workbench/sharing/letters.html", shown)


@get_or_post
@reads(Section.CIRCLE, Section.FAMILY)
@once
def new_letter(request: Request, dossier_id: int) -> HttpResponse:
    """Write the facts that a parent may know, or why not."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    circle = circle_of(dossier)
    pairs = {
        f"{one}-{child}": (one, child)
        for one, child in letters.pairs_without_authority(dossier, request.viewer.today)
        if circle.name_of(one)
    }
    choices = [
        (key, _("%(parent)s, over %(child)s") % {"parent": circle.name_of(one), "child": circle.name_of(child)})
        for key, (one, child) in pairs.items()
    ]
    form = LetterForm(
        request.POST or None, pairs=choices, today=request.viewer.today, initial={"pair": request.GET.get("aan", "")}
    )
    made: dict[str, int] = {}

    def act(filled: dict[str, Any]) -> None:
        people = {person.pk: person for person in Person.objects.filter(pk__in=pairs[filled["pair"]])}
        parent, child = pairs[filled["pair"]]
        if filled["asked_on"] > request.viewer.today:
            raise Refused(_("De dag van de vraag ligt in de toekomst."))
        made["id"] = letters.give_letter(
            dossier=dossier, to=people[parent], child=people[child], asked_on=filled["asked_on"],
            question=filled["question"], facts=filled["facts"], refusal=filled["refusal"], viewer=request.viewer,
        ).pk  # fmt: skip

    return form_page(
        request,
        form=form,
        act=act,
        done=_("Vastgelegd. Deze ouder kan het nu lezen."),
        leads_to=lazy(lambda: reverse("workbench:letter", args=[dossier_id, made["id"]]), str)(),
        title=_("Brief aan een ouder zonder gezag"),
        intro=_(
            "Deze ouder leest het dossier niet, maar mag vragen naar belangrijke feiten over het kind "
            "(artikel 377c van Boek 1 van het Burgerlijk Wetboek)."
        ),
        submit=_("Geven"),
        cancel_url=letters_url(dossier_id),
    )


@require_safe
@reads(Section.CIRCLE)
def letter(request: Request, dossier_id: int, letter_id: int) -> HttpResponse:
    """One letter as it was given."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    found = get_object_or_404(ParentLetter.objects.select_related("written_by"), dossier=dossier, pk=letter_id)
    shown = {"dossier": dossier, "letter": found, "to": circle_of(dossier).name_of(found.to_id)}
    return render(request, "workbench/sharing/letter.html", shown)


@require_safe
@reads(Section.CIRCLE, act=Act.EXPORT)
def letter_pdf(request: Request, dossier_id: int, letter_id: int) -> HttpResponse:
    """The same letter on paper."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    found = get_object_or_404(ParentLetter.objects.select_related("written_by"), dossier=dossier, pk=letter_id)
    return as_pdf(found, circle_of(dossier).name_of(found.to_id))


def as_pdf(found: ParentLetter, to: str) -> HttpResponse:
    """The letter as a document: what was written for this parent, and nothing else."""
    from weasyprint import HTML

    page = render_to_string("workbench/sharing/letter_pdf.html", {"letter": found, "to": to})
    answer = HttpResponse(HTML(string=page).write_pdf(), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="brief.pdf"'
    return answer
