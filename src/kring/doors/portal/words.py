"""How the work is called towards a family: no role names, but what somebody does. No database and no clock."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.core.text import join_words
from kring.foundation.sharing.choices import Act

CHANGES = frozenset({Act.CREATE, Act.CHANGE, Act.REMOVE, Act.MERGE, Act.SPLIT})
ABOUT_ACCESS = frozenset({Act.SHARE, Act.WITHHOLD, Act.RIGHTS})


def role_in_words(role: str) -> str:
    """What somebody in this role does for the family."""
    return {
        InvolvementRole.COORDINATOR: _("uw vaste persoon"),
        InvolvementRole.SECOND: _("helpt samen met uw vaste persoon"),
        InvolvementRole.SAFETY_HOLDER: _("kijkt of iedereen veilig is"),
        InvolvementRole.PRACTITIONER: _("behandelaar"),
        InvolvementRole.ADVISER: _("denkt mee"),
        InvolvementRole.NETWORK_PERSON: _("iemand die u vertrouwt"),
        InvolvementRole.EXPERT_BY_EXPERIENCE: _("heeft zelf zoiets meegemaakt, en staat naast u"),
        InvolvementRole.AFTER_CARE: _("vraagt na het afsluiten hoe het gaat"),
    }[InvolvementRole(role)]


def part_in_words(part: str) -> str:
    """A part of what is written about a family: of a section, or of the first word of what was done."""
    return {
        Section.FAMILY: _("wie er in uw gezin is"),
        "duplicates": _("wie er in uw gezin is"),
        Section.PLACES: _("adressen en telefoonnummers"),
        Section.CIRCLE: _("wie er betrokken is"),
        Section.REPORTS: _("meldingen"),
        "intake": _("meldingen"),
        Section.EXPLANATION: _("wat er speelt"),
        Section.PLAN: _("het plan"),
        Section.FRAME: _("wat een rechter besliste"),
        Section.SAFETY: _("veiligheid"),
        Section.MEETINGS: _("overleg"),
        Section.CLOSING: _("het afsluiten"),
        "workbench.families": _("uw naam in een lijst van gezinnen"),
        "workbench.today": _("wat er vandaag voor u te doen is"),
        "workbench.find": _("uw naam bij wat er gevonden werd"),
        "steering.dossiers": _("dát u hulp krijgt, en niet wat er staat"),
    }.get(part, _("uw gegevens"))


def act_in_words(act: str, parts: str) -> str:
    """What was done, with the parts it was done to."""
    if act in CHANGES:
        return _("schreef iets op over %(parts)s") % {"parts": parts}
    if act in ABOUT_ACCESS:
        return _("veranderde wie mag meelezen of meedoen")
    if act == Act.EMERGENCY:
        return _("opende uw gegevens met spoed")
    sentences = {
        Act.SEARCH: _("zocht en zag %(parts)s"),
        Act.PRINT: _("drukte %(parts)s af"),
        Act.EXPORT: _("nam %(parts)s mee"),
    }
    return sentences.get(Act(act), _("bekeek %(parts)s")) % {"parts": parts}


def why_in_words(*, roles: set[str], laws: set[str]) -> str:
    """Why somebody could look: what they do for the family, and on the ground of which law."""
    parts = [role_in_words(role) for role in InvolvementRole.values if role in roles]
    if "process_coordinator" in roles:
        parts.append(_("kijkt of er op tijd wordt geholpen"))
    if "emergency" in roles:
        parts.append(_("dacht dat iemand in gevaar was"))
    parts += [_("mag dit op grond van: %(law)s") % {"law": law} for law in sorted(laws)]
    return join_words(parts)
