"""The way from an item to withholding it: only for who carries the family."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kring.foundation.circle.choices import Section
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.opened import carried

register = template.Library()


@register.simple_tag(takes_context=True)
def withhold_link(context: dict[str, Any], item: Model, words: str = "") -> SafeString:
    """A plain link to withhold `item`; nothing for whoever does not carry this family."""
    head = getattr(context.get("frame"), "dossier", None)
    if head is None or not getattr(head, "is_mine", False):
        return mark_safe("")
    return link_to_withhold(item, head.pk, words or str(item))


def link_to_withhold(item: Model, dossier_id: int, words: str) -> SafeString:
    """The link itself, for whoever carries this family."""
    url = reverse("workbench:withhold", args=[dossier_id]) + "?" + urlencode({"wat": item_key(item)})
    return format_html(
        '<a class="nl-link kring-meta" href="{}">{}<span class="kring-unseen">: {}</span></a>',
        url, _("Afschermen"), Truncator(words).chars(60),
    )  # fmt: skip


@register.simple_tag
def withhold_of_family(item: Model, dossier_id: int | None, words: str = "") -> SafeString:
    """The same on a page that stands beside a family, such as that of a report. One query when there is a family."""
    if dossier_id is None or not carried(Section.CIRCLE).filter(pk=dossier_id).exists():
        return mark_safe("")
    return link_to_withhold(item, dossier_id, words or str(item))
