"""How a row of Kring is called in the facts: by a keyed fingerprint that nobody without the key can turn back."""

from __future__ import annotations

import hashlib
import hmac
import secrets

LENGTH = 24


class Pseudonyms:
    """Gives the same thing the same name for as long as the key is the same.

    `stable` names dossiers, families, members, factors and professionals with the region's key, so that two exports can
    be laid side by side; `fresh` takes a key that is thrown away. Places and organisations are no persons: they keep
    their code in both, or else no two results of a region could be compared.
    """

    def __init__(self, region_key: str, *, stable: bool) -> None:
        self.stable = stable
        self._lasting = _digest_of(region_key)
        self._passing = self._lasting if stable else hmac.new(secrets.token_bytes(32), digestmod=hashlib.sha256)

    def person_side(self, kind: str, number: int) -> str:
        """The pseudonym of a dossier, family, member, factor or professional."""
        return _named(self._passing, kind, number)

    def place(self, kind: str, number: int) -> str:
        """The code of a region, municipality or organisation."""
        return _named(self._lasting, kind, number)


def _digest_of(key: str) -> hmac.HMAC:
    return hmac.new(key.encode(), digestmod=hashlib.sha256)


def _named(keyed: hmac.HMAC, kind: str, number: int) -> str:
    digest = keyed.copy()
    digest.update(f"{kind}:{number}".encode())
    # A letter in front: eight or nine digits that happen to pass the eleven-test would look like a BSN.
    return kind[0] + digest.hexdigest()[:LENGTH]
