"""Addresses of what is asked elsewhere about one family."""

from django.urls import path

from kring.casework.intake import views_known

app_name = "known"

urlpatterns = [
    path("", views_known.of_family, name="of-family"),
    path("vragen/", views_known.ask_from_family, name="ask-from-family"),
]
