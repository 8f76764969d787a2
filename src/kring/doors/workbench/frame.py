"""What stands around every page: the menu of whoever looks, who they are, and above the pages of a family its head."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from kring.doors.workbench.addresses import DESK_INBOX, address, tabs_of
from kring.doors.workbench.for_a_while import why_for_a_while
from kring.doors.workbench.heads import Head, dossier_or_404, head_of
from kring.foundation.accounts.viewer import NOBODY, Viewer
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.households.models import Identity
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing.choices import BasisCode
from kring.foundation.sharing.models import ParentLetter
from kring.foundation.sharing.why import why
from kring.foundation.ui.context import Frame, NavItem
from kring.insight.indicators.dashboard.sight import may_look


def frame(request: HttpRequest) -> Frame:
    """The frame of this request; built when a template first asks for it. At most two queries."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    if viewer.user_id is None or not request.user.is_authenticated:
        return Frame(sign_in_url=resolve_url(settings.LOGIN_URL))
    around = Frame(sign_out_url=reverse("account_logout"))
    if viewer.is_professional:
        around = _for_professional(request, viewer, around)
    elif viewer.is_person:
        around = _for_family(request, viewer, around)
    match = request.resolver_match
    if match and "dossier_id" in match.kwargs:
        around = replace(around, dossier=head_for(request, match.kwargs["dossier_id"]))
    return around


def head_for(request: HttpRequest, dossier_id: int) -> Head | None:
    """What stands above every page of this family, with why whoever looks may see it."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    try:
        dossier = dossier_or_404(request, dossier_id)  # type: ignore[arg-type]
    except Http404:
        return None
    tabs = tabs_of(dossier_id, request.path) if viewer.is_professional else ()
    return head_of(dossier, why=why_in_words(dossier, viewer), tabs=tabs)


def why_in_words(dossier: Dossier, viewer: Viewer) -> str:
    """Why this viewer sees this family, as one sentence, with the way to who else does."""
    if viewer.is_person:
        return _("U ziet dit omdat het over u of uw gezin gaat.")
    reason = why(dossier, None, viewer)
    if reason is None or reason.until_on is None:
        return why_for_a_while(dossier.pk, viewer)
    sentence = _("U ziet dit omdat u betrokken bent, op grond van %(basis)s, tot %(day)s.") % {
        "basis": _with_article(reason.basis),
        "day": date_format(reason.until_on, "j F Y"),
    }
    circle = address("workbench:circle", dossier.pk)
    if not circle:
        return sentence
    return format_html('{} <a class="nl-link" href="{}">{}</a>', sentence, circle, _("Waarom?"))


def own_identity(request: HttpRequest) -> Identity | None:
    """The name and age of the family member who looks; fetched once for each request."""
    if not hasattr(request, "kring_identity"):
        person_id = request.viewer.id  # type: ignore[attr-defined]
        # Whether there is a letter goes along: who gets one is often no part of the family, and sees little else.
        own = Identity.objects.filter(person_id=person_id).annotate(
            has_letters=Exists(ParentLetter.objects.filter(to_id=OuterRef("person_id")))
        )
        request.kring_identity = own.first()  # type: ignore[attr-defined]
    identity: Identity | None = request.kring_identity  # type: ignore[attr-defined]
    return identity


def _for_professional(request: HttpRequest, viewer: Viewer, around: Frame) -> Frame:
    places = [
        (_("Vandaag"), address("workbench:today")),
        (_("Mijn gezinnen"), address("workbench:families")),
    ]
    # One entry for reports and doubts: the desk finds the other on the page of the one.
    if PositionKind.DESK in viewer.roles:
        places.append((_("Meldingen"), address(DESK_INBOX)))
    elif viewer.roles.isdisjoint({PositionKind.PROCESS_COORDINATOR, PositionKind.PRIVACY_OFFICER}):
        places.append((_("Twijfelt u?"), address("intake:doubt")))
    places.append((_("Werkwijzen"), address("workbench:approaches")))
    if PositionKind.PROCESS_COORDINATOR in viewer.roles:
        places.append((_("Regio"), address("workbench:steering")))
    if PositionKind.PRIVACY_OFFICER in viewer.roles:
        places.append((_("Toezicht"), address("workbench:privacy")))
    if may_look(viewer):
        places.append((_("Inzicht"), address("indicators:overview")))
    return replace(
        around,
        nav=_menu(request, places),
        search_url=address("workbench:search"),
        search_label=_("Zoek in mijn gezinnen"),
        who=f"{viewer.name} · {viewer.organisation_name}",
    )


def _for_family(request: HttpRequest, viewer: Viewer, around: Frame) -> Frame:
    places = [
        (_("Mijn plan"), address("portal:my_plan")),
        (_("Wie keek er"), address("portal:who_looked")),
        (_("Mijn rechten"), address("portal:rights")),
    ]
    return replace(
        around, home_url=address("portal:my_plan"), nav=_menu(request, places), who=str(own_identity(request) or "")
    )


def _menu(request: HttpRequest, places: list[tuple[str, str]]) -> tuple[NavItem, ...]:
    """The places that are there. The longest address that fits is where one is."""
    here = max((url for _label, url in places if url and request.path.startswith(url)), key=len, default="")
    return tuple(NavItem(label, url, current=url == here) for label, url in places if url)


def _with_article(basis: str) -> str:
    """The ground as it stands in a sentence."""
    with_article = {
        BasisCode.LAW_VEILIG_THUIS: _("de taak van Veilig Thuis (Wmo 2015)"),
        BasisCode.LAW_YOUTH: _("de Jeugdwet"),
        BasisCode.LAW_SOCIAL_SUPPORT: _("de Wmo 2015"),
        BasisCode.LAW_CARE_SAFETY_HOUSE: _("de Wet gegevensverwerking door samenwerkingsverbanden"),
        BasisCode.LAW_CHILD_PROTECTION_BOARD: _("de taak van de Raad (Jeugdwet, BW)"),
        BasisCode.LAW_POLICE_JUSTICE: _("de Wet politiegegevens"),
        BasisCode.VITAL_INTEREST: _("een vitaal belang"),
        BasisCode.CONFLICT_OF_DUTIES: _("een conflict van plichten"),
        BasisCode.COURT_ORDER: _("een uitspraak van de rechter"),
    }
    return {str(code.label): words for code, words in with_article.items()}.get(basis, basis)
