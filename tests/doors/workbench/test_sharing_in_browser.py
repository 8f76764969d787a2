"""The questions of sharing on a phone of 390 points wide: nothing for axe to find, and nothing beside the screen."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kring.foundation.organisations.models import Position
from tests.doors.in_browser import wrong_with

pytestmark = pytest.mark.journey


def test_sharing_with_sami_on_a_phone(cast, signed_in):
    """With everything on it: persons, parts, reasons, consents, days. Also when it was sent half filled in."""
    sami = Position.objects.get(professional=cast.professionals["sami"]).pk
    address = f"{reverse('workbench:share', args=[cast.dossier.pk])}?met={sami}&rol=practitioner"
    jan = signed_in("jan")
    pages = {
        "asked": jan.get(address).content.decode(),
        "half filled in": jan.post(address, {"purpose": "behandelen"}).content.decode(),
    }

    assert wrong_with(pages) == {}
