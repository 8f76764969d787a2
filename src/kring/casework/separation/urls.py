"""Addresses of the safety screen at a separation, below the address of safety of its dossier."""

from django.urls import path

from kring.casework.separation import views

app_name = "separation"

urlpatterns = [
    path("", views.screen, name="screen"),
    path("ouder/<int:person_id>/", views.ask, name="ask"),
    path("ouder/<int:person_id>/niet-gevraagd/", views.not_asked, name="not-asked"),
    path("lijst/<int:screen_id>/", views.fill_in, name="fill-in"),
    path("lijst/<int:screen_id>/gelezen/", views.read, name="read"),
    path("conclusie/", views.conclude, name="conclude"),
]
