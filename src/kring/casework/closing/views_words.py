"""The pages on which is written what everyone says about closing, and how it went afterwards."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kring.casework.closing import actions, forms
from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.closing.reopening import reopen, who_may_carry
from kring.casework.closing.standing import voices_of, who_must_be_heard
from kring.casework.closing.views import closing_url, get_or_post, running_or_404
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.opened import writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.changed import what_differs
from kring.foundation.ui.form_page import form_page


@get_or_post
@reads(Section.CLOSING)
@once
def say(request: Request, dossier_id: int) -> HttpResponse:
    """Record what a member says, or say what one finds oneself."""
    dossier = get_object_or_404(writable(Section.CLOSING), pk=dossier_id)
    proposal = running_or_404(dossier)
    waiting = [one for one in voices_of(proposal, who_must_be_heard(circle_of(dossier))) if one.word is None]
    form = forms.SayForm(
        request.POST or None, voices=waiting, own_id=request.viewer.id, initial={"who": request.GET.get("wie")}
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.say_word(
            closing=proposal,
            viewer=request.viewer,
            agrees=filled["agrees"],
            words=filled["words"],
            person_id=form.person_id(),
        ),
        done=_("Het antwoord staat erbij."),
        leads_to=closing_url(dossier_id),
        title=_("Wat vindt iedereen van afsluiten?"),
        intro=_("Vraag het aan ieder apart. Wat een gezinslid zegt, leest een ander gezinslid niet."),
        submit=_("Vastleggen"),
        cancel_url=closing_url(dossier_id),
    )


@get_or_post
@reads(Section.CLOSING)
@once
def change_word(request: Request, dossier_id: int, word_id: int) -> HttpResponse:
    """Somebody thinks otherwise by now."""
    dossier = get_object_or_404(writable(Section.CLOSING), pk=dossier_id)
    word = get_object_or_404(
        ClosingWord.objects.filter(closing=running_or_404(dossier)).select_related("closing", "professional"),
        pk=word_id,
    )
    form = forms.ChangeWordForm(
        request.POST or None,
        initial={"agrees": "yes" if word.agrees else "no", "words": word.words, "seen_version": word.version},
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.change_word(
            word=word,
            seen_version=filled["seen_version"],
            viewer=request.viewer,
            agrees=filled["agrees"],
            words=filled["words"],
        ),
        done=_("Het antwoord is veranderd."),
        leads_to=closing_url(dossier_id),
        title=_("Antwoord veranderen"),
        submit=_("Opslaan"),
        cancel_url=closing_url(dossier_id),
        changed=lambda: what_differs(form, word, ("agrees", "words")),
    )


@get_or_post
@reads(Section.CLOSING)
@once
def after_care(request: Request, dossier_id: int) -> HttpResponse:
    """Record how it goes, some time after the closing."""
    dossier = get_object_or_404(writable(Section.CLOSING, closed=True), pk=dossier_id)
    closed = get_object_or_404(Closing.objects.of(dossier).that_closed())
    form = forms.AfterCareForm(
        request.POST or None, initial={"words": closed.after_care_words, "seen_version": closed.version}
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.record_after_care(
            closing=closed,
            seen_version=filled["seen_version"],
            viewer=request.viewer,
            on=filled["on"],
            words=filled["words"],
        ),
        done=_("Opgeschreven hoe het gaat."),
        leads_to=closing_url(dossier_id),
        title=_("Hoe gaat het nu?"),
        intro=closed.way_back,
        submit=_("Vastleggen"),
        cancel_url=closing_url(dossier_id),
    )


@get_or_post
@reads(Section.CLOSING)
@once
def reopen_again(request: Request, dossier_id: int) -> HttpResponse:
    """Begin again where the family was, in one step."""
    dossier = get_object_or_404(writable(Section.CLOSING, closed=True), pk=dossier_id)
    closed = get_object_or_404(Closing.objects.of(dossier).that_closed().select_related("dossier__municipality"))
    faces = who_may_carry(dossier, request.viewer)
    form = forms.ReopenForm(request.POST or None, faces=faces)
    return form_page(
        request,
        form=form,
        act=lambda filled: reopen(
            closing=closed,
            reason=filled["reason"],
            coordinator=faces[filled["coordinator"]],
            safety_holder=faces[filled["safety_holder"]],
            viewer=request.viewer,
        ),
        done=_("Er is weer een dossier open. Wat er was afgesproken, is meegekomen."),
        leads_to=closing_url(dossier_id),
        title=_("Weer samen verder"),
        intro=_(
            "Het gezin, wie er uit het netwerk meedoet, de verklaring, de doelen en de veiligheidsafspraken komen mee. "
            "Professionals vraagt u daarna opnieuw mee te doen."
        ),
        submit=_("Weer openen"),
        cancel_url=closing_url(dossier_id),
    )
