"""Rows that belong to no field of work: forms that were handled already."""

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
