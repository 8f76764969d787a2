"""Lines in the application log that hold no personal data: what kind of thing went wrong, where in the code, and the
number that stood on the screen. Never what somebody typed, a name, a value, or the words of an exception: a database
says in its errors which row it was about.
"""

from __future__ import annotations

import logging
import secrets
import time
import traceback
from pathlib import PurePath
from types import TracebackType

from django.http import HttpRequest

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Whose lines are ours, or hold only addresses of our own and names of files: they may keep their words.
_SPEAKS_FREELY = ("django.server", "django.utils.autoreload", "granian", "_granian")


def reference_of(request: HttpRequest) -> str:
    """The number of what went wrong in this request: the same on the screen and in the log."""
    reference = getattr(request, "kring_reference", "")
    if not reference:
        raw = "".join(secrets.choice(_LETTERS) for _ in range(8))
        reference = request.kring_reference = f"{raw[:4]}-{raw[4:]}"  # type: ignore[attr-defined]
    return str(reference)


class QuietFormatter(logging.Formatter):
    """Write a line without anything of a person in it, with the moment in UTC."""

    converter = staticmethod(time.gmtime)
    default_time_format, default_msec_format = "%Y-%m-%dT%H:%M:%S", "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        words = [self.formatTime(record), record.levelname, record.name, self._message(record)]
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            words += [request.method or "", _route(request)]
            if getattr(record, "status_code", 0) >= 500:
                words.append(f"nummer {reference_of(request)}")
        line = " ".join(word for word in words if word)
        if record.exc_info and record.exc_info[1] is not None:
            line += "".join(f"\n    {where}" for where in _chain(record.exc_info[1]))
        return line

    def _message(self, record: logging.LogRecord) -> str:
        if record.name.startswith(_SPEAKS_FREELY):
            return record.getMessage()
        if isinstance(getattr(record, "request", None), HttpRequest):
            return str(getattr(record, "status_code", ""))
        if not record.args:
            # Words put together beforehand may hold anything, unless the code itself wrote them as they are.
            return str(record.msg) if record.name.startswith("kring.") else f"({record.filename}:{record.lineno})"
        if isinstance(record.args, tuple):
            try:
                return str(record.msg) % tuple(one if isinstance(one, int | float) else "…" for one in record.args)
            except (TypeError, ValueError):
                pass
        return f"({record.filename}:{record.lineno})"


def _route(request: HttpRequest) -> str:
    """The pattern of the address, not the address: that names a family, or what somebody looked for."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "(onbekend adres)"


def _chain(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        lines += [f"{type(one).__module__}.{type(one).__qualname__}", *_places(one.__traceback__)]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return lines


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-8:] if trace else []
    return [f"  {'/'.join(PurePath(one.filename).parts[-3:])}:{one.lineno} {one.name}" for one in frames]
