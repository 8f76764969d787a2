"""Coming in, going out, and one's own account. What allauth does is used; how it looks, and when it may, is ours."""

from allauth.account.views import LogoutView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.urls import path
from django.views.generic import RedirectView

from kring.foundation.accounts import views, views_keys
from kring.foundation.accounts.oidc import views as elsewhere
from kring.foundation.accounts.pages import door, own
from kring.foundation.accounts.sure import sure_it_is_you

_codes = ViewRecoveryCodesView.as_view(template_name="accounts/codes.html")
_to_overview = RedirectView.as_view(pattern_name="mfa_index")

urlpatterns = [
    path("", views.security, name="mfa_index"),
    path("inloggen/", door(views.SignIn.as_view()), name="account_login"),
    path("inloggen/code/", door(AuthenticateView.as_view(template_name="accounts/code.html")), name="mfa_authenticate"),
    path("inloggen/passkey/", door(LoginWebAuthnView.as_view()), name="mfa_login_webauthn"),
    path("inloggen/bij/<slug:provider_id>/", door(elsewhere.go), name="openid_connect_login"),
    path("inloggen/bij/<slug:provider_id>/terug/", door(elsewhere.come_back), name="openid_connect_callback"),
    path("uitloggen/", door(LogoutView.as_view(template_name="accounts/sign_out.html")), name="account_logout"),
    path("zeker-weten/", views.show_it_is_you, name="account_reauthenticate"),
    path("bewaard/", views.kept_form, name="kept_form"),
    path("eerste-keer/", views_keys.first_time, name="first_time"),
    path("wachtwoord/", views_keys.first_password, name="first_password"),
    path("passkeys/", own(_to_overview), name="mfa_list_webauthn"),
    path("passkeys/nieuw/", own(sure_it_is_you(views_keys.AddPasskey.as_view())), name="mfa_add_webauthn"),
    path("app/", own(sure_it_is_you(views_keys.AddApp.as_view())), name="mfa_activate_totp"),
    path("app/bekijken/", own(_to_overview), name="mfa_deactivate_totp"),
    path("sleutels/<int:pk>/weg/", views_keys.remove_key, name="remove_key"),
    path("codes/", own(sure_it_is_you(_codes)), name="mfa_view_recovery_codes"),
    path("codes/nieuw/", views_keys.new_codes, name="mfa_generate_recovery_codes"),
    path("sessies/<int:pk>/stop/", views.end_session, name="end_session"),
    path("csp/", views.csp_report, name="csp_report"),
]
