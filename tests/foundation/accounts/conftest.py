"""What the tests of the door share: a provider, a phone with a passkey, and what the log says."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from kring.config.identity_providers import identity_providers
from kring.foundation.accounts.viewer import Job, job, looking_as


def _beside(name):
    """A module in this folder: tests are no package."""
    spec = importlib.util.spec_from_file_location(f"tests_accounts_{name}", Path(__file__).parent / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_oidc, _phones = _beside("oidc_provider"), _beside("soft_passkey")


@pytest.fixture
def provider():
    with _oidc.TestProvider() as running:
        yield running


@pytest.fixture
def second_provider():
    with _oidc.TestProvider() as running:
        yield running


@pytest.fixture
def fresh_key():
    return _oidc.fresh_key


@pytest.fixture
def phone():
    return _phones.SoftPasskey()


def configured(provider, **more):
    client, secret = _oidc.CLIENT
    return {"id": "gemeente", "name": "Gemeente Waterdam", "issuer": provider.issuer, "client_id": client,
            "client_secret": secret, "acr": ["strong"], "employee_claim": "employee_number",
            "whom_to_ask": "Bel de servicedesk van Waterdam.", **more}  # fmt: skip


@pytest.fixture
def trusts(settings):
    """Let Kring trust providers: `trusts(provider)` or `trusts((provider, {"id": "b"}), …)`."""

    def trust(*providers):
        pairs = [one if isinstance(one, tuple) else (one, {}) for one in providers]
        settings.IDENTITY_PROVIDERS = identity_providers(json.dumps([configured(one, **more) for one, more in pairs]))

    return trust


@pytest.fixture
def logged(cast):
    """The names of what stands in the log, in order: `logged()`; or whole lines: `logged(whole=True)`."""

    def read(whole=False):
        from kring.foundation.sharing.models import LogEntry

        with looking_as(job(Job.AUDIT)):
            lines = list(LogEntry.objects.order_by("pk"))
        return lines if whole else [line.name for line in lines]

    return read


@pytest.fixture
def signed_in_now(cast, client):
    """A client that came in through the door just now: `signed_in_now("jan")`. The door of the demo is the shortest."""

    def come_in(name):
        assert client.post(f"/demo/{name}/").status_code == 302
        return client

    return come_in
