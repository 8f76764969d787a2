"""Addresses of the dashboards."""

from django.urls import path

from kring.insight.indicators import views, views_files, views_saved

app_name = "indicators"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("cijfers-maken/", views.ask, name="ask"),
    path("kwaliteit/", views.quality, name="quality"),
    path("bewaard/", views_saved.saved, name="saved"),
    path("bewaard/<int:saved_id>/rapport.pdf", views_saved.report, name="report"),
    path("bewaard/<int:saved_id>/weg/", views_saved.forget, name="forget"),
    path("bewaard/maand/<int:monthly_id>.pdf", views_saved.monthly, name="monthly"),
    path("<str:code>/", views.indicator, name="indicator"),
    path("<str:code>/cijfers.<str:form>", views_files.table, name="table"),
    path("<str:code>/<str:which>.<str:form>", views_files.picture, name="picture"),
]
