"""An operator's brand is used, and refused where people could not read it."""

import pytest
from django.test import Client

from moothill.commons.ui.checks import brand_can_be_read
from moothill.commons.ui.colours import contrast

pytestmark = pytest.mark.urls("tests.journeys.style")

OURS = {"name": "Oakland", "colour": "#1d5e4b", "tint": "#eef5f1", "font": "", "logo": ""}


@pytest.fixture
def brand(settings):
    settings.BRAND = dict(OURS)
    return settings.BRAND


def faults() -> list[str]:
    return [error.id for error in brand_can_be_read()]


def test_the_brand_that_ships_can_be_read(brand) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("setting", "value", "fault"),
    [
        ("colour", "green", "ui.E001"),
        ("colour", "#1d5e4b;} body{display:none", "ui.E001"),
        ("colour", "#8cc7ad", "ui.E002"),
        ("tint", "#7a7a7a", "ui.E002"),
        ("name", " ", "ui.E003"),
        ("font", "Arial; } body { display: none", "ui.E004"),
        ("logo", "/nowhere/logo.svg", "ui.E005"),
    ],
)
def test_a_brand_that_would_break_a_page_is_refused(brand, setting: str, value: str, fault: str) -> None:
    brand[setting] = value
    assert fault in faults()


def test_a_fault_names_the_setting_and_the_mend(brand) -> None:
    brand["colour"] = "#8cc7ad"
    (error,) = [each for each in brand_can_be_read() if "MOOTHILL_BRAND_COLOUR" in each.msg]
    assert error.msg == "MOOTHILL_BRAND_COLOUR has a contrast of 1.9 with white; people need at least 4.5."
    assert error.hint == "Choose a darker colour."


def test_contrast_is_counted_as_the_standard_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1


def test_the_stylesheet_carries_the_brand_under_an_address_that_changes_with_it(brand, db) -> None:
    first = Client().get("/language/").context["brand"]["stylesheet"]
    brand["colour"] = "#00437e"
    second = Client().get("/language/").context["brand"]["stylesheet"]
    assert first != second
    answer = Client().get(second)
    assert "--mh-brand: #00437e;" in answer.content.decode()
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]


def test_a_logo_is_served_so_that_it_can_run_nothing(brand, tmp_path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    brand["logo"] = str(logo)
    assert faults() == []
    answer = Client().get("/brand-logo")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_without_a_logo_there_is_none(brand) -> None:
    assert Client().get("/brand-logo").status_code == 404
