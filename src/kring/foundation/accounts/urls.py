from allauth.account import views
from django.urls import path

urlpatterns = [
    path("inloggen/", views.login, name="account_login"),
    path("uitloggen/", views.logout, name="account_logout"),
]
