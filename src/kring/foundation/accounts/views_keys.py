"""The keys of an account: the first one after an invitation, and more of them later."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.views import AddWebAuthnView
from django import forms
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kring.foundation.accounts.adapter import wait_first
from kring.foundation.accounts.models import User
from kring.foundation.accounts.pages import own
from kring.foundation.accounts.sure import sure_it_is_you
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core import limits
from kring.foundation.core.network import address_of
from kring.foundation.core.news import publish

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


class PasskeyForm(AddWebAuthnForm):
    """A name for the passkey, and the passkey itself: always one that lets in without a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Hoe noemt u deze passkey?")
        self.fields["name"].help_text = _("Bijvoorbeeld: mijn telefoon.")
        self.fields["passwordless"] = forms.BooleanField(initial=True, widget=forms.HiddenInput, required=False)


class AddPasskey(AddWebAuthnView):
    """Make a passkey on this phone or computer."""

    template_name = "accounts/passkey.html"

    def get_form_class(self) -> type[forms.Form]:
        return PasskeyForm


class AddApp(ActivateTOTPView):
    """Use an app that gives codes. It needs a password to go with it."""

    template_name = "accounts/app.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_usable_password():
            return HttpResponseRedirect(f"{reverse('first_password')}?met=app")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class PasswordForm(forms.Form):
    """A password of one's own, and what goes with it. Who has one already tells that first."""

    old_password = forms.CharField(
        label=gettext_lazy("Uw wachtwoord van nu"),
        help_text=gettext_lazy("Weet u het niet meer? Vraag uw vaste persoon om een nieuwe uitnodiging."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    password = forms.CharField(
        label=gettext_lazy("Kies een wachtwoord"),
        help_text=gettext_lazy("Minstens 12 tekens. Een zin van drie of vier woorden onthoudt u makkelijk."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    goes_with = forms.ChoiceField(
        label=gettext_lazy("Wat gebruikt u erbij?"),
        choices=[
            ("codes", gettext_lazy("Een lijst met codes op papier")),
            ("app", gettext_lazy("Een app met codes op mijn telefoon")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not user.has_usable_password():
            del self.fields["old_password"]

    def clean_old_password(self) -> str:
        told, who = self.cleaned_data["old_password"], (address_of(context.request), self.user.pk)
        if wait := limits.may_try("old password", *who):
            raise ValidationError(wait_first(wait))
        if not self.user.check_password(told):
            publish(AtTheDoor(self.user.pk, Happened.SURE_FAILED, "password"))
            raise ValidationError(_("Dit wachtwoord klopt niet."))
        limits.forget("old password", *who)
        return str(told)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


@require_safe
@own
def first_time(request: HttpRequest) -> HttpResponse:
    """Choose how to come in from now on."""
    return render(
        request,
        "accounts/first_time.html",
        {"providers": [one for one in settings.IDENTITY_PROVIDERS if one.for_family]},
    )


@get_or_post
@own
@sure_it_is_you
def first_password(request: HttpRequest) -> HttpResponse:
    """A password, with codes on paper or in an app."""
    user = request.user
    assert isinstance(user, User)
    form = PasswordForm(request.POST or None, user=user, initial={"goes_with": request.GET.get("met", "codes")})
    if request.method == "POST" and form.is_valid():
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        update_session_auth_hash(request, user)
        publish(AtTheDoor(user.pk, Happened.KEY_ADDED, "password"))
        if form.cleaned_data["goes_with"] == "app":
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        renew_codes(user)
        return HttpResponseRedirect(reverse("mfa_view_recovery_codes"))
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.is_bound else 200)


@get_or_post
@own
@sure_it_is_you
def new_codes(request: HttpRequest) -> HttpResponse:
    """A new list of codes; the old one is worth nothing any more."""
    if request.method == "POST":
        assert isinstance(request.user, User)
        renew_codes(request.user)
        return HttpResponseRedirect(reverse("mfa_view_recovery_codes"))
    return render(request, "accounts/new_codes.html")


def renew_codes(user: User) -> list[str]:
    """Give the account a new list of codes, in place of the old."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    publish(AtTheDoor(user.pk, Happened.CODES_RENEWED, "codes"))
    return codes


@get_or_post
@own
@sure_it_is_you
def remove_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a key; never the last with which one can come in."""
    keys = Authenticator.objects.filter(user=request.user)
    key = keys.filter(pk=pk).exclude(type=Authenticator.Type.RECOVERY_CODES).first()
    if key is None:
        return HttpResponseRedirect(reverse("mfa_index"))
    try:
        _not_the_last(request, key)
    except ValidationError as refused:
        return render(request, "accounts/remove_key.html", {"key": key, "refused": refused.messages[0]}, status=422)
    if request.method == "POST":
        kind = {"webauthn": "passkey", "totp": "app"}[key.type]
        key.delete()
        publish(AtTheDoor(request.user.pk, Happened.KEY_REMOVED, kind))
        return HttpResponseRedirect(reverse("mfa_index"))
    return render(request, "accounts/remove_key.html", {"key": key, "name": _name(key)})


def _not_the_last(request: HttpRequest, key: Authenticator) -> None:
    others = Authenticator.objects.filter(user=request.user).exclude(pk=key.pk)
    if others.filter(type=Authenticator.Type.WEBAUTHN).exists():
        return
    assert isinstance(request.user, User)
    if others.exists() and request.user.has_usable_password():
        return
    if request.user.subjects.exists():
        return
    raise ValidationError(_("Dit is de laatste manier waarop u kunt inloggen. Maak eerst een andere."))


def _name(key: Authenticator) -> str:
    return str(key.wrap().name) if key.type == Authenticator.Type.WEBAUTHN else _("de app met codes")
