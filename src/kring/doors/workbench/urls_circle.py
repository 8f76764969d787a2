"""Addresses of the circle around one family."""

from django.urls import URLPattern

circle_urls: list[URLPattern] = []
