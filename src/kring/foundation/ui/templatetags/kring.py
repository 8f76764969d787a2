"""The components of Kring as template tags (``{% load kring %}``); docs/reference/components.md lists them.

A tag that ends in ``end…`` wraps what stands between. Tones are ``neutral``, ``info``, ``ok``, ``warning``
and ``error``; a tone never stands alone, there is always a word with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kring.foundation.ui import lists
from kring.foundation.ui.pictures.svg import Picture
from kring.foundation.ui.words import LEGAL_FRAMES, PHASES, initials

register = template.Library()

TONES = ("neutral", "info", "ok", "warning", "error")


def _tone(tone: str) -> str:
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"Unknown tone {tone!r}: choose one of {', '.join(TONES)}.")
    return tone


def _part(part: str, /, **context: Any) -> SafeString:
    return render_to_string(f"ui/parts/{part}.html", context)


# -- boxes -----------------------------------------------------------------------------------------


@register.simple_block_tag
def card(
    content: str,
    title: str = "",
    *,
    level: int = 2,
    tone: str = "",
    more: str = "",
    more_url: str = "",
    wide: bool = False,
    id: str = "",  # noqa: A002  (its name in HTML)
) -> SafeString:
    """A white box with a heading; ``tone`` marks what asks for attention, ``more`` links on."""
    return _part(
        "card",
        content=content,
        title=title,
        level=level,
        tone=_tone(tone) if tone else "",
        more=more,
        more_url=more_url,
        wide=wide,
        id=id,
    )


@register.simple_block_tag
def alert(content: str, tone: str = "info", *, title: str = "", role: str = "") -> SafeString:
    """A notice in the page. Give ``role="status"`` or ``"alert"`` only when it appears after an act."""
    return _part("alert", content=content, tone=_tone(tone), title=title, role=role)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """A row of buttons and links, the primary one first."""
    return _part("actions", content=content)


@register.simple_block_tag
def same_as_text(content: str, title: str = "") -> SafeString:
    """The same as a picture in words, to open."""
    return _part("same_as_text", content=content, title=title or _("Hetzelfde als tekst"))


# -- small things ----------------------------------------------------------------------------------


@register.simple_tag
def badge(text: str, tone: str = "neutral") -> SafeString:
    """A short word on a coloured ground."""
    return _part("badge", text=text, tone=_tone(tone))


@register.simple_tag
def phase(number: int) -> SafeString:
    """The phase of working on safety, as number and name (0 to 3)."""
    return _part("badge", text=PHASES[int(number)].label, tone=PHASES[int(number)].tone)


@register.simple_tag
def button(
    label: str,
    href: str = "",
    *,
    kind: str = "secondary",
    name: str = "",
    value: str = "",
    type: str = "submit",  # noqa: A002  (its name in HTML)
    describe: str = "",
) -> SafeString:
    """A button, or with ``href`` a link that looks like one: primary, secondary, subtle or danger.

    ``describe`` adds words for who does not see the row it stands in ("Afvinken" → "Afvinken: bellen").
    """
    return _part("button", label=label, href=href, kind=kind, name=name, value=value, type=type, describe=describe)


@register.simple_tag
def face(name: str, *, size: str = "") -> SafeString:
    """The initials of a person in a circle; decoration beside the written name."""
    return _part("face", initials=initials(name), size=size)


@register.simple_tag
def progress(value: int | float, out_of: int | float = 10, *, label: str = "", tone: str = "ok") -> SafeString:
    """How far something is: a bar with the number as text and what it means."""
    return _part("progress", value=value, out_of=out_of, label=label, tone=_tone(tone))


@register.simple_tag
def empty(title: str, text: str = "", *, action: str = "", url: str = "") -> SafeString:
    """An empty page or card that says what to do first."""
    return _part("empty", title=title, text=text, action=action, url=url)


@register.simple_tag
def legal_frame(kind: str, *, for_family: bool = False, order: Any = None) -> SafeString:
    """The legal frame of help: ``voluntary``, ``pressure`` or ``compulsory``.

    ``order``, for compulsory help: an object or dict with ``court``, ``number``, ``decided_on``, ``until``.
    """
    return _part("legal_frame", frame=LEGAL_FRAMES[str(kind)], kind=str(kind), for_family=for_family, order=order)


# -- lists and tables ------------------------------------------------------------------------------


@register.simple_tag
def table(
    columns: Sequence[Any], rows: Iterable[Sequence[Any]], *, caption: str, hide_caption: bool = False
) -> SafeString:
    """A table that becomes a list of blocks on a phone.

    A column is a word, or ``(word, "number")`` to align digits. A cell is a value, or ``(text, url)`` for a
    link. The first cell names the row.
    """
    heads, lines = lists.table(columns, rows)
    return _part("table", heads=heads, lines=lines, caption=caption, hide_caption=hide_caption)


@register.simple_tag
def definitions(items: Iterable[tuple[Any, Any]]) -> SafeString:
    """Words with their meaning below each other: ``(term, value)`` pairs."""
    return _part("definitions", items=list(items))


@register.simple_tag
def chronology(events: Iterable[Any]) -> SafeString:
    """What happened, in the order given. Objects or dicts, each with ``on``, ``who`` and ``what``.

    If wanted also ``url``, ``note``, ``mark`` (a word), the ``tone`` of that word, and ``more`` (a link).
    """
    return _part("chronology", events=list(events))


@register.simple_tag(takes_context=True)
def pagination(context: template.Context, page: Page[Any], *, name: str = "pagina") -> SafeString:
    """Links to the other pages of a list; everything else in the address stays."""
    return _part("pagination", page=page, **lists.page_links(context.get("request"), page, name))


@register.simple_tag(takes_context=True)
def filters(context: template.Context, groups: Iterable[Mapping[str, Any]], *, page_name: str = "pagina") -> SafeString:
    """Choices that live in the address, so that a filtered page can be kept and sent.

    A group has ``name`` (in the address), ``label`` and ``options``: ``(value, label)`` or ``(value, label,
    count)``. The value ``""`` means everything.
    """
    return _part("filters", groups=lists.filter_groups(context.get("request"), groups, page_name))


@register.simple_tag
def tabs(items: Iterable[Any], *, label: str) -> SafeString:
    """Pages about the same subject side by side, as links: ``(label, url, current)``."""
    return _part("tabs", items=[tuple(item) for item in items], label=label)


# -- forms and pictures ----------------------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def post_form(
    context: template.Context,
    content: str,
    form: BaseForm | None = None,
    *,
    submit: str = "",
    cancel_url: str = "",
    action: str = "",
    danger: bool = False,
    id: str = "",  # noqa: A002  (its name in HTML)
) -> SafeString:
    """A whole form that posts: fields, anything extra between the tags, one primary button and a way back."""
    return _part(
        "post_form",
        form=form,
        content=content,
        submit=submit or _("Opslaan"),
        cancel_url=cancel_url,
        action=action,
        danger=danger,
        id=id,
        csrf_token=context.get("csrf_token", ""),
    )


@register.simple_block_tag(takes_context=True)
def confirm(
    context: template.Context,
    content: str,
    question: str,
    *,
    yes: str,
    cancel_url: str,
    consequences: Iterable[Any] = (),
    action: str = "",
    danger: bool = False,
    form: BaseForm | None = None,
) -> SafeString:
    """A step before something that is hard to undo: the question, what follows from it, yes and no."""
    return _part(
        "confirm",
        content=content,
        question=question,
        yes=yes,
        cancel_url=cancel_url,
        consequences=list(consequences),
        action=action,
        danger=danger,
        form=form,
        csrf_token=context.get("csrf_token", ""),
    )


@register.simple_tag
def picture(drawing: Picture) -> SafeString:
    """A picture with the same as text below it."""
    return _part("picture", picture=drawing)
