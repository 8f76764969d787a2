"""Why somebody sees a family for a while who is not involved themselves: in an emergency, or for a colleague."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from kring.doors.workbench.addresses import address
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.sharing.emergency import running_for
from kring.foundation.sharing.replacement import standing_in_for


def why_for_a_while(dossier_id: int, viewer: Viewer) -> str:
    """One sentence, with the way to end it; empty when there is no such reason."""
    if (away := standing_in_for(viewer, dossier_id)) is not None:
        return _("U ziet dit omdat u %(name)s vervangt, tot %(day)s.") % {
            "name": away.absent,
            "day": date_format(away.until_on, "j F Y"),
        }
    if (running := running_for(viewer, dossier_id)) is not None:
        sentence = _("U ziet dit omdat u noodtoegang heeft, tot %(time)s. U kunt alleen lezen.") % {
            "time": f"{timezone.localtime(running.ends_at):%H:%M}"
        }
        end = address("workbench:emergency-end", running.pk)
        return format_html('{} <a class="nl-link" href="{}">{}</a>', sentence, end, _("Sluiten"))
    return ""
