"""HTML to PDF/UA-1, by WeasyPrint. It is imported when the first PDF is asked for: it needs libraries of the system."""

import mimetypes
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

from moothill.commons.printing.errors import NoPrinter

# Addresses of our own static files in a page that is printed: "own-static:ui/paper.css".
OWN = "own-static:"
_STYLE = f"{OWN}ui/paper.css"


class NotOurs(ValueError):
    """An address that the printer does not fetch."""


def is_there() -> bool:
    """Whether PDFs can be made on this machine."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def printed(html: str) -> bytes:
    """The page as a tagged PDF (PDF/UA-1). `html` is a whole document with a title and a language.

    Nothing is fetched for it but static files of this site: whatever else it names is left out. Raises NoPrinter.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise NoPrinter from error
    fetcher = _fetcher()
    page = weasyprint.HTML(string=html, base_url=OWN, url_fetcher=fetcher)
    style = weasyprint.CSS(url=_STYLE, url_fetcher=fetcher)
    made: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", pdf_tags=True)
    return made


def found(address: str) -> tuple[bytes, str]:
    """The content and the type of the static file at an address of our own. Raises NotOurs for every other address."""
    name = address.removeprefix(OWN)
    path = (
        finders.find(name)
        if address.startswith(OWN) and ".." not in name and not name.startswith("/")
        else None
    )
    if not isinstance(path, str):
        raise NotOurs(f"the printer does not fetch {address[:200]}")
    return Path(path).read_bytes(), mimetypes.guess_type(path)[0] or "application/octet-stream"


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Opens nothing: no network, no file but a static one."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            content, kind = found(url)
            return URLFetcherResponse(url, body=content, headers={"Content-Type": kind})

    return Fetcher(allowed_protocols=())
