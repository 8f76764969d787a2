"""Pages for family members: professionals have pages of their own, and go there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from kring.foundation.accounts.requests import Request

View = Callable[..., HttpResponse]


def for_family(view: View) -> View:
    """Professionals have pages of their own, and go there."""

    @functools.wraps(view)
    def only_family(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.viewer.is_professional:  # type: ignore[attr-defined]
            return redirect("workbench:front")
        return view(request, *args, **kwargs)

    return only_family
