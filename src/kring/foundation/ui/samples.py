"""What the gallery shows: every component and picture, with invented people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kring.foundation.ui.families import pictures
from kring.foundation.ui.forms import DateInput, ScaleInput, scale_choices


class SampleForm(forms.Form):
    """One field of every kind."""

    example = False

    wording = forms.CharField(
        label=_("Wat moet er anders, in uw eigen woorden?"),
        help_text=_("Schrijf het zoals het gezin het zegt."),
        widget=forms.Textarea,
    )
    who = forms.CharField(label=_("Wie zei dit"), max_length=80)
    agreed_on = forms.DateField(label=_("Afgesproken op"), widget=DateInput)
    approach = forms.ChoiceField(
        label=_("Werkwijze"),
        required=False,
        choices=[("", _("Kies een werkwijze")), ("sg", "Signs of Safety"), ("vh", _("Vlaggensysteem"))],
    )
    frame = forms.ChoiceField(
        label=_("In welk kader"),
        widget=forms.RadioSelect,
        choices=[
            ("voluntary", _("Vrijwillig")),
            ("pressure", _("Met drang")),
            ("compulsory", _("Gedwongen")),
        ],
    )
    about = forms.MultipleChoiceField(
        label=_("Over wie gaat dit"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("amina", "Amina"), ("noor", "Noor (14)"), ("sem", "Sem (9)")],
    )
    rating = forms.ChoiceField(
        label=_("Hoe veilig voelt u zich?"),
        help_text=_("Kies het cijfer dat nu past."),
        choices=scale_choices(0, 10),
        widget=ScaleInput(low=_("0: helemaal niet veilig"), high=_("10: helemaal veilig")),
    )
    share = forms.BooleanField(label=_("Noor mag dit lezen"), required=False)


def gallery(request: HttpRequest) -> dict[str, Any]:
    """Everything that the template of the gallery asks for."""
    faulty = SampleForm({"wording": "", "who": "Amina", "agreed_on": "2026-02-31"}, prefix="fout")
    faulty.is_valid()
    faulty.example = True  # the gallery opens at its top, not at this fault
    return {
        **pictures(),
        "form": SampleForm(initial={"frame": "voluntary"}),
        "faulty": faulty,
        "order": {
            "court": "Rechtbank Noord-Holland",
            "number": "C/15/000000",
            "decided_on": date(2026, 3, 2),
            "until": date(2027, 3, 2),
        },
        "columns": [_("Gezin"), _("Vast gezicht"), _("Fase"), (_("Dagen open"), "number")],
        "rows": [
            [("Het gezin van Amina, Noor en Sem", "#"), "Jan de Boer", _("2 · stabiele veiligheid"), 252],
            [("Het gezin van Lotte en Bram", "#"), "Jan de Boer", _("1 · directe veiligheid"), 12],
            [("Het gezin van Yara", "#"), "Jan de Boer", _("3 · herstel"), 431],
        ],
        "definitions": [
            (_("Vast gezicht"), "Jan de Boer, lokaal team Noord"),
            (_("Zicht op veiligheid"), "Fleur Wit, veiligheidsteam"),
            (_("Open sinds"), _("12 maart 2026")),
        ],
        "events": [
            {
                "on": date(2026, 11, 18),
                "who": "Politie",
                "what": _("Melding: ruzie bij de overdracht van de kinderen"),
                "url": "#",
                "mark": _("wacht op u"),
                "tone": "warning",
            },
            {"on": date(2026, 11, 12), "who": "Noor", "what": _("Gaf veiligheid een 6: “als oma er is”")},
            {
                "on": date(2026, 10, 3),
                "who": _("Overleg"),
                "what": _("Plan versie 4: oma brengt de kinderen"),
                "note": _("iedereen is het eens, Karim met een kanttekening"),
            },
        ],
        "page": Paginator(range(95), 10).get_page(request.GET.get("pagina", 4)),
        "groups": [
            {
                "name": "soort",
                "label": _("Soort"),
                "options": [
                    ("", _("Alles"), 24),
                    ("melding", _("Meldingen"), 3),
                    ("overleg", _("Overleggen"), 5),
                ],
            },
            {
                "name": "wie",
                "label": _("Wie"),
                "options": [("", _("Iedereen")), ("gezin", _("Het gezin")), ("prof", _("Professionals"))],
            },
        ],
        "tabs": [(_("Plan"), "#", True), (_("Veiligheid"), "#", False), (_("Overleg"), "#", False)],
        "consequences": [
            _("Het gezin en alle betrokkenen krijgen bericht."),
            _("Na dertig dagen vraagt Kring hoe het gaat."),
            _("Uw toegang stopt vandaag."),
        ],
    }
