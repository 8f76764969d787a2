"""The door of the demo: choose who you are, and come in with one click."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kring.demo.door import EVERYBODY, FAMILY, PROFESSIONALS
from kring.foundation.accounts.models import User
from kring.foundation.accounts.signing_in import sign_in
from kring.foundation.sharing.reading import reads


@require_safe
@reads(anyone=True)
def choose(request: HttpRequest) -> HttpResponse:
    """Who do you want to be?"""
    there = set(User.objects.filter(username__in=EVERYBODY, is_active=True).values_list("username", flat=True))
    return render(
        request,
        "demo/choose.html",
        {
            "professionals": [role for role in PROFESSIONALS if role.username in there],
            "family": [role for role in FAMILY if role.username in there],
        },
    )


@require_POST
@reads(anyone=True)
def come_in(request: HttpRequest, first_name: str) -> HttpResponse:
    """Sign in as one of the cast."""
    if first_name not in EVERYBODY:
        raise Http404
    sign_in(request, get_object_or_404(User, username=first_name, is_active=True))
    return redirect("workbench:front")
