"""Rows that belong to no field of work: forms that were handled already, and how often something was tried."""

from __future__ import annotations

from django.db import models

from kring.foundation.core.access import Open


class HandledForm(models.Model):
    """A form that was sent and handled, so that sending it again does no harm."""

    access = Open("Holds a random number and an address with ids, nothing about a family.")

    token = models.UUIDField("eenmalig nummer", primary_key=True)
    leads_to = models.CharField("ging verder naar", max_length=300, default="")
    handled_at = models.DateTimeField("verwerkt op", auto_now_add=True)

    class Privacy:
        personal: set[str] = set()
        plain = {"token", "leads_to", "handled_at"}


class Tries(models.Model):
    """How often something was tried lately, under a fingerprint of what and by whom."""

    access = Open("Holds keyed fingerprints and numbers: it cannot be turned back into who or what.")

    key = models.CharField("vingerafdruk", max_length=64, primary_key=True)
    count = models.PositiveIntegerField("aantal", default=0)
    since = models.DateTimeField("sinds", db_index=True)
    wait_until = models.DateTimeField("wachten tot", null=True, blank=True)

    class Privacy:
        personal: set[str] = set()
        plain = {"key", "count", "since", "wait_until"}
