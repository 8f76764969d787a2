"""The pages on which is written what plays a part, and what each member needs."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kring.casework.explanation import actions, forms
from kring.casework.explanation.models import Factor
from kring.casework.explanation.views import explanation_url, get_or_post
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Need, Section
from kring.foundation.circle.models import Member
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import FIELD, once
from kring.foundation.sharing.opened import writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.changed import what_differs
from kring.foundation.ui.form_page import form_page


@get_or_post
@reads(Section.EXPLANATION)
@once
def new_factor(request: Request, dossier_id: int) -> HttpResponse:
    """Write down something that plays a part."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    return form_page(
        request,
        form=forms.FactorForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.add_factor(dossier=dossier, viewer=request.viewer, **_without_once(filled)),
        done=_("Dit staat nu bij wat er speelt."),
        leads_to=explanation_url(dossier_id),
        title=_("Opschrijven wat er speelt"),
        submit=_("Opschrijven"),
        cancel_url=explanation_url(dossier_id),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def edit_factor(request: Request, dossier_id: int, factor_id: int) -> HttpResponse:
    """Say it better; when two people do so at once, the second sees it and chooses."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    factor = get_object_or_404(Factor.objects.of(dossier).current(), pk=factor_id)
    form = forms.FactorEditForm(
        request.POST or None,
        initial={name: getattr(factor, name) for name in forms.FACTOR_FIELDS} | {"seen_version": factor.version},
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.edit_factor(factor=factor, viewer=request.viewer, **_without_once(filled)),
        done=_("Het is veranderd."),
        leads_to=explanation_url(dossier_id),
        title=_("Veranderen wat er speelt"),
        submit=_("Opslaan"),
        cancel_url=explanation_url(dossier_id),
        changed=lambda: what_differs(form, factor, forms.FACTOR_FIELDS),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def drop_factor(request: Request, dossier_id: int, factor_id: int) -> HttpResponse:
    """Record that something no longer plays a part."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    factor = get_object_or_404(Factor.objects.of(dossier).current(), pk=factor_id)
    return form_page(
        request,
        form=forms.DropForm(request.POST or None),
        act=lambda filled: actions.drop_factor(factor=factor, on=filled["on"], viewer=request.viewer),
        done=_("Dit speelt niet meer. Het blijft leesbaar."),
        leads_to=explanation_url(dossier_id),
        title=_("Dit speelt niet meer"),
        intro=factor.wording,
        submit=_("Speelt niet meer"),
        cancel_url=explanation_url(dossier_id),
    )


@get_or_post
@reads(Section.EXPLANATION, Section.FAMILY)
@once
def state_need(request: Request, dossier_id: int, member_id: int) -> HttpResponse:
    """Record what a member says to need, or that nothing is needed now."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    member = get_object_or_404(
        Member.objects.of(dossier).present_on(request.viewer.today).select_related("person__identity"), pk=member_id
    )
    who = str(member.person.identity)
    return form_page(
        request,
        form=forms.NeedForm(request.POST or None),
        act=lambda filled: actions.state_need(member=member, viewer=request.viewer, **_without_once(filled)),
        done=_("Opgeschreven wat %(name)s nodig heeft.") % {"name": who},
        leads_to=explanation_url(dossier_id),
        title=_("Wat heeft %(name)s nodig?") % {"name": who},
        intro=_("Vraag het zelf. Voor een jong kind: wat de ouder zegt, of wat u ziet.")
        if member.need == Need.UNKNOWN
        else _("Nu staat er: %(need)s.") % {"need": member.get_need_display()},
        submit=_("Vastleggen"),
        cancel_url=explanation_url(dossier_id),
    )


def _without_once(filled: dict) -> dict:
    return {name: value for name, value in filled.items() if name != FIELD}
