"""Own words beside what is written: `{% load rights %}{% own_words dossier.pk "plan" %}`."""

from __future__ import annotations

from typing import Any

from django import template

from kring.foundation.sharing.rights.statements import in_section

register = template.Library()


@register.inclusion_tag("rights/own_words.html")
def own_words(dossier_id: int, section: str) -> dict[str, Any]:
    """The words that family members put beside items of this section, as far as whoever looks may read them."""
    return {"found": in_section(dossier_id, section)}
