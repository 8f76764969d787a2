"""The safety screen of one family, for professionals. For the family these pages do not exist."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.casework.separation import actions, forms, rules
from kring.casework.separation.models import SafetyScreen, ScreenAnswer, ScreenConclusion, ScreenQuestion
from kring.casework.separation.picture import picture_of
from kring.casework.separation.standing import is_about_separation, parents_of, standing_of
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.refusal import ChangedMeanwhile
from kring.foundation.sharing.opened import opened, opened_about_everyone, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def screen_url(dossier_id: int) -> str:
    return reverse("separation:screen", args=[dossier_id])


@require_safe
@reads(Section.SAFETY)
def screen(request: Request, dossier_id: int) -> HttpResponse:
    """Who was asked, what each answered beside one another, and what was concluded."""
    if not request.viewer.is_professional:
        raise Http404
    dossier = get_object_or_404(opened(Section.SAFETY), pk=dossier_id)
    circle = circle_of(dossier)
    conclusions = list(ScreenConclusion.objects.of(dossier).select_related("written_by").newest_first())
    now = next((one for one in conclusions if one.replaced_at is None), None)
    # Who reads about some persons only sees neither a conclusion nor whether there is one.
    whole = opened_about_everyone(Section.SAFETY).filter(pk=dossier_id).exists()
    together = standing_of(dossier).here if whole else None
    may_write = writable(Section.SAFETY).filter(pk=dossier_id).exists()
    shown = picture_of(dossier, circle)
    return render(
        request,
        "separation/screen.html",
        {
            "dossier": dossier,
            "circle": circle,
            "shown": shown,
            # Of whom nothing may be read, it is not said either whether they were asked.
            "parents": [one for one in shown.parents if whole or one.screen],
            "conclusion": now,
            "is_unsafe": now is not None and rules.is_unsafe(rules.Concluded(now.pattern, now.severity)),
            "earlier": [one for one in conclusions if one.replaced_at is not None],
            "together": together,
            "is_first_step": is_about_separation(dossier),
            "may_write": may_write,
            "may_conclude": may_write and whole,
            "sees_conclusions": whole,
            "today": request.viewer.today,
        },
    )


@get_or_post
@reads(Section.SAFETY)
@once
def ask(request: Request, dossier_id: int, person_id: int) -> HttpResponse:
    """Ask one parent, apart."""
    dossier, name = _parent_at_work(dossier_id, person_id)
    return form_page(
        request,
        form=forms.AskForm(request.POST or None),
        act=lambda filled: actions.ask(dossier=dossier, person_id=person_id, way=filled["way"], viewer=request.viewer),
        done=_("De vragen staan klaar voor %(name)s.") % {"name": name},
        leads_to=screen_url(dossier_id),
        title=_("Veiligheidscheck met %(name)s") % {"name": name},
        intro=_("Elke ouder antwoordt apart. De ander ziet de antwoorden niet, en ook niet dát er geantwoord is."),
        submit=_("Vragen klaarzetten"),
        cancel_url=screen_url(dossier_id),
    )


@get_or_post
@reads(Section.SAFETY)
@once
def not_asked(request: Request, dossier_id: int, person_id: int) -> HttpResponse:
    """Write down why one parent is not asked."""
    dossier, name = _parent_at_work(dossier_id, person_id)
    return form_page(
        request,
        form=forms.WhyNotForm(request.POST or None),
        act=lambda filled: actions.say_why_not(
            dossier=dossier, person_id=person_id, why_not=filled["why_not"], viewer=request.viewer
        ),
        done=_("Het is vastgelegd."),
        leads_to=screen_url(dossier_id),
        title=_("%(name)s niet vragen") % {"name": name},
        submit=_("Vastleggen"),
        cancel_url=screen_url(dossier_id),
    )


@get_or_post
@reads(Section.SAFETY)
@once
def fill_in(request: Request, dossier_id: int, screen_id: int) -> HttpResponse:
    """Fill in the list together with one parent; what is left open can follow."""
    dossier = get_object_or_404(writable(Section.SAFETY), pk=dossier_id)
    one = get_object_or_404(SafetyScreen.objects.of(dossier).to_answer().select_related("dossier"), pk=screen_id)
    name = circle_of(dossier).name_of(one.person_id)
    questions = ScreenQuestion.objects.filter(question_set_id=one.question_set_id).order_by("position")
    form = forms.AnswersForm(
        request.POST if request.method == "POST" else None,
        questions=questions,
        before=ScreenAnswer.objects.filter(screen=one),
        may_finish=True,
    )

    def keep(filled: dict) -> None:
        actions.keep_answers(screen=one, said=form.said(), viewer=request.viewer)
        if filled["klaar"]:
            actions.finish(screen=one, viewer=request.viewer)

    return form_page(
        request,
        form=form,
        act=keep,
        done=_("Bewaard. U kunt later verdergaan."),
        leads_to=screen_url(dossier_id),
        title=_("Samen invullen met %(name)s") % {"name": name},
        intro=_("Alleen met deze ouder. Overslaan mag bij elke vraag. Schrijf op wat de ouder zelf zegt."),
        submit=_("Bewaren"),
        cancel_url=screen_url(dossier_id),
    )


@reads(Section.SAFETY)
@require_POST
@once
def read(request: Request, dossier_id: int, screen_id: int) -> HttpResponse:
    """Say that what one parent filled in was read."""
    dossier = get_object_or_404(writable(Section.SAFETY), pk=dossier_id)
    one = get_object_or_404(SafetyScreen.objects.of(dossier).to_answer(), pk=screen_id)
    try:
        actions.mark_read(screen=one, viewer=request.viewer)
        messages.success(request, _("Dat u het las, is vastgelegd."))
    except ChangedMeanwhile as refused:
        messages.info(request, str(refused))
    return HttpResponseRedirect(screen_url(dossier_id))


@get_or_post
@reads(Section.SAFETY)
@once
def conclude(request: Request, dossier_id: int) -> HttpResponse:
    """Conclude, as a person, what the pattern is; the conclusion before it stays."""
    dossier = _dossier_of_everyone(dossier_id)
    return form_page(
        request,
        form=forms.ConcludeForm(request.POST or None),
        act=lambda filled: actions.conclude(
            dossier=dossier,
            viewer=request.viewer,
            **{name: value for name, value in filled.items() if name != "eenmalig"},
        ),
        done=_("De conclusie is vastgelegd. Bespreek met elke ouder apart wat er volgt."),
        leads_to=screen_url(dossier_id),
        title=_("Wat is het patroon?"),
        intro=_("Kring telt niets op. U weegt wat elke ouder zei en wat u zag. Het gezin leest deze conclusie niet."),
        submit=_("Conclusie vastleggen"),
        cancel_url=screen_url(dossier_id),
    )


def _dossier_of_everyone(dossier_id: int) -> Dossier:
    """Asking both parents and concluding is for who may read about both."""
    seen = opened_about_everyone(Section.SAFETY).filter(pk=dossier_id)
    return get_object_or_404(writable(Section.SAFETY).filter(pk__in=seen.values("pk")), pk=dossier_id)


def _parent_at_work(dossier_id: int, person_id: int) -> tuple[Dossier, str]:
    """The dossier in which whoever looks writes about everyone, and the name of the parent."""
    dossier = _dossier_of_everyone(dossier_id)
    name = dict(parents_of(circle_of(dossier))).get(person_id)
    if name is None:
        raise Http404
    return dossier, name
