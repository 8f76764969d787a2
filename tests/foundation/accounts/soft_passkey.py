"""A passkey in software: makes and uses keys as a phone does, for tests without a phone."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

ORIGIN, RP = "http://testserver", "testserver"


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


class SoftPasskey:
    """One phone with one passkey on it."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.user_handle = b""
        self.used = 0

    def make(self, options: dict[str, Any]) -> str:
        """Answer to the question to make a passkey."""
        asked = options["publicKey"]
        self.user_handle = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor.encode(dict(public))
        said = self._client(asked, "webauthn.create")
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._data(0x45) + attested})
        return self._answer({"clientDataJSON": b64(said), "attestationObject": b64(attestation)}, rk=True)

    def use(self, options: dict[str, Any]) -> str:
        """Answer to the question to show the passkey."""
        said, data = self._client(options["publicKey"], "webauthn.get"), self._data(0x05)
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {"clientDataJSON": b64(said), "authenticatorData": b64(data), "signature": b64(signature),
             "userHandle": self.user_handle}
        )  # fmt: skip

    def _client(self, asked: dict[str, Any], kind: str) -> bytes:
        return json.dumps({"type": kind, "challenge": asked["challenge"], "origin": ORIGIN}).encode()

    def _data(self, flags: int) -> bytes:
        self.used += 1
        return hashlib.sha256(RP.encode()).digest() + bytes([flags]) + struct.pack(">I", self.used)

    def _answer(self, response: dict[str, Any], rk: bool | None = None) -> str:
        extensions = {"credProps": {"rk": True}} if rk else {}
        return json.dumps(
            {"type": "public-key", "id": b64(self.id), "rawId": b64(self.id), "response": response,
             "clientExtensionResults": extensions}
        )  # fmt: skip
