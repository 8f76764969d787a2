"""Addresses of what is withheld, and of where people are."""

from django.urls import path

from kring.doors.workbench.withholding import views, views_places

WITHHELD = "gezinnen/<int:dossier_id>/afschermen/"
PLACES = "gezinnen/<int:dossier_id>/plekken/"

withholding_urls = [
    path(WITHHELD, views.withheld, name="withheld"),
    path(f"{WITHHELD}nieuw/", views.withhold, name="withhold"),
    path(f"{WITHHELD}geheim-adres/", views.secret_address, name="secret-address"),
    path(f"{WITHHELD}<int:withholding_id>/", views.look_again, name="withholding"),
    path(f"{WITHHELD}<int:withholding_id>/stoppen/", views.end, name="withholding-end"),
    path(f"{WITHHELD}<int:withholding_id>/toch-weer/", views.again, name="withhold-again"),
    path(PLACES, views_places.places, name="places"),
    path(f"{PLACES}nieuw/", views_places.new, name="place-new"),
    path(f"{PLACES}<int:place_id>/voorbij/", views_places.end, name="place-end"),
]
