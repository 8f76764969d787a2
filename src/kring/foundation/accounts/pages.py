"""What every page of the door has in common: it holds nothing of a family, and no copy of it stays behind."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponseBase]


def door(view: View) -> View:
    """A page for whoever comes to the door, signed in or not."""
    page = never_cache(view)
    page.reads = frozenset()  # type: ignore[attr-defined]
    return page


def own(view: View) -> View:
    """A page about one's own account, for whoever is signed in."""

    @functools.wraps(view)
    def of_oneself(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return door(of_oneself)


def onward(request: HttpRequest, otherwise: str) -> str:
    """Where `next` leads when that is on this site; elsewhere nobody is led."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return otherwise
