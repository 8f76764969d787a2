"""In which language the screens are: Dutch, unless somebody chose otherwise with the switch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

# Dutch in which a child is called *je*: what is not in its catalogue is said as to anybody.
TO_A_CHILD = "nl-je"


@contextmanager
def spoken_to(*, young: bool) -> Iterator[None]:
    """Say *je* to a child, where the screens are Dutch."""
    if young and translation.get_language() == settings.LANGUAGE_CODE:
        with translation.override(TO_A_CHILD):
            yield
    else:
        yield


class LanguageMiddleware:
    """Follow the choice of the person, not the settings of a borrowed browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
