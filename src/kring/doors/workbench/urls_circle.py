"""Addresses of the circle around one family."""

from django.urls import path

from kring.doors.workbench.circle import views, views_family
from kring.doors.workbench.duplicates import views as duplicates
from kring.doors.workbench.handing_over import views as handing_over

CIRCLE = "gezinnen/<int:dossier_id>/kring/"

circle_urls = [
    path(CIRCLE, views.circle, name="circle"),
    path(f"{CIRCLE}meedoen/", views.involve, name="circle-involve"),
    path(f"{CIRCLE}overdragen/", handing_over.prepare, name="circle-hand-over"),
    path(f"{CIRCLE}overdragen/meteen/", views.hand_over, name="circle-hand-over-now"),
    path(f"{CIRCLE}overdracht/<int:handover_id>/", handing_over.handover, name="handover"),
    path(f"{CIRCLE}overdracht/<int:handover_id>/gezin/", handing_over.tell, name="handover-tell"),
    path(f"{CIRCLE}overdracht/<int:handover_id>/tekenen/", handing_over.sign, name="handover-sign"),
    path(f"{CIRCLE}overdracht/<int:handover_id>/niet-overnemen/", handing_over.decline, name="handover-decline"),
    path(f"{CIRCLE}overdracht/<int:handover_id>/intrekken/", handing_over.withdraw, name="handover-withdraw"),
    path(f"{CIRCLE}<int:involvement_id>/einde/", views.end, name="circle-end"),
    path(f"{CIRCLE}gezinslid/", views_family.member, name="circle-member"),
    path(f"{CIRCLE}netwerk/", views_family.network, name="circle-network"),
    path(f"{CIRCLE}relatie/", views_family.relation, name="circle-relation"),
    path(f"{CIRCLE}gezag/", views_family.authority, name="circle-authority"),
    path(f"{CIRCLE}wonen/", views_family.residence, name="circle-residence"),
    path(f"{CIRCLE}dubbel/", duplicates.duplicates, name="duplicates"),
    path(f"{CIRCLE}dubbel/<int:person_id>/<int:other_id>/", duplicates.duplicate, name="duplicate"),
    path(f"{CIRCLE}dubbel/<int:person_id>/<int:other_id>/twee/", duplicates.two_people, name="duplicate-no"),
    path(f"{CIRCLE}dubbel/twee/<int:said_id>/terug/", duplicates.look_again, name="duplicate-again"),
    path(f"{CIRCLE}dubbel/huis/<int:home_id>/<int:other_home_id>/", duplicates.home, name="duplicate-home"),
    path(f"{CIRCLE}dubbel/samengevoegd/<int:merge_id>/", duplicates.merged, name="merged"),
]
