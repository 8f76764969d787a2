"""Addresses of the pages of family members."""

from django.urls import path

from kring.doors.portal import views

app_name = "portal"

urlpatterns = [
    path("", views.my_plan, name="my_plan"),
    path("wie-keek/", views.who_looked, name="who_looked"),
]
