"""Who at an address gets something else than their group of the address table, each with the reason."""

from __future__ import annotations

# Within a group one person may differ, for the reason given.
UNLIKE_THEIR_GROUP = {
    ("meldingen/<int:report_id>/", "fleur"): (404, "a report that waits is for the desk to which it came"),
    ("meldingen/<int:report_id>/triage/", "fleur"): (404, "a report that waits is for the desk to which it came"),
}

UNLIKE_THEIR_GROUP |= {
    ("gezinnen/<int:dossier_id>/kring/overdracht/<int:handover_id>/niet-overnemen/", "jan"): (
        404, "he hands over; only who would take it over may say no",
    ),
}  # fmt: skip
UNLIKE_THEIR_GROUP[("regie/", "wim")] = (200, "he steers the region")
AT_THE_DESK = (
    "meldingen/<int:report_id>/nu/", "meldingen/<int:report_id>/bekend/", "meldingen/<int:report_id>/bekend/vragen/",
    "meldingen/advies/", "meldingen/advies/nieuw/", "meldingen/advies/<int:advice_id>/",
    "meldingen/advies/<int:advice_id>/gesproken/",
)  # fmt: skip
UNLIKE_THEIR_GROUP |= {(page, "fleur"): (404, "this is for the desk at which Jan sits") for page in AT_THE_DESK}
UNLIKE_THEIR_GROUP |= {
    (f"meldingen/meldcode/<int:code_id>/{page}", "fleur"): (404, "these doubts are of Jan")
    for page in ("", "stap/<int:number>/", "wie/", "zonder-toestemming/", "delen/", "afsluiten/", "weggooien/")
}
UNLIKE_THEIR_GROUP[("meldingen/termijnen/<int:term_id>/", "wim")] = (200, "he steers the region")
OVERSIGHT = (
    "privacy/", "privacy/logboek/", "privacy/logboek/meenemen/", "privacy/opvallend/",
    "privacy/opvallend/<int:finding_id>/", "privacy/waar-kring-op-let/",
    "privacy/waar-kring-op-let/<int:threshold_id>/", "privacy/noodtoegang/", "privacy/noodtoegang/<int:access_id>/",
    "privacy/grondslagen/", "privacy/grondslagen/<int:basis_id>/",
)  # fmt: skip
UNLIKE_THEIR_GROUP |= {(page, "petra"): (200, "she oversees the use of what is written down") for page in OVERSIGHT}
UNLIKE_THEIR_GROUP |= {
    (page, who): (404, "who works with no family never needs this")
    for page in ("noodtoegang/", "afwezig/", "afwezig/nieuw/")
    for who in ("ria", "wim", "petra")
}

UNLIKE_THEIR_GROUP |= {
    (page, "wim"): (200, "he steers the region, and writes how it works")
    for page in (
        "werkwijzen/nieuw/", "werkwijzen/<int:version_id>/nieuwe-versie/", "werkwijzen/<int:version_id>/stoppen/",
        "werkwijzen/<int:draft_id>/teksten/", "werkwijzen/<int:draft_id>/publiceren/",
        "werkwijzen/<int:draft_id>/weggooien/",
        "werkwijzen/<int:draft_id>/<slug:part>/nieuw/", "werkwijzen/<int:draft_id>/<slug:part>/<int:line_id>/",
        "werkwijzen/<int:draft_id>/<slug:part>/<int:line_id>/weg/",
    )
}  # fmt: skip
UNLIKE_THEIR_GROUP |= {
    (f"hulpaanbod/<int:service_id>/{page}/", who): (status, why)
    for page in ("veranderen", "bevestigen")
    for who, status, why in (
        ("fleur", 404, "another organisation offers it"),
        ("piet", 200, "he works for who offers it"),
        ("wim", 200, "he steers the region"),
    )
}
INSIGHT = (
    "inzicht/", "inzicht/kwaliteit/", "inzicht/wat-het-oplevert/", "inzicht/<str:code>/gezinnen/", "inzicht/bewaard/",
    "inzicht/bewaard/<int:saved_id>/rapport.pdf", "inzicht/bewaard/maand/<int:monthly_id>.pdf",
    "inzicht/<str:code>/", "inzicht/<str:code>/cijfers.<str:form>",
    "inzicht/<str:code>/<str:which>.<str:form>",
)  # fmt: skip
UNLIKE_THEIR_GROUP |= {
    (page, who): (404, "who studies or oversees has no part in how the region does")
    for page in INSIGHT
    for who in ("ria", "petra")
}

UNLIKE_THEIR_GROUP |= {
    ("mijn/toestemming/<int:consent_id>/intrekken/", "amina"): (200, "she gave this consent"),
    ("mijn/brieven/<int:letter_id>/brief.pdf", "amina"): (200, "this letter is to her"),
}

UNLIKE_THEIR_GROUP |= {
    (page, "amina"): (200, "she is asked; Karim is not, and must not know that she is")
    for page in ("mijn/veiligheidscheck/<int:screen_id>/", "mijn/veiligheidscheck/<int:screen_id>/<slug:topic>/")
}
UNLIKE_THEIR_GROUP |= {
    (page, "amina"): (200, "she asked this, or wrote it")
    for page in (
        "mijn/rechten/<int:request_id>/", "mijn/rechten/<int:request_id>/intrekken/",
        "mijn/rechten/woorden/<int:statement_id>/weg/",
    )
}  # fmt: skip
KEEPING = (
    "privacy/rechten/", "privacy/bewaren/", "privacy/bewaren/<int:kept_id>/", "privacy/bewaren/regels/",
    "privacy/bewaren/regels/<int:rule_id>/", "privacy/bewaren/bewijzen/",
    "privacy/bewaren/bewijzen/<int:certificate_id>/",
)  # fmt: skip
UNLIKE_THEIR_GROUP |= {(page, "petra"): (200, "she oversees requests and keeping, without content") for page in KEEPING}
