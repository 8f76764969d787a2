"""Addresses of reports."""

from django.urls import path

from kring.casework.intake import views, views_new, views_triage

app_name = "intake"

urlpatterns = [
    path("", views.reports, name="reports"),
    path("nieuw/", views_new.new, name="new"),
    path("ontvangen/<str:receipt>/", views_new.received, name="received"),
    path("<int:report_id>/", views.report, name="report"),
    path("<int:report_id>/triage/", views_triage.triage, name="triage"),
]
