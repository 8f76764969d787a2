"""A session that nobody uses ends, and what was being written is kept; one that is not ready leads to what it needs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from kring.foundation.accounts import keeping
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.signing_in import CAME_IN, KEPT, KEPT_PAGE, sign_out
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core.news import publish

_EVERY = 60
# Somebody who was just let in by an invitation, and has no key of their own yet.
NEEDS_KEY = "kring_needs_key"
_WITHOUT_KEY = {
    "first_time", "first_password", "mfa_add_webauthn", "mfa_activate_totp", "mfa_view_recovery_codes",
    "account_logout", "openid_connect_login", "openid_connect_callback", "ui:leave", "set_language",
}  # fmt: skip


class IdleMiddleware:
    """When somebody was last here stands in a signed cookie, bound to the session: a page costs no writing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and 300 <= response.status_code < 400:
            _sent_after_all(request)
        if request.user.is_authenticated and CAME_IN in request.session:
            now = int(time.time())
            if now - last_seen(request) >= _EVERY or settings.SEEN_COOKIE_NAME not in request.COOKIES:
                _remember(request, response, now)
        return response

    def process_view(self, request: Request, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or CAME_IN not in request.session:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if too_long_ago(request) and name not in ("account_logout", "ui:leave"):
            return _end(request)
        if request.session.get(NEEDS_KEY) and name not in _WITHOUT_KEY:
            if not Authenticator.objects.filter(user=request.user).exists():
                return HttpResponseRedirect(reverse("first_time"))
            del request.session[NEEDS_KEY]
        if request.session.get(KEPT) and request.method == "GET" and not request.htmx:  # type: ignore[attr-defined]
            del request.session[KEPT]
            return HttpResponseRedirect(reverse("kept_form"))
        return None


def too_long_ago(request: Request) -> bool:
    """Whether nobody used this session for too long, or it lasted too long altogether."""
    now, viewer = time.time(), request.viewer  # type: ignore[attr-defined]
    minutes = settings.IDLE_MINUTES_FAMILY if viewer.is_person else settings.IDLE_MINUTES_PROFESSIONAL
    return (
        now - last_seen(request) > minutes * 60
        or now - request.session[CAME_IN] > settings.LONGEST_SESSION_HOURS * 3600
    )


def last_seen(request: Request) -> int:
    """When this session was last used, in seconds since 1970. Without the cookie: when it began."""
    began = int(request.session[CAME_IN])
    try:
        told = _signer(request).unsign(request.COOKIES.get(settings.SEEN_COOKIE_NAME, ""))
    except BadSignature:
        return began
    return max(began, int(told))


def _remember(request: Request, response: HttpResponse, now: int) -> None:
    response.set_cookie(
        settings.SEEN_COOKIE_NAME,
        _signer(request).sign(str(now)),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def _signer(request: Request) -> Signer:
    return Signer(salt=f"kring seen {request.session.session_key}")


def _sent_after_all(request: Request) -> None:
    """What was kept was sent again, and went well: it need not wait any longer."""
    if request.user.is_authenticated and request.session.get(KEPT_PAGE) == request.path:
        del request.session[KEPT_PAGE]
        keeping.let_go(request.user, request.path)


def _end(request: Request) -> HttpResponse:
    """Sign out; a form that was sent is kept until the same account is back."""
    sent = request.method == "POST" and not request.path.startswith(reverse("mfa_index"))
    kept = sent and keeping.keep(request)
    publish(AtTheDoor(request.user.pk, Happened.TIMED_OUT))
    sign_out(request)
    onward = {"verlopen": "bewaard" if kept else "1"}
    if request.method == "GET" and not request.htmx:  # type: ignore[attr-defined]
        onward["next"] = request.get_full_path()
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode(onward)}"
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)
