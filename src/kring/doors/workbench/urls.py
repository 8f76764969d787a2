"""Addresses of the pages of professionals."""

from django.urls import path

from kring.doors.workbench import views
from kring.doors.workbench.urls_approaches import approach_urls
from kring.doors.workbench.urls_circle import circle_urls
from kring.doors.workbench.urls_directory import directory_urls
from kring.doors.workbench.urls_oversight import oversight_urls
from kring.doors.workbench.urls_pictures import picture_urls
from kring.doors.workbench.urls_rights import rights_urls
from kring.doors.workbench.urls_sharing import sharing_urls
from kring.doors.workbench.urls_withholding import withholding_urls

app_name = "workbench"

urlpatterns = [
    path("", views.front, name="front"),
    path("vandaag/", views.today, name="today"),
    path("gezinnen/", views.families, name="families"),
    path("gezinnen/<int:dossier_id>/", views.family, name="family"),
    path("gezinnen/<int:dossier_id>/gebeurtenissen/", views.family_chronology, name="chronology"),
    path("zoeken/", views.find, name="search"),
    *circle_urls,
    *picture_urls,
    *approach_urls,
    *directory_urls,
    *sharing_urls,
    *oversight_urls,
    *rights_urls,
    *withholding_urls,
]
