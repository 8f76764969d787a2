"""From which address a request comes, also behind proxies of our own."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104 — a request without a network, such as in a test


def address_of(request: HttpRequest) -> str:
    """The address of whoever asks. What a visitor says about itself counts only as far as our own proxies wrote it."""
    proxies = settings.PROXIES
    if proxies:
        passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
        if len(passed) >= proxies:
            return passed[-proxies]
    return request.META.get("REMOTE_ADDR") or NOWHERE
