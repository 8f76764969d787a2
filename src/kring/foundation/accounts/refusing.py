"""The page for whoever cannot come in: why not, and whom to ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kring.config.identity_providers import IdentityProvider


def refusal(request: HttpRequest, why: str, provider: IdentityProvider | None = None) -> HttpResponse:
    """Say why: `unknown`, `not_strong`, `not_valid`, `cancelled`, `too_old`, `no_key`, `taken` or `ended`."""
    name = provider.name if provider else _("uw organisatie")
    words = {
        "unknown": (
            _("U bent nog niet bekend in Kring"),
            _("U bent goed ingelogd bij %(name)s. Maar daar hoort nog geen account in Kring bij. "
              "Een account krijgt u niet vanzelf.") % {"name": name},
        ),
        "not_strong": (
            _("Log in met twee stappen"),
            _("U bent bij %(name)s ingelogd zonder extra controle. Voor Kring is die nodig, bijvoorbeeld met een app "
              "of een sms-code.") % {"name": name},
        ),
        "too_old": (
            _("Log opnieuw in"),
            _("%(name)s heeft niet opnieuw gevraagd wie u bent. Probeer het nog een keer.") % {"name": name},
        ),
        "cancelled": (_("U heeft het inloggen gestopt"), _("Er is niets gebeurd. U kunt het opnieuw proberen.")),
        "not_valid": (
            _("Het inloggen lukte niet"),
            _("Het antwoord van %(name)s klopte niet. Er is niets veranderd. Probeer het opnieuw.") % {"name": name},
        ),
        "taken": (
            _("Dit is al van een ander account"),
            _("Met deze manier van inloggen komt iemand anders binnen. Vraag uw vaste persoon om hulp."),
        ),
        "no_key": (
            _("Een wachtwoord alleen is niet genoeg"),
            _("Bij uw account hoort nog geen passkey en geen code. Vraag uw vaste persoon om een nieuwe uitnodiging."),
        ),
        "ended": (_("Uw account is gestopt"), _("Denkt u dat dit niet klopt? Bel dan uw vaste persoon.")),
    }  # fmt: skip
    title, text = words[why]
    whom = (provider and provider.whom_to_ask) or _(
        "Werkt u bij een organisatie? Vraag uw leidinggevende of de beheerder van Kring. Hoort u bij een gezin? "
        "Vraag uw vaste persoon."
    )
    return render(request, "accounts/refused.html", {"title": title, "text": text, "whom": whom}, status=403)
