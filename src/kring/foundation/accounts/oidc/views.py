"""Going to a provider and coming back."""

from __future__ import annotations

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from kring.foundation.accounts.oidc.provider import Talk, trusted
from kring.foundation.accounts.refusing import refusal


@require_POST
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider. Only from a form of our own: nobody is signed in by a link of somebody else."""
    try:
        response: HttpResponse = OAuth2LoginView.adapter_view(Talk(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (RequestException, OAuth2Error, KeyError, ValueError):
        return refusal(request, "not_valid", trusted(provider_id))
    return response


@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider sent somebody back."""
    try:
        response: HttpResponse = OAuth2CallbackView.adapter_view(Talk(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except ImmediateHttpResponse as answer:
        refused: HttpResponse = answer.response
        return refused
    except (KeyError, ValueError):
        return refusal(request, "not_valid", trusted(provider_id))
    return response
