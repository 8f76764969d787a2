"""Addresses of oversight, of steering, of emergency access and of standing in for each other."""

from django.urls import path

from kring.doors.workbench.absence import views as absence
from kring.doors.workbench.emergency import views as emergency
from kring.doors.workbench.privacy import views, views_bases, views_emergency
from kring.doors.workbench.steering import views as steering

oversight_urls = [
    path("noodtoegang/", emergency.open_in_emergency, name="emergency"),
    path("noodtoegang/<int:access_id>/sluiten/", emergency.end_emergency, name="emergency-end"),
    path("berichten/<int:notice_id>/gezien/", emergency.see_notice, name="notice-seen"),
    path("regie/", steering.dossiers, name="steering"),
    path("meldingen/gedaan/", steering.reported, name="reported"),
    path("afwezig/", absence.absences, name="absences"),
    path("afwezig/nieuw/", absence.new, name="absence-new"),
    path("afwezig/<int:replacement_id>/stoppen/", absence.end, name="absence-end"),
    path("privacy/", views.oversight, name="privacy"),
    path("privacy/logboek/", views.log, name="privacy-log"),
    path("privacy/logboek/meenemen/", views.export, name="privacy-export"),
    path("privacy/opvallend/", views.findings, name="privacy-findings"),
    path("privacy/opvallend/<int:finding_id>/", views.finding, name="privacy-finding"),
    path("privacy/waar-kring-op-let/", views.thresholds, name="privacy-thresholds"),
    path("privacy/waar-kring-op-let/<int:threshold_id>/", views.threshold, name="privacy-threshold"),
    path("privacy/grondslagen/", views_bases.bases, name="privacy-bases"),
    path("privacy/grondslagen/<int:basis_id>/", views_bases.basis, name="privacy-basis"),
    path("privacy/noodtoegang/", views_emergency.emergencies, name="privacy-emergencies"),
    path("privacy/noodtoegang/<int:access_id>/", views_emergency.judge, name="privacy-judge"),
]
