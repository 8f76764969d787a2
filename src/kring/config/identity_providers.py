"""Which organisations and brokers people may sign in with, read from KRING_OIDC: JSON, or the path of a JSON file."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# Who these name changes now and then, and is given to somebody else afterwards: never a key of an account.
CHANGES_HANDS = {"email", "preferred_username", "name", "nickname", "phone_number", "upn", "unique_name"}
_KNOWN = {
    "id", "name", "issuer", "client_id", "client_secret", "client_secret_file", "acr", "amr", "ask_acr",
    "employee_claim", "scopes", "whom_to_ask", "for_family",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """Somebody whom Kring trusts to say who a person is."""

    id: str
    name: str
    issuer: str
    client_id: str
    client_secret: str
    acr: frozenset[str]
    amr: frozenset[str]
    ask_acr: str
    employee_claim: str
    scopes: tuple[str, ...]
    whom_to_ask: str
    # A broker for citizens: a family member who was invited may choose it as their way to come in.
    for_family: bool

    @property
    def origin(self) -> str:
        """The site to which the sign-in form leads, for the content security policy."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


def identity_providers(told: str | None = None) -> tuple[IdentityProvider, ...]:
    """Every provider that is configured. A mistake stops Kring at the start, and says what to mend."""
    told = (os.environ.get("KRING_OIDC", "") if told is None else told).strip()
    if not told:
        return ()
    text = told if told.startswith("[") else Path(told).expanduser().read_text(encoding="utf-8")
    providers = tuple(_provider(one) for one in json.loads(text))
    if len({one.id for one in providers}) != len(providers):
        raise ValueError("KRING_OIDC: two providers have the same id.")
    return providers


def _provider(one: dict[str, Any]) -> IdentityProvider:
    name = one.get("id", "?")
    if unknown := set(one) - _KNOWN:
        raise ValueError(f"KRING_OIDC {name}: unknown {', '.join(sorted(unknown))}.")
    if missing := [key for key in ("id", "name", "issuer", "client_id") if not one.get(key)]:
        raise ValueError(f"KRING_OIDC {name}: {', '.join(missing)} is missing.")
    if not one["id"].replace("-", "").isalnum():
        raise ValueError(f"KRING_OIDC {name}: use letters, digits and dashes for the id; it stands in the address.")
    parts = urlsplit(one["issuer"])
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ValueError(f"KRING_OIDC {name}: the issuer must be an https address.")
    if not one.get("acr") and not one.get("amr"):
        raise ValueError(
            f"KRING_OIDC {name}: say in acr or amr how the provider tells that somebody signed in strongly."
        )
    if one.get("employee_claim", "") in CHANGES_HANDS:
        raise ValueError(f"KRING_OIDC {name}: {one['employee_claim']} may pass to somebody else; use a lasting number.")
    return IdentityProvider(
        id=one["id"],
        name=one["name"],
        issuer=one["issuer"],
        client_id=one["client_id"],
        client_secret=_secret(one),
        acr=frozenset(one.get("acr", ())),
        amr=frozenset(one.get("amr", ())),
        ask_acr=one.get("ask_acr", " ".join(one.get("acr", ()))),
        employee_claim=one.get("employee_claim", ""),
        scopes=tuple(one.get("scopes", ())),
        whom_to_ask=one.get("whom_to_ask", ""),
        for_family=bool(one.get("for_family", False)),
    )


def _secret(one: dict[str, Any]) -> str:
    if file := one.get("client_secret_file"):
        return Path(file).expanduser().read_text(encoding="utf-8").strip()
    return str(one.get("client_secret", ""))
