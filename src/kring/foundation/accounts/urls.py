"""Coming in and going out. The pages are those of allauth, in the look of Kring."""

from allauth.account.views import LoginView, LogoutView
from django.urls import path

urlpatterns = [
    path("inloggen/", LoginView.as_view(template_name="accounts/sign_in.html"), name="account_login"),
    path("uitloggen/", LogoutView.as_view(template_name="accounts/sign_out.html"), name="account_logout"),
]
