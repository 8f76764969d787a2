"""A view says what it reads; the log says that it was read."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse

from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act

LARGEST_ID = 2**63 - 1

View = Callable[..., HttpResponse]


def reads(*sections: Section, act: Act = Act.READ, anyone: bool = False) -> Callable[[View], View]:
    """Declare which sections a view reads, and log each reading.

    Without sections the page holds nothing about a family. `anyone` lets in who has not signed in.
    """

    def declare(view: View) -> View:
        @functools.wraps(view)
        def logged(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            viewer = request.viewer  # type: ignore[attr-defined]
            if not anyone and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            dossier_id = kwargs.get("dossier_id")
            if any(isinstance(value, int) and value > LARGEST_ID for value in kwargs.values()):
                # No row can have such a number; the database would not even let it be asked.
                raise Http404
            name = f"{view.__module__.split('.')[-2]}.{view.__name__}"
            try:
                response = view(request, *args, **kwargs)
            except Http404:
                # The same line for what does not exist and for what may not be seen.
                audit.write(
                    viewer, act=Act.REFUSE, name=name, outcome="not_found", sections=map(str, sections), about=[],
                    dossier_id=dossier_id,
                )  # fmt: skip
                raise
            if sections and response.status_code < 400:
                audit.read(viewer, act=act, name=name, dossiers=[dossier_id], sections=map(str, sections))
            return response

        logged.reads = frozenset(sections)  # type: ignore[attr-defined]
        return logged

    return declare
