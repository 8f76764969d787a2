"""Addresses of closing together, below the address of its dossier."""

from django.urls import path

from kring.casework.closing import views, views_words

app_name = "closing"

urlpatterns = [
    path("", views.closing, name="closing"),
    path("voorstel/", views.propose, name="propose"),
    path("voorstel/intrekken/", views.withdraw, name="withdraw"),
    path("woord/", views_words.say, name="say"),
    path("woord/<int:word_id>/", views_words.change_word, name="change-word"),
    path("nu/", views.close, name="close"),
    path("nazorg/", views_words.after_care, name="after-care"),
    path("weer-openen/", views_words.reopen_again, name="reopen"),
]
