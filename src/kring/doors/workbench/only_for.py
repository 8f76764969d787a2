"""Pages for who holds a position of some kind: to everybody else they do not exist. A position opens no dossier."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse

from kring.foundation.accounts.requests import Request
from kring.foundation.organisations.choices import PositionKind

View = Callable[..., HttpResponse]

# Who works with families. Who oversees, steers or studies never needs a dossier to keep somebody safe.
WORKS_WITH_FAMILIES = (PositionKind.PROFESSIONAL, PositionKind.DESK)


def only_for(*kinds: PositionKind) -> Callable[[View], View]:
    """Let in who holds one of these positions today."""

    def narrowed(view: View) -> View:
        @functools.wraps(view)
        def only_they(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.viewer.roles.isdisjoint(kinds):
                raise Http404
            return view(request, *args, **kwargs)

        return only_they

    return narrowed
