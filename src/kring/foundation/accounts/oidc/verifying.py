"""When the word of an identity provider counts. No database: everything comes in as an argument."""

from __future__ import annotations

from typing import Any

import jwt

from kring.config.identity_providers import IdentityProvider

# Only signatures that somebody else cannot make with what is public.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_LEEWAY = 60


class NotValid(Exception):  # noqa: N818 — it is an answer, not an accident
    """The token is not what it should be; the words are for the log, and hold nothing of a person."""


def claims_of(token: str, *, keys: dict[str, Any], provider: IdentityProvider) -> dict[str, Any]:
    """What the token says, when the provider itself signed it, for us, not long ago."""
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") not in ALGORITHMS:
            raise NotValid("a signature of this kind does not count")
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key(keys, header).key,
            algorithms=[header["alg"]],
            issuer=provider.issuer,
            audience=provider.client_id,
            leeway=_LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat"], "verify_iat": True},
        )
    except jwt.PyJWTError as wrong:
        raise NotValid(type(wrong).__name__) from wrong
    audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    if len(audience) > 1 and claims.get("azp") != provider.client_id:
        raise NotValid("meant for somebody else as well")
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise NotValid("no subject")
    return claims


def is_answer_to(claims: dict[str, Any], nonce: str) -> bool:
    """Whether this token was made for the question that this browser asked, and not for another one."""
    return bool(nonce) and claims.get("nonce") == nonce


def is_strong(claims: dict[str, Any], provider: IdentityProvider) -> bool:
    """Whether the person showed in a strong way who they are, in the words that this provider uses for it."""
    level, used = claims.get("acr"), claims.get("amr")
    methods = {one for one in used if isinstance(one, str)} if isinstance(used, list) else set()
    return (isinstance(level, str) and level in provider.acr) or bool(methods & provider.amr)


def is_fresh(claims: dict[str, Any], *, asked_at: float) -> bool:
    """Whether the person signed in anew after we asked for it."""
    shown_at = claims.get("auth_time")
    return isinstance(shown_at, int | float) and shown_at >= asked_at - _LEEWAY


def _key(keys: dict[str, Any], header: dict[str, Any]) -> jwt.PyJWK:
    fitting = [one for one in keys.get("keys", []) if one.get("use", "sig") == "sig"]
    if header.get("kid"):
        fitting = [one for one in fitting if one.get("kid") == header["kid"]]
    if len(fitting) != 1:
        raise NotValid("not signed with a key of the provider")
    return jwt.PyJWK(fitting[0], algorithm=header["alg"])
