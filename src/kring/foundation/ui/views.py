"""The gallery of components, and leaving quickly."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kring.foundation.ui import samples

NEUTRAL_SITE = "https://www.knmi.nl/"


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component and picture with invented people."""
    return render(request, "ui/gallery.html", samples.gallery(request))


@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """End the session and go to a site that says nothing about Kring.

    A plain link and not a form: it must work at once, also when the page stood open too long. Being signed
    out by someone else's link does no harm. The back button then finds nobody signed in and no kept pages.
    """
    if hasattr(request, "session"):
        logout(request)
    response = HttpResponseRedirect(getattr(settings, "QUICK_EXIT_URL", NEUTRAL_SITE))
    response["Clear-Site-Data"] = '"cache"'
    response["Referrer-Policy"] = "no-referrer"
    return response
