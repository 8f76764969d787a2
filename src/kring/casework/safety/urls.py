"""Addresses of safety, below the address of its dossier."""

from django.urls import path

from kring.casework.safety import views, views_phase

app_name = "safety"

urlpatterns = [
    path("", views.safety, name="safety"),
    path("cijfer/", views.rate, name="rate"),
    path("afspraak/nieuw/", views.agree, name="agree"),
    path("afspraak/<int:agreement_id>/niet-gelukt/", views.agreement_broken, name="agreement-broken"),
    path("afspraak/<int:agreement_id>/geldt-niet-meer/", views.agreement_ended, name="agreement-ended"),
    path("incident/nieuw/", views.incident, name="incident"),
    path("fase/", views_phase.phase, name="phase"),
]
