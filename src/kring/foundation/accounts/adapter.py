"""How allauth may behave in Kring: nobody makes an account for themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Accounts come from an organisation or from an invitation, never from a sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
