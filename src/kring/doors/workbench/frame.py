"""What stands around every page."""

from __future__ import annotations

from django.http import HttpRequest

from kring.foundation.ui.context import Frame


def frame(request: HttpRequest) -> Frame:
    return Frame()
