"""Who reads along with somebody of 12 to 17: which parent from 16 on, and who cannot weigh it themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.doors.workbench.sharing.forms import YesForm
from kring.doors.workbench.sharing.forms_family import IncapacityForm, ParentReadsForm
from kring.doors.workbench.sharing.views import get_or_post
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import Circle, circle_of
from kring.foundation.core.once import once
from kring.foundation.households.models import ParentalAuthority, Person
from kring.foundation.sharing import minors
from kring.foundation.sharing.consent_rules import ADULT
from kring.foundation.sharing.minor_rules import CHILD_DECIDES_FROM, CHILD_READS_FROM
from kring.foundation.sharing.models import Incapacity, ParentReads
from kring.foundation.sharing.opened import carried
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@dataclass(slots=True)
class Young:
    """Somebody of 12 to 17 and who reads along with them."""

    person: Person
    name: str
    age: int
    parents: list[tuple[int, str]] = field(default_factory=list)
    reading: list[tuple[ParentReads, str]] = field(default_factory=list)
    incapable: Incapacity | None = None

    @property
    def decides(self) -> bool:
        return self.age >= CHILD_DECIDES_FROM


def minors_url(dossier_id: int) -> str:
    return reverse("workbench:minors", args=[dossier_id])


@require_safe
@reads(Section.FAMILY)
def minors_of(request: Request, dossier_id: int) -> HttpResponse:
    """For each of 12 to 17: who reads along, and on whose word."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    shown = {"dossier": dossier, "young": young_of(circle_of(dossier), request.viewer.today)}
    return render(request, "workbench/sharing/minors.html", shown)


@get_or_post
@reads(Section.FAMILY)
@once
def let_parent_read(request: Request, dossier_id: int, child_id: int) -> HttpResponse:
    """Record that somebody of 16 or 17 lets a parent read along."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    young = _one_of(circle_of(dossier), child_id, request.viewer.today)
    people = {person.pk: person for person in Person.objects.filter(pk__in=[pk for pk, _name in young.parents])}
    form = ParentReadsForm(request.POST or None, parents=young.parents)
    return form_page(
        request,
        form=form,
        act=lambda filled: minors.let_parent_read(
            child=young.person, parent=people[filled["parent"]], how=filled["how"], until_on=filled["until_on"],
            dossier=dossier, viewer=request.viewer,
        ),
        done=_("Vastgelegd. Deze ouder leest nu mee over %(name)s.") % {"name": young.name},
        leads_to=minors_url(dossier_id),
        title=_("Een ouder laten meelezen"),
        intro=_("%(name)s is %(age)s en beslist zelf. Vraag het zonder de ouders erbij.")
        % {"name": young.name, "age": young.age},
        submit=_("Vastleggen"),
        cancel_url=minors_url(dossier_id),
    )  # fmt: skip


@get_or_post
@reads(Section.FAMILY)
@once
def stop_parent(request: Request, dossier_id: int, reads_id: int) -> HttpResponse:
    """Take it back: the parent reads nothing about this child any more."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    circle = circle_of(dossier)
    row = get_object_or_404(_rows(ParentReads, "child", circle).filter(ended_at__isnull=True), pk=reads_id)
    names = {"child": circle.name_of(row.child_id), "parent": circle.name_of(row.parent_id)}
    return form_page(
        request,
        form=YesForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: minors.stop_parent_reading(row=row, dossier=dossier, viewer=request.viewer),
        done=_("Gestopt. Deze ouder leest niet meer mee."),
        leads_to=minors_url(dossier_id),
        title=_("Niet meer meelezen"),
        intro=_("%(parent)s leest dan meteen niets meer over %(child)s.") % names,
        submit=_("Stoppen"),
        cancel_url=minors_url(dossier_id),
    )


@get_or_post
@reads(Section.FAMILY)
@once
def record_incapacity(request: Request, dossier_id: int, child_id: int) -> HttpResponse:
    """Record that somebody cannot weigh this, by whom that was judged and until when."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    young = _one_of(circle_of(dossier), child_id, request.viewer.today)
    return form_page(
        request,
        form=IncapacityForm(request.POST or None, today=request.viewer.today),
        act=lambda filled: minors.record_incapacity(
            dossier=dossier, person=young.person, viewer=request.viewer,
            **{name: filled[name] for name in ("judged_by", "judged_on", "reason", "until_on")},
        ),
        done=_("Vastgelegd."),
        leads_to=minors_url(dossier_id),
        title=_("%(name)s kan dit nog niet zelf overzien") % {"name": young.name},
        intro=_("Een ouder met gezag leest dan mee, en beslist over delen. Doe dit alleen als iemand dit beoordeelde."),
        submit=_("Vastleggen"),
        cancel_url=minors_url(dossier_id),
    )  # fmt: skip


@get_or_post
@reads(Section.FAMILY)
@once
def end_incapacity(request: Request, dossier_id: int, incapacity_id: int) -> HttpResponse:
    """Somebody can decide for themselves again."""
    dossier = get_object_or_404(carried(Section.FAMILY), pk=dossier_id)
    circle = circle_of(dossier)
    row = get_object_or_404(_rows(Incapacity, "person", circle).filter(ended_at__isnull=True), pk=incapacity_id)
    return form_page(
        request,
        form=YesForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: minors.end_incapacity(row=row, dossier=dossier, viewer=request.viewer),
        done=_("Vastgelegd."),
        leads_to=minors_url(dossier_id),
        title=_("Beslist weer zelf"),
        intro=_("%(name)s beslist dan weer zelf over meelezen en delen.") % {"name": circle.name_of(row.person_id)},
        submit=_("Vastleggen"),
        cancel_url=minors_url(dossier_id),
    )


def young_of(circle: Circle, today: Any) -> list[Young]:
    """Everyone of 12 to 17 in this family. Three queries."""
    found: dict[int, Young] = {}
    for member in circle.members:
        age = member.person.identity.age_on(today)
        if age is not None and CHILD_READS_FROM <= age < ADULT:
            found[member.person_id] = Young(member.person, circle.name_of(member.person_id), age)
    for authority in ParentalAuthority.objects.filter(child__in=list(found)).on(today).order_by("id"):
        if name := circle.name_of(authority.parent_id):
            found[authority.child_id].parents.append((authority.parent_id, name))
    for row in ParentReads.objects.filter(child__in=list(found)).on(today).order_by("id"):
        found[row.child_id].reading.append((row, circle.name_of(row.parent_id)))
    for judged in Incapacity.objects.filter(person__in=list(found)).on(today):
        found[judged.person_id].incapable = judged
    return list(found.values())


def _one_of(circle: Circle, person_id: int, today: Any) -> Young:
    for young in young_of(circle, today):
        if young.person.pk == person_id:
            return young
    raise Http404


def _rows(model: Any, column: str, circle: Circle) -> Any:
    """Rows about members of this family."""
    return model.objects.filter(**{f"{column}__in": [member.person_id for member in circle.members]})
