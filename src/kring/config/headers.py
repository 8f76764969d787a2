"""What stands on every answer, whatever kind it is: page, redirect, refusal, file or fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

# Pages are asked for and sent to; nothing here answers to TRACE, OPTIONS or anything else.
METHODS = ("GET", "HEAD", "POST")

_NOT_USED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join([*(f"{one}=()" for one in _NOT_USED), "publickey-credentials-get=(self)",
                         "publickey-credentials-create=(self)"])  # fmt: skip


class HeadersMiddleware:
    """Close what browsers leave open. Outermost of all, so that no answer gets by."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if not request.path.startswith(settings.STATIC_URL):
            # The next person at this computer finds nothing with the back button.
            response.headers.setdefault("Cache-Control", "no-store, private")
        if getattr(request, "kring_signed_out", False):
            response.headers.setdefault("Clear-Site-Data", '"cache", "storage"')
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        return None if request.method in METHODS else HttpResponseNotAllowed(METHODS)
