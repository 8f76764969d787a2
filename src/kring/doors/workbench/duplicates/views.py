"""The pages on which two rows that are one are found, laid beside one another, joined, and taken apart."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.casework.intake import matching
from kring.doors.workbench.duplicates import forms
from kring.doors.workbench.duplicates.beside import in_words, persons_beside
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Household, Identity
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.merging import actions, looking
from kring.foundation.sharing.merging.since import went_over, written_since
from kring.foundation.sharing.models import Merge, NotTheSame
from kring.foundation.sharing.opened import carried, opened
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.rights.names import kind_of
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads(Section.FAMILY, Section.PLACES)
def duplicates(request: Request, dossier_id: int) -> HttpResponse:
    """Who of this family stands twice, here or in another family that one may see; and what was joined."""
    dossier = _carried(dossier_id)
    viewer = request.viewer
    people = _people(dossier)
    numbers = [one.person_id for one in people]
    choose = forms.ChooseForm(request.GET if "een" in request.GET else None, people=people)
    if choose.is_valid():
        one, other = int(choose.cleaned_data["een"]), int(choose.cleaned_data["ander"])
        return HttpResponseRedirect(reverse("workbench:duplicate", args=[dossier_id, one, other]))
    homes = looking.homes_of(people, viewer.today)
    mine = set(opened(Section.FAMILY).values_list("pk", flat=True))
    ask = matching.whom_to_ask(people, viewer, besides=mine)
    audit.write(viewer, act=Act.SEARCH, name="duplicates.looked_for", dossier_id=dossier_id, about=numbers)
    joined = Merge.objects.filter(
        Q(kept__in=numbers) | Q(kept_home__in=[home.number for home in homes])
    ).select_related("kept__identity", "made_by", "ended_by")
    return render(
        request,
        "workbench/duplicates/duplicates.html",
        {
            "dossier": dossier,
            "here": looking.pairs_among(people),
            "elsewhere": looking.pairs_elsewhere(people),
            "ask": ask,
            "choose": choose if len(people) > 1 else None,
            "homes": homes,
            "homes_alike": looking.homes_alike(homes),
            "home_pairs": [(a, b) for number, a in enumerate(homes) for b in homes[number + 1 :]],
            "joined": joined.order_by("-made_at"),
            "two": NotTheSame.objects.filter(
                Q(one__in=numbers) | Q(other__in=numbers), ended_at__isnull=True
            ).select_related("one__identity", "other__identity", "said_by").order_by("-said_at"),
        },
    )  # fmt: skip


@get_or_post
@reads(Section.FAMILY, Section.PLACES)
@once
def duplicate(request: Request, dossier_id: int, person_id: int, other_id: int) -> HttpResponse:
    """Two persons beside one another: are they one?"""
    dossier = _carried(dossier_id)
    one, other = _two(dossier, person_id, other_id)
    form = forms.MergeForm(request.POST if request.method == "POST" else None, one=one, other=other)
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.merge_persons(
            one=one.person, other=other.person, counts=form.counts(), reason=filled["reason"], viewer=request.viewer
        ),
        done=_("Samengevoegd. Klopt het toch niet? Haal ze dan hieronder weer uit elkaar."),
        leads_to=_list_url(dossier_id),
        title=_("Is dit dezelfde persoon?"),
        intro=_("Kijk wat verschilt. Twijfelt u? Vraag het aan de familie voordat u iets samenvoegt."),
        submit=_("Ja, voeg deze twee samen"),
        cancel_url=_list_url(dossier_id),
        template="workbench/duplicates/beside.html",
        columns=[_("Wat"), one.full_name, other.full_name, _("Vergelijken")],
        rows=persons_beside(one, other, request.viewer.today),
        no_url=reverse("workbench:duplicate-no", args=[dossier_id, one.person_id, other.person_id]),
        consequences=_what_follows(
            over_families=not {person_id, other_id} <= {one.person_id for one in _people(dossier)}
        ),
    )


@reads(Section.FAMILY)
@require_POST
@once
def two_people(request: Request, dossier_id: int, person_id: int, other_id: int) -> HttpResponse:
    """Say that these two are two people."""
    dossier = _carried(dossier_id)
    one, other = _two(dossier, person_id, other_id)
    try:
        actions.two_people(one=one.person, other=other.person, viewer=request.viewer)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Onthouden: dit zijn twee mensen. Kring vraagt het niet opnieuw."))
    return HttpResponseRedirect(_list_url(dossier_id))


@reads(Section.FAMILY)
@require_POST
@once
def look_again(request: Request, dossier_id: int, said_id: int) -> HttpResponse:
    """Take back that two are two people."""
    dossier = _carried(dossier_id)
    numbers = [one.person_id for one in _people(dossier)]
    said = get_object_or_404(
        NotTheSame.objects.filter(Q(one__in=numbers) | Q(other__in=numbers), ended_at__isnull=True), pk=said_id
    )
    actions.look_again(said=said, viewer=request.viewer)
    messages.success(request, _("Teruggenomen. Lijken ze op elkaar, dan staat de vraag hier weer."))
    return HttpResponseRedirect(_list_url(dossier_id))


@get_or_post
@reads(Section.FAMILY, Section.PLACES)
@once
def home(request: Request, dossier_id: int, home_id: int, other_home_id: int) -> HttpResponse:
    """Two homes beside one another: are they one?"""
    dossier = _carried(dossier_id)
    homes = {one.number: one for one in looking.homes_of(_people(dossier), request.viewer.today)}
    if home_id not in homes or other_home_id not in homes or home_id == other_home_id:
        raise Http404
    one, other = homes[home_id], homes[other_home_id]
    told = [
        (_("Wie er wonen"), one.name, other.name),
        (_("Adres"), ", ".join(one.addresses), ", ".join(other.addresses)),
    ]
    return form_page(
        request,
        form=forms.ReasonForm(request.POST if request.method == "POST" else None),
        act=lambda filled: actions.merge_homes(
            one=Household.objects.get(pk=home_id),
            other=Household.objects.get(pk=other_home_id),
            reason=filled["reason"],
            viewer=request.viewer,
        ),
        done=_("Samengevoegd. Klopt het toch niet? Haal ze dan hieronder weer uit elkaar."),
        leads_to=_list_url(dossier_id),
        title=_("Is dit hetzelfde huis?"),
        intro=_("Een kind kan twee huizen hebben. Voeg alleen samen wat echt één huis is."),
        submit=_("Ja, dit is één huis"),
        cancel_url=_list_url(dossier_id),
        template="workbench/duplicates/beside.html",
        columns=[_("Wat"), _("Het ene huis"), _("Het andere huis"), _("Vergelijken")],
        rows=[(what, mine, theirs, in_words(mine, theirs)) for what, mine, theirs in told if mine or theirs],
        consequences=[
            _("Wie in het ene of het andere huis woonde, woont daarna in hetzelfde huis."),
            _("Een geheim adres blijft geheim. U kunt het terugdraaien, ook later."),
        ],
    )


@get_or_post
@reads(Section.FAMILY)
@once
def merged(request: Request, dossier_id: int, merge_id: int) -> HttpResponse:
    """What was joined, by whom and why; and taking it apart."""
    dossier = _carried(dossier_id)
    people = _people(dossier)
    homes = [one.number for one in looking.homes_of(people, request.viewer.today)]
    merge = get_object_or_404(
        Merge.objects.filter(
            Q(kept__in=[one.person_id for one in people]) | Q(kept_home__in=homes)
        ).select_related("kept__identity", "made_by", "ended_by"),
        pk=merge_id,
    )  # fmt: skip
    runs = merge.ended_at is None
    since = written_since(merge) if runs else {}
    return form_page(
        request,
        form=forms.SplitForm(request.POST if request.method == "POST" else None, since=since),
        act=lambda filled: actions.split(
            merge=merge, reason=filled["reason"], to_other=filled.get("to_other", ()), viewer=request.viewer
        ),
        done=_("Uit elkaar gehaald. Alles staat weer waar het stond."),
        leads_to=_list_url(dossier_id),
        title=_("Samengevoegd") if runs else _("Was samengevoegd"),
        submit=_("Haal ze uit elkaar"),
        cancel_url=_list_url(dossier_id),
        template="workbench/duplicates/merged.html",
        merge=merge,
        runs=runs,
        moved=[(kind_of(model).capitalize(), number) for model, number in went_over(merge).items()] if runs else [],
    )


def _carried(dossier_id: int) -> Dossier:
    return get_object_or_404(carried(Section.FAMILY), pk=dossier_id)


def _list_url(dossier_id: int) -> str:
    return reverse("workbench:duplicates", args=[dossier_id])


def _what_follows(*, over_families: bool) -> list[str]:
    """What joining two persons means, before it is done."""
    told = [
        _("Alles wat over de een en over de ander is geschreven, staat daarna bij elkaar."),
        _("Wat voor een van de twee is afgeschermd, blijft afgeschermd."),
        _("Het gezin leest dat er iets dubbel stond. U kunt het terugdraaien, ook later."),
    ]
    if over_families:
        told.insert(1, _("Dit gaat over twee gezinnen. Alleen naam, geboortedatum en nummer worden van allebei."))
        told.insert(2, _("Wat het ene gezin weet, gaat niet open voor wie bij het andere gezin werkt."))
    return told


def _people(dossier: Dossier) -> list[Identity]:
    return looking.everybody_in(circle_of(dossier))


def _two(dossier: Dossier, person_id: int, other_id: int) -> tuple[Identity, Identity]:
    """The two, of whom at least one is of this family, and both may be seen."""
    found = {
        one.person_id: one for one in Identity.objects.filter(person__in=[person_id, other_id]).select_related("person")
    }
    here = {one.person_id for one in _people(dossier)}
    if len(found) != 2 or not here & {person_id, other_id}:
        raise Http404
    return found[person_id], found[other_id]
