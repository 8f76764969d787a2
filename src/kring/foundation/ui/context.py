"""What stands around every page: where one can go, who one is, and the quick way out.

The doors know their own menu. They name a function in the setting ``KRING_FRAME`` ("path.to.function") that
takes the request and returns a ``Frame``. Without that setting the frame is empty and every page still works.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class NavItem:
    """One place in the menu. ``current`` marks where one is now, ``count`` how much waits there."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Frame:
    """Everything the two page frames show around the content. An empty address leaves its part out."""

    home_url: str = "/"
    nav: tuple[NavItem, ...] = ()
    search_url: str = ""
    search_label: str = ""
    who: str = ""
    who_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    # What stands above every page of one family: made by the door, shown by circle/page.html.
    dossier: object | None = None


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``frame`` for the templates, built only when a template asks for it."""
    path = getattr(settings, "KRING_FRAME", "")
    if not path:
        return {"frame": Frame()}
    return {"frame": SimpleLazyObject(lambda: import_string(path)(request))}
