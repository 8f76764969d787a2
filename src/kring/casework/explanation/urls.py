from django.urls import URLPattern

app_name = "explanation"

urlpatterns: list[URLPattern] = []
