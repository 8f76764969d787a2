"""Asks ClamAV whether a file is clean, in its own protocol. Without an answer the file is not clean."""

from __future__ import annotations

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

_CHUNK = 64 * 1024


class Unclean(Exception):  # noqa: N818 — it is an answer, not an accident
    """Something was found in the file, or nobody could say that there is nothing."""


def scan(content: bytes) -> None:
    """Do nothing when the scanner finds nothing, or when none is configured; raise `Unclean` otherwise."""
    if not settings.CLAMAV:
        return
    try:
        with _connection(settings.CLAMAV) as talk:
            talk.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _CHUNK):
                part = content[start : start + _CHUNK]
                talk.sendall(struct.pack(">L", len(part)) + part)
            talk.sendall(struct.pack(">L", 0))
            answer = talk.recv(4096).rstrip(b"\0\n")
    except OSError as silence:
        raise Unclean("no answer") from silence
    if answer != b"stream: OK":
        raise Unclean("found something, or could not look")


def _connection(where: str) -> socket.socket:
    """`unix:///run/clamav/clamd.sock`, or `tcp://127.0.0.1:3310`."""
    parts = urlsplit(where)
    if parts.scheme == "unix":
        talk = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        talk.settimeout(30)
        try:
            talk.connect(parts.path)
        except OSError:
            talk.close()
            raise
        return talk
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), timeout=30)
