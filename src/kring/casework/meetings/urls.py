"""Addresses of meetings, below the address of their dossier."""

from django.urls import path

from kring.casework.meetings import views, views_asked

app_name = "meetings"

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("nieuw/", views.new, name="new"),
    path("spoed/", views_asked.urgent, name="urgent"),
    path("<int:meeting_id>/", views.meeting, name="meeting"),
    path("<int:meeting_id>/agenda.ics", views_asked.calendar, name="calendar"),
    path("<int:meeting_id>/verwachten/", views_asked.expect, name="expect"),
    path("<int:meeting_id>/gehouden/", views.hold, name="hold"),
    path("<int:meeting_id>/gaat-niet-door/", views.call_off, name="call-off"),
    path("<int:meeting_id>/besluit/", views.decide, name="decide"),
]
