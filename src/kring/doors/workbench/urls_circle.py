"""Addresses of the circle around one family."""

from django.urls import path

from kring.doors.workbench.circle import views, views_family

CIRCLE = "gezinnen/<int:dossier_id>/kring/"

circle_urls = [
    path(CIRCLE, views.circle, name="circle"),
    path(f"{CIRCLE}meedoen/", views.involve, name="circle-involve"),
    path(f"{CIRCLE}overdragen/", views.hand_over, name="circle-hand-over"),
    path(f"{CIRCLE}<int:involvement_id>/einde/", views.end, name="circle-end"),
    path(f"{CIRCLE}gezinslid/", views_family.member, name="circle-member"),
    path(f"{CIRCLE}netwerk/", views_family.network, name="circle-network"),
    path(f"{CIRCLE}relatie/", views_family.relation, name="circle-relation"),
    path(f"{CIRCLE}gezag/", views_family.authority, name="circle-authority"),
    path(f"{CIRCLE}wonen/", views_family.residence, name="circle-residence"),
]
