"""With what somebody signed in, in words one knows it again by: "Firefox op Windows"."""

from __future__ import annotations

from django.utils.translation import gettext as _

# The first that fits: browsers name each other.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
             ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"))  # fmt: skip


def device_of(user_agent: str) -> str:
    """The browser and the machine, as far as they tell."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), _("een browser"))
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return _("%(browser)s op %(system)s") % {"browser": browser, "system": system} if system else browser
