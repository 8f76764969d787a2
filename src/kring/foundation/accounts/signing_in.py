"""Coming in and going out: the session begins or ends, and whoever asked to be told is told.

Accounts know nothing of the log, which lives higher. A door that wants to write it down subscribes with `tell_me`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.http import HttpRequest

from kring.foundation.accounts.models import KeptForm, User

# (account, came in?) — told in the same transaction as the request.
Listener = Callable[[int, bool], None]

# When this session began, and when it was last certain that it is the person themselves: seconds since 1970.
CAME_IN, SURE = "kring_came_in", "kring_sure"
# A form was kept when the last session of this account ended.
KEPT = "kring_kept"
# The page of the kept form that somebody is looking at again.
KEPT_PAGE = "kring_kept_page"

_listeners: list[Listener] = []
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell_me(listener: Listener) -> Listener:
    """Let `listener` hear of everybody who comes in or goes out. Subscribing twice is subscribing once."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def sign_in(request: HttpRequest, user: User) -> None:
    """Begin a session as this account; a session of somebody else ends first."""
    if request.user.is_authenticated and request.user.pk != user.pk:
        sign_out(request)
    login(request, user, backend=getattr(user, "backend", _BACKEND))
    request.session.cycle_key()
    request.session[CAME_IN] = request.session[SURE] = int(time.time())
    if KeptForm.objects.filter(user=user).exists():
        request.session[KEPT] = True
    UserSession.objects.create_from_request(request)
    _tell(user.pk, True)


def sign_out(request: HttpRequest) -> None:
    """End the session, and let the browser forget what it kept of it."""
    request.kring_signed_out = True  # type: ignore[attr-defined]
    account = request.user.pk if request.user.is_authenticated else None
    UserSession.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)
    if account is not None:
        _tell(account, False)


def _tell(account: int, came_in: bool) -> None:
    for listener in _listeners:
        listener(account, came_in)
