"""What protects every page: headers, cookies, addresses, sizes, and a log that says nothing of anybody."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from kring.config.quiet_logging import QuietFormatter
from kring.config.urls import *  # noqa: F403 — the addresses of Kring, with some that go wrong

NAME, BSN, TYPED = "Amina El Idrissi", "111222334", "hij slaat mij als hij drinkt"


def breaks(request, naam):
    name = NAME
    raise ValueError(f"Key (surname, bsn)=({name}, {BSN}) already exists.")


def says_json(request):
    return HttpResponse("{}", content_type="application/json")


urlpatterns = [  # type: ignore[name-defined]
    path("gaat-stuk/<str:naam>/", breaks),
    path("json/", says_json),
    *urlpatterns,  # noqa: F405
]

PAGES = {
    "a page": ("get", "/account/inloggen/", 200),
    "a redirect": ("get", "/account/", 302),
    "nothing there": ("get", "/bestaat-niet/", 404),
    "not so": ("get", "/account/inloggen/bij/x/", 405),
    "broken": ("get", "/gaat-stuk/x/", 500),
    "json": ("get", "/json/", 200),
    "a file": ("get", "/static/ui/kring.svg", 200),
    "a wrong host": ("get", "/account/inloggen/", 400),
    "without a form token": ("post", "/account/inloggen/", 403),
}


@pytest.fixture
def answers(db, settings):
    """The answer of every kind: `answers("a page")`."""
    settings.ROOT_URLCONF = __name__

    def ask(kind):
        method, address, status = PAGES[kind]
        client = Client(raise_request_exception=False, enforce_csrf_checks=kind == "without a form token")
        extra = {"headers": {"host": "elsewhere.example"}} if kind == "a wrong host" else {}
        answer = getattr(client, method)(address, **extra)
        assert answer.status_code == status, kind
        opened.append(answer)
        return answer

    opened = []
    yield ask
    for answer in opened:
        answer.close()


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_answer_has_the_headers(answers, kind):
    headers = answers(kind).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "camera=()" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self'" in policy
    for weak in ("unsafe-inline", "unsafe-eval", "*", "http:"):
        assert weak not in policy
    if kind != "a file":
        assert "no-store" in headers["Cache-Control"]


@pytest.mark.parametrize("kind", PAGES)
def test_text_says_in_which_letters_it_is_written(answers, kind):
    answer = answers(kind)

    media = answer.headers.get("Content-Type", "")
    assert media or not getattr(answer, "content", b"")
    if media.startswith("text/") or media.split(";")[0].endswith("xml"):
        assert media.endswith("; charset=utf-8")


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND"])
@pytest.mark.parametrize(
    "address", ["/account/inloggen/", "/account/uitloggen/", "/i18n/setlang/", "/onderdelen/snel-weg/"]
)
def test_nothing_but_asking_and_sending_is_answered(db, method, address):
    answer = Client(enforce_csrf_checks=True).generic(method, address, headers={"x-told": "Amina"})

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, POST"
    assert b"Amina" not in answer.content
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_after_signing_out_the_browser_keeps_nothing(cast, signed_in_now):
    client = signed_in_now("jan")
    assert "Clear-Site-Data" not in client.get("/account/").headers

    assert client.post("/account/uitloggen/")["Clear-Site-Data"] == '"cache", "storage"'


def test_no_page_is_kept_in_the_browser_for_the_back_button(cast, signed_in):
    assert '"historyCacheSize": 0' in signed_in("jan").get("/vandaag/").content.decode()


def test_no_page_of_the_door_has_script_or_style_of_its_own(answers, client):
    import re

    for address in ("/account/inloggen/", "/uitnodiging/"):
        html = client.get(address).content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert not re.search(r"\son[a-z]+=", html)
        for script in re.findall(r"<script([^>]*)>", html):
            assert "src=" in script or 'type="application/json"' in script


def test_cookies_are_out_of_reach(cast, client):
    client.get("/account/inloggen/")
    client.post("/demo/jan/")

    for name in ("kring", "kring-form", "kring-seen"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"
        assert client.cookies[name]["path"] == "/"
        assert not client.cookies[name]["domain"]


def test_over_https_cookies_are_bound_to_this_host_and_everything_else_leads_to_https():
    """Settings are read once; so this asks a process of its own."""
    code = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SEEN_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS,"
        " s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN, s.DEBUG)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "KRING_HTTPS": "1", "KRING_DEBUG": "0"},
        capture_output=True,
        text=True,
    )

    assert told.stdout.split() == [
        "__Host-kring", "__Host-kring-form", "__Host-kring-seen", "True", "True", "True", "31536000", "False", "False",
    ], told.stderr  # fmt: skip


@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.elsewhere.example", "testserver@elsewhere.example"])
def test_another_host_is_not_answered(db, host):
    assert Client(headers={"host": host}).get("/account/inloggen/").status_code == 400


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "https:elsewhere.example"])
@pytest.mark.parametrize("door", ["/account/inloggen/", "/account/uitloggen/", "/i18n/setlang/"])
def test_nobody_is_led_to_another_site(cast, signed_in_now, door, elsewhere):
    client = signed_in_now("jan")

    answer = client.post(door, {"next": elsewhere, "language": "en"})

    assert "elsewhere.example" not in answer.headers.get("Location", "")


def test_a_body_that_is_far_too_large_is_refused_before_it_is_read(db, settings):
    answer = Client().post("/account/inloggen/", {"login": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})

    assert answer.status_code in (400, 413)


def test_a_form_with_thousands_of_fields_is_refused(db):
    assert Client().post("/account/inloggen/", {f"f{number}": "1" for number in range(1100)}).status_code == 400


@pytest.fixture
def log():
    """What the application writes to its log, as it would stand in the file."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(QuietFormatter())
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


