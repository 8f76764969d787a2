"""Somebody who visits the site without a browser: keeps cookies, sends forms with their hidden fields."""

from __future__ import annotations

import re
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"[^>]*value="([^"]*)"')


class Visitor:
    """`Visitor(address, "jan")` is signed in as Jan."""

    def __init__(self, address: str, name: str) -> None:
        self.address = address
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.read("/demo/")
        self.send(f"/demo/{name}/", page="/demo/")

    def read(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=20) as answer:
            return answer.read().decode()

    def send(self, path: str, *, page: str = "", **filled: str) -> str:
        """Send the form of a page, and give the address where it led."""
        hidden = dict(HIDDEN.findall(self.read(page or path)))
        body = urlencode({**hidden, **filled}).encode()
        request = Request(self.address + path, data=body, headers={"Referer": self.address + path})
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.url.removeprefix(self.address)
        except HTTPError as refused:
            raise AssertionError(f"{path} answered {refused.code}: {refused.read()[:300]!r}") from refused
