"""The frame, the gallery, the quick way out, and the pages for when something cannot be shown."""

from __future__ import annotations

import pytest
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import reverse

from kring.foundation.ui import errors
from kring.foundation.ui.context import Frame, NavItem, frame
from kring.foundation.ui.views import gallery, leave


def some_frame(request):
    return Frame(
        nav=(NavItem("Vandaag", "/vandaag/", current=True, count=3), NavItem("Agenda", "/agenda/")),
        search_url="/zoek/",
        who="Jan de Boer",
        sign_out_url="/uit/",
    )


def page(template="ui/page.html", path="/"):
    request = RequestFactory().get(path)
    with override_settings(KRING_FRAME=f"{__name__}.some_frame"):
        return render_to_string(template, {"frame": some_frame(request)}, request)


def test_without_a_door_the_frame_is_empty():
    with override_settings(KRING_FRAME=""):
        assert frame(RequestFactory().get("/")) == {"frame": Frame()}


def test_a_page_says_where_one_is_and_who_one_is():
    html = page()

    assert 'aria-current="true">Vandaag' in html
    assert "Jan de Boer" in html
    assert 'action="/uit/"' in html
    assert 'role="search"' in html
    assert 'href="#inhoud"' in html
    assert html.count("<h1") == 1


def test_a_page_has_no_script_or_style_of_its_own():
    for template in ("ui/page.html", "ui/family.html"):
        html = page(template)
        assert " style=" not in html
        assert "<style" not in html
        assert "<script>" not in html
        assert "onclick" not in html


def test_the_family_can_always_leave_quickly():
    html = page("ui/family.html")

    assert f'href="{reverse("ui:leave")}"' in html
    assert "Snel weg" in html
    assert "<script" not in html


def test_leaving_signs_out_and_leads_to_a_neutral_site():
    class Session(dict):
        flushed = False

        def flush(self):
            self.flushed = True

    request = RequestFactory().get("/")
    request.session = Session()

    with override_settings(QUICK_EXIT_URL="https://weer.example/"):
        answer = leave(request)

    assert answer["Location"] == "https://weer.example/"
    assert request.session.flushed
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"


def test_the_gallery_shows_every_component_and_picture():
    html = gallery(RequestFactory().get("/")).content.decode()

    for words in ("Wie hoort bij wie", "Hoe veilig is het", "Hulp in de tijd", "Wie er om het gezin staat"):
        assert words in html
    assert html.count("<svg") == 5
    assert html.count("Hetzelfde als tekst") == 5
    assert " style=" not in html


@pytest.mark.parametrize(
    ("show", "status", "words"),
    [
        (errors.bad_request, 400, "Dit kon Kring niet lezen"),
        (errors.forbidden, 403, "Dit mag nu niet"),
        (errors.not_found, 404, "Hier is niets te vinden"),
        (errors.broken, 500, "Er ging bij ons iets mis"),
    ],
)
def test_a_page_for_trouble_says_what_to_do(show, status, words):
    answer: HttpResponse = show(RequestFactory().get("/"))

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


def test_nothing_there_and_not_for_you_are_the_same():
    one = errors.not_found(RequestFactory().get("/gezinnen/1/"), Http404("No Dossier matches the given query."))
    other = errors.not_found(RequestFactory().get("/bestaat-niet/?q=Amina"), Http404())

    assert one.content == other.content
