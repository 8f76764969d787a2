"""How allauth may behave in Kring: nobody makes an account for themselves, and coming and going is told."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from kring.foundation.accounts.signing_in import sign_in, sign_out


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
