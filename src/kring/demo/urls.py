"""The door of the demo. In an installation that is not a demo these addresses do not exist."""

from django.urls import path

from kring.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.choose, name="choose"),
    path("<slug:first_name>/", views.come_in, name="come_in"),
]
