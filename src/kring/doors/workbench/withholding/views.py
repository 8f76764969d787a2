"""What is withheld: the list, withholding, looking again, ending and undoing that. For who carries the family."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.withholding import forms
from kring.doors.workbench.withholding.items import item_in, items_of, names_of
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing import withholding
from kring.foundation.sharing.models import Withholding
from kring.foundation.sharing.opened import carried
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.withholding import What
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def withheld_url(dossier_id: int) -> str:
    return reverse("workbench:withheld", args=[dossier_id])


def _carried(dossier_id: int) -> Dossier:
    return get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)


@require_safe
@reads(Section.CIRCLE)
def withheld(request: Request, dossier_id: int) -> HttpResponse:
    """What is withheld from whom in this family, why, and when somebody looks again."""
    dossier = _carried(dossier_id)
    found = list(
        Withholding.objects.filter(dossier=dossier)
        .select_related("from_professional", "from_organisation", "recorded_by", "ended_by")
        .order_by("review_on", "id")
    )
    items = items_of(one.item_key for one in found if one.item_key)
    names = names_of([one for row in found for one in (row.from_person_id, row.whereabouts_of_id)])
    rows = [_row(one, items, names, request.viewer.today) for one in found]
    return render(
        request,
        "workbench/withholding/withheld.html",
        {
            "dossier": dossier,
            "running": [row for row in rows if row["one"].ended_at is None],
            "past": [row for row in reversed(rows) if row["one"].ended_at is not None],
        },
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def withhold(request: Request, dossier_id: int) -> HttpResponse:
    """Withhold one item: which one stands in the address, as its own page or line put it there."""
    dossier = _carried(dossier_id)
    key = request.GET.get("wat", "")
    item = item_in(dossier.pk, key)
    if item is None:
        raise Http404
    form = forms.WithholdForm(request.POST or None, circle=circle_of(dossier), viewer=request.viewer)
    return _page(
        request,
        dossier,
        form,
        lambda filled: _withhold(request, dossier, What(item_key=key), form, filled),
        title=_("Afschermen"),
        intro=f"{item.kind}: {item.words}",
        submit=_("Afschermen"),
        done=_("Afgeschermd. Wat eraan hangt, gaat mee."),
    )


@get_or_post
@reads(Section.CIRCLE, Section.PLACES)
@once
def secret_address(request: Request, dossier_id: int) -> HttpResponse:
    """Keep where somebody is from somebody else: all their places and those of who lives there, now and later."""
    dossier = _carried(dossier_id)
    form = forms.SecretAddressForm(request.POST or None, circle=circle_of(dossier), viewer=request.viewer)

    def keep(filled: dict[str, Any]) -> None:
        _withhold(request, dossier, What(whereabouts_of_id=int(filled["whose"])), form, filled)

    return _page(
        request,
        dossier,
        form,
        keep,
        title=_("Geheim adres"),
        intro=_(
            "Alle plekken van deze persoon worden geheim: adres, telefoon, school, huisarts, werk en afspraken. "
            "Ook die van wie daar woont, en ook wat er later bij komt. "
            "Wat u in vrije tekst opschrijft, kan Kring niet afschermen: schrijf een adres nooit in een verslag."
        ),
        submit=_("Geheim maken"),
        done=_("Het adres is geheim."),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def look_again(request: Request, dossier_id: int, withholding_id: int) -> HttpResponse:
    """Still needed: with a reason of today and a new day."""
    dossier, one, words = _one(dossier_id, withholding_id)
    form = forms.LookAgainForm(request.POST or None, today=request.viewer.today, initial={"reason": one.reason})
    return _page(
        request,
        dossier,
        form,
        lambda filled: withholding.look_again(
            withholding=one, reason=filled["reason"], review_on=filled["review_on"], viewer=request.viewer
        ),
        title=_("Is dit nog nodig?"),
        intro=words,
        submit=_("Blijft afgeschermd"),
        done=_("Het blijft afgeschermd."),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def end(request: Request, dossier_id: int, withholding_id: int) -> HttpResponse:
    """No longer needed; the way back stands in the message."""
    dossier, one, words = _one(dossier_id, withholding_id)
    back = reverse("workbench:withhold-again", args=[dossier_id, withholding_id])
    return _page(
        request,
        dossier,
        forms.SureForm(request.POST if request.method == "POST" else None),
        lambda _filled: withholding.end_withholding(withholding=one, viewer=request.viewer),
        title=_("Niet meer afschermen"),
        intro=_("%(what)s. Wie het niet mocht weten, kan dit daarna meteen lezen.") % {"what": words},
        submit=_("Niet meer afschermen"),
        done=format_html(
            '{} <a class="nl-link" href="{}">{}</a>', _("Niet meer afgeschermd."), back, _("Toch weer afschermen")
        ),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def again(request: Request, dossier_id: int, withholding_id: int) -> HttpResponse:
    """Undo an ending."""
    dossier, one, words = _one(dossier_id, withholding_id)
    return _page(
        request,
        dossier,
        forms.SureForm(request.POST if request.method == "POST" else None),
        lambda _filled: withholding.withhold_again(withholding=one, viewer=request.viewer),
        title=_("Toch weer afschermen"),
        intro=words,
        submit=_("Weer afschermen"),
        done=_("Weer afgeschermd."),
    )


def _page(request: Request, dossier: Dossier, form: Any, act: Any, *, done: str, **words: str) -> HttpResponse:
    url = withheld_url(dossier.pk)
    return form_page(request, form=form, act=act, done=done, leads_to=url, cancel_url=url, **words)  # type: ignore[arg-type]


def _withhold(request: Request, dossier: Dossier, what: What, form: forms.WithholdForm, filled: dict[str, Any]) -> None:
    withholding.withhold(
        dossier=dossier, what=what, whom=form.from_whom(), reason=filled["reason"], review_on=filled["review_on"],
        viewer=request.viewer,
    )  # fmt: skip


def _one(dossier_id: int, withholding_id: int) -> tuple[Dossier, Withholding, str]:
    """One that whoever looks may know of, with what it is and from whom, in words."""
    dossier = _carried(dossier_id)
    one = get_object_or_404(
        Withholding.objects.filter(dossier=dossier).select_related("from_professional", "from_organisation"),
        pk=withholding_id,
    )
    row = _row(one, items_of([one.item_key]), names_of([one.from_person_id, one.whereabouts_of_id]), one.review_on)
    if not row["open"]:
        raise Http404
    return dossier, one, _("%(kind)s %(words)s, voor %(whom)s") % row


def _row(one: Withholding, items: dict[str, Any], names: dict[int, str], today: Any) -> dict[str, Any]:
    whom = one.from_professional or one.from_organisation or names.get(one.from_person_id or 0, _("iemand"))
    item = items.get(one.item_key)
    if one.whereabouts_of_id:
        kind, words, opened = _("Geheim adres van"), names.get(one.whereabouts_of_id, _("iemand")), True
    elif item is not None:
        kind, words, opened = f"{item.kind}:", f"“{item.words}”" if item.words else "", True
    else:
        # In a part that is not open to whoever looks: that it is there, and nothing more.
        kind, words, opened = _("Iets in een onderdeel dat u niet leest"), "", False
    return {
        "one": one, "kind": kind, "words": words, "whom": whom, "open": opened,
        "due": one.ended_at is None and one.review_on <= today,
    }  # fmt: skip
