"""The base page is the same for every passer-by, and error pages say what happened and what to do."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

pytestmark = pytest.mark.urls("tests.journeys.style")

ERRORS = ("400.html", "403.html", "403_csrf.html", "404.html")


def test_a_shared_page_holds_no_token_and_sets_no_cookie() -> None:
    answer = Client().get("/accounts/password/reset/done/")
    assert answer.status_code == 200
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert answer.cookies == {}


def test_no_page_carries_inline_script_or_style() -> None:
    pages = [
        Client().get(f"/accounts/{address}").content.decode()
        for address in ("login/", "signup/", "password/reset/")
    ]
    for page in [
        *pages,
        *(render_to_string(name, request=RequestFactory().get("/")) for name in (*ERRORS, "500.html")),
    ]:
        assert not re.search(r"<style|\sstyle=|\son\w+=", page)
        assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_has_one_heading_and_a_way_on(name: str) -> None:
    page = render_to_string(name, request=RequestFactory().get("/somewhere/"))
    assert page.count("<h1>") == 1
    assert 'href="/"' in page


def test_a_broken_server_still_has_words(db) -> None:
    assert "The fault is ours" in render_to_string("500.html")


def test_a_refusal_gives_its_reason_escaped() -> None:
    page = render_to_string("403.html", {"reason": "Only stewards <b>"}, request=RequestFactory().get("/x/"))
    assert "Only stewards &lt;b&gt;" in page


def test_a_form_that_was_refused_gives_back_what_was_typed() -> None:
    typed = [("text", "my <b>long</b> letter")]
    page = render_to_string("403_csrf.html", {"typed": typed}, request=RequestFactory().get("/x/"))
    assert "my &lt;b&gt;long&lt;/b&gt; letter" in page
