"""The brand: an operator's name, colours, font and logo, which our stylesheets read as custom properties."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class Brand:
    """The brand in force. `logo` is the path of a picture file on this machine, or "" for our own mark."""

    name: str
    colour: str
    tint: str
    font: str
    logo: str

    @property
    def css(self) -> str:
        """The custom properties, as a stylesheet."""
        rules = [f"--mh-brand: {self.colour};", f"--mh-tint: {self.tint};"]
        if self.font:
            rules.append(f"--mh-font: {self.font};")
        return ":root { " + " ".join(rules) + " }\n"

    @property
    def stamp(self) -> str:
        """Changes when the stylesheet or the logo does, so that both may be kept for ever under it."""
        logo = Path(self.logo).read_bytes() if self.logo and Path(self.logo).is_file() else b""
        return hashlib.sha256(self.css.encode() + logo).hexdigest()[:12]


def brand() -> Brand:
    """The brand that the settings name."""
    return Brand(**settings.BRAND)


@lru_cache(maxsize=8)
def stamp_of(given: Brand) -> str:
    """The stamp of `given`, worked out once in a process: a page asks for it each time."""
    return given.stamp
