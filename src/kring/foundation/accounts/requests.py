"""A request of which is known who looks."""

from django.http import HttpRequest

from kring.foundation.accounts.viewer import Viewer


class Request(HttpRequest):
    """What a page gets: Django's request, with the viewer that the middleware found."""

    viewer: Viewer
