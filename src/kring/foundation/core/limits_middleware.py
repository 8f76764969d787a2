"""Keeps pages that cost much, or that could be tried out, from being asked too often: search, reporting, codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kring.foundation.core.limits import spend
from kring.foundation.core.network import address_of


def too_often(seconds: int) -> HttpResponse:
    """The answer to whoever should wait: for how long, in words."""
    minutes = max(1, -(-seconds // 60))
    response = HttpResponse(render_to_string("429.html", {"minutes": minutes}), status=429)
    response["Retry-After"] = str(seconds)
    return response


class LimitsMiddleware:
    """Count the pages that `settings.PAGE_LIMITS` names: {"workbench:search": ("GET", 60, 60)}, 60 in 60 seconds.

    Whoever is signed in counts as themselves, others by their address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        method, at_most, seconds = settings.PAGE_LIMITS.get(name, ("", 0, 0))
        if request.method != method:
            return None
        who = f"account {request.user.pk}" if request.user.is_authenticated else address_of(request)
        wait = spend(name, who, at_most=at_most, within=timedelta(seconds=seconds))
        return too_often(wait) if wait else None
