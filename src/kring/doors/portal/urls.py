"""Addresses of the pages of family members."""

from django.urls import path

from kring.doors.portal import agreements, approach, check_ins, screens, views, views_asked, views_sharing
from kring.doors.portal.rights.urls import rights_urls

app_name = "portal"

urlpatterns = [
    path("", views.my_plan, name="my_plan"),
    path("check-in/<int:check_in_id>/", check_ins.answer, name="check-in"),
    path("veiligheidscheck/<int:screen_id>/", screens.screen, name="screen"),
    path("veiligheidscheck/<int:screen_id>/klaar/", screens.done, name="screen-done"),
    path("veiligheidscheck/<int:screen_id>/<slug:topic>/", screens.answer, name="screen-answer"),
    path("werkwijze/<int:dossier_id>/", approach.approach, name="approach"),
    path("afspraken/", agreements.agreements, name="agreements"),
    path("afspraken/<int:agreement_id>/lukte-niet/", agreements.not_worked, name="not_worked"),
    path("wie-keek/", views.who_looked, name="who_looked"),
    *rights_urls,
    path("wie-leest-mee/", views_sharing.who_reads, name="who_reads"),
    path("gevraagd/", views_asked.asked, name="asked"),
    path("toestemming/<int:consent_id>/intrekken/", views_sharing.withdraw_consent, name="withdraw_consent"),
    path("ouders/", views_sharing.my_parents, name="my_parents"),
    path("ouders/<int:parent_id>/meelezen/", views_sharing.let_parent, name="let_parent"),
    path("ouders/meelezen/<int:reads_id>/stoppen/", views_sharing.stop_parent, name="stop_parent"),
    path("brieven/", views_sharing.my_letters, name="my_letters"),
    path("brieven/<int:letter_id>/brief.pdf", views_sharing.letter_pdf, name="letter_pdf"),
]
