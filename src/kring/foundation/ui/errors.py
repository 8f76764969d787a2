"""Pages for when something cannot be shown: plain words, what to do next, and the same answer for everyone.

They read nothing about who asks: what does not exist and what is not yours look and cost the same.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kring.config.quiet_logging import reference_of


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: the question itself was broken."""
    return _answer(400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403: not now, or not by you."""
    return _answer(403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: does not exist, or is not for you; never which of the two."""
    return _answer(404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault; nothing that was kept is lost. The number on the page stands in the log too."""
    return _answer(500, reference=reference_of(request))


def _answer(status: int, **words: str) -> HttpResponse:
    return HttpResponse(render_to_string(f"{status}.html", words), status=status)
