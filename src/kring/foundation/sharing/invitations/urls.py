"""Addresses of inviting, below the address of a dossier."""

from django.urls import path

from kring.foundation.sharing.invitations import views

app_name = "invitations"

urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("papier/", views.paper, name="paper"),
    path("<int:person_id>/uitnodigen/", views.invite, name="invite"),
    path("<int:person_id>/stoppen/", views.end_account, name="end_account"),
]
