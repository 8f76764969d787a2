"""Addresses of the dashboards."""

from django.urls import path

from kring.insight.indicators import views, views_about, views_files, views_indicator, views_saved

app_name = "indicators"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("cijfers-maken/", views.ask, name="ask"),
    path("kwaliteit/", views_about.quality, name="quality"),
    path("wat-het-oplevert/", views_about.brings, name="brings"),
    path("bewaard/", views_saved.saved, name="saved"),
    path("bewaard/<int:saved_id>/rapport.pdf", views_saved.report, name="report"),
    path("bewaard/<int:saved_id>/weg/", views_saved.forget, name="forget"),
    path("bewaard/maand/<int:monthly_id>.pdf", views_saved.monthly, name="monthly"),
    path("<str:code>/", views_indicator.indicator, name="indicator"),
    path("<str:code>/gezinnen/", views_indicator.dossiers, name="dossiers"),
    path("<str:code>/cijfers.<str:form>", views_files.table, name="table"),
    path("<str:code>/<str:which>.<str:form>", views_files.picture, name="picture"),
]
