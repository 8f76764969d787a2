"""The pages of a hand-over: preparing, what must still happen, telling the family, signing, taking it back."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.circle.faces import Faces
from kring.doors.workbench.handing_over import forms
from kring.doors.workbench.handing_over.what_to_know import what_to_know
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.handing_over import actions
from kring.foundation.sharing.leaving import while_in_sight
from kring.foundation.sharing.models import PreparedHandover, ToldOfHandover
from kring.foundation.sharing.opened import IsCarried, carried, opened
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def circle_url(dossier_id: int) -> str:
    return reverse("workbench:circle", args=[dossier_id])


def handover_url(dossier_id: int, handover_id: int) -> str:
    return reverse("workbench:handover", args=[dossier_id, handover_id])


@get_or_post
@reads(Section.CIRCLE)
@once
def prepare(request: Request, dossier_id: int) -> HttpResponse:
    """Begin a hand-over: nothing goes over yet."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    people, today = circle_of(dossier), request.viewer.today
    form = forms.PrepareForm(request.POST or None, circle=people, faces=Faces(dossier, people, today), today=today)
    made: dict[str, int] = {}

    def act(filled: dict[str, Any]) -> None:
        values = {name: filled[name] for name in ("role", "from_on", "reason", "words")}
        made["id"] = actions.prepare(dossier=dossier, to=form.face(), viewer=request.viewer, **values).pk

    return form_page(
        request,
        form=form,
        act=act,
        done=_("Voorbereid. Vertel het nu eerst aan het gezin."),
        leads_to=lazy(lambda: handover_url(dossier_id, made["id"]), str)(),
        title=_("Overdragen"),
        intro=_("Eerst weet het gezin het. Dan tekent u, en daarna wie het overneemt. Tot die tijd houdt u de rol."),
        submit=_("Overdracht voorbereiden"),
        cancel_url=circle_url(dossier_id),
        template="workbench/handing_over/prepare.html",
        at_once_url=reverse("workbench:circle-hand-over-now", args=[dossier_id]),
    )


@require_safe
@reads(Section.CIRCLE, Section.FAMILY, Section.PLAN, Section.SAFETY, Section.MEETINGS)
def handover(request: Request, dossier_id: int, handover_id: int) -> HttpResponse:
    """How far a hand-over is, and what whoever takes over must know."""
    dossier = get_object_or_404(opened(Section.CIRCLE).annotate(is_carried=IsCarried(F("pk"))), pk=dossier_id)
    prepared = _prepared(dossier, handover_id)
    viewer, people = request.viewer, circle_of(dossier)
    told = {one.person_id: one for one in ToldOfHandover.objects.filter(prepared=prepared).select_related("told_by")}
    family = [(name, told.get(person)) for person, name in people.person_choices()]
    signing = actions.signing_of(prepared, viewer)
    gives = prepared.giver_signed_at is None and (signing.is_giver or signing.signs_for_giver)
    takes = signing.is_receiver and prepared.giver_signed_at is not None and prepared.receiver_signed_at is None
    sees = actions.receiver_sees(prepared, viewer.today)
    everyone_answered = all(one is not None for _name, one in family) and any(
        one is not None and one.told_on for _name, one in family
    )
    running = prepared.is_on_its_way
    return render(
        request,
        "workbench/handing_over/handover.html",
        {
            "dossier": dossier,
            "one": prepared,
            "role": forms.role_in_a_sentence(prepared.role),
            "family": family,
            "family_knows": everyone_answered,
            "receiver_sees": sees,
            "share_url": _share_url(dossier, prepared, people, viewer.today) if running and not sees else "",
            "may_change": running and dossier.is_open and (dossier.is_carried or signing.is_giver),
            "may_sign": running and everyone_answered and sees and (gives or takes),
            "may_decline": running and signing.is_receiver and prepared.receiver_signed_at is None,
            "know": what_to_know(dossier, people, viewer.today),
        },
    )


