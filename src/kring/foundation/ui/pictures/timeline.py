"""Which help ran when: a bar for each, waiting shown as waiting, days that mattered as labelled lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.calendar import TimeScale, in_rows
from kring.foundation.ui.pictures.svg import Attribute, Picture, element, path

LEFT, WIDTH, ROW, BAR = 8, 380, 42, 14
KINDS: dict[str, dict[str, Attribute]] = {
    "help": {"fill": svg.BLUE, "stroke": svg.BLUE},
    "waiting": {"fill": "#fff", "stroke": svg.AMBER, "stroke_dasharray": "4 3"},
    "compulsory": {"fill": svg.RED, "stroke": svg.INK, "stroke_width": 2},
    "home": {"fill": "#c9d3e2", "stroke": svg.SOFT},
    "phase": {"fill": svg.AMBER, "stroke": svg.INK},
}


@dataclass(frozen=True)
class Span:
    """Something that lasted: ``kind`` is help, waiting, compulsory, home or phase; without ``until`` it still runs."""

    what: str
    since: date
    until: date | None = None
    kind: str = "help"
    who: str = ""


@dataclass(frozen=True)
class Moment:
    """A day that mattered."""

    on: date
    what: str


def timeline(
    spans: Sequence[Span],
    *,
    moments: Sequence[Moment] = (),
    today: date,
    key: str = "tijdlijn",
    title: str = "",
) -> Picture:
    """Draw bars in order of their beginning. What still runs ends today with an open arrow."""
    spans = sorted(spans, key=lambda span: (span.since, span.what))
    moments = sorted(moments, key=lambda moment: moment.on)
    days = [span.since for span in spans] + [span.until or today for span in spans]
    scale = TimeScale.around([*days, *(moment.on for moment in moments), today], left=LEFT, width=WIDTH)

    labels = [(scale.x(moment.on), svg.width_of(moment.what, 12) + 10) for moment in moments]
    rows = in_rows(labels, LEFT + WIDTH)
    top = 10 + 16 * (max((row for row, _x in rows), default=-1) + 1)
    bottom = top + ROW * len(spans) + 4
    parts = [
        path(f"M{LEFT} {bottom}h{WIDTH}", stroke=svg.SOFT),
        *scale.months(top, bottom, baseline=bottom + 20),
    ]
    for moment, (row, x) in zip(moments, rows, strict=True):
        parts.append(_moment(moment, scale.x(moment.on), x, 12 + 16 * row, bottom))
    parts += [_bar(span, scale, top + ROW * index, today) for index, span in enumerate(spans)]

    ends = [LEFT + svg.width_of(_words(span, today), 13) + scale.x(span.since) for span in spans]
    widest = max([LEFT + WIDTH + 40, *(x + width for _row, (x, width) in zip(rows, labels, strict=True))])
    return svg.drawing(
        key=key,
        title=title or _("Welke hulp wanneer liep"),
        sentences=tuple(sentences(spans, moments)),
        width=max(widest, min(max(ends, default=0), LEFT + WIDTH + 40)),
        height=bottom + 30,
        body="".join(parts),
        grows=1.4,
    )


def sentences(spans: Sequence[Span], moments: Sequence[Moment]) -> list[str]:
    """Everything that the drawing shows, in words."""
    if not spans and not moments:
        return [_("Er is nog niets om te laten zien.")]
    said = []
    for span in spans:
        told = {"what": _subject(span), "kind": _kind(span.kind), "since": _day(span.since)}
        if span.until:
            said.append(
                _("%(what)s (%(kind)s): van %(since)s tot en met %(until)s.") % {**told, "until": _day(span.until)}
            )
        else:
            said.append(_("%(what)s (%(kind)s): sinds %(since)s, loopt nog.") % told)
    return said + [_("Op %(day)s: %(what)s.") % {"day": _day(m.on), "what": m.what} for m in moments]


def _kind(kind: str) -> str:
    names = {
        "help": _("hulp"),
        "waiting": _("wachten"),
        "compulsory": _("gedwongen"),
        "home": _("wonen"),
        "phase": _("veiligheid"),
    }
    return names[kind]


def _subject(span: Span) -> str:
    return f"{span.what}, {span.who}" if span.who else span.what


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _words(span: Span, today: date) -> str:
    running = "" if span.until and span.until <= today else f" · {_('loopt')}"
    return f"{_subject(span)} · {_kind(span.kind)}{running}"


def _bar(span: Span, scale: TimeScale, top: float, today: date) -> str:
    x, end = scale.x(span.since), scale.x(span.until or max(today, span.since))
    width = max(4.0, end - x)
    words = _words(span, today)
    label_x = max(0.0, min(x, LEFT + WIDTH + 40 - svg.width_of(words)))
    y = top + 20
    tip = element("title", escape(words))
    bar = element("rect", tip, x=x, y=y, width=width, height=BAR, rx=3, **KINDS[span.kind])
    if not span.until:
        bar += path(f"M{svg.number(end + 3)} {svg.number(y)}l8 7l-8 7", stroke=svg.INK, stroke_width=2)
    return bar + svg.halo(words, label_x, top + 14)


def _moment(moment: Moment, x: float, label_x: float, y: float, bottom: float) -> str:
    line = path(f"M{svg.number(x)} {svg.number(y - 8)}V{svg.number(bottom)}", stroke=svg.SOFT, stroke_dasharray="3 3")
    return line + svg.halo(moment.what, label_x + 4, y + 2, font_size=12)
