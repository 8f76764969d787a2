"""Addresses of sharing: grounds, consents, who reads along with a child, letters to a parent without authority."""

from django.urls import path

from kring.doors.workbench.sharing import views, views_letters, views_minors

CIRCLE = "gezinnen/<int:dossier_id>/kring/"
SHARING = f"{CIRCLE}delen/"
READING = f"{CIRCLE}meelezen/"
LETTERS = f"{CIRCLE}informeren/"

sharing_urls = [
    path(SHARING, views.grounds, name="grounds"),
    path(f"{SHARING}nieuw/", views.share, name="share"),
    path(f"{SHARING}<int:ground_id>/", views.ground, name="ground"),
    path(f"{SHARING}<int:ground_id>/verlengen/", views.renew, name="ground-renew"),
    path(f"{SHARING}<int:ground_id>/stoppen/", views.end, name="ground-end"),
    path(f"{SHARING}<int:ground_id>/verteld/", views.tell, name="ground-tell"),
    path(READING, views_minors.minors_of, name="minors"),
    path(f"{READING}<int:child_id>/ouder/", views_minors.let_parent_read, name="parent-reads"),
    path(f"{READING}ouder/<int:reads_id>/stoppen/", views_minors.stop_parent, name="parent-reads-end"),
    path(f"{READING}<int:child_id>/niet-zelf/", views_minors.record_incapacity, name="incapacity"),
    path(f"{READING}niet-zelf/<int:incapacity_id>/stoppen/", views_minors.end_incapacity, name="incapacity-end"),
    path(LETTERS, views_letters.letters_of, name="letters"),
    path(f"{LETTERS}nieuw/", views_letters.new_letter, name="letter-new"),
    path(f"{LETTERS}<int:letter_id>/", views_letters.letter, name="letter"),
    path(f"{LETTERS}<int:letter_id>/brief.pdf", views_letters.letter_pdf, name="letter-pdf"),
    path(f"{SHARING}toestemming/<int:consent_id>/intrekken/", views.withdraw, name="consent-withdraw"),
]
