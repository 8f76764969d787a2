"""Addresses of the look itself: the gallery, and the quick way out."""

from django.urls import path

from kring.foundation.ui import views

app_name = "ui"

urlpatterns = [
    path("galerij/", views.gallery, name="gallery"),
    path("snel-weg/", views.leave, name="leave"),
]
