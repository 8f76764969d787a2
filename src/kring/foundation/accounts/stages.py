"""The last step of coming in: one key is not enough, unless it is a strong one."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import LoginStage
from django.http import HttpResponse

from kring.foundation.accounts.refusing import refusal
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core.news import publish


class StrongEnough(LoginStage):
    """A passkey, an organisation that asked twice, or a password with a code. A password alone never."""

    key = "kring_strong_enough"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        assert user is not None
        methods = {record["method"] for record in get_authentication_records(self.request, user)}
        if methods & {"mfa", "socialaccount"}:
            return None, True
        publish(AtTheDoor(user.pk, Happened.SIGN_IN_REFUSED, "no_key"))
        return refusal(self.request, "no_key"), False