@get_or_post
@reads(Section.CIRCLE, Section.FAMILY)
@once
def tell(request: Request, dossier_id: int, handover_id: int) -> HttpResponse:
    """Who of the family knows, when, how and by whom; or why not yet."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    prepared = _prepared(dossier, handover_id, running=True)
    people = circle_of(dossier)
    knows = set(
        ToldOfHandover.objects.filter(prepared=prepared, told_on__isnull=False).values_list("person_id", flat=True)
    )
    form = forms.TellForm(
        request.POST or None,
        circle=people,
        chosen=[person for person, _name in people.person_choices() if person not in knows],
        viewer_id=request.viewer.id,
        today=request.viewer.today,
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.tell(
            prepared=prepared, persons=filled["persons"], viewer=request.viewer, **form.values()
        ),
        done=_("Vastgelegd. Wie het weet, leest het ook op de eigen pagina."),
        leads_to=handover_url(dossier_id, handover_id),
        title=_("Het gezin vertellen"),
        intro=_("%(name)s komt. Vertel het zelf, liefst samen, en vraag wat het gezin daarvan vindt.")
        % {"name": prepared.to},
        submit=_("Vastleggen"),
        cancel_url=handover_url(dossier_id, handover_id),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def sign(request: Request, dossier_id: int, handover_id: int) -> HttpResponse:
    """Sign: as who gives, for who gives and is away, or as who takes over."""
    dossier = get_object_or_404(opened(Section.CIRCLE).open(), pk=dossier_id)
    prepared = _prepared(dossier, handover_id, running=True)
    signing = actions.signing_of(prepared, request.viewer)
    if not signing.anybody:
        raise Http404
    takes = signing.is_receiver and prepared.giver_signed_at is not None
    names = {"name": prepared.giver.professional, "role": forms.role_in_a_sentence(prepared.role), "to": prepared.to}
    return form_page(
        request,
        form=forms.SignForm(
            request.POST or None,
            initial={"seen_version": prepared.version},
            for_another=signing.signs_for_giver and not takes,
        ),
        act=lambda filled: actions.sign(
            prepared=prepared,
            viewer=request.viewer,
            because=filled.get("because", ""),
            seen_version=filled["seen_version"],
        ),
        done=_("Getekend.") if takes else _("Getekend. %(to)s kan nu ook tekenen.") % names,
        leads_to=while_in_sight(dossier_id, handover_url(dossier_id, handover_id)),
        title=_("Tekenen"),
        intro=(
            _("U neemt %(role)s over van %(name)s. U heeft gelezen wat u moet weten.") % names
            if takes
            else _("U draagt %(role)s over aan %(to)s. Tot %(to)s ook tekent, verandert er niets.") % names
        ),
        submit=_("Ja, ik teken"),
        cancel_url=handover_url(dossier_id, handover_id),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def decline(request: Request, dossier_id: int, handover_id: int) -> HttpResponse:
    """Not take it over, with the reason."""
    dossier = get_object_or_404(opened(Section.CIRCLE).open(), pk=dossier_id)
    prepared = _prepared(dossier, handover_id, running=True)
    if not actions.signing_of(prepared, request.viewer).is_receiver:
        raise Http404
    return form_page(
        request,
        form=forms.ReasonForm(request.POST or None, initial={"seen_version": prepared.version}),
        act=lambda filled: actions.decline(prepared=prepared, viewer=request.viewer, **_edit(filled)),
        done=_("Vastgelegd. %(name)s houdt de rol, en leest waarom.") % {"name": prepared.giver.professional},
        leads_to=handover_url(dossier_id, handover_id),
        title=_("Niet overnemen"),
        submit=_("Ik neem het niet over"),
        cancel_url=handover_url(dossier_id, handover_id),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def withdraw(request: Request, dossier_id: int, handover_id: int) -> HttpResponse:
    """Take the hand-over back, with the reason."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    prepared = _prepared(dossier, handover_id, running=True)
    return form_page(
        request,
        form=forms.ReasonForm(request.POST or None, initial={"seen_version": prepared.version}),
        act=lambda filled: actions.withdraw(prepared=prepared, viewer=request.viewer, **_edit(filled)),
        done=_("Ingetrokken. Alles blijft zoals het was."),
        leads_to=handover_url(dossier_id, handover_id),
        title=_("Overdracht intrekken"),
        intro=_("Was er al verteld dat er iemand anders komt? Vertel het gezin dan dat het niet doorgaat."),
        submit=_("Intrekken"),
        cancel_url=handover_url(dossier_id, handover_id),
    )


def _prepared(dossier: Dossier, handover_id: int, *, running: bool = False) -> PreparedHandover:
    found = PreparedHandover.objects.of(dossier).select_related(
        "dossier", "giver__professional", "to", "to_team__organisation", "giver_signed_by", "handover", "ground"
    )
    return get_object_or_404(found.on_their_way() if running else found, pk=handover_id)


def _share_url(dossier: Dossier, prepared: PreparedHandover, people: Any, today: Any) -> str:
    """The guided form of sharing, with whom and as what filled in."""
    key = Faces(dossier, people, today).key_of(prepared.to_id, prepared.to_team_id)
    asked = urlencode({"met": key, "rol": InvolvementRole.ADVISER})
    return f"{reverse('workbench:share', args=[dossier.pk])}?{asked}"


def _edit(filled: dict[str, Any]) -> dict[str, Any]:
    return {"because": filled["because"], "seen_version": filled["seen_version"]}
