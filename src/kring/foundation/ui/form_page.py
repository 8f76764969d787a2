"""How a form page works: show it, keep what was filled in, say what is wrong, lead on when it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kring.foundation.core.refusal import ChangedMeanwhile, Refused


def form_page(
    request: HttpRequest,
    *,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    done: str,
    leads_to: str,
    title: str,
    submit: str,
    cancel_url: str,
    intro: str = "",
    template: str = "ui/form_page.html",
    changed: Callable[[], list[tuple[str, str, str]]] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show `form`, and do `act` with what was filled in when it is right.

    A refusal stands above the form with everything still in it. When somebody else changed the same thing,
    `changed` gives rows of (what, theirs, yours) and the person chooses.
    """
    rows: list[tuple[str, str, str]] = []
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                act(form.cleaned_data)
            except ChangedMeanwhile as refused:
                form.add_error(None, str(refused))
                rows, status = (changed() if changed else []), 409
            except Refused as refused:
                form.add_error(None, str(refused))
                status = 422
            else:
                messages.success(request, done)
                return HttpResponseRedirect(leads_to)
        else:
            status = 422
    return render(
        request,
        template,
        {
            "form": form,
            "title": title,
            "submit": submit,
            "cancel_url": cancel_url,
            "intro": intro,
            "changed_meanwhile": rows,
            **context,
        },
        status=status,
    )
