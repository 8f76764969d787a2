"""Addresses of the service directory."""

from django.urls import path

from kring.doors.workbench.directory import views

SERVICE = "hulpaanbod/<int:service_id>/"

directory_urls = [
    path("hulpaanbod/", views.services, name="services"),
    path("hulpaanbod/nieuw/", views.new, name="service-new"),
    path(SERVICE, views.service, name="service"),
    path(f"{SERVICE}veranderen/", views.edit, name="service-edit"),
    path(f"{SERVICE}bevestigen/", views.confirm, name="service-confirm"),
]
