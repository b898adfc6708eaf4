"""System checks: a brand that cannot be shown, or that some people could not read, is refused at start."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register

from moothill.commons.ui.brand import LOGO_TYPES, Brand, brand
from moothill.commons.ui.colours import contrast, is_colour

LINK = (
    "#0065bd"  # the colours of links and of quiet text in our stylesheets, which must be legible on the tint
)
QUIET = "#56606a"
WHITE = "#ffffff"
AA_TEXT = 4.5
LOGO_LIMIT = 200_000
_FONT = re.compile(r"""[\w\s,"'-]*""")


@register()
def brand_can_be_read(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors for every setting of the brand that would break a page."""
    given = brand()
    return [*_colours(given), *_words(given), *_logo(given)]


def _colours(given: Brand) -> Iterator[CheckMessage]:
    for setting, colour in (
        ("MOOTHILL_BRAND_COLOUR", given.colour),
        ("MOOTHILL_BRAND_TINT", given.tint),
    ):
        if not is_colour(colour):
            yield Error(
                f"{setting} is {colour!r}.",
                hint="Write a colour as #1d5e4b.",
                id="ui.E001",
            )
            return
    if contrast(given.colour, WHITE) < AA_TEXT:
        yield _too_pale("MOOTHILL_BRAND_COLOUR", "white", contrast(given.colour, WHITE), "darker")
    for name, ink in (
        ("links", LINK),
        ("quiet text", QUIET),
        ("the brand colour", given.colour),
    ):
        if contrast(given.tint, ink) < AA_TEXT:
            yield _too_pale("MOOTHILL_BRAND_TINT", name, contrast(given.tint, ink), "lighter")


def _too_pale(setting: str, against: str, ratio: float, mend: str) -> CheckMessage:
    what = f"{setting} has a contrast of {ratio:.1f} with {against}; people need at least {AA_TEXT}."
    return Error(what, hint=f"Choose a {mend} colour.", id="ui.E002")


def _words(given: Brand) -> Iterator[CheckMessage]:
    if not given.name.strip():
        yield Error(
            "MOOTHILL_BRAND_NAME is empty.",
            hint="Write the name of the site.",
            id="ui.E003",
        )
    if not _FONT.fullmatch(given.font):
        yield Error(
            f"MOOTHILL_BRAND_FONT is {given.font!r}.",
            hint='Write names of fonts with commas between, as in "Noto Sans", sans-serif.',
            id="ui.E004",
        )


def _logo(given: Brand) -> Iterator[CheckMessage]:
    if not given.logo:
        return
    logo = Path(given.logo)
    if logo.suffix not in LOGO_TYPES or not logo.is_file() or logo.stat().st_size > LOGO_LIMIT:
        yield Error(
            f"MOOTHILL_BRAND_LOGO is {given.logo!r}.",
            hint=f"Give the path of a readable .svg, .png or .webp file of at most {LOGO_LIMIT:,} bytes.",
            id="ui.E005",
        )
