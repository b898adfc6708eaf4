"""A reader chooses a language, and is led nowhere else."""

import pytest
from django.test import Client

pytestmark = pytest.mark.urls("tests.journeys.style")


@pytest.fixture(autouse=True)
def two_languages(settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("gd", "Scottish Gaelic")]


def test_each_language_is_offered_by_its_own_name() -> None:
    page = Client().get("/language/").content.decode()
    assert "Gàidhlig" in page


def test_the_choice_is_kept_and_the_reader_goes_back() -> None:
    answer = Client().post("/language/", {"language": "gd", "next": "/style/?page=2"})
    assert (answer.status_code, answer["Location"]) == (302, "/style/?page=2")
    assert answer.cookies["django_language"].value == "gd"


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_away_from_the_site(next_: str) -> None:
    answer = Client().post("/language/", {"language": "gd", "next": next_})
    assert answer["Location"] == "/"


def test_a_language_that_is_not_offered_is_refused() -> None:
    answer = Client().post("/language/", {"language": "tlh", "next": "/"})
    assert answer.status_code == 400
    assert "django_language" not in answer.cookies


def test_the_switch_shows_only_where_there_is_a_choice(settings) -> None:
    assert 'href="/language/?next=/language/"' in Client().get("/language/").content.decode()
    settings.LANGUAGES = [("en", "English")]
    assert 'href="/language/' not in Client().get("/language/").content.decode()
