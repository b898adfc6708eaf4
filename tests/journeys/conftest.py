"""Chromium, and people to sit at it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, expect, sync_playwright

from moothill.commons.ui import pseudo
from tests.journeys.checks import DESK, Pages, Visitor

# Playwright keeps an event loop in this thread; the tests' own database calls beside it are plain ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# What a page is expected to show comes when a busy machine gets to it.
expect.set_options(timeout=20_000)

CHROMIUM = "/usr/bin/chromium"
QUIETLY = (
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(autouse=True)
def fresh_rate_limits(request: pytest.FixtureRequest) -> None:
    """Everybody sits at one machine here; what an earlier test tried must not slow this one down."""
    if "browser" in request.keywords and request.node.get_closest_marker("django_db"):
        request.getfixturevalue("transactional_db")
        cache.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    args = [*QUIETLY, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Every page looked at; the HTML checker, slow to start, reads them all once at the end."""
    collected = Pages(tmp_path_factory.mktemp("pages"))
    yield collected
    faults = collected.faults()
    assert not faults, "the HTML checker found:\n" + "\n".join(faults)


@pytest.fixture
def make_visitor(browser: Browser, live_server: Any, pages: Pages) -> Iterator[Callable[..., Visitor]]:
    """Seats somebody at a browser of their own: make_visitor(), or with options of a Playwright context."""
    contexts = []

    def make(**options: Any) -> Visitor:
        contexts.append(browser.new_context(**{"viewport": DESK, "locale": "en-GB", **options}))
        contexts[-1].set_default_timeout(10_000)
        return Visitor(contexts[-1], live_server.url, pages)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(make_visitor: Callable[..., Visitor]) -> Visitor:
    return make_visitor()


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two pseudo-languages, made from the catalogues as they stand."""
    folder = tmp_path_factory.mktemp("pseudo")
    pseudo.build(folder)
    return folder


@pytest.fixture
def pseudo_languages(pseudo_folder: Path, settings: Any) -> None:
    """Switches the pseudo-languages on for one test."""
    settings.LOCALE_PATHS = [pseudo_folder, *settings.LOCALE_PATHS]
    settings.LANGUAGES = [*settings.LANGUAGES, *pseudo.LANGUAGES]
