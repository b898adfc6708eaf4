"""The sample as every visitor gets it: through the public pages and lists."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests.database import kept_for_a_module

HOME = "/scotland-2018-20/"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_module(django_db_blocker):
        call_command("sample", verbosity=0)
        yield


@pytest.fixture
def sample(loaded: None, db: None) -> None:
    """Loaded once for a whole module."""


@pytest.fixture
def rows(sample: None, client: Client) -> Callable[[str], list[dict[str, Any]]]:
    """The results of one of the cycle's public lists; the count beside them is held against their number."""

    def of(name: str) -> list[dict[str, Any]]:
        data = client.get(f"{HOME}{name}.json").json()
        assert data["count"] == len(data["results"])
        return data["results"]

    return of


@pytest.fixture
def page(sample: None, client: Client) -> Callable[[str], str]:
    """The HTML of one of the cycle's public pages."""
    return lambda address: client.get(HOME + address).content.decode()
