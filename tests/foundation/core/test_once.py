"""A form that is sent twice is handled once."""

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from kring.foundation.core.models import HandledForm
from kring.foundation.core.once import FIELD, fresh_token, once


@pytest.fixture
def sent(db):
    """A view that counts how often it was really asked, and what to answer."""

    class Sent:
        times = 0
        answer = staticmethod(lambda: HttpResponseRedirect("/daar/"))

        def __call__(self, token=None, method="post"):
            @once
            def view(request):
                self.times += 1
                return self.answer()

            filled = {"wording": "x"} | ({FIELD: token} if token is not None else {})
            return view(getattr(RequestFactory(), method)("/hier/", filled))

    return Sent()


def test_the_second_sending_leads_to_where_the_first_led(sent):
    token = fresh_token()

    first, second = sent(token), sent(token)

    assert sent.times == 1
    assert first["Location"] == second["Location"] == "/daar/"


def test_two_forms_are_two(sent):
    sent(fresh_token())
    sent(fresh_token())

    assert sent.times == 2


def test_a_form_with_something_to_mend_may_be_sent_again(sent):
    token = fresh_token()
    sent.answer = lambda: HttpResponse("kijk nog eens", status=422)
    sent(token)
    sent.answer = lambda: HttpResponseRedirect("/daar/")

    assert sent(token)["Location"] == "/daar/"
    assert sent.times == 2


@pytest.mark.parametrize("token", [None, "", "geen nummer"])
def test_without_a_number_each_sending_counts(sent, token):
    sent(token)
    sent(token)

    assert sent.times == 2
    assert not HandledForm.objects.exists()


def test_asking_for_the_form_uses_nothing_up(sent):
    token = fresh_token()

    sent(token, method="get")

    assert sent(token)["Location"] == "/daar/"


def test_when_it_is_not_known_where_the_first_led_one_comes_back_to_the_form(sent):
    token = fresh_token()
    HandledForm.objects.create(token=token)

    assert sent(token)["Location"] == "/hier/"
    assert sent.times == 0
