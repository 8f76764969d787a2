"""The forms in which a one-time code is typed: of an app or from a paper list. Each code works once."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kring.foundation.accounts.adapter import wait_first
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core import limits
from kring.foundation.core.network import address_of
from kring.foundation.core.news import publish


class _CodeOnce(BaseAuthenticateForm):
    """Asks for a code; whoever guesses waits longer each time, a code that was used is used."""

    failed = Happened.SIGN_IN_FAILED

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code"),
            help_text=_("De code uit uw app, of de volgende code van uw papieren lijst."),
            max_length=20,
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        )

    def clean_code(self) -> str:
        who = address_of(context.request), self.user.pk
        if wait := limits.may_try("code", *who):
            raise ValidationError(wait_first(wait))
        try:
            code = str(super().clean_code())
        except ValidationError as wrong:
            publish(AtTheDoor(self.user.pk, self.failed, "code"))
            raise ValidationError(_("Deze code klopt niet. Neem de nieuwste code en probeer het opnieuw.")) from wrong
        if not limits.first_time("code used", self.user.pk, self.authenticator.pk, code.replace(" ", "")):
            raise ValidationError(_("Deze code is al gebruikt. Wacht op de volgende code."))
        limits.forget("code", *who)
        return code


class SignInCode(_CodeOnce, AuthenticateForm):
    """The second step of signing in."""


class SureCode(_CodeOnce, ReauthenticateForm):
    """To show that it is really you."""

    failed = Happened.SURE_FAILED
