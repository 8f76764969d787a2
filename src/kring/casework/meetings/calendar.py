"""Writes a meeting for somebody's own calendar (RFC 5545): that there is one, and when. No database and no clock.

A calendar is read by others and kept by others: no names, no place and no reason stand in it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

LASTS = timedelta(hours=1)
MOMENT = "%Y%m%dT%H%M%SZ"
LONGEST = 75


def calendar_file(
    *, uid: str, what: str, starts_at: datetime, made_at: datetime, changed: int = 0, called_off: bool = False
) -> bytes:
    """The file. `uid` stays the same for one meeting; `changed` says how often it was changed since it was planned."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kring//Kring//NL",
        "BEGIN:VEVENT",
        f"UID:{_escaped(uid)}",
        f"DTSTAMP:{_moment(made_at)}",
        f"DTSTART:{_moment(starts_at)}",
        f"DTEND:{_moment(starts_at + LASTS)}",
        f"SEQUENCE:{changed}",
        f"SUMMARY:{_escaped(what)}",
        "CLASS:PRIVATE",
        f"STATUS:{'CANCELLED' if called_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime(MOMENT)


def _escaped(words: str) -> str:
    """A text as a value: RFC 5545, 3.3.11."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return "\\n".join(words.splitlines())


def _folded(line: str) -> bytes:
    """A line of at most 75 octets, the rest on lines that begin with a space: RFC 5545, 3.1."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