def test_a_fault_shows_a_number_that_stands_in_the_log_too_and_the_log_says_nothing_of_anybody(answers, log):
    client = Client(raise_request_exception=False)

    answer = client.post(f"/gaat-stuk/{NAME}/?q={BSN}", {"wat": TYPED, "bsn": BSN})

    page, line = answer.content.decode(), log.getvalue()
    number = page.split("<b>")[1].split("</b>")[0]
    assert f"nummer {number}" in line
    assert "builtins.ValueError" in line
    assert "test_hardening.py" in line
    assert "/gaat-stuk/<str:naam>/" in line
    for personal in (NAME, "Amina", BSN, TYPED, "surname"):
        assert personal not in line
        assert personal not in page


def test_what_libraries_put_in_their_lines_stays_out(log):
    library = logging.getLogger("some.library")
    library.warning("could not send to %s after %d tries", "amina@example.org", 3)
    library.warning(f"could not send to {NAME}")
    library.warning("could not send to %(who)s", {"who": NAME})
    try:
        raise KeyError(NAME)
    except KeyError:
        library.exception("broken for %s", NAME)

    lines = log.getvalue()
    assert "could not send to … after 3 tries" in lines
    assert "KeyError" in lines
    assert "mina" not in lines


def test_a_line_says_when_in_utc(log):
    logging.getLogger("kring.x").warning("something")

    moment = datetime.fromisoformat(log.getvalue().split()[0])
    assert moment.utcoffset() == timedelta()
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=1)


def test_the_settings_write_the_log_that_way_and_send_no_mail(settings):
    assert settings.LOGGING["formatters"]["quiet"]["()"].endswith("QuietFormatter")
    handlers = [one for logger in settings.LOGGING["loggers"].values() for one in logger.get("handlers", [])]
    assert "mail_admins" not in handlers
    assert not any("Mail" in type(one).__name__ for one in logging.getLogger("django").handlers)


def test_a_browser_may_report_what_it_refused_without_telling_whose_page_it_was(db, log):
    told = b'{"csp-report": {"effective-directive": "script-src", "blocked-uri": "https://evil.example/x.js?Amina",'
    told += b'"document-uri": "http://testserver/gezinnen/12/?q=Amina"}}'

    answer = Client().post("/account/csp/", told, content_type="application/csp-report")

    assert answer.status_code == 204
    assert "script-src refused evil.example" in log.getvalue()
    assert "Amina" not in log.getvalue()
    assert Client().post("/account/csp/", b"[1]", content_type="application/json").status_code == 400


def test_search_has_a_limit_for_one_account_and_not_for_all(cast, signed_in_now, settings):
    settings.PAGE_LIMITS = {"workbench:search": ("GET", 2, 60)}
    client = signed_in_now("jan")

    answers = [client.get("/zoeken/?q=x").status_code for _ in range(3)]

    assert answers == [200, 200, 429]
    told = client.get("/zoeken/?q=x")
    assert "Wacht" in told.content.decode()
    assert 0 < int(told["Retry-After"]) <= 60
    other = Client()
    other.post("/demo/fleur/")
    assert other.get("/zoeken/?q=x").status_code == 200


@pytest.mark.parametrize("name", ["account_login", "redeem", "workbench:search", "csp_report"])
def test_pages_that_could_be_tried_out_have_a_limit(settings, name):
    from django.urls import reverse

    assert name in settings.PAGE_LIMITS
    assert reverse(name)


def test_every_limit_is_of_a_page_that_is_there(settings):
    from django.urls import get_resolver

    known = set()

    def walk(resolver, prefix=""):
        for one in resolver.url_patterns:
            if hasattr(one, "url_patterns"):
                walk(one, f"{prefix}{one.namespace}:" if one.namespace else prefix)
            elif one.name:
                known.add(f"{prefix}{one.name}")

    walk(get_resolver("kring.config.urls"))
    assert set(settings.PAGE_LIMITS) <= known


def test_behind_a_proxy_the_address_is_what_our_own_proxy_wrote(rf, settings):
    from kring.foundation.core.network import address_of

    request = rf.get("/", headers={"x-forwarded-for": "6.6.6.6, 203.0.113.7"}, REMOTE_ADDR="10.0.0.1")

    settings.PROXIES = 0
    assert address_of(request) == "10.0.0.1"
    settings.PROXIES = 1
    assert address_of(request) == "203.0.113.7"
