"""Addresses of meetings, below the address of their dossier."""

from django.urls import path

from kring.casework.meetings import views

app_name = "meetings"

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("nieuw/", views.new, name="new"),
    path("<int:meeting_id>/", views.meeting, name="meeting"),
    path("<int:meeting_id>/gehouden/", views.hold, name="hold"),
    path("<int:meeting_id>/gaat-niet-door/", views.call_off, name="call-off"),
    path("<int:meeting_id>/besluit/", views.decide, name="decide"),
]
