"""Every address of Kring."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("kring.doors.workbench.urls")),
    path("gezinnen/<int:dossier_id>/plan/", include("kring.casework.plans.urls")),
    path("mijn/", include("kring.doors.portal.urls")),
    path("account/", include("kring.foundation.accounts.urls")),
    path("onderdelen/", include("kring.foundation.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
if settings.DEMO and False:
    urlpatterns += [path("demo/", include("kring.demo.urls"))]

handler400 = "kring.foundation.ui.errors.bad_request"
handler403 = "kring.foundation.ui.errors.forbidden"
handler404 = "kring.foundation.ui.errors.not_found"
handler500 = "kring.foundation.ui.errors.broken"
