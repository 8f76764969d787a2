"""Addresses of approaches: of a region, and of one family."""

from django.urls import path

from kring.doors.workbench.approaches import views, views_followed, views_write

VERSION = "werkwijzen/<int:version_id>/"
DRAFT = "werkwijzen/<int:draft_id>/"
FOLLOWED = "gezinnen/<int:dossier_id>/werkwijze/"

approach_urls = [
    path("werkwijzen/", views.approaches, name="approaches"),
    path("werkwijzen/nieuw/", views_write.new, name="approach-new"),
    path(VERSION, views.version, name="approach"),
    path(f"{VERSION}verschil/", views.difference, name="approach-difference"),
    path(f"{VERSION}nieuwe-versie/", views_write.begin, name="approach-draft"),
    path(f"{DRAFT}teksten/", views_write.texts, name="approach-texts"),
    path(f"{DRAFT}publiceren/", views_write.publish, name="approach-publish"),
    path(f"{DRAFT}weggooien/", views_write.throw_away, name="approach-throw-away"),
    path(f"{VERSION}stoppen/", views_write.stop, name="approach-stop"),
    path(f"{DRAFT}<slug:part>/nieuw/", views_write.add, name="approach-part-new"),
    path(f"{DRAFT}<slug:part>/<int:line_id>/", views_write.change, name="approach-part"),
    path(f"{DRAFT}<slug:part>/<int:line_id>/weg/", views_write.remove, name="approach-part-remove"),
    path(FOLLOWED, views_followed.page, name="followed"),
    path(f"{FOLLOWED}kiezen/", views_followed.choose, name="followed-choose"),
    path(f"{FOLLOWED}stap/<int:approach_step_id>/", views_followed.step, name="followed-step"),
    path(f"{FOLLOWED}criterium/<int:criterion_id>/", views_followed.criterion, name="followed-criterion"),
    path(f"{FOLLOWED}rol/<int:role_id>/", views_followed.role, name="followed-role"),
]
