"""The operator's page, in a browser on this machine."""

import pytest

from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_operator_looks_at_the_health_of_the_site(visitor: Visitor, settings, tmp_path, cycle) -> None:
    settings.SHOWS_MAIL, settings.HOME, settings.BACKUPS = True, tmp_path, tmp_path / "backups"
    visitor.open("/health/details/")
    visitor.look("health")
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "How the site is"
    row = visitor.page.get_by_role("row").filter(has_text="Backup")
    assert "look" in row.inner_text() and "every night" in row.inner_text()
