"""Addresses of safety, below the address of its dossier."""

from django.urls import path

from kring.casework.safety import views, views_check_ins, views_phase, views_steps

app_name = "safety"

urlpatterns = [
    path("", views.safety, name="safety"),
    path("cijfer/", views.rate, name="rate"),
    path("afspraak/nieuw/", views.agree, name="agree"),
    path("afspraak/<int:agreement_id>/niet-gelukt/", views.agreement_broken, name="agreement-broken"),
    path("afspraak/<int:agreement_id>/geldt-niet-meer/", views.agreement_ended, name="agreement-ended"),
    path("incident/nieuw/", views.incident, name="incident"),
    path("check-in/nieuw/", views_check_ins.plan, name="check-in"),
    path("check-in/<int:check_in_id>/", views_check_ins.record, name="check-in-record"),
    path("opschalen/", views_steps.step_up, name="step-up"),
    path("afschalen/", views_steps.step_down, name="step-down"),
    path("stap/<int:step_id>/terug/", views_steps.undo, name="step-undo"),
    path("fase/", views_phase.phase, name="phase"),
]
