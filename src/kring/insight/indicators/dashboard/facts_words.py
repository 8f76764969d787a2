"""What tables and columns of the facts, and what is odd in them, are called on the screen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TABLES = {
    "organisation": _("organisaties"),
    "dossier": _("dossiers"),
    "member": _("gezinsleden"),
    "involvement": _("wie betrokken is"),
    "signal": _("meldingen en adviezen"),
    "factor": _("wat een rol speelt"),
    "action": _("afspraken en hulp"),
    "decision": _("besluiten"),
    "request": _("vragen en verzoeken"),
    "sharing": _("gedeelde informatie"),
    "document_view": _("inzage door het gezin"),
    "contact": _("contacten"),
    "handover": _("overdrachten"),
    "state": _("fasen en juridische kaders"),
    "measure": _("maatregelen"),
    "incident": _("incidenten"),
    "response": _("antwoorden en cijfers"),
    "network_rating": _("scores op het kompas"),
    "learning_session": _("leersessies"),
}
COLUMNS = {
    "agreed_on": _("afgesproken op"),
    "answered_on": _("beantwoord op"),
    "birth_date": _("geboortedatum"),
    "closed_on": _("gesloten op"),
    "closure_reason": _("reden van sluiten"),
    "dossier_id": _("dossier"),
    "due_on": _("uiterste dag"),
    "ended_on": _("geëindigd op"),
    "executor_organisation_id": _("wie uitvoert"),
    "factor_id": _("waarop het is gericht"),
    "family_present": _("gezin erbij"),
    "joined_on": _("erbij vanaf"),
    "left_on": _("erbij tot"),
    "legal_basis": _("grond"),
    "member_id": _("om wie het gaat"),
    "merged_into": _("samengevoegd met"),
    "occurred_on": _("gebeurd op"),
    "organisation_id": _("organisatie"),
    "organisations_present": _("hoeveel organisaties erbij"),
    "professional_id": _("professional"),
    "region": _("regio"),
    "reviewed_on": _("behoefte bekeken op"),
    "safety_level": _("hoe veilig"),
    "started_on": _("begonnen op"),
    "to_on": _("tot"),
    "triaged_on": _("beoordeeld op"),
}
INSTRUMENTS = {
    "incidents_year": _("incidenten in een jaar"),
    "safety_scale": _("veiligheid in een cijfer"),
    "treatment_manner": _("bejegening"),
    "heard": _("zich gehoord voelen"),
    "satisfaction": _("tevredenheid"),
    "trust": _("vertrouwen"),
    "felt_safety": _("ervaren veiligheid"),
    "frame_answer": _("welk kader volgens het gezin"),
    "trauma_adult": _("trauma van volwassenen"),
    "parenting_stress": _("stress bij het opvoeden"),
    "quality_of_life": _("kwaliteit van leven"),
    "substance_use": _("alcohol en drugs"),
    "financial_strain": _("geldzorgen"),
    "trauma_child": _("trauma van kinderen"),
    "psychosocial": _("psychosociale klachten"),
    "attachment": _("hechting"),
    "felt_unsafety_child": _("onveiligheid volgens het kind"),
}
# What may well be empty: an end that has not come, or something that need not be. Empty is no gap there.
MAY_BE_EMPTY = {
    "closed_on", "closure_reason", "ended_on", "joined_on", "left_on", "merged_into", "to_on", "member_id", "due_on",
    "dossier_id",
}  # fmt: skip
ODD = {
    "W01": _("hulp begon nadat het dossier sloot"),
    "W02": _("rol en leeftijd passen niet bij elkaar"),
    "W03": _("geboortedatum onbekend"),
    "W04": _("eigen antwoord van een kind onder de 8"),
    "W05": _("nooit een vast gezicht"),
    "W06": _("melding nadat het dossier sloot"),
    "W07": _("hulp begon voordat die was afgesproken"),
    "W08": _("maatregel duurt langer dan één termijn"),
}


def table(name: str) -> str:
    return str(TABLES.get(name, name))


def part(name: str) -> str:
    """A table, a column of it, or the answers on one instrument: `response.trust`."""
    of, dot, column = name.partition(".")
    words = COLUMNS.get(column) or INSTRUMENTS.get(column)
    return f"{table(of)}: {words or column}" if dot else table(of)
