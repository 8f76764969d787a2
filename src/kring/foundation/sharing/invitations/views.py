"""The pages of inviting: who has an account, the paper, and coming in with it."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kring.foundation.accounts.adapter import wait_first
from kring.foundation.accounts.idle import NEEDS_KEY
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.signing_in import sign_in
from kring.foundation.accounts.sure import sure_it_is_you
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier, Invitation
from kring.foundation.core import limits
from kring.foundation.core.encryption import seal, unseal
from kring.foundation.core.forms import OnceForm
from kring.foundation.core.network import address_of
from kring.foundation.core.news import publish
from kring.foundation.core.once import once
from kring.foundation.households.models import Person
from kring.foundation.sharing.invitations import actions, forms
from kring.foundation.sharing.invitations.standing import standings
from kring.foundation.sharing.opened import opened
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
# What stands on the paper, sealed, between making it and showing it: once.
_PAPER = "kring_paper"


@require_safe
@reads(Section.CIRCLE)
def accounts(request: Request, dossier_id: int) -> HttpResponse:
    """Who of this family can come in."""
    dossier = _dossier(request, dossier_id)
    return render(
        request,
        "invitations/accounts.html",
        {"dossier": dossier, "standings": standings(dossier, today=request.viewer.today)},  # type: ignore[attr-defined]
    )


@get_or_post
@reads(Section.CIRCLE)
@sure_it_is_you
@once
def invite(request: Request, dossier_id: int, person_id: int) -> HttpResponse:
    """Make a code for somebody who is sitting opposite."""
    dossier, person = _dossier(request, dossier_id), _person(person_id)
    name = str(person.identity)

    def act(filled: dict[str, object]) -> None:
        _invitation, code = actions.invite(
            dossier=dossier,
            person=person,
            viewer=request.viewer,  # type: ignore[attr-defined]
            judged_capable=bool(filled.get("judged_capable")),
        )
        request.session[_PAPER] = seal(f"{dossier_id}\n{person_id}\n{code}")

    return form_page(
        request,
        form=forms.InviteForm(
            _sent(request), name=name, age=person.identity.age_on(request.viewer.today)  # type: ignore[attr-defined]
        ),
        act=act,
        done=_("De uitnodiging is klaar."),
        leads_to=reverse("invitations:paper", args=[dossier_id]),
        title=_("%(name)s uitnodigen") % {"name": name},
        intro=_("Doe dit alleen als %(name)s tegenover u zit en u weet wie het is. U krijgt een papier met een code "
                "die één keer werkt. Een ouder papier en oude sleutels werken daarna niet meer.") % {"name": name},
        submit=_("Maak de uitnodiging"),
        cancel_url=reverse("invitations:accounts", args=[dossier_id]),
        template="invitations/form.html",
        dossier=dossier,
    )  # fmt: skip


@require_safe
@never_cache
@reads(Section.CIRCLE)
def paper(request: Request, dossier_id: int) -> HttpResponse:
    """The paper with the code, to print or to write over. It is shown once."""
    dossier = _dossier(request, dossier_id)
    sealed = request.session.pop(_PAPER, "")
    of_dossier, person_id, code = unseal(sealed).split("\n") if sealed else ("", "", "")
    if of_dossier != str(dossier_id):
        return HttpResponseRedirect(reverse("invitations:accounts", args=[dossier_id]))
    invitation = Invitation.objects.filter(dossier=dossier, person_id=int(person_id)).open().first()
    return render(
        request,
        "invitations/paper.html",
        {"dossier": dossier, "person": _person(int(person_id)), "code": code, "invitation": invitation,
         "address": request.build_absolute_uri(reverse("redeem"))},
    )  # fmt: skip


@get_or_post
@reads(Section.CIRCLE)
@sure_it_is_you
@once
def end_account(request: Request, dossier_id: int, person_id: int) -> HttpResponse:
    """End the account of somebody of this family."""
    dossier, person = _dossier(request, dossier_id), _person(person_id)
    back = reverse("invitations:accounts", args=[dossier_id])
    name = str(person.identity)
    return form_page(
        request,
        form=OnceForm(_sent(request)),
        act=lambda _filled: actions.end_account(
            dossier=dossier,
            person=person,
            viewer=request.viewer,  # type: ignore[attr-defined]
        ),
        done=_("Het account is gestopt."),
        leads_to=back,
        title=_("Account van %(name)s stoppen") % {"name": name},
        intro=_("%(name)s is dan meteen uitgelogd en kan niet meer inloggen. Met een nieuwe uitnodiging kan het weer.")
        % {"name": name},
        submit=_("Stop het account"),
        cancel_url=back,
        template="invitations/form.html",
        dossier=dossier,
    )


@get_or_post
@never_cache
@reads(anyone=True)
def redeem(request: Request) -> HttpResponse:
    """Come in with the code on the paper."""
    form = forms.RedeemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = address_of(request)
        if wait := limits.may_try("invitation", address):
            form.add_error(None, wait_first(wait))
        else:
            user = actions.redeem(at=timezone.now(), **form.cleaned_data)
            if user is not None:
                limits.forget("invitation", address)
                sign_in(request, user)
                record_authentication(request, user, "invitation")
                request.session[NEEDS_KEY] = True
                return HttpResponseRedirect(reverse("first_time"))
            publish(AtTheDoor(None, Happened.SIGN_IN_FAILED, "invitation"))
            form.add_error(
                None, _("Deze code en geboortedatum horen niet bij elkaar, of de code is al gebruikt of te oud.")
            )
    return render(request, "invitations/redeem.html", {"form": form}, status=422 if form.is_bound else 200)


def _sent(request: Request) -> QueryDict | None:
    """What was filled in: a form that only asks for a yes may be empty."""
    return request.POST if request.method == "POST" else None


def _dossier(request: Request, dossier_id: int) -> Dossier:
    if not request.viewer.is_professional:  # type: ignore[attr-defined]
        raise Http404
    dossier: Dossier = get_object_or_404(opened(Section.CIRCLE), pk=dossier_id)
    return dossier


def _person(person_id: int) -> Person:
    return get_object_or_404(Person.objects.select_related("identity").filter(identity__isnull=False), pk=person_id)
