"""Addresses of the drawings of one family, and of its plan on one sheet."""

from django.urls import path

from kring.doors.workbench.pictures import views

FAMILY = "gezinnen/<int:dossier_id>/"

picture_urls = [
    path(f"{FAMILY}kring/tekening/", views.ecomap, name="ecomap"),
    path(f"{FAMILY}kring/tekening/band/", views.tie, name="tie"),
    path(f"{FAMILY}tijdlijn/", views.family_timeline, name="timeline"),
    path(f"{FAMILY}plan/op-een-blad/", views.plan_on_one_page, name="plan-on-one-page"),
]
