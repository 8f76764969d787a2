"""The pages on which a family member reads everything, and asks something about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.portal.rights import forms
from kring.doors.portal.rights.people import for_persons, my_dossiers, of_whom
from kring.doors.portal.views import for_family
from kring.doors.workbench.frame import own_identity
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.core.once import once
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.rights import actions, statements
from kring.foundation.sharing.rights.document import IN_A_FILE, ON_A_PAGE, parts_of, read_everything
from kring.foundation.sharing.rights.items import dossier_id_of, item_of, words_of
from kring.foundation.sharing.rights.models import OwnStatement, RightsRequest
from kring.foundation.sharing.rights.names import kind_of
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]
FAMILY_FORM = "portal/rights/form.html"


@require_safe
@reads()
@for_family
def overview(request: Request) -> HttpResponse:
    """What I asked, what I wrote beside something, and what I can ask."""
    requests = RightsRequest.objects.select_related("decided_by").order_by("-asked_at", "-pk")
    mine = OwnStatement.objects.filter(person_id=request.viewer.id, withdrawn_at__isnull=True).order_by("-written_at")
    names = of_whom()
    rows = [
        {"one": one, "about": "" if one.about_person_id == request.viewer.id else names.get(one.about_person_id, "")}
        for one in requests
    ]
    return render(
        request,
        "portal/rights/overview.html",
        {"requests": rows, "statements": mine, "can_ask": bool(for_persons(request.viewer))},
    )


@require_safe
@reads(*Section)
@for_family
def everything(request: Request) -> HttpResponse:
    """Everything that I may read, under plain headings."""
    document = read_everything()
    section = request.GET.get("deel", "")
    shown = [one for one in document.entries if not section or one.section == section]
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("pagina"))
    _log(request, document, Act.READ, "rights.everything.read")
    options = [("", _("alles"), len(document.entries))]
    options += [
        (one, str(Section(one).label), sum(1 for entry in document.entries if entry.section == one))
        for one in document.sections
    ]
    return render(
        request,
        "portal/rights/everything.html",
        {
            "page": page,
            "parts": parts_of(list(page.object_list)),
            "files": range(1, document.files + 1),
            "number": len(document.entries),
            "in_a_file": IN_A_FILE,
            "filters": [{"name": "deel", "label": _("Laat zien"), "options": options}],
        },
    )


@require_safe
@reads(*Section, act=Act.EXPORT)
@for_family
def as_file(request: Request, number: int) -> HttpResponse:
    """The same as a file to keep or to print; a large dossier in more files than one."""
    from weasyprint import HTML

    document = read_everything()
    if not 1 <= number <= document.files or not document.entries:
        raise Http404
    _log(request, document, Act.EXPORT, "rights.everything.taken")
    page = render_to_string(
        "portal/rights/file.html",
        {
            "me": own_identity(request),
            "parts": document.file(number),
            "number": number,
            "files": document.files,
            "at": timezone.localtime(),
        },
    )
    response = HttpResponse(HTML(string=page).write_pdf(), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="mijn-gegevens-{request.viewer.today}-{number}.pdf"'
    return response


@get_or_post
@reads()
@for_family
@once
def ask(request: Request) -> HttpResponse:
    """Ask something about what is written down; about one item when the address names it."""
    viewer = request.viewer
    key = request.GET.get("bij", "")
    item = item_of(key) if key else None
    persons, dossiers = for_persons(viewer), my_dossiers()
    if not persons or not dossiers or (key and item is None):
        raise Http404
    if item is not None and (of := dossier_id_of(item)):
        dossiers = [one for one in dossiers if one[0] == of]
    form = forms.AskForm(
        request.POST or None,
        persons=persons,
        dossiers=dossiers,
        has_item=item is not None,
        initial={"kind": request.GET.get("wat", ""), "about_person_id": viewer.id},
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.ask(
            kind=filled["kind"],
            dossier_id=filled["dossier_id"],
            about_person_id=filled["about_person_id"],
            words=filled["words"],
            key=key,
            viewer=viewer,
        ),
        done=_("Uw vraag is verstuurd. Binnen een maand krijgt u antwoord."),
        leads_to=reverse("portal:rights"),
        title=_("Iets vragen over uw gegevens"),
        submit=_("Versturen"),
        cancel_url=reverse("portal:rights"),
        template=FAMILY_FORM,
        **_item_shown(item),
    )


@get_or_post
@reads()
@for_family
@once
def state(request: Request) -> HttpResponse:
    """Put my own words beside something that is written down."""
    viewer = request.viewer
    key = request.GET.get("bij", "")
    item = item_of(key)
    dossiers = [number for number, _name in my_dossiers()]
    of = dossier_id_of(item) if item is not None else None
    if item is None or not dossiers or (of is not None and of not in dossiers):
        raise Http404
    return form_page(
        request,
        form=forms.StatementForm(request.POST or None),
        act=lambda filled: statements.state(
            key=key, dossier_id=of or dossiers[0], words=filled["words"], viewer=viewer
        ),
        done=_("Uw woorden staan erbij."),
        leads_to=reverse("portal:rights"),
        title=_("Uw eigen woorden erbij zetten"),
        submit=_("Erbij zetten"),
        cancel_url=reverse("portal:everything"),
        template=FAMILY_FORM,
        **_item_shown(item),
    )


@get_or_post
@reads()
@for_family
@once
def take_back(request: Request, statement_id: int) -> HttpResponse:
    """Take my own words away again."""
    found = OwnStatement.objects.filter(person_id=request.viewer.id, withdrawn_at__isnull=True)
    statement = get_object_or_404(found, pk=statement_id)
    return form_page(
        request,
        form=forms.SureForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: statements.take_back(statement=statement, viewer=request.viewer),
        done=_("Uw woorden staan er niet meer bij."),
        leads_to=reverse("portal:rights"),
        title=_("Uw woorden weghalen"),
        intro=_("Dit staat er nu: “%(words)s”") % {"words": statement.words},
        submit=_("Weghalen"),
        cancel_url=reverse("portal:rights"),
        template=FAMILY_FORM,
    )


@require_safe
@reads()
@for_family
def one(request: Request, request_id: int) -> HttpResponse:
    """What I asked, and what was answered."""
    asked = get_object_or_404(RightsRequest.objects.select_related("decided_by", "decided_for"), pk=request_id)
    recipients = asked.recipients.select_related("organisation").order_by("organisation__name")
    told = sorted({str(one.organisation) for one in recipients if one.organisation})
    # The words of an item only as long as its own reader may see it.
    still = bool(asked.item_key) and item_of(asked.item_key) is not None
    return render(
        request,
        "portal/rights/one.html",
        {
            "asked": asked,
            "told": told,
            "shows_item": still,
            "about": "" if asked.about_person_id == request.viewer.id else of_whom().get(asked.about_person_id, ""),
        },
    )


@get_or_post
@reads()
@for_family
@once
def withdraw(request: Request, request_id: int) -> HttpResponse:
    """Take back what I asked."""
    asked = get_object_or_404(RightsRequest.objects.open(), pk=request_id)
    return form_page(
        request,
        form=forms.SureForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: actions.withdraw(request=asked, viewer=request.viewer),
        done=_("U heeft uw vraag ingetrokken."),
        leads_to=reverse("portal:rights"),
        title=_("Uw vraag intrekken"),
        intro=_("Niemand kijkt er dan nog naar. Later opnieuw vragen mag altijd."),
        submit=_("Intrekken"),
        cancel_url=reverse("portal:rights-one", args=[request_id]),
        template=FAMILY_FORM,
    )


def _item_shown(item: Any) -> dict[str, Any]:
    if item is None:
        return {}
    return {"item_kind": kind_of(item), "item_words": words_of(item)}


def _log(request: Request, document: Any, act: Act, name: str) -> None:
    """One line for each family that somebody belongs to."""
    audit.read(request.viewer, act=act, name=name, dossiers=document.dossiers, sections=document.sections)
