"""Addresses of the joint explanation, below the address of its dossier."""

from django.urls import path

from kring.casework.explanation import views, views_factors

app_name = "explanation"

urlpatterns = [
    path("", views.explanation, name="explanation"),
    path("concept/", views.draft, name="draft"),
    path("vaststellen/", views.share, name="share"),
    path("versie/<int:number>/", views.version, name="version"),
    path("factor/nieuw/", views_factors.new_factor, name="new-factor"),
    path("factor/<int:factor_id>/", views_factors.edit_factor, name="edit-factor"),
    path("factor/<int:factor_id>/voorbij/", views_factors.drop_factor, name="drop-factor"),
    path("behoefte/<int:member_id>/", views_factors.state_need, name="state-need"),
]
