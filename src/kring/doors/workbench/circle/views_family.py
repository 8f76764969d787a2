"""The pages on which is written who belongs to a family, who is what to whom, who decides and who lives where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kring.doors.workbench.circle import forms_family as forms
from kring.doors.workbench.circle.views import circle_url, get_or_post
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing import family
from kring.foundation.sharing.opened import carried
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


def _family_page(
    request: Request,
    dossier: Dossier,
    form: forms.FamilyForm,
    act: Callable[[dict[str, Any]], Any],
    **words: str,
) -> HttpResponse:
    return form_page(
        request,
        form=form,
        act=act,
        leads_to=circle_url(dossier.pk),
        cancel_url=circle_url(dossier.pk),
        **words,  # type: ignore[arg-type]
    )


@get_or_post
@reads(Section.FAMILY)
@once
def member(request: Request, dossier_id: int) -> HttpResponse:
    """Add somebody to the family."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    form = forms.MemberForm(request.POST or None, circle=circle_of(dossier))
    return _family_page(
        request,
        dossier,
        form,
        lambda filled: family.add_family_member(
            dossier=dossier,
            viewer=request.viewer,
            called=form.called(),
            role=filled["role"],
            joined_on=filled["joined_on"],
            parents=form.all_chosen("parents"),
            authority=form.all_chosen("authority"),
            authority_source=filled["authority_source"],
            relation=form.relation(),
        ),
        done=_("Dit gezinslid hoort er nu bij."),
        title=_("Gezinslid toevoegen"),
        submit=_("Toevoegen"),
    )


@get_or_post
@reads(Section.FAMILY, Section.CIRCLE)
@once
def network(request: Request, dossier_id: int) -> HttpResponse:
    """Add somebody whom the family trusts."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    form = forms.NetworkForm(request.POST or None, circle=circle_of(dossier))
    return _family_page(
        request,
        dossier,
        form,
        lambda _filled: family.add_network_person(
            dossier=dossier, viewer=request.viewer, called=form.called(), relation=form.relation()
        ),
        done=_("Deze persoon doet nu mee uit het netwerk."),
        title=_("Iemand uit het netwerk"),
        intro=_("Iemand die het gezin vertrouwt, en die het gezin er zelf bij wil."),
        submit=_("Toevoegen"),
    )


@get_or_post
@reads(Section.FAMILY)
@once
def relation(request: Request, dossier_id: int) -> HttpResponse:
    """Record what one person is to another."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    form = forms.RelationForm(request.POST or None, circle=circle_of(dossier))
    return _family_page(
        request,
        dossier,
        form,
        lambda filled: family.record_relation(
            dossier=dossier,
            person=form.chosen("person"),  # type: ignore[arg-type]
            other=form.chosen("other"),  # type: ignore[arg-type]
            kind=filled["kind"],
            from_on=filled["from_on"],
            viewer=request.viewer,
        ),
        done=_("Vastgelegd wie wat van wie is."),
        title=_("Wie is wat van wie?"),
        submit=_("Vastleggen"),
    )


@get_or_post
@reads(Section.FAMILY)
@once
def authority(request: Request, dossier_id: int) -> HttpResponse:
    """Record who decides for a child, and where that is written."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    form = forms.AuthorityForm(request.POST or None, circle=circle_of(dossier))
    return _family_page(
        request,
        dossier,
        form,
        lambda filled: family.record_authority(
            dossier=dossier,
            parent=form.chosen("parent"),  # type: ignore[arg-type]
            child=form.chosen("child"),  # type: ignore[arg-type]
            source=filled["source"],
            from_on=filled["from_on"],
            until_on=filled["until_on"],
            viewer=request.viewer,
        ),
        done=_("Het gezag is vastgelegd."),
        title=_("Gezag vastleggen"),
        submit=_("Vastleggen"),
    )


@get_or_post
@reads(Section.FAMILY)
@once
def residence(request: Request, dossier_id: int) -> HttpResponse:
    """Record with whom somebody lives."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    form = forms.ResidenceForm(request.POST or None, circle=circle_of(dossier))
    return _family_page(
        request,
        dossier,
        form,
        lambda filled: family.record_residence(
            dossier=dossier,
            person=form.chosen("person"),  # type: ignore[arg-type]
            lives_with=form.chosen("lives_with"),
            from_on=filled["from_on"],
            nights_per_week=filled["nights_per_week"],
            keeps_other_home=filled["keeps_other_home"],
            viewer=request.viewer,
        ),
        done=_("Vastgelegd wie waar woont."),
        title=_("Wie woont bij wie?"),
        submit=_("Vastleggen"),
    )
