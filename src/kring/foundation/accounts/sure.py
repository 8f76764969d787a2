"""Is it really you? Before an act that cannot be undone, or that opens something, one shows it anew.

    @sure_it_is_you
    def view(request, …): …

lets in who signed in or showed it within the last minutes (`KRING_SURE_MINUTES`); others show it first and come back.
What they had sent by then is kept.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Any, cast

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from kring.foundation.accounts import keeping
from kring.foundation.accounts.signing_in import SURE

View = Callable[..., HttpResponseBase]
Page = Callable[..., HttpResponse]


def is_sure(request: HttpRequest) -> bool:
    """Whether it was certain a short while ago that this is the person themselves."""
    shown = request.session.get(SURE)
    return isinstance(shown, int) and time.time() - shown <= settings.SURE_MINUTES * 60


def now_sure(request: HttpRequest) -> None:
    """It was just shown with a passkey or a code. The session gets a new key: the old one opens nothing any more."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
    request.session[SURE] = int(time.time())


def sure_it_is_you(view: View) -> Page:
    """Let nobody do this who did not show lately that it is them."""

    @functools.wraps(view)
    def certain(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if is_sure(request):
            return cast(HttpResponse, view(request, *args, **kwargs))
        back = request.get_full_path()
        if request.method == "POST" and keeping.keep(request):
            back = reverse("kept_form")
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}")

    return certain
