"""How Kring talks to a provider: through allauth, but with a question that has one answer, and every answer checked."""

from __future__ import annotations

import secrets
import time
from typing import Any

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kring.config.identity_providers import IdentityProvider
from kring.foundation.accounts.oidc import linking, verifying
from kring.foundation.accounts.refusing import refusal
from kring.foundation.accounts.sure import is_sure
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core.news import publish


class ProvenLogin(SocialLogin):
    """Somebody whom a provider sent, with what it says about them. Kept nowhere: only issuer and subject are."""

    claims: dict[str, Any]
    from_provider: IdentityProvider

    def lookup(self) -> None:
        """Not yet: first everything that the provider says is weighed."""
        self._did_authenticate_by_email = None


class Talk(OpenIDConnectOAuth2Adapter):
    """Asks the provider who somebody is, and believes only what it signed."""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if config.get("issuer") != self.get_provider().trusted.issuer:
            raise OAuth2Error("The provider calls itself something else than we were told.")
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> ProvenLogin:
        provider = self.get_provider()
        with SignInElsewhere(request).get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = answer.json()
        try:
            claims = verifying.claims_of(kwargs["response"].get("id_token", ""), keys=keys, provider=provider.trusted)
        except verifying.NotValid as wrong:
            raise OAuth2Error(str(wrong)) from wrong
        # The account row is allauth's way to speak of it; it is never saved.
        login = ProvenLogin(account=SocialAccount(provider=provider.trusted.id, uid=""), provider=provider)
        login.claims, login.from_provider = claims, provider.trusted
        return login


class Provider(OpenIDConnectProvider):
    """One provider of KRING_OIDC."""

    oauth2_adapter_class = Talk

    def __init__(self, request: HttpRequest, app: SocialApp) -> None:
        super().__init__(request, app=app)
        self.trusted: IdentityProvider = trusted(app.provider_id)

    def get_pkce_params(self) -> dict[str, Any]:
        from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge

        return dict(generate_code_challenge())

    def redirect_from_request(self, request: HttpRequest) -> HttpResponse:
        """Lead to the provider, with a question that only this browser can have answered."""
        connect = request.POST.get("process") == AuthProcess.CONNECT
        again = "again" in request.POST
        params = {"nonce": secrets.token_urlsafe(24)}
        if self.trusted.ask_acr:
            params["acr_values"] = self.trusted.ask_acr
        if again:
            params |= {"prompt": "login", "max_age": "0"}
        response: HttpResponse = self.redirect(
            request,
            process=AuthProcess.CONNECT if connect else AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            scope=["openid", *self.trusted.scopes],
            auth_params=params,
            nonce=params["nonce"],
            again=time.time() if again else None,
        )
        return response


class SignInElsewhere(DefaultSocialAccountAdapter):
    """What happens with whom a provider sent."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        return [
            SocialApp(provider="openid_connect", provider_id=one.id, name=one.name, client_id=one.client_id,
                      secret=one.client_secret, settings={"server_url": one.issuer.rstrip("/")})
            for one in settings.IDENTITY_PROVIDERS
            if provider in (None, one.id) and client_id in (None, one.client_id)
        ]  # fmt: skip

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Provider:
        return Provider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def list_providers(self, request: HttpRequest) -> list[Any]:
        return [Provider(request, app=app) for app in self.list_apps(request)]

    def get_requests_session(self) -> requests.Session:
        session: requests.Session = super().get_requests_session()
        # A provider answers itself; a detour could lead inside our own network.
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Weigh what was said, then look which account it is. Whoever does not pass gets a page that says why."""
        assert isinstance(sociallogin, ProvenLogin)
        claims, provider, state = sociallogin.claims, sociallogin.from_provider, sociallogin.state
        if not verifying.is_answer_to(claims, state.get("nonce") or ""):
            raise _refused(request, "not_valid", provider)
        if not verifying.is_strong(claims, provider):
            raise _refused(request, "not_strong", provider)
        if state.get("again") and not verifying.is_fresh(claims, asked_at=state["again"]):
            raise _refused(request, "too_old", provider)
        if state["process"] == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(self._connect(request, sociallogin))
        user = linking.account_of(claims, provider)
        if user is None:
            raise _refused(request, "unknown", provider)
        if not user.is_active:
            raise _refused(request, "ended", provider)
        sociallogin.user = user

    def _connect(self, request: HttpRequest, sent: ProvenLogin) -> HttpResponse:
        """Whoever is in, and sure, adds this way of coming in to their own account."""
        from kring.foundation.accounts.idle import NEEDS_KEY

        if not request.user.is_authenticated or not is_sure(request):
            return refusal(request, "not_valid", sent.from_provider)
        if not linking.link(request.user, sent.claims, sent.from_provider):
            return refusal(request, "taken", sent.from_provider)
        request.session.pop(NEEDS_KEY, None)
        return HttpResponseRedirect(sent.get_redirect_url(request) or "/")

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        why = "cancelled" if error == AuthError.CANCELLED else "not_valid"
        raise _refused(request, why, provider.trusted)


def trusted(provider_id: str) -> IdentityProvider:
    """The provider of this id; KeyError when it is not configured."""
    return {one.id: one for one in settings.IDENTITY_PROVIDERS}[provider_id]


def _refused(request: HttpRequest, why: str, provider: IdentityProvider) -> ImmediateHttpResponse:
    publish(AtTheDoor(None, Happened.SIGN_IN_REFUSED, f"{provider.id} {why}"))
    return ImmediateHttpResponse(refusal(request, why, provider))
