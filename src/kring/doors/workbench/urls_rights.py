"""Addresses of requests about what is written down, and of keeping."""

from django.urls import path

from kring.doors.workbench.keeping import views as keeping
from kring.doors.workbench.rights import views, views_oversight

RIGHTS = "gezinnen/<int:dossier_id>/rechten/"

rights_urls = [
    path(RIGHTS, views.requests, name="rights"),
    path(f"{RIGHTS}nieuw/", views.record, name="rights-record"),
    path(f"{RIGHTS}<int:request_id>/", views.answer, name="rights-answer"),
    path(f"{RIGHTS}<int:request_id>/verlengen/", views.extend, name="rights-extend"),
    path(f"{RIGHTS}<int:request_id>/doorgegeven/<int:recipient_id>/", views.told, name="rights-told"),
    path("privacy/rechten/", views_oversight.standing, name="privacy-rights"),
    path("privacy/rechten/<int:request_id>/toewijzen/", views_oversight.give, name="privacy-rights-give"),
    path("privacy/bewaren/", keeping.proposals, name="keeping"),
    path("privacy/bewaren/<int:kept_id>/", keeping.decide, name="keeping-decide"),
    path("privacy/bewaren/regels/", keeping.rules, name="keeping-rules"),
    path("privacy/bewaren/regels/<int:rule_id>/", keeping.rule, name="keeping-rule"),
    path("privacy/bewaren/bewijzen/", keeping.certificates, name="keeping-proofs"),
    path("privacy/bewaren/bewijzen/<int:certificate_id>/", keeping.certificate, name="keeping-proof"),
]
