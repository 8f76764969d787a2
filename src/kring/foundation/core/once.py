"""A form that is sent twice is handled once: the second time leads to where the first time led."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kring.foundation.core.models import HandledForm

FIELD = "eenmalig"


def fresh_token() -> str:
    return str(uuid.uuid4())


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Handle each sent form once. A form without the hidden token is handled as it comes."""

    @functools.wraps(view)
    def handled_once(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = _token(request)
        if request.method != "POST" or token is None:
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                HandledForm.objects.create(token=token)
        except IntegrityError:
            # The first sending is committed by now: the unique key made us wait for it.
            before = HandledForm.objects.get(token=token)
            return HttpResponseRedirect(before.leads_to or request.path)
        response = view(request, *args, **kwargs)
        if 300 <= response.status_code < 400:
            HandledForm.objects.filter(token=token).update(leads_to=response["Location"])
        else:
            # Not handled: there was something to mend in the form, which may be sent again.
            HandledForm.objects.filter(token=token).delete()
        return response

    return handled_once


def _token(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
