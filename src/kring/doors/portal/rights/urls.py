"""Addresses of the pages on which somebody reads everything, and asks something about it."""

from django.urls import path

from kring.doors.portal.rights import views

rights_urls = [
    path("rechten/", views.overview, name="rights"),
    path("rechten/inzage/", views.everything, name="everything"),
    path("rechten/inzage/<int:number>.pdf", views.as_file, name="everything-file"),
    path("rechten/vraag/", views.ask, name="rights-ask"),
    path("rechten/woorden/", views.state, name="rights-state"),
    path("rechten/woorden/<int:statement_id>/weg/", views.take_back, name="rights-take-back"),
    path("rechten/<int:request_id>/", views.one, name="rights-one"),
    path("rechten/<int:request_id>/intrekken/", views.withdraw, name="rights-withdraw"),
]
