"""How allauth may behave in Kring: nobody makes an account for themselves, and coming and going is told."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kring.foundation.accounts.models import User
from kring.foundation.accounts.refusing import refusal
from kring.foundation.accounts.signing_in import sign_in, sign_out
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core import limits
from kring.foundation.core.encryption import seal, unseal
from kring.foundation.core.network import address_of
from kring.foundation.core.news import publish

# What allauth would send a mail about: here it is told, and stands in the log.
_CHANGES = {
    "mfa/email/webauthn_added": (Happened.KEY_ADDED, "passkey"),
    "mfa/email/webauthn_removed": (Happened.KEY_REMOVED, "passkey"),
    "mfa/email/totp_activated": (Happened.KEY_ADDED, "app"),
    "mfa/email/totp_deactivated": (Happened.KEY_REMOVED, "app"),
    "mfa/email/recovery_codes_generated": (Happened.CODES_RENEWED, "codes"),
}


class ClosedDoor(DefaultAccountAdapter):
    """Accounts come from an organisation or from an invitation, never from a sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        sign_in(request, user)

    def logout(self, request: HttpRequest) -> None:
        sign_out(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the next page shows who one is."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage", "kring.foundation.accounts.stages.StrongEnough"]

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Kring asks by itself, with `@sure_it_is_you`, and also of whoever signs in elsewhere."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return refusal(request, "ended")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Let who guesses wait: one address trying one name. A passkey never waits, and nobody is locked out."""
        wait = limits.may_try("password", *_who_tries(request, credentials))
        if wait:
            raise ValidationError(wait_first(wait))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user is not None:
            limits.forget("password", *_who_tries(request, credentials))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        known = User.objects.filter(username=credentials.get("username", "")).values_list("pk", flat=True).first()
        publish(AtTheDoor(known, Happened.SIGN_IN_FAILED, "password"))

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        if template_prefix in _CHANGES:
            what, kind = _CHANGES[template_prefix]
            publish(AtTheDoor(user.pk, what, kind))


class SealedKeys(DefaultMFAAdapter):
    """Secrets of code apps and paper codes are sealed; a list of codes on paper is a second factor too."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        wanted = set(types) if types is not None else None
        if wanted is not None and {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN} <= wanted:
            wanted.add(Authenticator.Type.RECOVERY_CODES)
        return bool(super().is_mfa_enabled(user, wanted))

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 — allauth's name
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}


def wait_first(seconds: int) -> str:
    """How long to wait, in words."""
    if seconds <= 90:
        return _("Dit ging te vaak mis. Wacht %(seconds)s seconden en probeer het dan opnieuw.") % {"seconds": seconds}
    return _("Dit ging te vaak mis. Wacht %(minutes)s minuten en probeer het dan opnieuw.") % {
        "minutes": -(-seconds // 60)
    }


def _who_tries(request: HttpRequest, credentials: dict[str, Any]) -> tuple[str, str]:
    return address_of(request), str(credentials.get("username", "")).lower()
