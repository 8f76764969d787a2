"""The service directory: find what help there is, and tell what one offers."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.approaches.views import regions_of
from kring.doors.workbench.directory import forms
from kring.doors.workbench.directory.lines import facts_of, line, shown
from kring.doors.workbench.views import for_professionals
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.once import once
from kring.foundation.organisations.directory.models import Service
from kring.foundation.organisations.models import Municipality, Organisation, Region
from kring.foundation.sharing.directory import writing
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

ON_A_PAGE = 20
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def url_of(service_id: int) -> str:
    return reverse("workbench:service", args=[service_id])


@require_safe
@reads()
@for_professionals
def services(request: Request) -> HttpResponse:
    """What help there is in my region, and how long one waits for it."""
    viewer = request.viewer
    form = forms.FindForm(request.GET)
    found = form.found_in(
        Service.objects.filter(region_id__in=regions_of(viewer))
        .there_on(viewer.today)
        .select_related("organisation", "waiting_confirmed_by")
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("pagina"))
    return render(
        request,
        "workbench/directory/directory.html",
        {
            "form": form,
            "is_filtered": form.is_filtered,
            "asks_more": form.asks_more,
            "is_apart": bool(form.cleaned_data.get("ouders")),
            "page": page,
            "lines": [line(one, viewer) for one in page.object_list],
            "may_write": writing.written_by(viewer).exists(),
        },
    )


@require_safe
@reads()
@for_professionals
def service(request: Request, service_id: int) -> HttpResponse:
    """One service, with everything that is told of it."""
    one = _service(request.viewer, service_id)
    towns = dict(Municipality.objects.filter(pk__in=one.municipalities).values_list("pk", "name"))
    shown_line = line(one, request.viewer)
    may_write = writing.written_by(request.viewer).filter(pk=one.organisation_id).exists()
    return render(
        request,
        "workbench/directory/service.html",
        {
            "line": shown_line,
            "service": one,
            "facts": facts_of(shown_line, towns),
            "is_over": one.valid_until is not None and one.valid_until <= request.viewer.today,
            "may_write": may_write,
            "confirm": forms.ConfirmForm.of(one) if may_write and one.waiting_weeks is not None else None,
        },
    )


@get_or_post
@reads()
@for_professionals
@once
def new(request: Request) -> HttpResponse:
    """Tell of a service that was not there yet."""
    viewer, offering = request.viewer, writing.written_by(request.viewer)
    if not offering.exists():
        raise Http404
    form = forms.ServiceForm(
        request.POST or None,
        organisations=offering,
        regions=regions_of(viewer),
        initial={"valid_from": viewer.today, "languages": ["nl"], "organisation": viewer.organisation_id},
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: writing.tell_of(
            organisation=filled["organisation"],
            region=_region_of(filled["organisation"], viewer),
            viewer=viewer,
            **form.told(),
        ),
        done=_("Het staat in het hulpaanbod."),
        leads_to=reverse("workbench:services"),
        title=_("Nieuw hulpaanbod"),
        submit=_("Toevoegen"),
        cancel_url=reverse("workbench:services"),
    )


@get_or_post
@reads()
@for_professionals
@once
def edit(request: Request, service_id: int) -> HttpResponse:
    """Change what is told of a service; when somebody else did so meanwhile, both are shown."""
    one = _own(request.viewer, service_id)
    seen = {name: getattr(one, name) for name in forms.TOLD} | {"seen_version": one.version}
    form = forms.ServiceEditForm(request.POST or None, regions=regions_of(request.viewer), initial=seen)

    def what_they_wrote() -> list[tuple[str, str, str]]:
        one.refresh_from_db()
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen_version"] = str(one.version)  # type: ignore[index]
        return [
            (str(form.fields[name].label), _words(form, name, getattr(one, name)), _words(form, name, yours))
            for name, yours in form.told().items()
            if getattr(one, name) != yours
        ]

    return form_page(
        request,
        form=form,
        act=lambda filled: writing.change_service(
            service=one, seen_version=filled["seen_version"], viewer=request.viewer, **form.told()
        ),
        done=_("Het hulpaanbod is veranderd."),
        leads_to=url_of(service_id),
        title=_("%(name)s veranderen") % {"name": one.name},
        submit=_("Opslaan"),
        cancel_url=url_of(service_id),
        changed=what_they_wrote,
    )


@get_or_post
@reads()
@for_professionals
@once
def confirm(request: Request, service_id: int) -> HttpResponse:
    """Say that the waiting time is right; the button for it stands on the page of the service."""
    one = _own(request.viewer, service_id)
    form = forms.ConfirmForm(request.POST or None, initial={"seen_version": one.version})

    def what_they_wrote() -> list[tuple[str, str, str]]:
        one.refresh_from_db()
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen_version"] = str(one.version)  # type: ignore[index]
        return [(_("Wachttijd"), line(one, request.viewer).waiting, _("klopt nog"))]

    return form_page(
        request,
        form=form,
        act=lambda filled: writing.confirm_waiting(
            service=one, seen_version=filled["seen_version"], viewer=request.viewer
        ),
        done=_("De wachttijd is vandaag bevestigd."),
        leads_to=url_of(service_id),
        title=_("Klopt de wachttijd van %(name)s?") % {"name": one.name},
        intro=line(one, request.viewer).waiting.capitalize() + ".",
        submit=_("De wachttijd klopt nog"),
        cancel_url=url_of(service_id),
        changed=what_they_wrote,
    )


def _service(viewer: Viewer, service_id: int) -> Service:
    """A service of a region in which somebody works, also when it is not there any more."""
    found = Service.objects.select_related("organisation", "waiting_confirmed_by")
    one: Service = get_object_or_404(found, pk=service_id, region_id__in=regions_of(viewer))
    return one


def _own(viewer: Viewer, service_id: int) -> Service:
    one: Service = get_object_or_404(Service, pk=service_id, organisation__in=writing.written_by(viewer))
    return one


def _region_of(organisation: Organisation, viewer: Viewer) -> Region:
    """Where it is offered: in the region of the organisation; of one for the whole country, where one works."""
    return organisation.region or Region.objects.filter(pk__in=regions_of(viewer)).order_by("name")[0]


def _words(form: Any, name: str, value: Any) -> str:
    return shown(name, value, dict(getattr(form.fields[name], "choices", ())))
