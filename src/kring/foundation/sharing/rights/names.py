"""What each kind of thing that is written down is called towards a family, and what is left out, with why."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# By table, because this floor does not know the ones above it. A test says which is missing here.
KINDS = {
    "households_person": gettext_lazy("persoon"),
    "households_identity": gettext_lazy("naam en geboortedatum"),
    "households_residence": gettext_lazy("wie waar woont"),
    "households_relation": gettext_lazy("familie van elkaar"),
    "households_parentalauthority": gettext_lazy("wie over een kind beslist"),
    "households_place": gettext_lazy("adres, telefoon of andere plek"),
    "circle_dossier": gettext_lazy("dossier"),
    "circle_member": gettext_lazy("wie bij het gezin hoort"),
    "circle_involvement": gettext_lazy("wie betrokken is"),
    "circle_handover": gettext_lazy("wie iets van iemand overnam"),
    "circle_dossierapproach": gettext_lazy("hoe er met het gezin wordt gewerkt"),
    "circle_approachcheck": gettext_lazy("wat er af is voor de volgende stap"),
    "circle_tie": gettext_lazy("hoe een band is"),
    "circle_roletaken": gettext_lazy("wie welke taak heeft"),
    "circle_chronologyline": gettext_lazy("wat er gebeurde"),
    "sharing_ground": gettext_lazy("waarom iemand mag meelezen"),
    "sharing_consent": gettext_lazy("toestemming"),
    "sharing_preparedhandover": gettext_lazy("wie iets gaat overnemen"),
    "sharing_toldofhandover": gettext_lazy("wat u daarover is verteld"),
    "sharing_parentreads": gettext_lazy("welke ouder meeleest"),
    "sharing_incapacity": gettext_lazy("of iemand zelf kan beslissen"),
    "sharing_parentletter": gettext_lazy("brief aan een ouder"),
    "intake_report": gettext_lazy("melding"),
    "intake_reportedperson": gettext_lazy("wie er in de melding staat"),
    "intake_reportedincident": gettext_lazy("wat er volgens de melding gebeurde"),
    "intake_reportquestion": gettext_lazy("vraag aan de melder"),
    "intake_reportercontact": gettext_lazy("hoe de melder te bereiken is"),
    "intake_knownquestion": gettext_lazy("vraag of u ergens bekend bent"),
    "intake_askedperson": gettext_lazy("over wie dat gevraagd is"),
    "intake_informationrequest": gettext_lazy("verzoek om informatie aan een ander"),
    "intake_giveninformation": gettext_lazy("informatie die een ander gaf"),
    "explanation_factor": gettext_lazy("wat speelt"),
    "explanation_explanation": gettext_lazy("verklaring"),
    "explanation_influence": gettext_lazy("wat invloed heeft op wat"),
    "explanation_hypothesis": gettext_lazy("wat er misschien aan de hand is"),
    "explanation_argument": gettext_lazy("wat daarvoor of daartegen spreekt"),
    "explanation_stance": gettext_lazy("wat iemand daarvan vindt"),
    "explanation_perspective": gettext_lazy("hoe iemand het zelf ziet"),
    "explanation_statedneed": gettext_lazy("wat iemand nodig heeft"),
    "plans_goal": gettext_lazy("doel"),
    "plans_goalscore": gettext_lazy("cijfer voor een doel"),
    "plans_action": gettext_lazy("afspraak"),
    "plans_courtorder": gettext_lazy("beslissing van rechter of burgemeester"),
    "plans_planversion": gettext_lazy("plan, versie"),
    "plans_planversionline": gettext_lazy("regel van een plan"),
    "plans_planconsent": gettext_lazy("wat iemand van het plan vindt"),
    "plans_impactproposal": gettext_lazy("voorstel om het plan te veranderen"),
    "safety_safetyrating": gettext_lazy("cijfer voor veiligheid"),
    "safety_safetyagreement": gettext_lazy("veiligheidsafspraak"),
    "safety_brokenagreement": gettext_lazy("afspraak die niet lukte"),
    "safety_checkin": gettext_lazy("hoe het gaat"),
    "safety_carestep": gettext_lazy("meer of minder hulp"),
    "safety_stepcriterion": gettext_lazy("waarom er meer of minder hulp kwam"),
    "safety_incident": gettext_lazy("incident"),
    "separation_safetyscreen": gettext_lazy("vragen over veiligheid tussen ouders"),
    "separation_screenanswer": gettext_lazy("antwoord op een vraag over veiligheid"),
    "separation_screenconclusion": gettext_lazy("conclusie over veiligheid tussen ouders"),
    "safety_phase": gettext_lazy("fase van veiligheid"),
    "meetings_meeting": gettext_lazy("gesprek"),
    "meetings_meetingplace": gettext_lazy("waar een gesprek is"),
    "meetings_participant": gettext_lazy("wie bij een gesprek hoort"),
    "meetings_decision": gettext_lazy("besluit"),
    "closing_closing": gettext_lazy("voorstel om te stoppen"),
    "closing_closingword": gettext_lazy("wat iemand van stoppen vindt"),
    "rights_rightsrequest": gettext_lazy("uw verzoek"),
    "rights_ownstatement": gettext_lazy("eigen woorden erbij"),
}

# What holds nothing that somebody could read about themselves, or has a page of its own.
LEFT_OUT = {
    "households_personaccount": "which account is whose: numbers only",
    "households_household": "holds nothing; who lives there is told of each person",
    "circle_invitation": "a code to come in with, which works once",
    "circle_lastlook": "when a professional last opened a page; who looked has a page of its own",
    "sharing_emergencyaccess": "not for the family; that it was used stands in what happened and in who looked",
    "sharing_notice": "for professionals; what it tells stands in what happened",
    "sharing_legalbasis": "which law lets which organisation read along, about nobody",
    "intake_questionuntold": "why something was not told yet; the question itself is told on its day",
    "intake_reportingcode": "the doubts of one professional, about somebody who may be in no dossier; asked for there",
    "intake_advice": "about a family that nobody named",
    "intake_intaketerm": "how long things may take, about nobody",
    "indicators_dossierbehind": "which dossiers are counted in a number, for who carries them",
    "sharing_threshold": "from when on something in the log is worth a look",
    "sharing_finding": "for who oversees the use; about professionals",
    "sharing_logentry": "who looked has a page of its own",
    "sharing_keptapart": "numbers only: what stays with the family in which it was known",
    "sharing_merge": "for professionals; that two rows were joined stands in what happened",
    "sharing_movedrow": "for nobody; what a merge moved is read where it stands now",
    "sharing_notthesame": "numbers only: that two people are not one",
    "sharing_replacement": "who stands in for whom at work; told with each helper",
    "sharing_seal": "digests of the log",
    "sharing_sealedblock": "digests of the log",
    "sharing_withholding": "what is kept from whom is never for the family",
    "rights_recipient": "who got a correction; stands with the request",
    "retention_retentionrule": "rules, about nobody",
    "retention_retentionproposal": "for who oversees",
    "retention_certificate": "numbers of what is gone",
}

# Columns that say how a row is kept and not what it says; and the number that is never shown, printed or exported.
TECHNICAL = frozenset({
    "about", "version", "family_may_read", "written_by", "source_holder", "written_at", "bsn", "bsn_fingerprint",
    "of_section", "code", "recorded_by", "made_by", "handler", "item_words",
})  # fmt: skip


def kind_of(model: type[Model] | Model) -> str:
    """What a thing of this kind is called."""
    return str(KINDS.get(model._meta.db_table, _("iets anders")))
