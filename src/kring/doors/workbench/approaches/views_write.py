"""The pages on which who steers a region writes its approaches: a draft, its lines, and from when it holds."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kring.doors.workbench.approaches import forms
from kring.doors.workbench.approaches.sheets import head_of_line
from kring.doors.workbench.approaches.views import WRITERS, version_or_404
from kring.doors.workbench.approaches.words import SLUGS, label_of, shown
from kring.doors.workbench.only_for import only_for
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.once import once
from kring.foundation.organisations.approaches.choices import PartKind
from kring.foundation.organisations.approaches.contents import TEXTS, TEXTS_PART, content_of, said
from kring.foundation.organisations.approaches.differences import fingerprint
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import PARTS, ApproachPart
from kring.foundation.organisations.models import Position, Region
from kring.foundation.sharing.approaches import writing
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def url_of(version_id: int) -> str:
    return reverse("workbench:approach", args=[version_id])


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def new(request: Request) -> HttpResponse:
    """Begin an approach that the region did not have."""
    form = forms.TextsForm(request.POST or None, initial={"proposal_order": 100})
    return form_page(
        request,
        form=form,
        act=lambda _filled: writing.new_approach(
            region=_region_of(request.viewer), viewer=request.viewer, **form.written(TEXTS)
        ),
        done=_("Het concept is gemaakt. Zet er nu stappen, rollen en criteria in."),
        leads_to=reverse("workbench:approaches"),
        title=_("Nieuwe werkwijze"),
        submit=_("Concept maken"),
        cancel_url=reverse("workbench:approaches"),
    )


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def begin(request: Request, version_id: int) -> HttpResponse:
    """Make the next version of this one, as a draft."""
    version = _mine(request.viewer, version_id)
    return form_page(
        request,
        form=forms.NothingForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: writing.begin_draft(version=version, viewer=request.viewer),
        done=_("Het concept staat klaar, met alles wat in de vorige versie stond."),
        leads_to=reverse("workbench:approaches"),
        title=_("Nieuwe versie van %(name)s") % {"name": version.name},
        intro=_("De versie van nu blijft gelden tot u de nieuwe publiceert. Wat met gezinnen is afgesproken, blijft."),
        submit=_("Concept maken"),
        cancel_url=url_of(version_id),
    )


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def texts(request: Request, draft_id: int) -> HttpResponse:
    """Change what a draft says about itself."""
    version = _draft(request.viewer, draft_id)
    seen = {name: getattr(version, name) for name in TEXTS} | {"seen_version": version.version}
    form = forms.TextsForm(request.POST or None, initial=seen)
    return form_page(
        request,
        form=form,
        act=lambda filled: writing.change_texts(
            version=version, seen_version=filled["seen_version"] or 0, viewer=request.viewer, **form.written(TEXTS)
        ),
        done=_("De teksten zijn bewaard."),
        leads_to=url_of(draft_id),
        title=_("Teksten van %(name)s") % {"name": version.name},
        submit=_("Bewaren"),
        cancel_url=url_of(draft_id),
        changed=lambda: what_they_wrote(form, version, TEXTS_PART, TEXTS),
    )


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def add(request: Request, draft_id: int, part: str) -> HttpResponse:
    """Add a line to a part of a draft."""
    version, kind = _draft(request.viewer, draft_id), kind_or_404(part)
    form = forms.LineForm(request.POST or None, part=kind, is_new=True)
    return form_page(
        request,
        form=form,
        act=lambda _filled: writing.add_part(
            version=version, part=kind, viewer=request.viewer, **form.written(form.names)
        ),
        done=_("Toegevoegd aan het concept."),
        leads_to=url_of(draft_id),
        title=_("Toevoegen bij: %(part)s") % {"part": kind.label},
        submit=_("Toevoegen"),
        cancel_url=url_of(draft_id),
    )


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def change(request: Request, draft_id: int, part: str, line_id: int) -> HttpResponse:
    """Change a line of a draft; when somebody else did so meanwhile, both are shown."""
    kind = kind_or_404(part)
    line = _line(request.viewer, draft_id, kind, line_id)
    seen = said(line) | {"position": line.position, "seen_version": line.version}
    form = forms.LineForm(request.POST or None, part=kind, initial=seen)
    return form_page(
        request,
        form=form,
        act=lambda filled: writing.change_part(
            part=line, seen_version=filled["seen_version"] or 0, viewer=request.viewer, **form.written(form.names)
        ),
        done=_("Het concept is veranderd."),
        leads_to=url_of(draft_id),
        title=_("Veranderen bij: %(part)s") % {"part": kind.label},
        submit=_("Bewaren"),
        cancel_url=url_of(draft_id),
        changed=lambda: what_they_wrote(form, line, kind, form.names),
    )


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def remove(request: Request, draft_id: int, part: str, line_id: int) -> HttpResponse:
    """Take a line out of a draft."""
    kind = kind_or_404(part)
    line = _line(request.viewer, draft_id, kind, line_id)
    return form_page(
        request,
        form=forms.NothingForm(
            request.POST if request.method == "POST" else None, initial={"seen_version": line.version}
        ),
        act=lambda filled: writing.remove_part(
            part=line, seen_version=filled["seen_version"] or 0, viewer=request.viewer
        ),
        done=_("Het staat niet meer in het concept."),
        leads_to=url_of(draft_id),
        title=_("Weghalen: %(line)s") % {"line": head_of_line(kind, said(line))},
        intro=_("In eerdere versies blijft het staan."),
        submit=_("Weghalen"),
        cancel_url=url_of(draft_id),
    )


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def throw_away(request: Request, draft_id: int) -> HttpResponse:
    """Throw a draft away that was never used."""
    version = _draft(request.viewer, draft_id)
    return form_page(
        request,
        form=forms.NothingForm(
            request.POST if request.method == "POST" else None, initial={"seen_version": version.version}
        ),
        act=lambda filled: writing.throw_away(
            version=version, seen_version=filled["seen_version"] or 0, viewer=request.viewer
        ),
        done=_("Het concept is weggegooid."),
        leads_to=reverse("workbench:approaches"),
        title=_("Concept weggooien: %(name)s, versie %(number)s") % {"name": version.name, "number": version.number},
        intro=_("Dit concept is nooit gebruikt. Alles wat erin staat, verdwijnt. Wat gepubliceerd is, blijft."),
        submit=_("Ja, gooi het concept weg"),
        cancel_url=url_of(draft_id),
    )


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def publish(request: Request, draft_id: int) -> HttpResponse:
    """Let a draft hold from a day on."""
    version = _draft(request.viewer, draft_id)
    seen = {"from_on": request.viewer.today, "seen": fingerprint(content_of(version))}
    form = forms.PublishForm(request.POST or None, initial=seen)

    def changed_meanwhile() -> list[tuple[str, str, str]]:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen"] = fingerprint(content_of(version_or_404(draft_id)))  # type: ignore[index]
        return []

    return form_page(
        request,
        form=form,
        act=lambda filled: writing.publish(
            version=version, from_on=filled["from_on"], reason=filled["reason"], seen=filled["seen"],
            viewer=request.viewer,
        ),
        done=_("Gepubliceerd. Iedereen die in de regio werkt, leest deze versie."),
        leads_to=url_of(draft_id),
        title=_("Publiceren: %(name)s, versie %(number)s") % {"name": version.name, "number": version.number},
        submit=_("Publiceren"),
        cancel_url=url_of(draft_id),
        changed=changed_meanwhile,
    )  # fmt: skip


@get_or_post
@reads()
@only_for(*WRITERS)
@once
def stop(request: Request, version_id: int) -> HttpResponse:
    """Propose this approach no longer."""
    version = _mine(request.viewer, version_id)
    seen = {"on": request.viewer.today, "seen_version": version.version}
    return form_page(
        request,
        form=forms.StopForm(request.POST or None, initial=seen),
        act=lambda filled: writing.stop_using(
            version=version, on=filled["on"], seen_version=filled["seen_version"], viewer=request.viewer
        ),
        done=_("Deze werkwijze wordt niet meer voorgesteld. Gezinnen die haar volgen, gaan ermee door."),
        leads_to=url_of(version_id),
        title=_("Stoppen met %(name)s") % {"name": version.name},
        submit=_("Niet meer voorstellen"),
        cancel_url=url_of(version_id),
    )


def what_they_wrote(form: Any, row: Any, part: str, names: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """(what, theirs, yours) for each field that differs; the form then knows the version that is there now."""
    row.refresh_from_db()
    form.data = form.data.copy()
    form.data["seen_version"] = str(row.version)
    return [
        (label_of(part, name), shown(part, name, getattr(row, name)), shown(part, name, form.cleaned_data[name]))
        for name in names
        if getattr(row, name) != form.cleaned_data[name]
    ]


def kind_or_404(part: str) -> PartKind:
    if part not in SLUGS:
        raise Http404
    return SLUGS[part]


def _steered(viewer: Viewer) -> Any:
    """The regions in which whoever looks writes approaches."""
    held = Position.objects.on(viewer.today).filter(professional_id=viewer.id, kind__in=WRITERS)
    return held.values("team__organisation__region_id")


def _region_of(viewer: Viewer) -> Region:
    return get_object_or_404(Region.objects.filter(pk__in=_steered(viewer)).order_by("name")[:1])


def _mine(viewer: Viewer, version_id: int) -> ApproachVersion:
    """A version of a region that whoever looks steers."""
    version = version_or_404(version_id)
    if not Region.objects.filter(pk=version.approach.region_id, pk__in=_steered(viewer)).exists():
        raise Http404
    return version


def _draft(viewer: Viewer, version_id: int) -> ApproachVersion:
    version = _mine(viewer, version_id)
    if not version.is_draft:
        raise Http404
    return version


def _line(viewer: Viewer, version_id: int, kind: PartKind, line_id: int) -> ApproachPart:
    version = _draft(viewer, version_id)
    line: ApproachPart = get_object_or_404(PARTS[kind]._default_manager.filter(of=version), pk=line_id)  # type: ignore[misc]
    return line
