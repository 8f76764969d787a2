"""One transaction for each request, in which the database knows who looks."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse

from kring.foundation.accounts.viewer import tell
from kring.foundation.core.network import address_of
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.who import viewer_of
from kring.foundation.ui.language import spoken_to

_ANSWERS = (Http404, PermissionDenied, SuspiciousOperation, Refused)


class ViewerMiddleware:
    """Tell the database who looks; take everything back when the page breaks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        with transaction.atomic(), audit.request_runs() as running:
            viewer = viewer_of(request.user.pk if request.user.is_authenticated else None)
            request.viewer = viewer  # type: ignore[attr-defined]
            tell(viewer)
            running.viewer, running.access_point = viewer, address_of(request)[:45]
            with spoken_to(young=viewer.young):
                response = self.get_response(request)
            if not connection.needs_rollback:
                audit.write_reads()
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """A page that breaks leaves nothing half done; an answer such as 'not found' keeps its line in the log."""
        if not isinstance(exception, _ANSWERS):
            transaction.set_rollback(True)
