"""A piece is drawn once for the same values, and never shown for others."""

from dataclasses import dataclass

import pytest
from django.utils import translation

from moothill.commons.ui.pieces import piece


@dataclass(frozen=True)
class Row:
    words: str


@pytest.fixture
def template(settings, tmp_path) -> str:
    (tmp_path / "row.html").write_text(
        "{% load i18n %}<p>{{ row.words }}</p>{% if late %}{% translate 'overdue' %}{% endif %}"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return "row.html"


def test_equal_values_give_the_very_same_piece(template) -> None:
    assert piece(template, row=Row("One"), late=False) is piece(template, row=Row("One"), late=False)


def test_other_values_give_another(template) -> None:
    assert piece(template, row=Row("One"), late=True) == "<p>One</p>overdue"
    assert piece(template, row=Row("Two"), late=False) == "<p>Two</p>"


def test_the_space_around_it_is_left_out(settings, tmp_path) -> None:
    (tmp_path / "spaced.html").write_text("\n  <p>{{ words }}</p>\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    assert piece("spaced.html", words="One & two") == "<p>One &amp; two</p>"


def test_each_language_has_its_own(template) -> None:
    with translation.override("en"):
        english = piece(template, row=Row("One"), late=True)
    with translation.override("fr"):
        assert piece(template, row=Row("One"), late=True) is not english


def test_what_people_wrote_is_escaped(template) -> None:
    assert piece(template, row=Row("<b>"), late=False) == "<p>&lt;b&gt;</p>"


def test_what_cannot_be_compared_by_its_looks_is_refused(template) -> None:
    with pytest.raises(TypeError):
        piece(template, row=["a list"])
