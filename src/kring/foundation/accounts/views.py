"""Coming in, showing that it is you, and what belongs to one's own account."""

from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.foundation.accounts import keeping
from kring.foundation.accounts.codes import SureCode
from kring.foundation.accounts.devices import device_of
from kring.foundation.accounts.models import Subject, User
from kring.foundation.accounts.pages import door, onward, own
from kring.foundation.accounts.signing_in import KEPT_PAGE, sign_out
from kring.foundation.accounts.sure import now_sure
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core.news import publish

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
_log = logging.getLogger(__name__)


class SignIn(LoginView):
    """With one's organisation, a passkey, or a name with password and code."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "providers": settings.IDENTITY_PROVIDERS,
            "ended": self.request.GET.get("verlopen", ""),
            "next": onward(self.request, ""),
        }


@require_safe
@own
def security(request: HttpRequest) -> HttpResponse:
    """How one comes in, and where one is in now."""
    user = _user(request)
    keys = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    known = set(Subject.objects.filter(user=user).values_list("issuer", flat=True))
    return render(
        request,
        "accounts/security.html",
        {
            "passkeys": [one for one in keys if one.type == Authenticator.Type.WEBAUTHN],
            "app": next((one for one in keys if one.type == Authenticator.Type.TOTP), None),
            "codes": next((one for one in keys if one.type == Authenticator.Type.RECOVERY_CODES), None),
            "providers": [one for one in settings.IDENTITY_PROVIDERS if one.issuer in known],
            "login_name": user.username if user.has_usable_password() else "",
            "sessions": [
                {"pk": one.pk, "device": device_of(one.user_agent), "began": one.created_at,
                 "this_one": one.session_key == request.session.session_key}
                for one in UserSession.objects.purge_and_list(user)
            ],
        },
    )  # fmt: skip


@require_POST
@own
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions: of a phone that was lost, or a computer that somebody else uses."""
    session = UserSession.objects.filter(pk=pk, user=_user(request)).first()
    if session is None:
        raise Http404
    if session.session_key == request.session.session_key:
        sign_out(request)
        return HttpResponseRedirect(resolve_url(settings.LOGIN_URL))
    session.end()
    publish(AtTheDoor(_user(request).pk, Happened.SESSION_ENDED))
    messages.success(request, _("Die sessie is gestopt."))
    return HttpResponseRedirect(reverse("mfa_index"))


@get_or_post
@own
def show_it_is_you(request: HttpRequest) -> HttpResponse:
    """Ask for a passkey or a code, or to sign in anew, before something that should not be done by somebody else."""
    user = _user(request)
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    code: Form | None = SureCode(user=user) if kinds - {Authenticator.Type.WEBAUTHN} else None
    key: Form | None = ReauthenticateWebAuthnForm(user=user) if Authenticator.Type.WEBAUTHN in kinds else None
    if request.method == "POST":
        given: SureCode | ReauthenticateWebAuthnForm
        if "credential" in request.POST:
            given = key = ReauthenticateWebAuthnForm(request.POST, user=user)
        else:
            given = code = SureCode(request.POST, user=user)
        if given.is_valid():
            given.save()
            now_sure(request)
            publish(AtTheDoor(user.pk, Happened.SURE))
            return HttpResponseRedirect(onward(request, reverse("mfa_index")))
    known = set(Subject.objects.filter(user=user).values_list("issuer", flat=True))
    return render(
        request,
        "accounts/sure.html",
        {
            "code": code,
            "key": key,
            "js_data": {"request_options": passkeys.begin_authentication(user)} if key else None,
            "providers": [one for one in settings.IDENTITY_PROVIDERS if one.issuer in known],
            "demo_url": resolve_url(settings.LOGIN_URL) if settings.DEMO else "",
            "next": onward(request, reverse("mfa_index")),
        },
        status=422 if request.method == "POST" else 200,
    )


@get_or_post
@own
def kept_form(request: HttpRequest) -> HttpResponse:
    """What one sent when the session had just ended: look at it, and send it after all."""
    kept = keeping.kept_for(_user(request))
    if request.method == "POST":
        if kept is not None:
            keeping.let_go(_user(request), kept.path)
        return HttpResponseRedirect("/")
    if kept is not None:
        request.session[KEPT_PAGE] = kept.path
    return render(request, "accounts/kept.html", {"kept": kept})


@csrf_exempt
@require_POST
@door
def csp_report(request: HttpRequest) -> HttpResponse:
    """A browser refused something on one of our pages. Which rule and which site; never the address of the page."""
    try:
        told = json.loads(request.body)["csp-report"]
        rule = str(told.get("effective-directive") or told.get("violated-directive", ""))[:40]
        site = urlsplit(str(told.get("blocked-uri", ""))).hostname or "inline"
    except (ValueError, KeyError, TypeError, AttributeError):
        return HttpResponse(status=400)
    if rule.replace("-", "").isalpha() and site.replace(".", "").replace("-", "").isalnum():
        _log.warning(f"content security policy: {rule} refused {site[:80]}")
    return HttpResponse(status=204)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
