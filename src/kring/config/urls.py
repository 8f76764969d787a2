"""Every address of Kring."""

from django.conf import settings
from django.urls import include, path

from kring.foundation.sharing.invitations.views import redeem

FAMILY = "gezinnen/<int:dossier_id>/"

urlpatterns = [
    path("", include("kring.doors.workbench.urls")),
    path("meldingen/", include("kring.casework.intake.urls")),
    path(f"{FAMILY}bekend/", include("kring.casework.intake.urls_family")),
    path(f"{FAMILY}verklaring/", include("kring.casework.explanation.urls")),
    path(f"{FAMILY}plan/", include("kring.casework.plans.urls")),
    path(f"{FAMILY}veiligheid/scheiding/", include("kring.casework.separation.urls")),
    path(f"{FAMILY}veiligheid/", include("kring.casework.safety.urls")),
    path(f"{FAMILY}overleg/", include("kring.casework.meetings.urls")),
    path(f"{FAMILY}afsluiten/", include("kring.casework.closing.urls")),
    path(f"{FAMILY}toegang/", include("kring.foundation.sharing.invitations.urls")),
    path("uitnodiging/", redeem, name="redeem"),
    path("inzicht/", include("kring.insight.indicators.urls")),
    path("mijn/", include("kring.doors.portal.urls")),
    path("account/", include("kring.foundation.accounts.urls")),
    path("onderdelen/", include("kring.foundation.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("kring.demo.urls"))]

handler400 = "kring.foundation.ui.errors.bad_request"
handler403 = "kring.foundation.ui.errors.forbidden"
handler404 = "kring.foundation.ui.errors.not_found"
handler500 = "kring.foundation.ui.errors.broken"
