"""A small OpenID provider of our own, over real HTTP, that signs what it says and can be told to lie."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = ("kring", "a secret of the test")


def fresh_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class TestProvider:
    """Start with `with TestProvider() as provider`; say in `person` who signs in there."""

    __test__ = False

    def __init__(self) -> None:
        self.key = self.signs_with = fresh_key()
        self.kid, self.algorithm = "key-1", "RS256"
        self.person: dict[str, Any] = {"sub": "subject-1", "acr": "strong"}
        # What becomes of the claims just before they are signed.
        self.lie: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.refuses = ""
        self.questions: list[dict[str, str]] = []
        # Which paths lead on, and where to; and which were asked for.
        self.leads_on: dict[str, str] = {}
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.issuer = self.calls_itself = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> TestProvider:
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(provider) -> type[BaseHTTPRequestHandler]:  # noqa: N805 — the handler has a self of its own
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
                provider.asked.append(parts.path)
                if parts.path in provider.leads_on:
                    self.lead(provider.leads_on[parts.path])
                elif parts.path == "/.well-known/openid-configuration":
                    self.say(provider.configuration())
                elif parts.path == "/keys":
                    self.say({"keys": [provider.public_key()]})
                elif parts.path == "/authorize":
                    self.lead(provider.answer(asked))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                asked = {name: values[0] for name, values in parse_qs(body).items()}
                told = provider.tokens(asked)
                self.say(told or {"error": "invalid_grant"}, 200 if told else 400)

            def say(self, told: dict[str, Any], status: int = 200) -> None:
                body = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def lead(self, address: str) -> None:
                self.send_response(302)
                self.send_header("Location", address)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.calls_itself,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def public_key(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {**public, "kid": self.kid, "use": "sig", "alg": "RS256"}

    def answer(self, asked: dict[str, str]) -> str:
        """Where the browser is led back to, with a code that works once."""
        self.questions.append(asked)
        if self.refuses:
            return f"{asked['redirect_uri']}?{urlencode({'error': self.refuses, 'state': asked['state']})}"
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def tokens(self, asked: dict[str, str]) -> dict[str, Any] | None:
        question = self._codes.pop(asked.get("code", ""), None)
        if question is None or (asked.get("client_id"), asked.get("client_secret")) != CLIENT:
            return None
        proof = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != question["code_challenge"]:
            return None
        now = int(time.time())
        claims = self.lie(
            {"iss": self.issuer, "aud": CLIENT[0], "iat": now, "exp": now + 300, "auth_time": now,
             "nonce": question["nonce"], **self.person}
        )  # fmt: skip
        token = jwt.encode(claims, self.signs_with, algorithm=self.algorithm, headers={"kid": self.kid})
        return {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": token}
